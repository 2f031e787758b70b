/** Lost letters: found again where all else is equal, and never guessed. */
import { expect, test } from 'vitest';
import { hasLettersOf } from '#core/calls/lost-letters.ts';

test.each([
  ['Besan?on', 'Besançon'],
  ['Besan??on ', 'Besançon'],
  ['Besan\ufffdon', 'Besan\u0063\u0327on'],
  ['?lvaro ? Besan?on?', 'Álvaro à Besançon?'],
  ['Stra?e, K?ln', 'Straße, Köln'],
  ['???, 12', '東京都, 12'],
])('%s is %s', (damaged, whole) => expect(hasLettersOf(damaged, whole)).toBe(true));

test.each([
  ['Besan?on', 'Besancon'],
  ['Besan?on', 'Besançon, France'],
  ['Besan?on, France', 'Besançon'],
  ['Besan?on', 'Belançon'],
  ['Why? Because', 'Why? Because'],
  ['B?n', 'Bäön'],
  ['', ''],
  ['K?ln', ''],
])('%s is not %s', (damaged, whole) => expect(hasLettersOf(damaged, whole)).toBe(false));
