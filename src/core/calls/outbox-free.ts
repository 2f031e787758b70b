/**
 * Sends that stopped for a person go on once that person has mended what was wrong. Used by the calls
 * about destinations and by `outbox.act`.
 */
import type { Desk } from '#core/calls/desk.ts';
import { waitsHere } from '#core/outbox/embargo.ts';
import type { KeptSend } from '#core/outbox/kept.ts';
import type { Destination, SendProblem } from '#core/outbox/records.ts';

/** Has everything go on that stopped at a destination for one of these kinds of problem, and ends its rest. */
export function freeStopped(desk: Desk, destination: string, kinds: readonly SendProblem['kind'][]): void {
  const captions = desk.archive.transaction(() => {
    const kept = desk.archive.destination(destination);
    if (!kept) return [];
    desk.archive.setRest(destination, { failures: 0, until: '', trouble: null });
    const freed = desk.archive.stoppedFor(destination, kinds).flatMap((id) => desk.archive.send(id) ?? []);
    for (const send of freed) desk.archive.saveSend(send.id, againAs(desk, send, kept.destination));
    return freed.map(({ caption }) => caption);
  });
  if (captions.length > 0) desk.announce({ name: 'outbox.changed', detail: { captions } });
  desk.outbox.run?.wake();
}

/** What trying again makes of a send: its turn comes at once, unless its embargo lasts. */
export function againAs(desk: Desk, send: KeptSend, destination: Destination) {
  const early = isEarly(desk, send, destination);
  // What was refused as it was made is made anew, by what the caption's photo and the settings are now.
  const anew = !send.naming && (send.problem?.kind === 'document' || send.problem?.kind === 'picture');
  const renamed = !send.naming && send.problem?.kind === 'name-taken';
  return {
    state: early ? ('held' as const) : ('waiting' as const),
    nextTry: early ? send.embargo : '',
    problem: null,
    ...(anew || renamed ? { delivery: '', bytesSent: 0, stem: renamed ? '' : send.stem } : {}),
  };
}

/** Whether a send still has to wait for the end of its embargo. Who gets a later version has the picture already. */
export function isEarly(desk: Desk, { embargo, kind }: KeptSend, destination: Destination): boolean {
  return kind === 'new' && waitsHere(embargo, desk.clock.now(), destination);
}
