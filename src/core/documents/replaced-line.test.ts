import { expect, test } from 'vitest';
import { moreReplaced, replacedLine } from '#core/documents/replaced-line.ts';

const line = { caption: 'id', fileName: 'X1.jpg', rival: null };

test('two captions are quoted on one line, the photo’s own first', () => {
  const words = { before: 'A tug\nwaits in Bergen.', after: 'A ferry leaves Bergen.' };
  expect(replacedLine({ ...line, field: 'caption', ...words, rival: 'other' })).toBe(
    'X1.jpg has two captions: on the photo “A ferry leaves Bergen.”; the other, kept beside it without a photo: “A tug waits in Bergen.”.',
  );
  const long = replacedLine({ ...line, field: 'caption', before: 'x'.repeat(500), after: '' });
  expect(long.length).toBeLessThan(200);
});

test('a place field that was emptied says why', () => {
  expect(replacedLine({ ...line, field: 'state', before: 'Bavaria', after: '' })).toBe(
    'X1.jpg: State “Bavaria” was emptied, because the page names another place.',
  );
});

test('what is not listed is counted', () => {
  expect(moreReplaced({ total: 1, first: [{ ...line, field: 'city', before: 'a', after: '' }] })).toBe('');
  expect(moreReplaced({ total: 1_201, first: [] })).toBe('and 1,201 more, each in its caption’s history');
});
