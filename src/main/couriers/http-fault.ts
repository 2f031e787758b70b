/** Puts an HTTP answer that is no success into a fault. Used by http.ts and by the test of a destination. */
import { Fault, quoted } from '#main/couriers/fault.ts';
import type { HttpAnswer } from '#main/couriers/http-line.ts';

/** Status codes: RFC 9110 section 15; 507 from RFC 4918. */
export function answerFault(answer: HttpAnswer, where: string): Fault {
  const { status } = answer;
  const said = `${where} answered ${status}${answer.text.trim() === '' ? '' : ` and said ${quoted(answer.text)}`}`;
  if (status >= 300 && status < 400)
    return new Fault(
      'refused',
      `${where} answered ${status} and points to another address`,
      'Nothing is sent to an address that nobody chose; write the new one into the destination, then retry.',
    );
  switch (status) {
    case 401:
    case 407:
      return new Fault('login', `the login was refused: ${said}`);
    case 402:
    case 403:
      return new Fault('permission', `it is not permitted: ${said}`);
    case 404:
    case 405:
    case 410:
      return new Fault(
        'refused',
        `nothing takes files at this address: ${said}`,
        'Check the address and the method, then retry.',
      );
    case 408:
    case 504:
      return new Fault('stalled', `it took too long: ${said}`, sentAgain);
    case 413:
      return new Fault(
        'refused',
        `it is too large for the server: ${said}`,
        'Choose a smaller rendition, then retry.',
      );
    case 507:
      return new Fault('full', `no room is left: ${said}`, 'Once there is room, retry.');
    case 423:
    case 425:
    case 429:
    case 500:
    case 502:
    case 503:
      return new Fault('unreachable', `it could not be taken now: ${said}`, sentAgain);
    default:
      return new Fault('refused', `it was refused: ${said}`);
  }
}

const sentAgain = 'What is tried again has the same Idempotency-Key.';
