import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countGroups, groupPairs } from '#core/duplicates/groups.ts';
import { type DuplicateClass, duplicateClasses } from '#core/duplicates/pair.ts';

function pair(name: DuplicateClass, a: string, b: string, score = 1, burst = false) {
  return { a, b, comparison: { class: name, score, reason: 'A reason.', burst } };
}

describe('groups of pairs', () => {
  test('captions connected by one class stand together', () => {
    const groups = groupPairs([
      pair('same-lead', 'd', 'e', 0.8),
      pair('exact', 'b', 'c'),
      pair('exact', 'a', 'b'),
      pair('near', 'a', 'd', 0.9),
    ]);
    expect(groups.map(({ class: name, members }) => [name, members])).toEqual([
      ['exact', ['a', 'b', 'c']],
      ['same-lead', ['d', 'e']],
      ['near', ['a', 'd']],
    ]);
    expect(countGroups(groups)).toMatchObject({ exact: 1, 'same-lead': 1, near: 1, contained: 0 });
  });

  test('the most alike pair stands for its group; bursts come last', () => {
    const [first, second] = groupPairs([
      pair('near', 'a', 'b', 1, true),
      pair('near', 'x', 'y', 0.8),
      pair('near', 'y', 'z', 0.95),
    ]);
    expect(first?.representative).toMatchObject({ a: 'y', b: 'z' });
    expect([first?.burst, second?.burst]).toEqual([false, true]);
  });

  test('no pairs, no groups', () => {
    expect(groupPairs([])).toEqual([]);
    expect(Object.keys(countGroups([]))).toEqual([...duplicateClasses]);
  });

  const id = fc.constantFrom(...'abcdefghij');
  const pairs = fc.uniqueArray(
    fc.record({ name: fc.constantFrom(...duplicateClasses), a: id, b: id }).filter(({ a, b }) => a < b),
    { selector: ({ name, a, b }) => name + a + b, maxLength: 30 },
  );

  test('the order of the pairs plays no part, and none is lost', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const all = list.map(({ name, a, b }) => pair(name, a, b));
        const groups = groupPairs(all);
        expect(groupPairs(all.toReversed())).toEqual(groups);
        expect(groups.flatMap((group) => group.pairs)).toHaveLength(all.length);
        for (const name of duplicateClasses) {
          const members = groups.filter((group) => group.class === name).flatMap((group) => group.members);
          expect(new Set(members).size).toBe(members.length);
        }
      }),
    );
  });
});
