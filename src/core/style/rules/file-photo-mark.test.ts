import { expect, test } from 'vitest';
import { ap } from '#core/style/houses/ap.ts';
import { filePhotoMark } from '#core/style/rules/file-photo-mark.ts';
import { trial } from '#core/style/trial.ts';

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
