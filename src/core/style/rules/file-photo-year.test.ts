import { expect, test } from 'vitest';
import { filePhotoYear } from '#core/style/rules/file-photo-year.ts';
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
