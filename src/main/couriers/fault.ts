/**
 * What went wrong on the way to a destination, as a kind that the queue decides by and words for the
 * editor. Every courier throws faults and nothing else. No fault ever holds a password, a token or a
 * header's value; what a server said is quoted in one short line.
 */

import type { SendProblem } from '#core/outbox/records.ts';
import { spokenSize } from '#main/tools/file-source.ts';

export type FaultKind = SendProblem['kind'];

/** A clause that says what happened ("the connection to … was cut"), without capital and full stop. */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly kind: FaultKind;
  /** What to do, where the kind's usual advice does not fit. */
  readonly advice: string | null;
  /** The same for a test, for which no send waits; null where the advice fits both. */
  readonly testAdvice: string | null;

  constructor(
    kind: FaultKind,
    clause: string,
    advice: string | null = null,
    cause?: unknown,
    testAdvice: string | null = null,
  ) {
    super(clause, { cause });
    this.kind = kind;
    this.advice = advice;
    this.testAdvice = testAdvice;
  }
}

const keptThere = 'What has arrived is kept there under a temporary name, and the next try goes on from it.';

const advices: Record<FaultKind, string> = {
  unreachable: 'The send is kept and goes when it can be reached again; check the network and the address.',
  interrupted: keptThere,
  stalled: keptThere,
  login: 'The send is kept; correct the login of the destination and test it, then retry.',
  'host-key':
    'Nothing was said to it. Ask who keeps the server whether its key was changed, and trust the new one only then.',
  certificate: 'Nothing was sent. Ask who keeps the server, or give its authority in the destination.',
  permission:
    'The send is kept; ask who keeps the server for the right, or choose another folder, then retry.',
  full: 'What has arrived is kept there; once there is room, retry.',
  size: 'What stands there under a temporary name was removed, and the next try sends it anew.',
  rename: 'It is kept there whole under its temporary name; once it may be renamed, retry.',
  'name-taken':
    'Nothing was overwritten. Remove or rename the file there, or change the names of the destination, then retry.',
  refused: 'The send is kept; settle it with who keeps the server, then retry.',
  secret: 'The send is kept and goes once that is given.',
  document: 'Retry to have it made anew.',
  picture: 'Retry to have it made anew.',
};

/** What is undone before anything was tried. */
export const nothingSent = 'nothing was sent';

/** Where nothing can have arrived yet. */
const earlyAdvices: Partial<Record<FaultKind, string>> = {
  interrupted: 'The send is kept for the next try.',
  stalled: 'The send is kept for the next try.',
};

/** The problem that the outbox shows, led by what was being done ("harbour.jpg was not sent"), '' for nothing yet. */
export function problemOf(fault: Fault, undone = ''): SendProblem {
  const clause = undone === '' ? fault.message : `${undone}: ${fault.message}`;
  const advice =
    fault.advice ?? (undone === nothingSent ? earlyAdvices[fault.kind] : undefined) ?? advices[fault.kind];
  return { kind: fault.kind, message: `${sentence(clause)} ${advice}` };
}

/** What to do about a test that failed: no send waits for it. */
const testAdvices: Partial<Record<FaultKind, string>> = {
  unreachable: 'Check the address, the port and the network.',
  interrupted: 'Try it again; if it stays so, ask who keeps the server.',
  stalled: 'Try it again; if it stays so, ask who keeps the server.',
  login: 'Correct the user or the secret.',
  certificate: 'Ask who keeps the server, or give its authority in the destination.',
  permission: 'Ask who keeps the server for the right, or choose another folder.',
  full: 'Nothing can be sent there until there is room.',
  size: 'Ask who keeps the server why it changes what it is sent.',
  rename: 'Ask who keeps the server to let files be renamed: they go up under temporary names.',
  refused: 'Settle it with who keeps the server.',
  secret: 'Give it, then test again.',
};

/** What a step of a test says that failed. */
export function testWords(fault: Fault): string {
  const advice = fault.testAdvice ?? fault.advice ?? testAdvices[fault.kind] ?? advices[fault.kind];
  return `${sentence(fault.message)} ${advice}`;
}

/** A clause as a sentence: a capital first unless it begins with a file's name, a full stop last. */
function sentence(clause: string): string {
  const led = clause.startsWith('the ') ? `T${clause.slice(1)}` : clause;
  return /[.!?]$/.test(led) ? led : `${led}.`;
}

/** What a server said, as one line that can stand in a sentence. */
export function quoted(words: string): string {
  const line = oneLine(words);
  return line === '' ? 'without a word' : `“${line}”`;
}

/** The words of a server without line ends and control characters, at most 200 characters. */
export function oneLine(words: string): string {
  const line = words
    .slice(0, 2_000)
    .replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ')
    .trim();
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}

/** A file over there that is not as long as it was sent. */
export function wrongSize(where: string, is: number | null, bytes: number): Fault {
  const shown = is === null ? 'shows no such file' : `says it has ${counted(is)}`;
  return new Fault('size', `${where} took it all and now ${shown} where ${counted(bytes)} were sent`);
}

/** A file over there whose checksum is another one than what was sent. */
export function wrongChecksum(where: string): Fault {
  return new Fault('size', `the checksum of what ${where} keeps is not that of what was sent`);
}

export function nameTaken(where: string, name: string): Fault {
  return new Fault('name-taken', `another file named ${name} stands at ${where} already`);
}

function counted(bytes: number): string {
  return bytes < 1_024 ? spokenSize(bytes) : `${bytes} bytes`;
}
