import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bundledHouses, findHouse } from '#core/style/houses.ts';
import { noteProblems, type RevisionFacts, revisionNote } from '#core/wire/revision-note.ts';

const facts: RevisionFacts = {
  reason: 'The rider on the left is Ana Ruiz, not Eva Ruiz',
  name: 'HF_0412.jpg',
  sentAt: '2026-11-22T10:44:00+00:00',
  provider: 'Harbour Press',
};
const kinds = ['update', 'correction', 'kill'] as const;

function house(id: string) {
  const found = findHouse(id, []);
  if (!found) throw new Error(id);
  return found;
}

describe('the note of a revision', () => {
  test('a correction says that it is one, what was wrong, and that the picture comes again', () => {
    expect(revisionNote('correction', facts, house('desk'))).toBe(
      'CORRECTION: The rider on the left is Ana Ruiz, not Eva Ruiz. HF_0412.jpg, sent 22 Nov 2026 10:44 GMT, is retransmitted to correct an error. Use this version only.',
    );
  });

  test('a kill tells receivers to remove the picture everywhere', () => {
    const note = revisionNote('kill', { ...facts, reason: 'The picture was manipulated.' }, house('afp'));
    expect(note).toMatch(/^MANDATORY KILL/);
    expect(note).toContain('HF_0412.jpg');
    expect(note).toMatch(/remove/i);
  });

  test.each(bundledHouses.map(({ id }) => id))('%s: every note passes its own check', (id) => {
    for (const kind of kinds) {
      const note = revisionNote(kind, facts, house(id));
      expect(noteProblems(kind, note)).toEqual([]);
      expect(note).toContain(facts.reason);
      expect(note).not.toMatch(/\{[a-z]+\}/);
    }
  });

  test('a reason of any letters stands in the note as it is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.trim() !== ''),
        (reason) => {
          expect(revisionNote('update', { ...facts, reason }, house('desk'))).toContain(reason.trim());
        },
      ),
    );
  });
});

describe('what is wrong with a note', () => {
  test.each([
    ['Clarifies the name of the rider', 2],
    ['CORRECTION: fixes the name of the rider.', 1],
    ['CORRECTION: the rider is Ana Ruiz.', 0],
    ['CORRECTIONS to come', 1],
  ])('%s', (note, count) => {
    expect(noteProblems('correction', note)).toHaveLength(count);
  });

  test('a kill may be called KILL or MANDATORY KILL, and nothing softer', () => {
    expect(noteProblems('kill', 'KILL: wrong picture.')).toEqual([]);
    expect(noteProblems('kill', 'Please do not use this picture.')).toHaveLength(1);
  });
});
