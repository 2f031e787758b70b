import { expect, test } from 'vitest';
import { embargoProblem, waitsHere } from '#core/outbox/embargo.ts';

const now = '2026-11-12T17:00:00+01:00';
const later = '2026-11-12T16:00:01Z';

test('an item under embargo waits here', () => {
  expect(waitsHere(later, now, { keepsEmbargo: false, format: 'newsml-g2' })).toBe(true);
});

test('it goes at once to a receiver that keeps embargoes, in a format that says so', () => {
  expect(waitsHere(later, now, { keepsEmbargo: true, format: 'newsml-g2' })).toBe(false);
  expect(waitsHere(later, now, { keepsEmbargo: true, format: 'text' })).toBe(true);
  expect(waitsHere(later, now, { keepsEmbargo: true, format: 'ninjs-superdesk' })).toBe(true);
});

test('an embargo that is over, or none, holds nothing', () => {
  expect(waitsHere('2026-11-12T16:00:00Z', now, { keepsEmbargo: false, format: 'text' })).toBe(false);
  expect(waitsHere('', now, { keepsEmbargo: false, format: 'text' })).toBe(false);
});

test('an embargo without its zone is refused', () => {
  expect(embargoProblem('2026-11-12T18:00:00')).toMatch(/time zone/);
  expect(embargoProblem('tomorrow')).toMatch(/time zone/);
  expect(embargoProblem('2026-13-40T18:00:00Z')).toMatch(/time zone/);
  expect(embargoProblem('2026-11-12T18:00:00+01:00')).toBe('');
  expect(embargoProblem('')).toBe('');
});
