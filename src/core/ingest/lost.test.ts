/** The sentences about copies that were lost. */
import { expect, test } from 'vitest';
import { lostWords } from '#core/ingest/lost.ts';

const lost = (path: string, was: 'gone' | 'altered' | 'unreadable', destination = '/a') => ({
  destination,
  instead: { path, was },
});

test('copies that stand as they were are not told of', () => {
  expect(lostWords([{ destination: '/a' }]).sentences()).toEqual([]);
});

test('one sentence for each place and kind, with names', () => {
  const words = lostWords([lost('/a/2026/A_1.JPG', 'gone'), lost('/a/2026/A_2.JPG', 'altered')]);
  words.add(lost('/b/A_3.JPG', 'gone', '/b'));
  words.add(lost('C:\\b\\A_4.JPG', 'gone', '/b'));
  words.add(lost('/b/A_5.JPG', 'unreadable', '/b'));
  expect(words.sentences()).toEqual([
    'One copy in /a was altered after it was verified; it was left as it is, and the photo was copied again: A_2.JPG.',
    'One copy was gone from /a and was made again: A_1.JPG.',
    '2 copies were gone from /b and were made again: A_3.JPG, A_4.JPG.',
    'One copy in /b could not be read; it was left as it is, and the photo was copied again: A_5.JPG.',
  ]);
});

test('a wiped disk is one line', () => {
  const [line] = lostWords(
    Array.from({ length: 3_000 }, (_, n) => lost(`/a/${n}.JPG`, 'altered')),
  ).sentences();
  expect(line).toMatch(
    /^3000 copies in \/a were altered after they were verified; they were left .*: 0\.JPG, 1\.JPG, 10\.JPG/,
  );
  expect(line).toMatch(/9\.JPG and 2988 more\.$/);
});
