/**
 * One try of one send, from its files to its receipt. Used by the runner alone. Each step that cannot be
 * repeated is on the disk before it is taken, so that a crash at any moment sends nothing twice and
 * forgets nothing; [Note: exactly once] in src/main/couriers/place-parcels.ts says the other half.
 */

import { announceChange } from '#core/calls/captions.ts';
import type { Desk, GoingSend } from '#core/calls/desk.ts';
import { pinned } from '#core/calls/destinations.ts';
import { FilesProblem, filesFor } from '#core/calls/outbox-files.ts';
import { statusOf } from '#core/caption/caption.ts';
import { following } from '#core/outbox/backoff.ts';
import type { DeliveryOutcome } from '#core/outbox/courier.ts';
import type { KeptSend } from '#core/outbox/kept.ts';
import type { Destination, SendProblem } from '#core/outbox/records.ts';
import { mayStep } from '#core/outbox/transitions.ts';

/** Between two announcements of one send's progress, in milliseconds: enough for a bar to move evenly. */
const tellEvery = 250;

/** Tries a send once. @throws what the archive throws where it cannot be written */
export async function carry(
  desk: Desk,
  given: KeptSend,
  destination: Destination,
  going: GoingSend,
): Promise<void> {
  const send = takeUp(desk, given);
  if (!send) return;
  announce(desk, send);
  const outcome = await deliver(desk, send, destination, going);
  const present = desk.archive.send(send.id) ?? send;
  if (outcome.kind === 'delivered') {
    going.moods = 0;
    await arrive(desk, present, outcome.receipt);
  } else if (present.state === 'sending' || present.state === 'placing') {
    if (outcome.kind === 'failed' && !going.closing) fail(desk, present, outcome.problem, going);
    else desk.archive.saveSend(send.id, { state: 'waiting', nextTry: '', bytesSent: bytesKept(going) });
  } else if (present.state === 'cancelled') {
    await desk.staging.discard(send.id);
  }
  announce(desk, present);
}

/** Marks a send as being on its way; null where it no longer waits. */
function takeUp(desk: Desk, { id }: KeptSend): KeptSend | null {
  return desk.archive.transaction(() => {
    const send = desk.archive.send(id);
    if (send?.state !== 'waiting' || desk.archive.outboxRunner() !== 'here') return null;
    const state = send.naming ? 'placing' : 'sending';
    desk.archive.saveSend(id, { state, attempts: send.attempts + 1, nextTry: '', problem: null });
    return desk.archive.send(id);
  });
}

async function deliver(
  desk: Desk,
  send: KeptSend,
  destination: Destination,
  going: GoingSend,
): Promise<DeliveryOutcome> {
  try {
    const { parcels, delivery } = await filesFor(desk, send, destination);
    const bytesTotal = parcels.reduce((sum, { bytes }) => sum + bytes, 0);
    desk.archive.saveSend(send.id, { bytesTotal });
    going.bytesTotal = bytesTotal;
    if (going.cancelled.aborted) return { kind: 'cancelled' };
    if (going.closing) return { kind: 'cancelled' };
    return await desk.courier.deliver(
      { id: delivery, destination, parcels, placing: send.naming },
      {
        progress: progressOf(desk, send, going),
        placing: async () => beginNaming(desk, send, bytesTotal),
        pin: async (hostKey) => pin(desk, destination, hostKey),
        cancelled: going.cancelled,
      },
    );
  } catch (thrown) {
    if (thrown instanceof FilesProblem) return { kind: 'failed', problem: thrown.problem };
    throw thrown;
  }
}

/** @throws Error where the send was called back meanwhile, or another program sends: nothing gets its name then */
function beginNaming(desk: Desk, { id }: KeptSend, bytesSent: number): void {
  desk.archive.transaction(() => {
    const state = desk.archive.send(id)?.state;
    const mine = desk.archive.outboxRunner() === 'here';
    if (!mine || state === undefined || !mayStep(state, 'placing'))
      throw new Error('The send was called back.');
    desk.archive.saveSend(id, { state: 'placing', naming: true, bytesSent });
  });
}

/** Keeps the first key that a host shows. @throws Error where another one was pinned meanwhile */
function pin(desk: Desk, { id }: Destination, hostKey: string): void {
  desk.archive.transaction(() => {
    const present = desk.archive.destination(id)?.destination;
    if (present?.way.kind !== 'sftp') throw new Error('The destination was changed meanwhile.');
    if (present.way.hostKey !== '' && present.way.hostKey !== hostKey)
      throw new Error('The host showed another key than the one that was pinned.');
    desk.archive.saveDestination(pinned(present, hostKey));
  });
  desk.announce({ name: 'destinations.changed', detail: {} });
}

/** Hears the courier: the first byte goes to the disk, the others to whoever watches. */
function progressOf(desk: Desk, send: KeptSend, going: GoingSend): (sent: number, total: number) => void {
  let toldAt = 0;
  let from = { at: Date.parse(desk.clock.now()), bytes: -1 };
  let kept = send.bytesSent > 0;
  return (bytesSent, bytesTotal) => {
    going.bytesSent = bytesSent;
    going.bytesTotal = bytesTotal;
    if (!kept && bytesSent > 0) {
      kept = true;
      desk.archive.saveSend(send.id, { bytesSent });
    }
    const now = Date.parse(desk.clock.now());
    if (now - toldAt < tellEvery && now >= toldAt && bytesSent < bytesTotal) return;
    toldAt = now;
    // What an earlier try left there did not go now: it does not count as speed.
    if (from.bytes < 0) from = { at: now, bytes: bytesSent };
    const seconds = (now - from.at) / 1_000;
    if (seconds > 0) going.rate = Math.max(0, Math.round((bytesSent - from.bytes) / seconds));
    const { rate } = going;
    desk.announce({ name: 'outbox.progress', detail: { send: send.id, bytesSent, bytesTotal, rate } });
  };
}

/** Writes down that a send arrived: the receipt, the caption's status and its log, in one. */
async function arrive(
  desk: Desk,
  send: KeptSend,
  receipt: Extract<DeliveryOutcome, { kind: 'delivered' }>['receipt'],
): Promise<void> {
  const at = desk.clock.now();
  const bytes = receipt.files.reduce((sum, file) => sum + file.bytes, 0);
  desk.archive.transaction(() => {
    const state = 'delivered';
    desk.archive.saveSend(send.id, {
      state,
      receipt: { ...receipt, at },
      bytesSent: bytes,
      bytesTotal: bytes,
      problem: null,
      nextTry: '',
    });
    if (desk.archive.destination(send.destination)?.rest.failures)
      desk.archive.setRest(send.destination, { failures: 0, until: '', trouble: null });
    logArrival(desk, send, at);
  });
  announceChange(desk, [send.caption]);
  await desk.staging.discard(send.id);
}

function logArrival(desk: Desk, send: KeptSend, at: string): void {
  const entry = desk.archive.entry(send.caption);
  if (!entry) return;
  const why = `${send.kind === 'new' ? 'sent' : send.kind} to ${send.destinationName}`;
  // What was edited since is not what was sent: it stays in work. A killed picture stays killed.
  if (entry.decision === 'killed' || send.edited) desk.archive.logReason(entry.id, why, send.who, at);
  else desk.archive.setDecision(entry.id, 'sent', statusOf(entry.fields, 'sent', 0), why, send.who, at);
}

/** Writes down a try that failed, and what follows. */
function fail(desk: Desk, send: KeptSend, problem: SendProblem, going: GoingSend): void {
  desk.archive.transaction(() => {
    const rest = desk.archive.destination(send.destination)?.rest;
    // Bytes that went over say that the way is open: the rests begin anew.
    const moved = going.bytesSent > send.bytesSent;
    const failures = (moved ? 0 : (rest?.failures ?? 0)) + 1;
    const next = following(problem.kind, failures, dice(desk));
    // Only tries that ended so count against a send: cut lines and killed programs say nothing about it.
    if (!next.whole) going.moods += 1;
    const alone = next.whole ? next : following(problem.kind, going.moods, dice(desk));
    const now = Date.parse(desk.clock.now());
    const kept = { problem, bytesSent: bytesKept(going) };
    if (alone.kind === 'again') {
      const until = new Date(now + alone.milliseconds).toISOString();
      desk.archive.saveSend(send.id, { ...kept, state: 'waiting', nextTry: alone.whole ? '' : until });
      if (alone.whole) desk.archive.setRest(send.destination, { failures, until, trouble: problem });
      return;
    }
    going.moods = 0;
    desk.archive.saveSend(send.id, { ...kept, state: 'stopped', nextTry: '' });
    if (alone.whole) desk.archive.changeAll(send.destination, ['waiting'], 'stopped', problem);
  });
}

function bytesKept({ bytesSent, cancelled }: GoingSend): number {
  return cancelled.aborted ? 0 : bytesSent;
}

/** By chance, from 0 up to 1: the end of an identifier is random. */
function dice(desk: Desk): number {
  return Number.parseInt(desk.clock.newId().slice(-8), 16) / 2 ** 32;
}

function announce(desk: Desk, { caption }: KeptSend): void {
  desk.announce({ name: 'outbox.changed', detail: { captions: [caption] } });
}
