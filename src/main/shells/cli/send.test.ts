/** `cutline send`, `outbox`, `correct` and `kill`: what they ask, what they print, how they end. */
import { describe, expect, test } from 'vitest';
import type { Answer } from '#core/contract.ts';
import type { OutboxState, Send } from '#core/outbox/records.ts';
import { runOn } from '#main/shells/testing/captured-terminal.ts';
import { fakeNewsroom } from '#main/shells/testing/fake-newsroom.ts';

const caption = '01890a5d-ac96-774b-bcce-b302099a8057';
const destination = '01890a5d-ac96-774b-bcce-b302099a8058';
const sendId = '01890a5d-ac96-774b-bcce-b302099a8059';

const stopped: Send = {
  id: sendId,
  caption,
  version: 1,
  kind: 'new',
  destination,
  destinationName: 'City desk',
  fileName: 'HF_0412.jpg',
  excerpt: 'A ferry leaves.',
  state: 'stopped',
  place: 1,
  attempts: 3,
  nextTry: '',
  bytesSent: 0,
  bytesTotal: 10,
  queuedAt: '2026-11-12T09:41:22+01:00',
  who: 'ana',
  problem: { kind: 'login', message: 'City desk refused the login. Enter the password again.' },
  receipt: null,
  edited: false,
};

const known = { id: destination, name: 'City desk', secret: 'kept', counts: {} };
const idle: OutboxState = { paused: false, counts: countsOf({}), rate: 0, runner: 'here' };

function countsOf(some: Partial<OutboxState['counts']>): OutboxState['counts'] {
  const none = {
    held: 0,
    waiting: 0,
    sending: 0,
    placing: 0,
    paused: 0,
    stopped: 0,
    delivered: 0,
    cancelled: 0,
  };
  return { ...none, ...some };
}

function desk(answers: Partial<Record<string, unknown>> = {}) {
  return fakeNewsroom((name): Answer => {
    if (Object.hasOwn(answers, name)) return { ok: true, value: answers[name] };
    if (name === 'destinations.list') return { ok: true, value: [known] };
    if (name === 'outbox.list') return { ok: true, value: { total: 0, sends: [] } };
    return { ok: true, value: idle };
  });
}

describe('send', () => {
  test('queues for destinations by their names, whatever the case', async () => {
    const newsroom = desk({ 'outbox.send': { queued: [sendId], refused: [] } });
    const { code, out } = await runOn(newsroom, ['send', caption, '--to', 'CITY DESK', '--urgent']);
    expect([code, out]).toEqual([0, 'Queued: 1.\n']);
    expect(newsroom.asked.at(-1)).toEqual({
      name: 'outbox.send',
      input: { captions: [caption], destinations: [destination], urgent: true },
    });
  });

  test('lists what was refused, and gives on the reasons of overrides', async () => {
    const refused = [{ caption, fileName: 'HF_0412.jpg', reason: 'The picture was killed.' }];
    const newsroom = desk({ 'outbox.send': { queued: [], refused } });
    const words = ['send', caption, '--to', 'City desk', '--override', 'late', '--override-kill', 'court'];
    const { code, out } = await runOn(newsroom, words);
    expect(code).toBe(1);
    expect(out).toContain('refused  HF_0412.jpg: The picture was killed.');
    expect(newsroom.asked.at(-1)?.input).toMatchObject({ override: 'late', killOverride: 'court' });
  });

  test.each([
    [['send', '--to', 'City desk'], 2, 'Name at least one caption.'],
    [['send', caption], 2, '--to names the destination.'],
    [['send', caption, '--to', 'Nobody'], 1, 'There is no destination called “Nobody”. Known: City desk.'],
  ])('%j', async (words, code, said) => {
    const end = await runOn(desk(), words);
    expect(end.code).toBe(code);
    expect(end.err).toContain(said);
  });
});

describe('outbox', () => {
  test('run goes on until nothing waits, then says what stopped', async () => {
    const states = [
      { ...idle, runner: 'nobody' },
      { ...idle, counts: countsOf({ waiting: 2 }) },
      { ...idle, counts: countsOf({ sending: 1 }) },
      { ...idle, counts: countsOf({ delivered: 1, stopped: 1 }) },
    ];
    const newsroom = fakeNewsroom((name): Answer => {
      if (name === 'outbox.list') return { ok: true, value: { total: 1, sends: [stopped] } };
      if (name === 'destinations.list') return { ok: true, value: [known] };
      queueMicrotask(() => newsroom.announce({ name: 'outbox.changed', detail: { captions: [] } }));
      return { ok: true, value: states.shift() ?? idle };
    });
    const { code, out } = await runOn(newsroom, ['outbox', 'run']);
    expect(code).toBe(1);
    expect(out).toBe(
      'stopped 1, delivered 1\n  stopped  HF_0412.jpg: City desk refused the login. Enter the password again.\n',
    );
  });

  test('run leaves the work to the program that is at it', async () => {
    const { code, err } = await runOn(desk({ 'outbox.run': { ...idle, runner: 'elsewhere' } }), [
      'outbox',
      'run',
    ]);
    expect(code).toBe(0);
    expect(err).toContain('Another program sends from this archive');
  });

  test('retry without a send takes what can be tried again', async () => {
    const delivered: Send = { ...stopped, id: caption, state: 'delivered' };
    const newsroom = desk({
      'outbox.list': { total: 2, sends: [stopped, delivered] },
      'outbox.act': { changed: [sendId], refused: [] },
    });
    const { code, out } = await runOn(newsroom, ['outbox', 'retry']);
    expect([code, out]).toEqual([0, 'Tried again: 1.\n']);
    expect(newsroom.asked.at(-1)?.input).toEqual({ sends: [sendId], act: 'retry' });
  });

  test('list asks by state and destination, and prints one JSON document', async () => {
    const newsroom = desk({ 'outbox.list': { total: 1, sends: [stopped] } });
    const words = ['outbox', 'list', '--state', 'stopped', '--to', 'City desk', '--json'];
    const { code, out } = await runOn(newsroom, words);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual([stopped]);
    expect(newsroom.asked.at(-1)?.input).toEqual({
      query: { offset: 0, limit: 500, destination, states: ['stopped'] },
    });
  });

  test.each([
    [['outbox', 'sing'], 'outbox takes list, run, retry, cancel, not “sing”.'],
    [['outbox', 'list', '--state', 'lost'], 'No send is “lost”'],
    [['outbox', 'run', sendId], 'run takes no sends'],
  ])('%j is refused', async (words, said) => {
    const { code, err } = await runOn(desk(), words);
    expect(code).toBe(2);
    expect(err).toContain(said);
  });
});

describe('correct and kill', () => {
  const done = { version: 2, sends: [sendId], lost: [] };

  test('a correction carries the reason and the fields', async () => {
    const newsroom = desk({ 'items.revise': done });
    const words = [
      'correct',
      caption,
      '--reason',
      'The rider is Ana Ruiz.',
      'headline=Ana Ruiz wins',
      'people=Ana Ruiz',
    ];
    const { code, out } = await runOn(newsroom, words);
    expect([code, out]).toEqual([0, 'Version 2, queued for 1.\n']);
    expect(newsroom.asked.at(-1)).toEqual({
      name: 'items.revise',
      input: {
        caption,
        kind: 'correction',
        reason: 'The rider is Ana Ruiz.',
        changes: { headline: 'Ana Ruiz wins', people: ['Ana Ruiz'] },
      },
    });
  });

  test('an update is told from a correction', async () => {
    const newsroom = desk({ 'items.revise': done });
    await runOn(newsroom, [
      'correct',
      caption,
      '--update',
      '--reason',
      'The result is in.',
      'headline=Ruiz wins',
    ]);
    expect(newsroom.asked.at(-1)?.input).toMatchObject({ kind: 'update' });
  });

  test('a kill names receivers that have to be told by another way', async () => {
    const newsroom = desk({ 'items.revise': { ...done, lost: ['Old wire'] } });
    const { code, out } = await runOn(newsroom, ['kill', caption, '--reason', 'Staged.']);
    expect(code).toBe(1);
    expect(out).toContain('Old wire was removed from the destinations: tell them yourself.');
  });

  test.each([
    [['correct', caption, '--reason', 'x'], 'Name a caption and at least one FIELD=VALUE.'],
    [['correct', caption, 'headline=x'], '--reason says what was wrong.'],
    [['kill', caption, '--reason', ' '], '--reason says what was wrong.'],
    [['kill', caption, 'headline=x', '--reason', 'x'], 'Name one caption.'],
  ])('%j is refused', async (words, said) => {
    const { code, err } = await runOn(desk(), words);
    expect(code).toBe(2);
    expect(err).toContain(said);
  });
});
