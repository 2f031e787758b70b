import { expect, test } from 'vitest';
import type { WrittenCaption } from '#core/file-records.ts';
import { cutsOf, writtenSentence } from '#renderer/screens/desk/metadata/write-words.ts';

function written(fileName: string, more: Partial<WrittenCaption> = {}): WrittenCaption {
  return {
    caption: fileName,
    fileName,
    path: `/p/${fileName}`,
    how: 'native',
    cuts: [],
    notes: [],
    told: [],
    ...more,
  };
}

const refused = { caption: 'c', fileName: 'c.jpg', reason: 'It carries content credentials.' };

test('what a write came to', () => {
  expect(
    writtenSentence(
      {
        written: [],
        credentials: [],
        failures: [{ path: '/p/c.jpg', reason: 'The folder cannot be written.' }],
      },
      'sidecar',
    ),
  ).toBe('Nothing was written; 1 photo failed.');
  expect(writtenSentence({ written: [written('a.jpg')], credentials: [], failures: [] }, 'sidecar')).toBe(
    '1 photo written to its sidecar.',
  );
  const both = [written('a.jpg'), written('b.jpg'), written('d.jpg', { how: 'kept' })];
  expect(writtenSentence({ written: both, credentials: [refused, refused], failures: [] }, 'original')).toBe(
    '2 photos written to the originals; 1 photo said it all already; 2 photos with content credentials were left as they are.',
  );
});

test('the photos of which something was cut', () => {
  const cut = written('b.jpg', { told: ['Credit is cut to 32 bytes in IIM.'] });
  expect(cutsOf([written('a.jpg'), cut])).toEqual([cut]);
});
