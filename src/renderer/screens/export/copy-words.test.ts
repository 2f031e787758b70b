import { describe, expect, test } from 'vitest';
import { type CaptionFields, emptyCaption } from '#core/caption/caption.ts';
import type { Entry } from '#core/records.ts';
import {
  copiesOf,
  copiesSentence,
  credentialsSentence,
  lookedSentence,
  stretches,
  together,
} from '#renderer/screens/export/copy-words.ts';

function entry(fileName: string | null, fields: Partial<CaptionFields>): Entry {
  return {
    id: fileName ?? 'none',
    photo: fileName === null ? null : { fileName },
    fields: { ...emptyCaption, ...fields },
  } as Entry;
}

describe('what copies get', () => {
  test('cuts are told photo by photo, with the field as the desk says it', () => {
    const copies = copiesOf([
      entry('a.jpg', { headline: 'Lanterns', credit: 'Ålesund Pressebyrå for Harbour News' }),
      entry('b.jpg', { headline: 'Lanterns' }),
      entry(null, { headline: 'Lanterns' }),
    ]);
    expect(copies).toMatchObject({ photos: 2, without: 1, filled: [1, 2] });
    expect(copies.cuts.map(({ fileName, told }) => `${fileName} ${told}`)).toEqual([
      expect.stringMatching(/^a\.jpg Credit: IIM ends at .* leaves out “ News”; XMP keeps all of it\.$/),
    ]);
    expect(copiesSentence(copies, 'jpeg')).toBe('2 copies with 1 to 2 fields each.');
  });

  test('content credentials', () => {
    expect(credentialsSentence([])).toBe('');
    expect(credentialsSentence(['a.jpg'])).toMatch(/^a\.jpg carries content credentials \(C2PA\)/);
    expect(credentialsSentence(['a.jpg', 'b.jpg'])).toMatch(/^2 photos carry content credentials \(C2PA\)/);
  });

  test('one sidecar, and none', () => {
    expect(copiesSentence(copiesOf([entry('a.jpg', { city: 'Hue' })]), 'xmp')).toBe(
      '1 sidecar with 1 field.',
    );
    expect(copiesSentence(copiesOf([entry(null, {})]), 'jpeg')).toBe('None of these captions has a photo.');
  });

  test('parts of a selection say together what the whole says', () => {
    const entries = [
      entry(null, { headline: 'Lanterns' }),
      entry('a.jpg', { headline: 'Lanterns', credit: 'Ålesund Pressebyrå for Harbour News' }),
      entry(null, {}),
      entry('b.jpg', { headline: 'Lanterns' }),
      entry('c.jpg', { headline: 'Lanterns', city: 'Hue', country: 'Vietnam' }),
    ];
    const apart = entries.map((each) => copiesOf([each])).reduce(together, copiesOf([]));
    expect(apart).toEqual(copiesOf(entries));
  });

  test('a list is asked for in stretches, the whole of it', () => {
    expect([...stretches('', 2)]).toEqual([]);
    expect([...stretches('a b c d e', 2)]).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
    expect([...stretches('a', 2)]).toEqual([['a']]);
  });

  test('how many files are looked at, and how many could not be', () => {
    expect(lookedSentence(150, 2_000, 0)).toBe('150 of 2,000 looked at for content credentials…');
    expect(lookedSentence(2_000, 2_000, 0)).toBe('');
    expect(lookedSentence(0, 0, 0)).toBe('');
    expect(lookedSentence(3, 3, 1)).toBe('One file could not be read.');
    expect(lookedSentence(3, 3, 2)).toBe('2 files could not be read.');
  });
});
