/**
 * Sends the parcels of a delivery over HTTP, the document last. Used by courier.ts.
 *
 * HTTP knows no temporary names: a file is there once the server answers. So every try of a parcel has
 * the same Idempotency-Key; a PUT looks first whether the file stands there already, as an earlier try
 * whose answer was lost may have left it; and `placing` is written down once all but the last parcel
 * were taken, after which only the last one is sent.
 */
import { createHash } from 'node:crypto';
import type { Delivery, DeliverySteps, Parcel } from '#core/outbox/courier.ts';
import type { Receipt } from '#core/outbox/records.ts';
import { Fault, nameTaken, oneLine, wrongSize } from '#main/couriers/fault.ts';
import { answerFault } from '#main/couriers/http-fault.ts';
import { exchange, type HttpAnswer, type HttpLine, type HttpWay } from '#main/couriers/http-line.ts';
import { provenBy } from '#main/couriers/http-proof.ts';
import { addressOf, loginHeaders, parcelHeaders } from '#main/couriers/http-request.ts';
import type { Doing } from '#main/couriers/place-parcels.ts';
import { checkStaged, sourceOf } from '#main/couriers/source.ts';

/** What all exchanges of a delivery share. */
export interface HttpCall {
  readonly line: HttpLine;
  readonly way: HttpWay;
  readonly secret: string;
  readonly idleMs: number;
  readonly signal: AbortSignal;
}

type Checked = Receipt['checked'];
const weakestFirst: readonly Checked[] = ['answer', 'size', 'checksum'];

/** @throws Fault, or whatever once it was called off */
export async function sendOverHttp(
  call: HttpCall,
  delivery: Delivery,
  steps: DeliverySteps,
  doing: Doing,
): Promise<Omit<Receipt, 'at'>> {
  const { parcels } = delivery;
  const total = parcels.reduce((sum, parcel) => sum + parcel.bytes, 0);
  let before = 0;
  let checked: Checked = 'checksum';
  let said = '';
  doing.placing = delivery.placing;
  for (const [index, parcel] of parcels.entries()) {
    const start = before;
    before += parcel.bytes;
    const last = index === parcels.length - 1;
    if (delivery.placing && !last) continue;
    doing.undone = `${parcel.name} was not sent`;
    await checkStaged(parcel);
    if (last && parcels.length > 1 && !delivery.placing) {
      doing.placing = true;
      await steps.placing();
    }
    const sent = await sendParcel(call, delivery, parcel, `${delivery.id}-${index + 1}`, {
      tell: (there) => steps.progress(start + there, total),
      // The server may have all of it now: from here on its answer counts, and nothing can be called back.
      allHanded: () => {
        doing.placing ||= last;
      },
    });
    said = sent.said;
    if (weakestFirst.indexOf(sent.checked) < weakestFirst.indexOf(checked)) checked = sent.checked;
    steps.progress(before, total);
  }
  return { files: parcels.map(({ name, bytes, hash }) => ({ name, bytes, hash })), checked, said };
}

async function sendParcel(
  call: HttpCall,
  delivery: Delivery,
  parcel: Parcel,
  key: string,
  { tell, allHanded }: { tell(there: number): void; allHanded(): void },
): Promise<{ checked: Checked; said: string }> {
  const { way, secret } = call;
  const url = addressOf(way, parcel.name);
  if (way.method === 'PUT') {
    const found = await standing(call, url, parcel);
    if (found === 'same') return { checked: 'checksum', said: '' };
    if (found === 'another') throw nameTaken(url.host, parcel.name);
  }
  const answer = await send();
  const { status } = answer;
  // If-None-Match found a file after all: ours, if an earlier try was taken meanwhile.
  if (way.method === 'PUT' && status === 412) {
    if ((await standing(call, url, parcel)) === 'same') return { checked: 'checksum', said: '' };
    throw nameTaken(url.host, parcel.name);
  }
  if (status < 200 || status > 299) throw answerFault(answer, url.host);
  const said = oneLine(answer.text === '' ? `${status}` : `${status} ${answer.text}`);
  return { checked: await proof(call, url, parcel, answer), said };

  async function send(): Promise<HttpAnswer> {
    const headers = await parcelHeaders(way, parcel, key, secret);
    const body = () => {
      let sent = 0;
      return sourceOf(parcel, 0, delivery.destination.kilobytesPerSecond, (bytes) => {
        sent += bytes;
        tell(sent);
        if (sent >= parcel.bytes) allHanded();
      });
    };
    try {
      return await exchange(call.line, { ...call, url, method: way.method, headers, body });
    } catch (error) {
      if (error instanceof Fault && (error.kind === 'interrupted' || error.kind === 'stalled'))
        throw new Fault(error.kind, error.message, sentAgain, error);
      throw error;
    }
  }
}

const sentAgain =
  'Whether the server took it is not known; the next try sends it whole with the same Idempotency-Key.';

/** What stands at a PUT's address: compared byte for byte, since a size alone can be a coincidence. */
async function standing(call: HttpCall, url: URL, parcel: Parcel): Promise<'nothing' | 'same' | 'another'> {
  const headers = { ...loginHeaders(call.way, call.secret), 'accept-encoding': 'identity' };
  const head = await exchange(call.line, { ...call, url, method: 'HEAD', headers });
  if (head.status !== 200) return 'nothing';
  const length = head.headers['content-length'];
  if (length !== undefined && Number(length) !== parcel.bytes) return 'another';
  const digest = createHash('sha256');
  let bytes = 0;
  const received = (chunk: Buffer) => {
    digest.update(chunk);
    bytes += chunk.length;
    if (bytes > parcel.bytes) throw nameTaken(url.host, parcel.name);
  };
  const answer = await exchange(call.line, { ...call, url, method: 'GET', headers, received });
  return answer.status === 200 && digest.digest('hex') === parcel.hash ? 'same' : 'another';
}

/** How well a file is proven: by what the answer says of it, else by looking at it where it was put. */
async function proof(call: HttpCall, url: URL, parcel: Parcel, answer: HttpAnswer): Promise<Checked> {
  if ((await provenBy(answer, parcel, url.host, false)) === 'checksum') return 'checksum';
  if (call.way.method !== 'PUT') return 'answer';
  const headers = { ...loginHeaders(call.way, call.secret), 'accept-encoding': 'identity' };
  const head = await exchange(call.line, { ...call, url, method: 'HEAD', headers }).catch(
    (error: unknown) => {
      // The server has answered that it took the file; a look that fails takes nothing of that back.
      if (error instanceof Fault) return null;
      throw error;
    },
  );
  if (head?.status !== 200) return 'answer';
  const length = head.headers['content-length'];
  if (length !== undefined && Number(length) !== parcel.bytes) {
    const fault = wrongSize(url.host, Number(length), parcel.bytes);
    throw new Fault('size', fault.message, 'Have it removed there, then retry.');
  }
  return (await provenBy(head, parcel, url.host, true)) ?? (length === undefined ? 'answer' : 'size');
}
