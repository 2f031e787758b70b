import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { emptyCaption } from '#core/caption/caption.ts';
import { type FieldId, fields, isListField, isStructureField } from '#core/caption/fields.ts';
import { captionsCsv } from '#core/wire/csv.ts';
import { captionsJson } from '#core/wire/json.ts';

const record = {
  id: '1',
  fileName: 'a.jpg',
  fields: { ...emptyCaption, headline: 'Fog', people: ['Ana', 'Bo'], caption: 'Says "no",\nleaves.' },
};

test('has a header row, CRLF, quoted cells and joined lists', () => {
  const [header = '', ...rows] = captionsCsv([record]).split('\r\n');
  expect(header).toBe(['id', 'fileName', ...fields.map(({ id }) => id)].join(','));
  expect(rows.join('\r\n')).toContain('1,a.jpg,Fog,"Says ""no"",\nleaves.",');
  expect(rows.join('\r\n')).toContain(',Ana; Bo,');
});

test.each(['=1+1', '+44', '-1', '@cmd', '\tx', '\rx'])('%j cannot run as a formula', (headline) => {
  const csv = captionsCsv([{ ...record, fields: { ...emptyCaption, headline } }]);
  expect(csv).toMatch(/1,a\.jpg,"?'/);
});

test('writes a byte order mark when asked', () => {
  expect(captionsCsv([], { byteOrderMark: true }).startsWith('\ufeffid,fileName')).toBe(true);
  expect(captionsCsv([])).toMatch(/^id,/);
});

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', '=', "'", ' ', 'a', '\t', ';') }),
);
const anyStructures = fc.array(fc.record({ name: anyText, identifiers: fc.array(anyText) }));
const anyFields = fc.record(Object.fromEntries(fields.map(({ id }) => [id, anyValueOf(id)])));
function anyValueOf(id: FieldId) {
  if (isStructureField(id)) return anyStructures;
  return isListField(id) ? fc.array(anyText) : anyText;
}
const anyRecord = fc.record({
  id: fc.uuid(),
  fileName: anyText,
  fields: anyFields.map((values) => ({ ...emptyCaption, ...values })),
});

test('law: an independent reader gets every cell back', () => {
  fc.assert(
    fc.property(fc.array(anyRecord, { maxLength: 3 }), (records) => {
      const { data: rows } = Papa.parse(captionsCsv(records), { delimiter: ',', skipEmptyLines: true });
      const unguarded = (cell: string) => (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);
      const expected = records.map(({ id, fileName, fields: values }) => [
        id,
        fileName,
        ...fields.map((field) => {
          const value = values[field.id];
          if (typeof value === 'string') return value;
          if (isStructureField(field.id)) return value.length === 0 ? '' : JSON.stringify(value);
          return value.join('; ');
        }),
      ]);
      // An apostrophe before a sign may have been typed: compare with it taken off on both sides.
      expect(rows.slice(1).map((row) => row.map(unguarded))).toEqual(
        expected.map((row) => row.map(unguarded)),
      );
    }),
    { numRuns: 60 },
  );
});

test('JSON holds id, fileName and every field, in registry order, indented by two', () => {
  const json = captionsJson([record]);
  expect(json.startsWith('[\n  {\n    "id": "1",\n    "fileName": "a.jpg",\n    "headline": "Fog",')).toBe(
    true,
  );
  expect(json.endsWith(']\n')).toBe(true);
  expect(Object.keys(JSON.parse(json)[0])).toEqual(['id', 'fileName', ...fields.map(({ id }) => id)]);
  expect(JSON.parse(json)[0].people).toEqual(['Ana', 'Bo']);
});
