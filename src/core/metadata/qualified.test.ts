import { expect, test } from 'vitest';
import { agree } from '#core/metadata/agreement.ts';
import { joinBytes } from '#core/metadata/bytes.ts';
import { dataset, utf8Marker } from '#core/metadata/crafted.test-support.ts';
import { iimTexts, parseIim } from '#core/metadata/iim.ts';
import { bareTerm, qualifiedTerm } from '#core/metadata/qualified.ts';
import { iimFields, iimLimit } from '#core/metadata/sources.ts';

const said = (value: string | readonly string[]) => ({ value, atLimit: false });

test.each([
  ['subjectCodes', 'IPTC:15054000:sport:soccer:', '15054000'],
  ['subjectCodes', 'iptc:15054000:::', '15054000'],
  ['subjectCodes', 'IPTC:15054000', '15054000'],
  ['subjectCodes', '15054000', '15054000'],
  ['subjectCodes', 'HARBOUR:15054000:::', 'HARBOUR:15054000:::'],
  ['subjectCodes', 'IPTC:', 'IPTC:'],
  ['intellectualGenre', '005:Feature', 'Feature'],
  ['intellectualGenre', 'Feature', 'Feature'],
  ['intellectualGenre', '005:', '005:'],
  ['keywords', '005:Feature', '005:Feature'],
] as const)('%s: %s means %s', (id, text, bare) => {
  expect(bareTerm(id, text)).toBe(bare);
});

test('a code gets its provider in IIM, and is not qualified twice', () => {
  expect(qualifiedTerm('subjectCodes', '15054000')).toBe('IPTC:15054000:::');
  expect(qualifiedTerm('subjectCodes', 'IPTC:15054000:sport::')).toBe('IPTC:15054000:sport::');
  expect(qualifiedTerm('intellectualGenre', 'Feature')).toBe('Feature');
});

test('what differs only by a qualifier is no disagreement', () => {
  expect(
    agree('subjectCodes', said(['15054000', '01000000']), said(['IPTC:01000000:arts::', 'IPTC:15054000:::'])),
  ).toBe(true);
  expect(agree('subjectCodes', said(['15054000']), said(['IPTC:15054001:::']))).toBe(false);
  expect(agree('intellectualGenre', said('Feature'), said('005:Feature'))).toBe(true);
  expect(agree('intellectualGenre', said('Profile'), said('005:Feature'))).toBe(false);
  expect(agree('headline', said('Feature'), said('005:Feature'))).toBe(false);
});

test('IIM is read without them, so that no code reaches XMP with its provider', () => {
  const block = joinBytes([
    utf8Marker,
    dataset(2, 4, '005:Feature'),
    dataset(2, 12, 'IPTC:15054000:sport:soccer:'),
  ]);
  const { values } = iimFields(iimTexts(parseIim(block), iimLimit));
  expect([values.get('subjectCodes')?.value, values.get('intellectualGenre')?.value]).toEqual([
    ['15054000'],
    'Feature',
  ]);
});
