import { expect, test } from 'vitest';
import { fileOrder, fileStem, fold, foldName, plainFileName, textOrder } from '#main/archive/fold.ts';
import { matchOf } from '#main/archive/words.ts';

test.each([
  ['Çelik', 'celik'],
  ['C\u0327elik', 'celik'],
  ['İSTANBUL Yılmaz', 'istanbul yilmaz'],
  ['Łódź, Øresund, Straße', 'lodz, oresund, strasse'],
  ['ﬁsh', 'fish'],
  ['O’Hara', "o'hara"],
])('fold(%j) is %j', (text, folded) => {
  expect(fold(text)).toBe(folded);
  expect(fold(fold(text))).toBe(folded);
});

test('names are folded to their words', () => {
  expect(foldName('Jean-Luc  O’Hara, Jr.')).toBe('jean luc ohara jr');
});

test('file names sort by the value of their numbers', () => {
  const names = [
    'HF_0412.jpg',
    'HF_99.jpg',
    'HF_0100.jpg',
    'HF_9b.jpg',
    'ÄB_1.jpg',
    'HF_12345678901234567890.jpg',
  ];
  expect(names.toSorted((a, b) => (fileOrder(a) < fileOrder(b) ? -1 : 1))).toEqual([
    'ÄB_1.jpg',
    'HF_9b.jpg',
    'HF_99.jpg',
    'HF_0100.jpg',
    'HF_0412.jpg',
    'HF_12345678901234567890.jpg',
  ]);
});

test('stems', () => {
  expect(fileStem('HF_0412.JPG')).toBe('hf_0412');
  expect(fileStem('city.v2.tif')).toBe('city.v2');
  expect(fileStem('.hidden')).toBe('.hidden');
  expect(fileStem('')).toBe('');
  expect(plainFileName('Cafe\u0301.JPG')).toBe('café.jpg');
});

test('sort keys are short and plain', () => {
  expect(textOrder('  Émile')).toBe('emile');
  expect(textOrder('x'.repeat(50_000)).length).toBe(60);
});

test.each([
  ['çelik HF_04', '"celik" "hf_04" *'],
  ['say "hello" OR (x)', '"say" """hello""" "or" "(x)" *'],
  ['— … "', null],
  ['', null],
  ['a\u0000b', '"a" "b" *'],
])('matchOf(%j) is %j', (words, match) => {
  expect(matchOf(words)).toBe(match);
});
