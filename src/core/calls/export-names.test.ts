/** Names of an export's files: unique, safe, and by the same templates as destinations have. */
import { describe, expect, test } from 'vitest';
import { documentNames, pictureNames, refuseWrongNames } from '#core/calls/export-names.ts';
import { emptyCaption } from '#core/caption/caption.ts';
import { ferry, wireItem } from '#core/wire/wire.test-support.ts';

const items = [wireItem({ fileName: 'Ærø 1.CR3' }), wireItem({ fileName: 'b.jpg' })];
const entries = [
  { photo: null, fields: { ...emptyCaption, title: 'Ferry' } },
  { photo: null, fields: ferry },
];

describe('documents', () => {
  test('have the photos’ names without a template', () => {
    expect(documentNames(items, 'xml', '')).toEqual(['AEro-1.xml', 'b.xml']);
  });

  test('have what the template says, and a number where that is taken', () => {
    expect(documentNames(items, 'xml', '{slug}')).toEqual(['NORWAY-FERRY.xml', 'NORWAY-FERRY-2.xml']);
    expect(documentNames(items, 'xml', '{city}-{sequence:2}')).toEqual(['Bergen-01.xml', 'Bergen-02.xml']);
  });
});

test('pictures without a photo are called by their title, and never twice the same', () => {
  expect(pictureNames(entries, items, '')).toEqual(['Ferry.jpg', 'Ferry-strike-4.jpg']);
  expect(pictureNames(entries, items, '{slug}')).toEqual(['NORWAY-FERRY.jpg', 'NORWAY-FERRY-2.jpg']);
});

test('a template that would write one file over another is refused', () => {
  expect(() => refuseWrongNames('{slug}{same}')).toThrow('{same} is for destinations');
  expect(() => refuseWrongNames('{slug}-{date}')).not.toThrow();
});
