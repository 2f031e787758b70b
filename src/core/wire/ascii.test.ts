import fc from 'fast-check';
import { expect, test } from 'vitest';
import { transliterate } from '#core/wire/ascii.ts';

test.each([
  ['Jürgen Weiß in Łódź', 'Jurgen Weiss in Lodz'],
  ['Abdullah Coşkun, Ğ, ı', 'Abdullah Coskun, G, i'],
  ['Søren Ærø, Åse, Þór', 'Soren AEro, Ase, Thor'],
  ['“Quoted” – it’s … 5 €', '"Quoted" - it\'s ... 5 EUR'],
  ['Щукин, Юлия, Жуков', 'Shchukin, Yuliya, Zhukov'],
  ['Київ, Григорій, Ѓорѓи, Љубљана', 'Kyiv, Hryhorii, Gjorgji, Ljubljana'],
  ['Αθήνα, Θεσσαλονίκη', 'Athina, Thessaloniki'],
  ['e\u0301te\u0301', 'ete'],
  ['no\u00a0break\u200b', 'no break'],
  ['½ ﬁsh №5', '1/2 fish No.5'],
])('%s becomes %s', (text, plain) => expect(transliterate(text).text).toBe(plain));

test('tells what was replaced and what has no ASCII form', () => {
  const { text, replaced, lost } = transliterate('Zoé in 東京, Zoë 🚢');
  expect(text).toBe('Zoe in ??, Zoe ?');
  expect([...replaced]).toEqual([
    ['é', 'e'],
    ['ë', 'e'],
  ]);
  expect(lost).toEqual(['東', '京', '🚢']);
});

test('law: the result is ASCII, and ASCII comes back unchanged', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const plain = transliterate(text).text;
      expect(plain).toMatch(/^[\0-\x7f]*$/);
      expect(transliterate(plain).text).toBe(plain);
    }),
  );
});
