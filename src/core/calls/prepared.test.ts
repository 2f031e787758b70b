import { expect, test } from 'vitest';
import { keepPrepared } from '#core/calls/prepared.ts';
import { emptyCaption } from '#core/caption/caption.ts';
import type { Entry } from '#core/records.ts';

function entry(id: string, revision: number, caption: string): Entry {
  return {
    id,
    batch: 'b',
    photo: null,
    fields: { ...emptyCaption, caption },
    decision: 'working',
    status: 'draft',
    rating: 0,
    occurrences: 1,
    errors: 0,
    warnings: 0,
    duplicates: 0,
    revision,
    changedAt: '',
  };
}

test('a caption is prepared once for each of its revisions', () => {
  const prepared = keepPrepared();
  const first = prepared.of(entry('a', 1, 'A ferry leaves.'));
  expect(prepared.of(entry('a', 1, 'A ferry leaves.'))).toBe(first);
  expect(prepared.of(entry('a', 2, 'A ferry returns.')).tidyText).toBe('A ferry returns.');
});

test('the longest unused is forgotten, what is in use stays', () => {
  const prepared = keepPrepared();
  const used = prepared.of(entry('used', 1, 'A ferry leaves.'));
  const forgotten = prepared.of(entry('old', 1, 'A tug waits.'));
  for (let other = 0; other < 1_999; other += 1) {
    prepared.of(entry(`other-${other}`, 1, ''));
    prepared.of(entry('used', 1, 'A ferry leaves.'));
  }
  expect(prepared.of(entry('used', 1, 'A ferry leaves.'))).toBe(used);
  expect(prepared.of(entry('old', 1, 'A tug waits.'))).not.toBe(forgotten);
});
