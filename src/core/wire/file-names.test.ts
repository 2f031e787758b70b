import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wireFileNames } from '#core/wire/file-names.ts';

const named = (...names: string[]) =>
  wireFileNames(
    names.map((fileName) => ({ fileName })),
    'txt',
  );

test('names follow the photos', () =>
  expect(named('HF_0412.JPG', 'BV 2201 (2).tif')).toEqual(['HF_0412.txt', 'BV-2201-2.txt']));
test('two alike are numbered, case aside', () =>
  expect(named('a.jpg', 'A.JPG', 'a.tif', 'a-2.jpg')).toEqual(['a.txt', 'A-2.txt', 'a-3.txt', 'a-2-2.txt']));
test.each([
  ['con.jpg', 'caption-con.txt'],
  ['Aux.v2.jpg', 'caption-Aux.v2.txt'],
  ['../../etc/passwd', 'passwd.txt'],
  ['C:\\photos\\évènement.jpg', 'evenement.txt'],
  ['.hidden.jpg', 'hidden.txt'],
  ['東京.jpg', 'caption.txt'],
  ['', 'caption.txt'],
])('%s is made safe', (name, safe) => expect(named(name)).toEqual([safe]));

test('law: names are safe everywhere and never the same', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('a.jpg', 'A.jpg', 'nul', 'a-2.jpg'))),
      (names) => {
        const made = named(...names);
        for (const name of made) expect(name).toMatch(/^[A-Za-z0-9_][A-Za-z0-9._-]*\.txt$/);
        expect(new Set(made.map((name) => name.toLowerCase())).size).toBe(made.length);
      },
    ),
  );
});
