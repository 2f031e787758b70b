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

test('a caption is prepared, and read, once for each of its revisions', () => {
  const prepared = keepPrepared();
  let read = 0;
  const at = (revision: number, caption: string) =>
    prepared.at('a', revision, () => {
      read += 1;
      return entry('a', revision, caption);
    });
  const first = at(1, 'A ferry leaves.');
  expect(at(1, 'A ferry leaves.')).toBe(first);
  expect(at(2, 'A ferry returns.')?.tidyText).toBe('A ferry returns.');
  expect(read).toBe(2);
});

test('a caption that has gone is not prepared', () => {
  expect(keepPrepared().at('a', 1, () => null)).toBeNull();
});

test('the longest unused is forgotten, what is in use stays', () => {
  const prepared = keepPrepared();
  const at = (id: string) => prepared.at(id, 1, () => entry(id, 1, 'A ferry leaves.'));
  const [used, forgotten] = [at('used'), at('old')];
  for (let other = 0; other < 7_999; other += 1) {
    at(`other-${other}`);
    at('used');
  }
  expect(at('used')).toBe(used);
  expect(at('old')).not.toBe(forgotten);
});
