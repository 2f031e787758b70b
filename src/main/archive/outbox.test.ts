import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { emptyCaption } from '#core/caption/caption.ts';
import { bands, endOf } from '#core/outbox/order.ts';
import type { Destination, SendState } from '#core/outbox/records.ts';
import type { Archive } from '#core/ports.ts';
import type { SignalKind } from '#core/wire/item.ts';
import { connect } from '#main/archive/connection.ts';
import { archiveFileName } from '#main/archive/open.ts';
import { addBatch, addCaption, clock, edit, openIn, temporaryFolder } from '#main/archive/testing.ts';

let place: ReturnType<typeof temporaryFolder>;
let archive: Archive;
let batch = '';
beforeEach(() => {
  place = temporaryFolder();
  archive = openIn(place.folder);
  batch = addBatch(archive);
});
afterEach(() => {
  archive.close();
  place.remove();
});

function addDestination(name: string): Destination {
  const destination: Destination = {
    id: clock.newId(),
    name,
    way: { kind: 'folder', folder: '/wire' },
    format: 'text',
    picture: 'none',
    house: 'desk',
    names: '',
    rendition: { longestEdge: null, quality: 90 },
    kilobytesPerSecond: null,
    keepsEmbargo: false,
    service: 'cut',
    charset: 'ascii',
    paused: false,
  };
  archive.saveDestination(destination);
  return destination;
}

function addVersion(caption: string, version = 1, kind: SignalKind = 'new'): void {
  const fields = archive.entry(caption)?.fields;
  if (!fields) throw new Error('no such caption');
  archive.addItemVersion({
    caption,
    version,
    kind,
    fields,
    reason: '',
    note: '',
    who: 'Mara',
    at: clock.now(),
  });
}

interface Queued {
  version?: number;
  state?: 'held' | 'waiting';
  embargo?: string;
  place?: number;
}

function queue(
  caption: string,
  destination: Destination,
  { version = 1, state = 'waiting', embargo = '', ...more }: Queued = {},
): string {
  const id = clock.newId();
  archive.addSend({
    id,
    caption,
    version,
    kind: 'new',
    destination: destination.id,
    fileName: 'HF_0001.jpg',
    excerpt: 'A ferry is towed.',
    revision: archive.entry(caption)?.revision ?? 0,
    place: more.place ?? endOf(bands.rest, archive.placesBetween(bands.rest)),
    embargo,
    queuedAt: clock.now(),
    who: 'Mara',
    state,
  });
  return id;
}

function captioned(text = 'A ferry is towed.'): string {
  const caption = addCaption(archive, batch, { caption: text });
  addVersion(caption);
  return caption;
}

const soon = () => new Date(Date.now() + 50).toISOString();

describe('destinations', () => {
  test('are kept by name, changed in place, and removed without their history', () => {
    const wire = addDestination('Wire');
    addDestination('agency');
    expect(archive.destinations().map(({ destination }) => destination.name)).toEqual(['agency', 'Wire']);
    archive.saveDestination({ ...wire, name: 'Wire two' });
    const send = queue(captioned(), wire);
    archive.saveSend(send, { state: 'delivered' });
    archive.removeDestination(wire.id);
    expect(archive.destination(wire.id)).toBeNull();
    expect(archive.send(send)?.destinationName).toBe('Wire two');
  });

  test('a rest is shown with every send that waits for it', () => {
    const wire = addDestination('Wire');
    const send = queue(captioned(), wire);
    const trouble = { kind: 'unreachable', message: 'The host does not answer.' } as const;
    archive.setRest(wire.id, { failures: 3, until: '2026-11-12T09:00:00.000Z', trouble });
    expect(archive.send(send)).toMatchObject({ nextTry: '2026-11-12T09:00:00.000Z', problem: trouble });
    // What is saved of the send itself does not take the rest over.
    archive.saveSend(send, { attempts: 1 });
    archive.setRest(wire.id, { failures: 0, until: '', trouble: null });
    expect(archive.send(send)).toMatchObject({ nextTry: '', problem: null, attempts: 1 });
  });
});

describe('versions', () => {
  test('are append-only', () => {
    const caption = captioned();
    expect(() => addVersion(caption)).toThrow(/append-only/);
    archive.close();
    const db = connect(join(place.folder, archiveFileName));
    expect(() => db.exec(`UPDATE item_versions SET note = 'x'`)).toThrow(/append-only/);
    expect(() => db.exec('DELETE FROM item_versions')).toThrow(/append-only/);
    db.close();
    archive = openIn(place.folder);
  });

  test('and sends outlive their caption', () => {
    const caption = captioned();
    const send = queue(caption, addDestination('Wire'));
    archive.removeEntry(caption);
    expect(archive.send(send)).toMatchObject({ caption, edited: false });
    expect(archive.itemVersion(caption, 1)?.fields.caption).toBe('A ferry is towed.');
  });
});

describe('sends', () => {
  test('no version goes to a destination twice, unless it was cancelled', () => {
    const [caption, wire] = [captioned(), addDestination('Wire')];
    const first = queue(caption, wire);
    expect(() => queue(caption, wire)).toThrow();
    archive.saveSend(first, { state: 'cancelled' });
    queue(caption, wire);
    expect(() => archive.saveSend(first, { state: 'waiting' })).toThrow();
  });

  test('know whether their caption was edited since', () => {
    const caption = captioned();
    const send = queue(caption, addDestination('Wire'));
    archive.setRating(caption, 4);
    expect(archive.send(send)?.edited).toBe(false);
    edit(archive, caption, { caption: 'A tug tows a ferry.' });
    expect(archive.send(send)?.edited).toBe(true);
    edit(archive, caption, { caption: 'A ferry is towed.' });
    expect(archive.send(send)?.edited).toBe(false);
  });

  test('another version has other files', () => {
    const caption = captioned();
    const send = queue(caption, addDestination('Wire'));
    archive.saveSend(send, { stem: 'HF_0001', delivery: clock.newId(), bytesSent: 10, bytesTotal: 20 });
    archive.saveSend(send, { version: 1, attempts: 1 });
    expect(archive.send(send)).toMatchObject({ stem: 'HF_0001', bytesSent: 10 });
    edit(archive, caption, { caption: 'A tug tows a ferry.' });
    addVersion(caption, 2);
    archive.saveSend(send, { version: 2 });
    expect(archive.send(send)).toMatchObject({
      stem: '',
      delivery: '',
      bytesSent: 0,
      bytesTotal: 0,
      version: 2,
    });
  });

  test('are listed in the order of going, then what went, the latest first', async () => {
    const wire = addDestination('Wire');
    const sends = [1, 2, 3, 4].map(() => queue(captioned(), wire));
    const [a = '', b = '', c = '', d = ''] = sends;
    archive.saveSend(a, { state: 'delivered' });
    await new Promise((resolve) => setTimeout(resolve, 3));
    archive.saveSend(c, { state: 'cancelled' });
    archive.saveSend(d, { place: bands.urgent.start });
    expect(archive.sends({}).sends.map(({ id }) => id)).toEqual([d, b, c, a]);
    expect(archive.sends({ offset: 1, limit: 2 })).toMatchObject({ total: 4, sends: [{ id: b }, { id: c }] });
    expect(archive.sends({ destination: wire.id, states: ['waiting'] }).total).toBe(2);
    expect(archive.sends({ caption: archive.send(b)?.caption ?? '' }).sends).toMatchObject([{ id: b }]);
    expect(archive.sends({ destination: clock.newId() })).toEqual({ total: 0, sends: [] });
  });

  test('are counted by state', () => {
    const [wire, agency] = [addDestination('Wire'), addDestination('Agency')];
    const caption = captioned();
    queue(caption, wire);
    archive.saveSend(queue(caption, agency), { state: 'stopped' });
    expect(archive.sendCounts()).toMatchObject({ waiting: 1, stopped: 1, delivered: 0 });
    expect(archive.destination(agency.id)?.counts).toEqual({ stopped: 1 });
  });

  test('cannot be removed from the history', () => {
    queue(captioned(), addDestination('Wire'));
    archive.close();
    const db = connect(join(place.folder, archiveFileName));
    expect(() => db.exec('DELETE FROM sends')).toThrow(/history/);
    db.close();
    archive = openIn(place.folder);
  });
});

describe('turns', () => {
  const turn = (destination: Destination) =>
    archive.sendsInTurn(destination.id, { now: new Date().toISOString(), limit: 5 }).map(({ id }) => id);

  test('come by place, and not before their time', () => {
    const wire = addDestination('Wire');
    const [rest, urgent, later] = [
      queue(captioned(), wire),
      queue(captioned(), wire, { place: bands.urgent.start }),
      queue(captioned(), wire),
    ];
    archive.saveSend(later, { nextTry: new Date(Date.now() + 60_000).toISOString() });
    expect(turn(wire)).toEqual([urgent, rest]);
    expect(turn(addDestination('Agency'))).toEqual([]);
  });

  test('a wait that a clock set back made endless is none', () => {
    const wire = addDestination('Wire');
    const send = queue(captioned(), wire);
    archive.saveSend(send, { nextTry: new Date(Date.now() + 24 * 3_600_000).toISOString() });
    expect(turn(wire)).toEqual([send]);
  });

  test('no version overtakes an older one of its item on the way to the same destination', () => {
    const [wire, agency] = [addDestination('Wire'), addDestination('Agency')];
    const caption = captioned();
    const first = queue(caption, wire);
    archive.saveSend(first, { state: 'sending' });
    addVersion(caption, 2, 'correction');
    const second = queue(caption, wire, { version: 2, place: bands.corrections.start });
    const elsewhere = queue(caption, agency, { version: 2, place: bands.corrections.start });
    expect(turn(wire)).toEqual([]);
    expect(turn(agency)).toEqual([elsewhere]);
    archive.saveSend(first, { state: 'delivered' });
    expect(turn(wire)).toEqual([second]);
  });

  test('embargoes end', async () => {
    const [caption, wire] = [captioned(), addDestination('Wire')];
    const embargo = soon();
    queue(caption, wire, { state: 'held', embargo });
    expect(archive.nextMoment(new Date().toISOString())).toBe(embargo);
    expect(archive.releaseHeld(new Date(Date.parse(embargo) - 1).toISOString())).toEqual([]);
    expect(turn(wire)).toEqual([]);
    expect(archive.releaseHeld(embargo)).toEqual([caption]);
    expect(turn(wire)).toHaveLength(1);
  });

  test('the next moment is the earliest of rests, tries and embargoes', () => {
    const wire = addDestination('Wire');
    expect(archive.nextMoment(clock.now())).toBe('');
    const at = (seconds: number) => new Date(Date.now() + seconds * 1_000).toISOString();
    const [rest, retry] = [at(50), at(20)];
    archive.setRest(wire.id, { failures: 1, until: rest, trouble: null });
    expect(archive.nextMoment(clock.now())).toBe(rest);
    archive.saveSend(queue(captioned(), wire), { nextTry: retry });
    expect(archive.nextMoment(clock.now())).toBe(retry);
  });

  test('places can be spread, order kept', () => {
    const wire = addDestination('Wire');
    const sends = [0, 1, 2].map((step) => queue(captioned(), wire, { place: bands.rest.start + step / 1e7 }));
    archive.spreadPlaces(bands.rest);
    expect(turn(wire)).toEqual(sends);
    const taken = archive.placesBetween(bands.rest);
    expect(taken).toEqual({ first: bands.rest.start + 1, last: bands.rest.start + 3 });
    expect(archive.placesBetween(bands.urgent)).toBeNull();
  });
});

test('a whole destination stops and is freed by what it stopped for', () => {
  const [wire, agency] = [addDestination('Wire'), addDestination('Agency')];
  const states = (): SendState[] => archive.sends({ destination: wire.id }).sends.map(({ state }) => state);
  const [held, waiting] = [
    queue(captioned(), wire, { state: 'held', embargo: soon() }),
    queue(captioned(), wire),
  ];
  queue(captioned(), agency);
  const problem = { kind: 'login', message: 'The login was refused.' } as const;
  expect(archive.changeAll(wire.id, ['waiting'], 'stopped', problem)).toBe(1);
  expect(states()).toEqual(['held', 'stopped']);
  expect(archive.send(held)?.state).toBe('held');
  expect(archive.stoppedFor(wire.id, ['login'])).toEqual([waiting]);
  expect(archive.stoppedFor(wire.id, ['full'])).toEqual([]);
  expect(archive.sendCounts()).toMatchObject({ held: 1, stopped: 1, waiting: 1 });
});

test('stems are taken without regard to case', () => {
  const wire = addDestination('Wire');
  const send = queue(captioned(), wire);
  archive.saveSend(send, { stem: 'HF_0001' });
  expect(archive.stemTaken(wire.id, 'hf_0001', '')).toBe(true);
  expect(archive.stemTaken(wire.id, 'HF_0001', send)).toBe(false);
  expect(archive.stemTaken(addDestination('Agency').id, 'HF_0001', '')).toBe(false);
});

test('numbers of a service go on after a restart, and from 9999 to 1', () => {
  expect([archive.takeSequence('cut'), archive.takeSequence('cut'), archive.takeSequence('pix')]).toEqual([
    1, 2, 1,
  ]);
  archive.close();
  archive = openIn(place.folder);
  expect(archive.takeSequence('cut')).toBe(3);
  for (let number = 4; number <= 9_999; number += 1) archive.takeSequence('cut');
  expect(archive.takeSequence('cut')).toBe(1);
});

test('one program at a time empties the outbox; what a dead one was sending waits again', () => {
  const wire = addDestination('Wire');
  const [sending, naming] = [queue(captioned(), wire), queue(captioned(), wire)];
  expect(archive.outboxRunner()).toBe('nobody');
  expect(archive.claimOutbox()).toBe(true);
  archive.saveSend(sending, { state: 'sending' });
  archive.saveSend(naming, { state: 'placing', naming: true });
  expect(archive.claimOutbox()).toBe(true);
  expect(archive.send(sending)?.state).toBe('sending');
  const other = openIn(place.folder);
  expect(other.claimOutbox()).toBe(false);
  expect(other.outboxRunner()).toBe('elsewhere');
  archive.releaseOutbox();
  expect(other.claimOutbox()).toBe(true);
  expect(archive.outboxRunner()).toBe('elsewhere');
  expect(archive.send(sending)).toMatchObject({ state: 'waiting', naming: false });
  expect(archive.send(naming)).toMatchObject({ state: 'waiting', naming: true });
  other.close();
});

test('a pause of everything is kept', () => {
  expect(archive.outboxPaused()).toBe(false);
  archive.pauseOutbox(true);
  expect(archive.outboxPaused()).toBe(true);
});

test('a queue of ten thousand answers its first page and whose turn it is in milliseconds', () => {
  const wire = addDestination('Wire');
  archive.transaction(() => {
    for (let count = 0; count < 10_000; count += 1) {
      const caption = clock.newId();
      archive.addItemVersion({
        caption,
        version: 1,
        kind: 'new',
        fields: emptyCaption,
        reason: '',
        note: '',
        who: 'Mara',
        at: clock.now(),
      });
      queue(caption, wire, { place: bands.rest.start + count });
    }
  });
  const started = performance.now();
  expect(archive.sends({ limit: 100, offset: 5_000, states: ['waiting'] }).sends).toHaveLength(100);
  expect(archive.sends({ destination: wire.id, limit: 100 }).total).toBe(10_000);
  expect(archive.sendsInTurn(wire.id, { now: clock.now(), limit: 1 })).toHaveLength(1);
  expect(archive.sendCounts().waiting).toBe(10_000);
  // 6 ms on an idle machine.
  expect(performance.now() - started).toBeLessThan(200);
});
