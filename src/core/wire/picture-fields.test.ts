import { expect, test } from 'vitest';
import { applyChanges, emptyCaption } from '#core/caption/caption.ts';
import type { SignalKind } from '#core/wire/item.ts';
import { fieldsInPicture } from '#core/wire/picture-fields.ts';

const fields = applyChanges(emptyCaption, { caption: 'A ferry.', instructions: 'Mandatory credit.' });
const earlier = { version: 1, at: '2026-11-22T10:44:00+00:00' };
const item = (kind: SignalKind, note = '') => ({
  fields,
  provider: 'Hafen-Presse Zürich',
  signal: { kind, note },
});

test('a first version goes as it stands', () => {
  expect(fieldsInPicture(item('new'), null)).toBe(fields);
});

test.each([
  ['correction', '02'],
  ['update', '02'],
  ['kill', '01'],
] as const)('a %s advises %s, names the version before it, and tells people why', (kind, advised) => {
  const sent = fieldsInPicture(item(kind, `${kind.toUpperCase()}: the name.`), earlier);
  expect(sent).toMatchObject({
    caption: 'A ferry.',
    instructions: `${kind.toUpperCase()}: the name. Mandatory credit.`,
    actionAdvised: advised,
    referenceServices: ['HAFENPRESS'],
    referenceDates: ['20261122'],
    referenceNumbers: ['00000001'],
  });
});

test('without an earlier version there is nothing to refer to', () => {
  expect(fieldsInPicture(item('kill', 'KILL: wrong picture.'), null).referenceNumbers).toEqual([]);
});
