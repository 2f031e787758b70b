/**
 * Cyrillic or Greek letters inside a Latin word: they look right on the desk and cannot be
 * found, sorted or sent. Words wholly in another script are left alone.
 * Source: Unicode's security report on mixed-script confusables, for the letters news text meets.
 */
import type { Found, Rule } from '#core/style/finding.ts';
import { findEach, replacement, textsOf } from '#core/style/passages.ts';

const latinFor: ReadonlyMap<string, string> = new Map(
  Object.entries({
    а: 'a',
    е: 'e',
    о: 'o',
    р: 'p',
    с: 'c',
    у: 'y',
    х: 'x',
    і: 'i',
    ј: 'j',
    ѕ: 's',
    һ: 'h',
    ԁ: 'd',
    ӏ: 'l',
    А: 'A',
    В: 'B',
    Е: 'E',
    К: 'K',
    М: 'M',
    Н: 'H',
    О: 'O',
    Р: 'P',
    С: 'C',
    Т: 'T',
    У: 'Y',
    Х: 'X',
    І: 'I',
    Ј: 'J',
    Ѕ: 'S',
    ο: 'o',
    α: 'a',
    ν: 'v',
    ρ: 'p',
    ι: 'i',
    υ: 'u',
    χ: 'x',
    Α: 'A',
    Β: 'B',
    Ε: 'E',
    Ζ: 'Z',
    Η: 'H',
    Ι: 'I',
    Κ: 'K',
    Μ: 'M',
    Ν: 'N',
    Ο: 'O',
    Ρ: 'P',
    Τ: 'T',
    Υ: 'Y',
    Χ: 'X',
  }),
);

export const lookAlikes: Rule = {
  id: 'look-alikes',
  title: 'Letters of another script inside a Latin word',
  severity: 'error',
  check: ({ caption }) =>
    textsOf(caption).flatMap((passage) =>
      findEach(passage.text, /[\p{L}\p{M}]+/gu).flatMap((word): Found[] => {
        if (!/\p{Script=Latin}/u.test(word.words)) return [];
        const strange = word.words.match(/[\p{Script=Cyrillic}\p{Script=Greek}]/gu);
        // A single Greek letter beside Latin ones is a unit or a formula: µm, Δv.
        if (!strange || /^[µμΔΩ]\p{Script=Latin}{1,2}$/u.test(word.words)) return [];
        const message = `“${word.words}” has ${strange.join(', ')} from another script`;
        const found: Found = { field: passage.field, message, start: word.start, end: word.end };
        if (!strange.every((letter) => latinFor.has(letter))) return [found];
        const plain = [...word.words].map((letter) => latinFor.get(letter) ?? letter).join('');
        return [{ ...found, fix: replacement(passage, word, plain, plain) }];
      }),
    ),
};
