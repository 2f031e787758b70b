import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import * as fc from 'fast-check';
import nspell from 'nspell';
import { describe, expect, test } from 'vitest';
import { rankSuggestions } from '#renderer/screens/desk/spelling/rank.ts';

const folder = dirname(createRequire(import.meta.url).resolve('dictionary-en'));
const dictionary = nspell({
  aff: readFileSync(join(folder, 'index.aff')),
  dic: readFileSync(join(folder, 'index.dic')),
});
const ranked = (word: string) => rankSuggestions(word, dictionary.suggest(word));

describe('suggestions for a misspelled word', () => {
  test.each([
    ['teh', 'the'],
    ['hte', 'the'],
    ['taht', 'that'],
    ['adn', 'and'],
    ['thier', 'their'],
    ['whcih', 'which'],
    ['recieve', 'receive'],
    ['rehersal', 'rehearsal'],
    ['presidnet', 'president'],
    ['goverment', 'government'],
    ['becuase', 'because'],
  ])('%s is most likely %s', (wrong, right) => {
    expect(ranked(wrong).suggestions[0]).toBe(right);
  });

  test('are certain for a plain slip, and never for a short word that may be many', () => {
    expect(['teh', 'recieve', 'goverment', 'becuase'].map((word) => ranked(word).certain)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(['fo', 'rehersal', 'wich'].map((word) => ranked(word).certain)).toEqual([false, false, false]);
  });

  test('hold the commoner of two that are as near', () => {
    expect(ranked('wich').suggestions.slice(0, 2)).toEqual(['with', 'which']);
  });

  test('are three at most, and no name or abbreviation for a plain word', () => {
    const { suggestions } = ranked('teh');
    expect(suggestions.length).toBeLessThanOrEqual(3);
    for (const each of suggestions) expect(each).toBe(each.toLowerCase());
    expect(ranked('Hamburgg').suggestions[0]).toBe('Hamburg');
  });

  test('come from what was offered, for any words', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string(), { maxLength: 8 }), (word, offered) => {
        const { suggestions, certain } = rankSuggestions(word, offered);
        for (const each of suggestions) expect(offered).toContain(each);
        if (certain) expect(suggestions.length).toBeGreaterThan(0);
      }),
    );
  });
});
