import { describe, expect, test } from 'vitest';
import type { Card } from '#core/records.ts';
import { type CaptionPages, noPages, pageSize, withPage } from '#renderer/screens/desk/caption-pages.ts';
import { isWhole, locate } from '#renderer/screens/desk/locate.ts';

function card(id: string): Card {
  return {
    id,
    batch: 'one',
    photo: id,
    fileName: `${id}.jpg`,
    caption: '',
    headline: '',
    byline: '',
    credit: '',
    dateCreated: '',
    capturedAt: '',
    city: '',
    status: 'draft',
    rating: 0,
    errors: 0,
    warnings: 0,
    duplicates: 0,
    width: 0,
    height: 0,
  };
}

function listOf(...ids: string[]): CaptionPages {
  return withPage(noPages, 0, ids.length, ids.map(card));
}

describe('the open caption in a list', () => {
  test('is where it was', () => {
    expect(locate(listOf('a', 'b', 'c'), { index: 1, caption: 'b' })).toEqual({ kind: 'here' });
  });

  test('is followed to where the list has it now', () => {
    expect(locate(listOf('c', 'a', 'b'), { index: 1, caption: 'b' })).toEqual({
      kind: 'moved',
      to: { index: 2, caption: 'b' },
    });
  });

  test('that a search does not find is absent, and no other takes its name', () => {
    expect(locate(listOf('c'), { index: 1, caption: 'b' })).toEqual({ kind: 'absent' });
    expect(locate(listOf('c'), { index: 0, caption: 'b' })).toEqual({ kind: 'absent' });
    expect(locate(listOf(), { index: 0, caption: 'b' })).toEqual({ kind: 'absent' });
  });

  test('may stand in a part of a long list that is not here yet', () => {
    const long = withPage(
      noPages,
      0,
      pageSize + 1,
      Array.from({ length: pageSize }, (_, at) => card(String(at))),
    );
    expect(isWhole(long)).toBe(false);
    expect(locate(long, { index: 0, caption: 'b' })).toEqual({ kind: 'ask' });
  });

  test('is the first one where none was open, once it is here', () => {
    expect(locate(noPages, { index: 0, caption: null })).toEqual({ kind: 'unknown' });
    expect(locate(listOf('a'), { index: 0, caption: null })).toEqual({
      kind: 'moved',
      to: { index: 0, caption: 'a' },
    });
    expect(locate(listOf('a', 'b'), { index: 9, caption: null })).toEqual({
      kind: 'moved',
      to: { index: 1, caption: null },
    });
    expect(locate(listOf(), { index: 0, caption: null })).toEqual({ kind: 'unknown' });
  });
});
