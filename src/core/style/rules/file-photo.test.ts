import { expect, test } from 'vitest';
import { ap } from '#core/style/houses/ap.ts';
import { filePhotoMark, filePhotoYear } from '#core/style/rules/file-photo.ts';
import { trial } from '#core/style/trial.ts';

test.each([
  ['FILE - A crew rests in Oslo, Norway, on Nov. 12.', 'FILE'],
  ['FILE PHOTO: A crew rests in Oslo, Norway.', 'FILE PHOTO'],
  ['In this file photo a crew rests in Oslo.', 'file photo'],
])('wants the year in %s', (caption, words) =>
  expect(trial(filePhotoYear, { caption }).words).toEqual([words]),
);

test.each([
  'FILE - A crew rests in Oslo, Norway, on Nov. 12, 2019.',
  'FILE - A crew rests in 2019.',
  'Police file photos of cars.',
])('accepts %s', (caption) => expect(trial(filePhotoYear, { caption }).found).toEqual([]));

test('an old photo says that it is one, where the house asks', () => {
  const house = { ...ap, rules: { 'file-photo-mark': { options: { days: 30 } } } };
  const around = { house, capturedAt: '2026-09-01T10:00:00' };
  expect(trial(filePhotoMark, { caption: 'A crew rests in Oslo.' }, around).messages).toEqual([
    'The photo is 72 days old; Associated Press marks it FILE -',
  ]);
  expect(trial(filePhotoMark, { caption: 'FILE - A crew rests in Oslo.' }, around).found).toEqual([]);
  expect(
    trial(filePhotoMark, { caption: 'A crew rests in Oslo.' }, { capturedAt: '2026-09-01' }).found,
  ).toEqual([]);
});
