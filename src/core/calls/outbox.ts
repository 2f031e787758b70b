/**
 * Calls about the outbox: what is queued, what becomes of it, and in which order it goes. The sending
 * itself is outbox-run.ts. Everything a person does here is on the disk when the answer comes.
 */
import type { Desk, Handlers } from '#core/calls/desk.ts';
import { houseOf } from '#core/calls/desk.ts';
import { destinationOf } from '#core/calls/destinations.ts';
import { entryOf } from '#core/calls/keep.ts';
import { shownFor } from '#core/calls/outbox-files.ts';
import { foreseen } from '#core/calls/outbox-foresee.ts';
import { againAs, isEarly } from '#core/calls/outbox-free.ts';
import { endPlace, queueFor } from '#core/calls/outbox-queue.ts';
import { beginOutbox, outboxState } from '#core/calls/outbox-run.ts';
import { chooseWords } from '#core/calls/outbox-words.ts';
import { logOverrides, type Overrides, type Refused, shownName, whyRefused } from '#core/calls/sift.ts';
import type { KeptDestination, KeptSend } from '#core/outbox/kept.ts';
import { bandAt, between, foremostFor, frontOf, hindmostFor, moveRefusal } from '#core/outbox/order.ts';
import { actOn, type SendAct } from '#core/outbox/transitions.ts';
import { Refusal } from '#core/refusal.ts';

/** Captions checked and queued in one transaction: about 20 ms. */
const captionsInATurn = 20;
/** Sends changed in one transaction. */
const sendsInATurn = 100;

export const outboxCalls: Pick<
  Handlers,
  | 'outbox.state'
  | 'outbox.list'
  | 'outbox.send'
  | 'outbox.foresee'
  | 'outbox.show'
  | 'outbox.act'
  | 'outbox.move'
  | 'outbox.choose'
  | 'outbox.pause'
  | 'outbox.run'
> = {
  'outbox.state': (_input, desk) => outboxState(desk),

  'outbox.list': ({ query }, desk) => {
    const { total, sends } = desk.archive.sends(query);
    return { total, sends: sends.map((send) => asItGoes(desk, send)) };
  },

  'outbox.send': async ({ captions, destinations: ids, urgent, ...overrides }, desk) => {
    const destinations = [...new Set(ids)].map((id) => destinationOf(desk, id));
    for (const { destination } of destinations) houseOf(desk, destination.house);
    const queued: string[] = [];
    const refused: Refused[] = [];
    const wanted = [...new Set(captions)];
    for (let from = 0; from < wanted.length; from += captionsInATurn) {
      if (from > 0) await desk.clock.pause();
      const turn = wanted.slice(from, from + captionsInATurn);
      desk.archive.transaction(() => {
        for (const id of turn)
          queueOne(desk, id, destinations, { urgent, ...overrides }, { queued, refused });
      });
      announce(desk, turn);
    }
    const undo = { name: 'outbox.act', input: { sends: queued, act: 'cancel' } } as const;
    return { value: { queued, refused }, ...(queued.length > 0 ? { undo } : {}) };
  },

  'outbox.foresee': ({ captions, destinations }, desk) => foreseen(desk, captions, destinations),

  'outbox.show': ({ caption, destination: id, send: sendId }, desk) => {
    const { destination } = destinationOf(desk, id);
    const send = sendId === undefined ? null : sendOf(desk, sendId);
    const version = send ? desk.archive.itemVersion(caption, send.version) : presentVersion(desk, caption);
    if (!version) throw new Refusal('bad-input', 'This send is of another caption.', 'send');
    const kind = send?.kind ?? version.kind;
    return { documents: shownFor(desk, { version, kind }, destination, send) };
  },

  'outbox.act': async ({ sends, act }, desk) => {
    const changed: string[] = [];
    const refused: { send: string; fileName: string; reason: string }[] = [];
    // Each takes the first place: begun from the end, they stand in the order asked for.
    const wanted = act === 'first' ? [...new Set(sends)].reverse() : [...new Set(sends)];
    for (let from = 0; from < wanted.length; from += sendsInATurn) {
      if (from > 0) await desk.clock.pause();
      const captions = new Set<string>();
      desk.archive.transaction(() => {
        for (const id of wanted.slice(from, from + sendsInATurn)) {
          const send = sendOf(desk, id);
          const reason = actOnOne(desk, send, act);
          if (reason === '') changed.push(id);
          else refused.push({ send: id, fileName: send.fileName, reason });
          captions.add(send.caption);
        }
      });
      announce(desk, [...captions]);
    }
    const inverse = act === 'pause' ? 'resume' : act === 'resume' ? 'pause' : null;
    const undo = inverse && { name: 'outbox.act' as const, input: { sends: changed, act: inverse } };
    return { value: { changed, refused }, ...(undo && changed.length > 0 ? { undo } : {}) };
  },

  'outbox.move': ({ send: id, before }, desk) => {
    const captions = desk.archive.transaction(() => {
      const send = sendOf(desk, id);
      if (before === null) throwWhere(actOnOne(desk, send, 'last'));
      else putBefore(desk, send, sendOf(desk, before, 'before'));
      return [send.caption];
    });
    announce(desk, captions);
    return { value: null };
  },

  'outbox.choose': ({ send: id, words, override }, desk) => {
    const send = chooseWords(desk, sendOf(desk, id), words, override);
    announce(desk, [send.caption]);
    return { value: asItGoes(desk, send) };
  },

  'outbox.pause': ({ paused }, desk) => {
    const before = desk.archive.outboxPaused();
    desk.archive.pauseOutbox(paused);
    announce(desk, []);
    return {
      value: null,
      ...(before === paused ? {} : { undo: { name: 'outbox.pause', input: { paused: before } } }),
    };
  },

  'outbox.run': (_input, desk) => {
    beginOutbox(desk);
    return { value: outboxState(desk) };
  },
};

/** The send, or a refusal that names it. */
function sendOf(desk: Desk, id: string, field = 'send'): KeptSend {
  const send = desk.archive.send(id);
  if (!send) throw new Refusal('not-found', `No send has the id ${id}.`, field);
  return send;
}

/** With the bytes of this moment, where it is on its way from here. */
function asItGoes(desk: Desk, send: KeptSend): KeptSend {
  const going = desk.outbox.run?.going(send.id);
  return going ? { ...send, bytesSent: going.bytesSent, bytesTotal: going.bytesTotal } : send;
}

function announce(desk: Desk, captions: string[]): void {
  desk.announce({ name: 'outbox.changed', detail: { captions } });
  desk.outbox.run?.wake();
}

function queueOne(
  desk: Desk,
  id: string,
  destinations: readonly KeptDestination[],
  { urgent, ...overrides }: Overrides & { readonly urgent?: boolean | undefined },
  { queued, refused }: { queued: string[]; refused: Refused[] },
): void {
  const entry = desk.archive.entry(id);
  if (!entry) {
    refused.push({ caption: id, fileName: '', reason: 'There is no such caption any more.' });
    return;
  }
  const reasons = new Map<string, string>();
  let went = false;
  for (const { destination } of destinations) {
    const { house, name } = destination;
    const reason = reasons.get(house) ?? whyRefused(desk, entry, houseOf(desk, house), overrides);
    reasons.set(house, reason);
    const outcome = reason === '' ? queueFor(desk, entry, destination, urgent) : { reason };
    if ('queued' in outcome) {
      queued.push(outcome.queued);
      went = true;
    } else {
      const where = destinations.length > 1 ? `${name}: ` : '';
      refused.push({ caption: id, fileName: shownName(entry), reason: `${where}${outcome.reason}` });
    }
  }
  if (went) logOverrides(desk, [entry], overrides);
}

/** Does one act. Answers with why not, '' when it was done. */
function actOnOne(desk: Desk, send: KeptSend, act: SendAct): string {
  const destination = desk.archive.destination(send.destination)?.destination ?? null;
  if (!destination) return 'Its destination was removed.';
  const acted = actOn(act, { ...send, early: isEarly(desk, send, destination) });
  if (!acted.ok) return acted.reason;
  if (act === 'retry' || act === 'resume') {
    if (act === 'retry') desk.archive.setRest(destination.id, { failures: 0, until: '', trouble: null });
    desk.archive.saveSend(send.id, againAs(desk, send, destination));
  } else if (act === 'first') {
    desk.archive.saveSend(send.id, { place: frontPlace(desk, send) });
  } else if (act === 'last') {
    desk.archive.saveSend(send.id, { place: endPlace(desk, hindmostFor(send.place)) });
  } else {
    desk.archive.saveSend(send.id, { state: acted.to, nextTry: '' });
  }
  return '';
}

function frontPlace(desk: Desk, { place }: KeptSend): number {
  const band = foremostFor(place);
  return frontOf(band, desk.archive.placesBetween(band));
}

function putBefore(desk: Desk, send: KeptSend, target: KeptSend): void {
  if (send.id === target.id) return;
  const acted = actOn('first', { ...send, early: false });
  throwWhere(acted.ok ? '' : acted.reason);
  throwWhere(target.receipt || target.state === 'cancelled' ? 'That one is no longer in the queue.' : '');
  throwWhere(moveRefusal(send.place, target.place));
  desk.archive.saveSend(send.id, { place: placeBefore(desk, target) });
}

/** A place right before a send; where no number is left, its band is spread first. */
function placeBefore(desk: Desk, target: KeptSend): number {
  const band = bandAt(target.place);
  const ahead = desk.archive.placesBetween({ from: band.from, to: target.place })?.last ?? null;
  const place =
    ahead === null ? frontOf(band, desk.archive.placesBetween(band)) : between(ahead, target.place);
  if (place !== null) return place;
  desk.archive.spreadPlaces(band);
  return placeBefore(desk, sendOf(desk, target.id));
}

function throwWhere(reason: string): void {
  if (reason !== '') throw new Refusal('refused', reason, 'send');
}

/** What a caption would go as now; nothing is kept. */
function presentVersion(desk: Desk, caption: string) {
  const entry = entryOf(desk, caption);
  const newest = desk.archive.itemVersions(caption).at(-1);
  return {
    caption,
    version: (newest?.version ?? 0) + 1,
    kind: 'new' as const,
    fields: entry.fields,
    reason: '',
    note: '',
    who: desk.editor.name,
    at: desk.clock.now(),
  };
}
