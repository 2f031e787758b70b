/**
 * Which words of a caption go that was edited after it was queued: those that were queued, or those
 * that stand there now. Used by `outbox.choose`.
 */
import type { Desk } from '#core/calls/desk.ts';
import { houseOf } from '#core/calls/desk.ts';
import { destinationOf } from '#core/calls/destinations.ts';
import { entryOf } from '#core/calls/keep.ts';
import { isEarly } from '#core/calls/outbox-free.ts';
import { excerptOf, hasBegun, versionOf } from '#core/calls/outbox-queue.ts';
import { logOverrides, whyRefused } from '#core/calls/sift.ts';
import { embargoProblem } from '#core/outbox/embargo.ts';
import type { KeptSend } from '#core/outbox/kept.ts';
import { wordsRefusal } from '#core/outbox/transitions.ts';
import { Refusal } from '#core/refusal.ts';

/** Lets a send go with the words it was queued with, or with the present ones. Answers with it as it stands then. */
export function chooseWords(
  desk: Desk,
  given: KeptSend,
  words: 'queued' | 'current',
  override: string | undefined,
): KeptSend {
  desk.archive.transaction(() => {
    const send = desk.archive.send(given.id) ?? given;
    const entry = entryOf(desk, send.caption);
    if (words === 'queued') {
      // The question is answered; it is asked again after the next edit.
      desk.archive.saveSend(send.id, { revision: entry.revision });
      return;
    }
    const { destination } = destinationOf(desk, send.destination);
    refuse(wordsRefusal(send));
    refuse(whyRefused(desk, entry, houseOf(desk, destination.house), { override }));
    logOverrides(desk, [entry], { override });
    refuse(embargoProblem(entry.fields.embargo));
    const sends = desk.archive.sendsOfCaption(send.caption).filter(({ state }) => state !== 'cancelled');
    const version = versionOf(desk, entry, sends);
    const got = sends.filter((each) => each.destination === send.destination && hasBegun(each));
    if (got.some((each) => each.version === version.version))
      refuse(`${send.destinationName} has these words already.`);
    const kind = got.length > 0 ? version.kind : 'new';
    const now: KeptSend = { ...send, kind, embargo: entry.fields.embargo };
    const early = isEarly(desk, now, destination);
    const waits = send.state === 'held' || send.state === 'waiting' || send.state === 'stopped';
    desk.archive.saveSend(send.id, {
      version: version.version,
      kind,
      revision: entry.revision,
      excerpt: excerptOf(entry.fields),
      embargo: now.embargo,
      problem: null,
      ...(waits ? { state: early ? 'held' : 'waiting', nextTry: early ? now.embargo : '' } : {}),
    });
  });
  return desk.archive.send(given.id) ?? given;
}

function refuse(reason: string): void {
  if (reason !== '') throw new Refusal('refused', reason, 'send');
}
