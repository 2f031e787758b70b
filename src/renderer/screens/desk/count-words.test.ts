import { describe, expect, test } from 'vitest';
import type { Card } from '#core/records.ts';
import { noPages, withPage } from '#renderer/screens/desk/caption-pages.ts';
import { count, listWords } from '#renderer/screens/desk/count-words.ts';

const withPhoto = { photo: 'p' } as Card;
const bare = { photo: null } as Card;

describe('how many there are', () => {
  test('counts as photos only what has one', () => {
    expect(listWords(withPage(noPages, 0, 2, [withPhoto, withPhoto]), null)).toBe('2 photos');
    expect(listWords(withPage(noPages, 0, 3, [withPhoto, bare, withPhoto]), null)).toBe(
      '2 photos, 1 caption without a photo',
    );
    expect(listWords(withPage(noPages, 0, 2, [bare, bare]), null)).toBe('2 captions without a photo');
    expect(listWords(noPages, null)).toBe('0 captions');
  });

  test('claims nothing about what has not been read', () => {
    expect(listWords(withPage(noPages, 0, 48_000, [withPhoto]), null)).toBe('48,000 captions');
    expect(listWords(withPage(noPages, 0, 48_000, [withPhoto]), { photos: 47_990, captions: 48_000 })).toBe(
      '47,990 photos, 10 captions without a photo',
    );
  });

  test('says one and many', () => {
    expect([count(1), count(1_200)]).toEqual(['1 caption', '1,200 captions']);
  });
});
