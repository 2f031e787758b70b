import { describe, expect, test } from 'vitest';
import { type SendState, sendStates } from '#core/outbox/records.ts';
import { actOn, mayStep, sendActs, wordsRefusal } from '#core/outbox/transitions.ts';

const plain = { naming: false, early: false };

describe('actOn', () => {
  test('every act on every state gives a state or one sentence', () => {
    for (const act of sendActs) {
      for (const state of sendStates) {
        for (const naming of [false, true]) {
          const acted = actOn(act, { state, naming, early: false });
          if (acted.ok) expect(sendStates).toContain(acted.to);
          else expect(acted.reason).toMatch(/\.$/);
        }
      }
    }
  });

  test('nothing brings a send back that was delivered', () => {
    for (const act of sendActs) expect(actOn(act, { ...plain, state: 'delivered' }).ok).toBe(false);
  });

  test('names that may stand over there are not called back, before or after a crash', () => {
    expect(actOn('cancel', { ...plain, state: 'placing' })).toMatchObject({ ok: false });
    expect(actOn('cancel', { ...plain, state: 'waiting', naming: true })).toMatchObject({ ok: false });
    expect(actOn('pause', { ...plain, state: 'placing' })).toMatchObject({ ok: false });
    expect(actOn('cancel', { ...plain, state: 'stopped', naming: true })).toEqual({
      ok: true,
      to: 'cancelled',
    });
  });

  test('what was paused before its embargo ended waits for it again', () => {
    expect(actOn('resume', { state: 'paused', naming: false, early: true })).toEqual({
      ok: true,
      to: 'held',
    });
    expect(actOn('resume', { ...plain, state: 'paused' })).toEqual({ ok: true, to: 'waiting' });
  });

  test('trying again does not break an embargo', () => {
    expect(actOn('retry', { state: 'held', naming: false, early: true }).ok).toBe(false);
    expect(actOn('retry', { state: 'stopped', naming: false, early: true })).toEqual({
      ok: true,
      to: 'held',
    });
  });
});

test('the runner never leaves an end, a pause or a stop by itself', () => {
  const ends: SendState[] = ['delivered', 'cancelled', 'paused', 'stopped'];
  for (const from of ends) for (const to of sendStates) expect(mayStep(from, to)).toBe(false);
  expect(mayStep('held', 'sending')).toBe(false);
  expect(mayStep('sending', 'placing')).toBe(true);
});

test('words can be others until the first byte went', () => {
  expect(wordsRefusal({ state: 'waiting', bytesSent: 0, naming: false })).toBe('');
  expect(wordsRefusal({ state: 'stopped', bytesSent: 0, naming: false })).toBe('');
  expect(wordsRefusal({ state: 'waiting', bytesSent: 1, naming: false })).toMatch(/gone already/);
  expect(wordsRefusal({ state: 'sending', bytesSent: 0, naming: false })).toMatch(/gone already/);
});
