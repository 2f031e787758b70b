import { describe, expect, test } from 'vitest';
import { emptyCaption } from '#core/caption/caption.ts';
import type { ItemVersion, Send } from '#core/outbox/records.ts';
import {
  changesIn,
  confirmLabel,
  documentHint,
  killedSentence,
  lostSentence,
  revisedSentence,
  revisionRefusal,
  type SentItem,
  sendsOf,
  sentLabel,
  sentSentence,
  shownInstant,
  unsentChanges,
} from '#renderer/screens/items/item-words.ts';

const first: ItemVersion = {
  caption: 'c',
  version: 1,
  kind: 'new',
  fields: { ...emptyCaption, caption: 'A ferry leaves Split.' },
  reason: '',
  note: '',
  who: 'Mara Lindqvist',
  at: '2026-11-12T18:04:00+00:00',
};

const second: ItemVersion = {
  ...first,
  version: 2,
  kind: 'correction',
  fields: { ...emptyCaption, caption: 'A ferry leaves Zadar.' },
  reason: 'The town was wrong.',
};

const kill: ItemVersion = { ...second, version: 3, kind: 'kill', reason: 'Withdrawn by its owner' };

function send(destination: string, version: number, state: Send['state'], more: Partial<Send> = {}): Send {
  return {
    id: `${destination}-${version}-${state}`,
    caption: 'c',
    version,
    kind: 'new',
    destination,
    destinationName: destination,
    fileName: 'PT_1.jpg',
    excerpt: '',
    state,
    place: 1,
    attempts: 0,
    nextTry: '',
    bytesSent: 0,
    bytesTotal: 0,
    queuedAt: '2026-11-12T18:04:00+00:00',
    who: 'Mara Lindqvist',
    problem: null,
    receipt: null,
    edited: false,
    ...more,
  };
}

const nothing: SentItem = { versions: [], sends: [] };

describe('the tab', () => {
  test('says where the newest version is', () => {
    expect(sentLabel(nothing)).toBe('Sent');
    const sends = [send('a', 1, 'delivered'), send('b', 1, 'delivered')];
    expect(sentLabel({ versions: [first], sends })).toBe('Sent v1 to 2');
    const more = [...sends, send('a', 2, 'delivered'), send('b', 2, 'sending'), send('d', 2, 'cancelled')];
    expect(sentLabel({ versions: [first, second], sends: more })).toBe('Sent v2 to 1 of 2');
    expect(sentLabel({ versions: [first, kill], sends: [send('a', 3, 'delivered')] })).toBe('Killed v3 to 1');
    expect(sentLabel({ versions: [first], sends: [send('a', 1, 'cancelled')] })).toBe('Sent v1');
  });

  test('says the same in a sentence', () => {
    expect(sentSentence(nothing)).toBe('Nothing of this caption was sent yet.');
    const sends = [
      send('a', 1, 'delivered'),
      send('b', 1, 'waiting'),
      send('c', 1, 'held'),
      send('d', 1, 'stopped'),
    ];
    expect(sentSentence({ versions: [first], sends })).toBe(
      'Version 1 is at 1 destination, is on its way to 2 destinations and stopped before 1 destination.',
    );
    expect(sentSentence({ versions: [first], sends: [send('a', 1, 'cancelled')] })).toBe(
      'Version 1 went nowhere.',
    );
    expect(sentSentence({ versions: [kill], sends: [send('a', 3, 'delivered')] })).toBe(
      'The kill, version 3, is at 1 destination.',
    );
  });
});

test('of several sends to one destination, the one that was not taken back counts, else the newest', () => {
  const sends = [
    send('a', 1, 'cancelled', { queuedAt: '2026-11-12T18:10:00+00:00' }),
    send('a', 1, 'delivered', { queuedAt: '2026-11-12T18:05:00+00:00' }),
    send('b', 1, 'delivered', { queuedAt: '2026-11-12T18:05:00+00:00' }),
    send('b', 1, 'waiting', { queuedAt: '2026-11-12T18:20:00+00:00' }),
  ];
  for (const order of [sends, sends.toReversed()]) {
    const states = sendsOf({ versions: [first], sends: order }, 1).map(({ destination, state }) => [
      destination,
      state,
    ]);
    expect(new Map(states as [string, string][])).toEqual(
      new Map([
        ['a', 'delivered'],
        ['b', 'waiting'],
      ]),
    );
  }
});

describe('changed words', () => {
  test('of the desk stand against what was sent last; a kill sends none', () => {
    const fields = { ...first.fields, caption: 'A ferry leaves Zadar.', headline: 'Ferry' };
    const item = { versions: [first], sends: [] };
    expect(unsentChanges(item, fields).map(({ field }) => field)).toEqual(['headline', 'caption']);
    expect(unsentChanges({ ...item, versions: [first, kill] }, fields)).toEqual([]);
    expect(unsentChanges(nothing, fields)).toEqual([]);
  });

  test('of a version stand against the one before it', () => {
    expect(changesIn([first, second], first)).toEqual([]);
    expect(changesIn([first, second], second)).toEqual([
      { field: 'caption', before: 'A ferry leaves Split.', after: 'A ferry leaves Zadar.' },
    ]);
  });
});

describe('a revision', () => {
  test('is refused where nothing was sent, and after a kill', () => {
    expect(revisionRefusal('correction', nothing, 'PT_1.jpg', false)).toBe(
      'PT_1.jpg was not sent yet: there is nothing to correct.',
    );
    expect(revisionRefusal('kill', { versions: [first], sends: [] }, '', true)).toBe(
      'This caption was killed already: there is nothing left to send of it.',
    );
    expect(revisionRefusal('update', { versions: [first], sends: [] }, 'PT_1.jpg', false)).toBe('');
  });

  test('says on its button what happens, and afterwards what did', () => {
    expect(confirmLabel('correction', 3)).toBe('Send the correction to 3 destinations');
    expect(confirmLabel('update', 1)).toBe('Send the update to 1 destination');
    expect(confirmLabel('kill', 2)).toBe('Kill it at 2 destinations');
    expect(revisedSentence('correction', 2, 3)).toBe(
      'Correction, version 2, goes to 3 destinations before everything else.',
    );
    expect(revisedSentence('kill', 2, 1)).toBe(
      'Killed. The notice, version 2, goes to 1 destination before everything else.',
    );
  });

  test('names those who have to be told by another way', () => {
    expect(lostSentence(['Wire East'])).toBe('Wire East was removed since: tell them by another way.');
    expect(lostSentence(['Wire East', 'Old Paper', 'Third'])).toBe(
      'Wire East, Old Paper and Third were removed since: tell them by another way.',
    );
  });
});

test('a killed picture says since when, as far as it is known', () => {
  expect(killedSentence(kill)).toBe(
    `Killed on ${shownInstant(kill.at)} by Mara Lindqvist: may not be sent, exported or reused.`,
  );
  expect(killedSentence(undefined)).toBe('Killed: may not be sent, exported or reused.');
  expect(shownInstant('some day')).toBe('some day');
});

test('a picture is not called a text', () => {
  expect(documentHint({ mediaType: 'image/jpeg', bytes: 900 })).toBe('the picture, with these words inside');
  expect(documentHint({ mediaType: 'text/csv', bytes: 1 })).toBe('text/csv · 1 byte');
});
