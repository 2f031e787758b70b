/** A window that closes waits for what was typed a moment before, and not for ever. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Answer } from '#core/contract.ts';
import { listenForLastWords } from '#main/shells/electron/last-words.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function desk() {
  const asked: { name: string; answer: (answer: Answer) => void }[] = [];
  const listened = listenForLastWords({
    call: (name) => new Promise((answer) => asked.push({ name, answer })),
    on: () => () => true,
    close: async () => {},
  });
  const settled = (promise: Promise<void>) => {
    const state = { done: false };
    void promise.then(() => {
      state.done = true;
    });
    return state;
  };
  return { ...listened, asked, settled };
}

const done: Answer = { ok: true, value: null };

test('nothing typed: a moment, then it is over', async () => {
  const { said, settled } = desk();
  const over = settled(said());
  await vi.advanceTimersByTimeAsync(399);
  expect(over.done).toBe(false);
  await vi.advanceTimersByTimeAsync(2);
  expect(over.done).toBe(true);
});

test('an edit under way is waited for, and the one that follows it too', async () => {
  const { newsroom, asked, said, settled } = desk();
  void newsroom.call('captions.edit', {});
  const over = settled(said());
  await vi.advanceTimersByTimeAsync(1_000);
  void newsroom.call('captions.edit', {});
  asked[0]?.answer(done);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(over.done).toBe(false);
  asked[1]?.answer(done);
  await vi.advanceTimersByTimeAsync(500);
  expect(over.done).toBe(true);
});

test('a question keeps no window open', async () => {
  const { newsroom, answered, settled } = desk();
  void newsroom.call('captions.find', {});
  const over = settled(answered());
  await vi.advanceTimersByTimeAsync(0);
  expect(over.done).toBe(true);
});

test('an edit that is never answered keeps it open for five seconds', async () => {
  const { newsroom, said, settled } = desk();
  void newsroom.call('captions.edit', {});
  const over = settled(said());
  await vi.advanceTimersByTimeAsync(4_999);
  expect(over.done).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(over.done).toBe(true);
});

test('an edit that was refused is named by its photo until one is saved', async () => {
  const { newsroom, asked, unsaved } = desk();
  const edit = () => void newsroom.call('captions.edit', { caption: 'a', changes: {} });
  edit();
  asked[0]?.answer({ ok: false, problem: { code: 'failed', message: 'The disk is full.', field: '' } });
  await vi.advanceTimersByTimeAsync(0);
  expect(unsaved()).toEqual(['']);
  expect(asked[1]?.name).toBe('captions.entries');
  asked[1]?.answer({ ok: true, value: [{ photo: { fileName: 'HF_0409.jpg' } }] });
  await vi.advanceTimersByTimeAsync(0);
  expect(unsaved()).toEqual(['HF_0409.jpg']);
  edit();
  asked[2]?.answer(done);
  await vi.advanceTimersByTimeAsync(0);
  expect(unsaved()).toEqual([]);
});
