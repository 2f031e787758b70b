import { describe, expect, test } from 'vitest';
import { type CaptionFields, emptyCaption } from '#core/caption/caption.ts';
import type { Entry } from '#core/records.ts';
import { copiesOf, copiesSentence, credentialsSentence } from '#renderer/screens/export/copy-words.ts';

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
});
