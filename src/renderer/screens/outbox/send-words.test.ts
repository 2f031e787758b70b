import { describe, expect, test } from 'vitest';
import type { KnownDestination } from '#core/outbox/contract.ts';
import {
  type ForeseenRefusal,
  missingWords,
  parcelsOf,
  queuedSentence,
  refusalLines,
  sendLabel,
  wayWords,
} from '#renderer/screens/outbox/send-words.ts';

const wire: KnownDestination = {
  id: 'w',
  name: 'Quay Wire',
  way: { kind: 'folder', folder: '/wire' },
  format: 'ninjs',
  picture: 'beside',
  house: 'ap',
  names: '',
  rendition: { longestEdge: null, quality: 90 },
  kilobytesPerSecond: null,
  keepsEmbargo: false,
  service: 'q',
  charset: 'latin-1',
  paused: false,
  secret: 'none-needed',
  counts: {},
};

function refused(caption: string, destination: string, lifts: ForeseenRefusal['lifts']): ForeseenRefusal {
  return { caption, destination, lifts, fileName: `${caption}.jpg`, reason: `because of ${lifts.join()}` };
}

const noReason = { override: '', killOverride: '' };

describe('a destination of the list', () => {
  test('says what goes and how', () => {
    expect(wayWords(wire)).toBe('ninjs and picture · folder');
    expect(wayWords({ ...wire, picture: 'zip', format: 'nitf' })).toBe('NITF and picture, zipped · folder');
  });

  test('says what is missing', () => {
    expect(missingWords(wire)).toBe('');
    expect(missingWords({ ...wire, secret: 'missing' })).toContain('no secret');
    expect(missingWords({ ...wire, secret: 'locked' })).toContain('passphrase');
    expect(missingWords({ ...wire, paused: true })).toContain('paused');
    expect(missingWords({ ...wire, counts: { stopped: 2 } })).toBe('2 sends to it stopped.');
  });
});

describe('what is sent with which reason', () => {
  const refusals = [
    refused('b', 'w', ['override']),
    refused('b', 'x', ['override']),
    refused('c', 'w', []),
    refused('d', 'w', ['killOverride', 'override']),
    refused('d', 'x', ['killOverride', 'override']),
  ];

  test('without reasons only what needs none goes', () => {
    expect(parcelsOf(['a', 'b', 'c', 'd'], ['w', 'x'], refusals, noReason)).toEqual([
      { captions: ['a'], destinations: ['w', 'x'], lifts: [] },
      { captions: ['c'], destinations: ['x'], lifts: [] },
    ]);
  });

  test('a reason goes with those alone that need it', () => {
    expect(
      parcelsOf(['a', 'b', 'd'], ['w', 'x'], refusals, { override: 'The desk knows', killOverride: ' ' }),
    ).toEqual([
      { captions: ['a'], destinations: ['w', 'x'], lifts: [] },
      { captions: ['b'], destinations: ['w', 'x'], lifts: ['override'] },
    ]);
  });

  test('a killed picture with errors needs both', () => {
    const given = { override: 'The desk knows', killOverride: 'The court asked' };
    expect(parcelsOf(['d'], ['w'], refusals, given)).toEqual([
      { captions: ['d'], destinations: ['w'], lifts: ['killOverride', 'override'] },
    ]);
  });

  test('the same reason is said once', () => {
    expect(refusalLines(refusals, 2).map(({ caption, destinations }) => [caption, destinations])).toEqual([
      ['b', []],
      ['c', ['w']],
      ['d', []],
    ]);
  });
});

describe('sentences', () => {
  test('the button counts', () => {
    expect(sendLabel(0, 3, 1)).toBe('Send');
    expect(sendLabel(1, 1, 1)).toBe('Send 1 caption');
    expect(sendLabel(2, 3, 2)).toBe('Send 2 of 3 captions to 2 destinations');
  });

  test('what came of it', () => {
    expect(queuedSentence(4, 2, 1)).toBe('4 queued for 2 destinations; 1 was refused.');
    expect(queuedSentence(0, 1, 2)).toBe('Nothing was queued; 2 were refused.');
    expect(queuedSentence(1, 1, 0)).toBe('1 queued.');
  });
});
