/**
 * The one door: every shell reaches the desk through `newsroom.call(name, input)` and nothing
 * else. The door finds the call, checks the input against the contract, runs the handler, and
 * answers; a wrong name, bad input and a failure are answers too. [Note: one door]
 */
import type * as z from 'zod';
import { archiveCalls } from '#core/calls/archive.ts';
import { batchCalls } from '#core/calls/batches.ts';
import { captionCalls } from '#core/calls/captions.ts';
import { decisionCalls } from '#core/calls/decisions.ts';
import { type Desk, type Handlers, openDesk } from '#core/calls/desk.ts';
import { destinationCalls } from '#core/calls/destinations.ts';
import { documentCalls } from '#core/calls/documents.ts';
import { duplicateCalls } from '#core/calls/duplicates.ts';
import { folderCalls } from '#core/calls/folders.ts';
import { houseCalls } from '#core/calls/houses.ts';
import { importCalls } from '#core/calls/imports.ts';
import { ingestCalls } from '#core/calls/ingest.ts';
import { itemCalls } from '#core/calls/items.ts';
import { metadataCalls } from '#core/calls/metadata.ts';
import { outboxCalls } from '#core/calls/outbox.ts';
import { receiverCalls } from '#core/calls/receivers.ts';
import { remakeWhereDue } from '#core/calls/remake.ts';
import { repairCalls } from '#core/calls/repairs.ts';
import { stationeryCalls } from '#core/calls/stationery.ts';
import { wireCalls } from '#core/calls/wire.ts';
import { documentsOfWireCalls } from '#core/calls/wire-documents.ts';
import { wordCalls } from '#core/calls/words.ts';
import { writingCalls } from '#core/calls/writing.ts';
import {
  type Answer,
  type CallName,
  contract,
  type DeskEvent,
  isCallName,
  type Problem,
  type Undo,
} from '#core/contract.ts';
import type { Ports } from '#core/ports.ts';
import { Refusal, sentenceOf } from '#core/refusal.ts';

/** What every shell holds. */
export interface Newsroom {
  /** Makes a call by name. Never throws and never rejects: whatever happens is in the answer. */
  call(name: string, input: unknown): Promise<Answer>;
  /** Hears every event until the returned function is called. */
  on(listener: (event: DeskEvent) => void): () => void;
  /** Stops running imports where they stand; they can be resumed. */
  close(): Promise<void>;
}

/** How a call ended, for the log of slow calls. */
export interface CallTiming {
  readonly name: string;
  readonly milliseconds: number;
}

/**
 * Opens the door over a set of ports.
 * @param observe hears how long each call took, by a clock the caller owns
 */
export function openNewsroom(
  ports: Ports,
  timing?: { now(): number; observe(timing: CallTiming): void },
): Newsroom {
  const listeners = new Set<(event: DeskEvent) => void>();
  const desk = openDesk(ports, (event) => {
    for (const listener of listeners) listener(event);
  });
  remakeWhereDue(desk);
  const handlers = new Map<string, (input: unknown) => Promise<Answer>>();
  for (const [name, handler] of Object.entries(allHandlers)) {
    if (isCallName(name)) handlers.set(name, (input) => run(desk, name, handler as AnyHandler, input));
  }
  // Changes run one after another, so that each sees the archive as the one before left it; but see
  // `lettingOthersPass`.
  let turn: Promise<unknown> = Promise.resolve();

  async function inTurn(name: CallName, work: () => Promise<Answer>): Promise<Answer> {
    const begun = turn.then(() => ({ answering: work() }));
    turn = lettingOthersPass.has(name) ? begun : begun.then(({ answering }) => answering);
    return (await begun).answering;
  }

  async function call(name: string, input: unknown): Promise<Answer> {
    const handler = handlers.get(name);
    if (!handler || !isCallName(name)) return no('unknown-call', `There is no call named “${name}”.`);
    const called = timing?.now() ?? 0;
    const answer = await (contract[name].kind === 'ask'
      ? handler(input)
      : inTurn(name, () => handler(input)));
    timing?.observe({ name, milliseconds: timing.now() - called });
    return answer;
  }

  return {
    call,
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => desk.close(),
  };
}

/**
 * Changes that check thousands of captions or write hundreds of files, which takes minutes. They begin
 * in their turn, and then the next ones need not wait: what they read of the archive they read before
 * their first wait, or anew for each photo, and they change nothing in it but the log. Those of the
 * outbox read and change each stretch in a transaction of its own.
 */
const lettingOthersPass: ReadonlySet<CallName> = new Set([
  'wire.copy',
  'wire.export',
  'metadata.write',
  'outbox.send',
  'outbox.act',
]);

const allHandlers: Handlers = {
  ...archiveCalls,
  ...batchCalls,
  ...captionCalls,
  ...stationeryCalls,
  ...importCalls,
  ...ingestCalls,
  ...folderCalls,
  ...documentCalls,
  ...duplicateCalls,
  ...decisionCalls,
  ...wordCalls,
  ...houseCalls,
  ...metadataCalls,
  ...repairCalls,
  ...wireCalls,
  ...documentsOfWireCalls,
  ...itemCalls,
  ...destinationCalls,
  ...outboxCalls,
  ...writingCalls,
  ...receiverCalls,
};

/** A handler once its name is known only at run time; the schema has checked what it is given. */
type AnyHandler = (input: unknown, desk: Desk) => unknown;

async function run(desk: Desk, name: CallName, handler: AnyHandler, input: unknown): Promise<Answer> {
  const checked = (contract[name].input as z.ZodType).safeParse(input ?? {});
  if (!checked.success) {
    const issue = checked.error.issues[0];
    return no('bad-input', wrongInput(issue), issue?.path.join('.') ?? '');
  }
  try {
    const result = await handler(checked.data, desk);
    if (contract[name].kind === 'ask') return { ok: true, value: result };
    const { value, undo } = result as { value: unknown; undo?: Undo };
    return undo ? { ok: true, value, undo } : { ok: true, value };
  } catch (thrown) {
    if (thrown instanceof Refusal) return no(thrown.code, thrown.message, thrown.field);
    return no('failed', sentenceOf(thrown));
  }
}

/** What is wrong with an input, in words for whoever gave it. */
function wrongInput(issue: z.core.$ZodIssue | undefined): string {
  const what = issue?.path.findLast((step) => typeof step === 'string') ?? 'The input';
  switch (issue?.code) {
    case 'too_big':
      return `${what} is too ${sizeWord(issue.origin)}: at most ${issue.maximum}${unitOf(issue.origin)}.`;
    case 'too_small':
      return issue.origin === 'string' && issue.minimum === 1
        ? `${what} is empty.`
        : `${what} is too ${issue.origin === 'number' || issue.origin === 'int' ? 'small' : 'short'}: at least ${issue.minimum}${unitOf(issue.origin)}.`;
    case 'invalid_format':
      return issue.format === 'uuid' ? `${what} takes an id.` : `${what} is not of the right form.`;
    case 'invalid_value':
      return `${what} takes one of ${issue.values.join(', ')}.`;
    case 'unrecognized_keys':
      return `There is no ${issue.keys.join(', ')} in this call.`;
    case 'invalid_type':
      return `${what} is missing or not ${issue.expected === 'array' ? 'a list' : `a ${issue.expected}`}.`;
    default:
      return issue?.message ?? 'The input is not as the call expects it.';
  }
}

function sizeWord(origin: string): string {
  return origin === 'number' || origin === 'int' ? 'large' : 'long';
}

function unitOf(origin: string): string {
  return origin === 'string' ? ' characters' : origin === 'array' ? ' entries' : '';
}

function no(code: Problem['code'], message: string, field = ''): Answer {
  return { ok: false, problem: { code, message, field } };
}
