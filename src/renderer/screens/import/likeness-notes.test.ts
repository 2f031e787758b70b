import { describe, expect, test } from 'vitest';
import { likenessNotes } from '#renderer/screens/import/likeness-notes.ts';

const lead =
  'Coast guard crew members bring passengers of the ferry Nordlicht to the pier in Hamburg, Germany, Nov. 12, 2026.';

describe('likenesses within a page', () => {
  test('a caption and the same with a tail point at each other', () => {
    const notes = likenessNotes([
      { text: `${lead} The ferry lost power in dense fog, the harbor authority said Thursday.` },
      { text: 'Passengers wait for buses at the tram depot in Lisbon, Portugal, Nov. 11, 2026.' },
      { text: lead },
    ]);
    expect(notes.get(0)).toMatch(/caption 3/);
    expect(notes.get(2)).toMatch(/caption 1/);
    expect(notes.has(1)).toBe(false);
  });

  test('a very long page is left to the desk', () => {
    expect(likenessNotes(Array.from({ length: 201 }, () => ({ text: lead }))).size).toBe(0);
  });
});
