import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isUri, pictureUri, referenceOf, utcMoment, zonedMoment } from '#core/wire/ninjs/addresses.ts';

test('absolute addresses are URIs, names and broken addresses are not', () => {
  const good =
    'urn:uuid:0198f0a0 http://a.example/b?c=d#e file:a.jpg mailto:desk@fjord.example https://u@h.example:80/';
  for (const each of good.split(' ')) expect([each, isUri(each)]).toEqual([each, true]);
  for (const each of [
    '',
    'a.jpg',
    '/a',
    'http://a b',
    'http://a.example/é',
    'x:%4',
    'a:b#c#d',
    'http://h:port/',
  ])
    expect([each, isUri(each)]).toEqual([each, false]);
});

test('law: every picture has an address that is a URI and leads back to its name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (name) => {
      const uri = pictureUri(name);
      // A name in the form of an address is one.
      fc.pre(!/^[a-z][a-z0-9+.-]*:\/\//i.test(name) && !name.startsWith('//'));
      expect(isUri(uri)).toBe(true);
      expect(decodeURIComponent(referenceOf(uri))).toBe(name);
    }),
  );
});

test('an address that is none of the web is left out', () => {
  expect(pictureUri('http://photos.example:port/a b.jpg')).toBe('');
  expect(pictureUri('http://photos.example/a b%.jpg')).toBe('http://photos.example/a%20b%25.jpg');
});

test('moments keep their zone, or go to UTC', () => {
  expect(zonedMoment('2026-11-12T10:41:22.5+01:00')).toBe('2026-11-12T10:41:22+01:00');
  expect(utcMoment('2026-01-01T00:30:00+01:00')).toBe('2025-12-31T23:30:00+00:00');
  for (const none of ['', '2026-11-12', '2026-11-12T10:41:22', '2026-02-30T10:41:22Z', 'noon'])
    expect([zonedMoment(none), utcMoment(none)]).toEqual(['', '']);
});
