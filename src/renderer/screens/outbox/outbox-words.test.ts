import { describe, expect, test } from 'vitest';
import type { OutboxState, Send, SendState } from '#core/outbox/records.ts';
import { sendStates } from '#core/outbox/records.ts';
import { actOn, sendActs } from '#core/outbox/transitions.ts';
import {
  actFits,
  actSentence,
  barSentence,
  isUrgent,
  kindBadge,
  progressSentence,
  runnerSentence,
  showCount,
  shownBytes,
  standing,
} from '#renderer/screens/outbox/outbox-words.ts';

const none = Object.fromEntries(sendStates.map((state) => [state, 0])) as Record<SendState, number>;

function outbox(counts: Partial<Record<SendState, number>>, more: Partial<OutboxState> = {}): OutboxState {
  return { paused: false, counts: { ...none, ...counts }, rate: 0, runner: 'here', ...more };
}

function send(more: Partial<Send>): Send {
  return {
    id: 'a',
    caption: 'b',
    version: 1,
    kind: 'new',
    destination: 'c',
    destinationName: 'Quay Wire',
    fileName: 'QW_0001.jpg',
    excerpt: '',
    state: 'waiting',
    place: 2_500_000_000,
    attempts: 0,
    nextTry: '',
    bytesSent: 0,
    bytesTotal: 0,
    queuedAt: '2026-11-12T10:00:00Z',
    who: 'Mara',
    problem: null,
    receipt: null,
    edited: false,
    ...more,
  };
}

describe('the outbox in the top bar', () => {
  test('says what is to go, the worst first', () => {
    expect(barSentence(outbox({ waiting: 1_200, stopped: 1, sending: 1, placing: 1 }))).toBe(
      '1 stopped · 2 sending · 1,200 waiting',
    );
    expect(barSentence(outbox({ delivered: 9 }))).toBe('Outbox');
  });

  test('says that everything is paused', () => {
    expect(barSentence(outbox({ waiting: 3 }, { paused: true }))).toBe('Outbox paused · 3 waiting');
    expect(barSentence(outbox({}, { paused: true }))).toBe('Outbox paused');
  });

  test('says who sends where it is not this program', () => {
    expect(runnerSentence(outbox({}))).toBe('');
    expect(runnerSentence(outbox({}, { runner: 'elsewhere' }))).toContain('Another program');
  });
});

describe('a line of the list', () => {
  const now = Date.parse('2026-11-12T12:00:00Z');

  test('says when it is tried again', () => {
    const again = send({ nextTry: '2026-11-12T12:00:40Z', attempts: 2 });
    expect(standing(again, now, '')).toBe('tries again in 40 s · 2×');
    expect(standing(again, now + 60_000, '')).toBe('for its turn');
    expect(standing(again, now, 'everything is paused')).toBe('everything is paused');
    expect(standing(send({ nextTry: '2026-11-12T12:10:00Z' }), now, '')).toBe('tries again in 10 min');
  });

  test('says until when an embargo holds it', () => {
    expect(standing(send({ state: 'held', nextTry: '2026-11-12T18:00:00Z' }), now, '')).toMatch(
      /^until 1[23] Nov, \d\d:\d\d$/,
    );
  });

  test('has a badge for a later version, and for what is urgent', () => {
    expect(kindBadge('new')).toBeNull();
    expect(kindBadge('kill')).toBe('KILL');
    expect(isUrgent(send({ place: 1_500_000_000 }))).toBe(true);
    expect(isUrgent(send({ place: 1_500_000_000, state: 'delivered' }))).toBe(false);
    expect(isUrgent(send({}))).toBe(false);
  });
});

describe('numbers', () => {
  test.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [1_000, '1.0 kB'],
    [999_400, '999 kB'],
    [999_600, '1.0 MB'],
    [4_812_000, '4.8 MB'],
    [48_120_000, '48 MB'],
    [7_000_000_000_000, '7000 GB'],
  ])('%d bytes', (bytes, words) => expect(shownBytes(bytes)).toBe(words));

  test('progress with and without a rate', () => {
    expect(progressSentence(1_200_000, 4_800_000, 0)).toBe('1.2 of 4.8 MB');
    expect(progressSentence(1_200_000, 4_800_000, 310_000)).toBe('1.2 of 4.8 MB · 310 kB/s');
  });

  test('progress in two units says both', () => {
    expect(progressSentence(800, 4_800_000, 0)).toBe('800 bytes of 4.8 MB');
  });

  test('what a button of the list counts', () => {
    expect(showCount('queue', { ...none, waiting: 2, stopped: 1, delivered: 5 })).toBe(3);
  });
});

describe('acts', () => {
  test('every act that is offered for a state is one that the outbox takes there', () => {
    for (const act of sendActs)
      for (const state of sendStates)
        if (actFits(act, state))
          expect(actOn(act, { state, naming: false, early: false }).ok, `${act} ${state}`).toBe(true);
  });

  test('say what was done and what was left', () => {
    expect(actSentence('pause', 2, [])).toBe('2 paused.');
    const refused = [{ fileName: 'QW_1.jpg', reason: 'It is on its way.' }];
    expect(actSentence('first', 0, refused)).toBe('Left as it was: QW_1.jpg: It is on its way.');
    expect(actSentence('first', 1, [...refused, { fileName: 'x', reason: 'y' }])).toBe(
      '1 put first. Left as they were: QW_1.jpg: It is on its way. And 1 more.',
    );
  });
});
