/** The words of the repair dialog. */
import { expect, test } from 'vitest';
import { foundSentence, whereText } from '#renderer/screens/desk/metadata/repair-words.ts';

const text = {
  caption: '01890a5d-ac96-774b-bcce-b302099a8057',
  fileName: 'HF_0412.jpg',
  field: 'headline',
  sources: ['desk', 'xmp', 'iim'],
  language: '',
  before: 'KÃ¶ln',
  after: 'Köln',
} as const;
const desk = { ...text, sources: [...text.sources] };
const file = { ...desk, sources: ['sidecar' as const], language: 'de-AT', fileName: '' };
const lost = { ...file, text: 'Besan?on', why: 'Letters are lost.' };

test('where a text stands', () => {
  expect(whereText(desk)).toBe('HF_0412.jpg · Headline · desk, XMP, IIM');
  expect(whereText(lost)).toBe('No photo · Headline in de-AT · Sidecar');
});

test('what was found', () => {
  const nothing = { repairs: [], damaged: [], failures: [] };
  expect(foundSentence(nothing)).toBe('No text here was encoded twice.');
  expect(foundSentence({ ...nothing, repairs: [desk] })).toBe(
    '1 place to repair. Only what is certain is offered.',
  );
  expect(
    foundSentence({ repairs: [file], damaged: [lost, lost], failures: [{ path: '/a', reason: 'gone' }] }),
  ).toBe('1 only in files, 2 that cannot be mended, 1 file could not be read.');
});
