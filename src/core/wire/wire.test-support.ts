/**
 * For the tests of wire formats: items to send, arbitrary captions, and the standards' own schemas
 * where they lie beside the project (they are not part of it, so those tests say when they are skipped).
 */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import fc from 'fast-check';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';
import {
  type CaptionFields,
  emptyCaption,
  type FieldChanges,
  type FieldValue,
  sameValue,
} from '#core/caption/caption.ts';
import { type Field, fields, isListField, isTextField } from '#core/caption/fields.ts';
import { isStructureId, type Member, membersOf } from '#core/caption/registry/structures.ts';
import type { MemberValue, Structure } from '#core/caption/structure.ts';
import { findHouse } from '#core/style/houses.ts';
import type { DocumentSetting, SignalKind, WireItem } from '#core/wire/item.ts';

const standards = resolve(import.meta.dirname, '../../../../shared/standards');
export const standardsPresent = existsSync(standards);
if (!standardsPresent) console.log(`Standards' schemas: skipped, ${standards} is not on this machine.`);

/** A file of the standards. */
export function standardFile(path: string): Uint8Array {
  return readFileSync(resolve(standards, path));
}

/** A check against an XML schema of the standards: answers with what is wrong, '' for nothing. */
export function schemaCheck(path: string): (bytes: Uint8Array) => string {
  xmlRegisterFsInputProviders();
  const schema = XmlDocument.fromBuffer(standardFile(path), { url: resolve(standards, path) });
  const validator = XsdValidator.fromDoc(schema);
  return (bytes) => {
    const document = XmlDocument.fromBuffer(bytes);
    try {
      validator.validate(document);
      return '';
    } catch (problem) {
      return String(problem);
    } finally {
      document.dispose();
    }
  };
}

/** A check against IPTC's schema of ninjs 3.1: answers with what is wrong, '' for nothing. */
export function ninjsCheck(): (bytes: Uint8Array) => string {
  const parsed = (path: string) => JSON.parse(new TextDecoder().decode(standardFile(path)));
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  ajv.addSchema(parsed('ninjs/GeoJSON-schema.json'));
  const validate = ajv.compile(parsed('ninjs/ninjs-schema_3.1.json'));
  return (bytes) => {
    const right = validate(JSON.parse(new TextDecoder().decode(bytes)));
    return right ? '' : ajv.errorsText(validate.errors);
  };
}

/** A caption with what a desk fills in on most days. */
export const ferry: CaptionFields = {
  ...emptyCaption,
  headline: 'Ferry strike ends in Bergen',
  caption:
    'Passengers board the ferry Havbris in Bergen, Norway, on Thursday, Nov. 12, 2026, as a strike over rosters ends.\nThe first boat left at dawn. (Fjord Photo/Ingrid Solheim)',
  captionWriter: 'mb',
  byline: 'Ingrid Solheim',
  bylineTitle: 'Staff',
  credit: 'Fjord Photo',
  source: 'Fjord Photo',
  copyright: '© 2026 Fjord Photo',
  usageTerms: 'Editorial use only.',
  instructions: 'No archive.',
  slug: 'NORWAY-FERRY',
  title: 'Ferry strike 4',
  dateCreated: '2026-11-12T06:41:22+01:00',
  sublocation: 'Strandkaien',
  city: 'Bergen',
  state: 'Vestland',
  country: 'Norway',
  countryCode: 'NOR',
  people: ['Marit Aasen', 'Øyvind Æsby'],
  keywords: ['ferries', 'strikes'],
  category: 'LAB',
  urgency: '4',
  event: 'Ferry strike',
  altText: 'People with bags walk up a ramp into a ferry.',
  subjectCodes: ['09000000'],
  locationsShown: [{ name: 'Bergen harbor', city: 'Bergen', country: 'Norway', countryCode: 'NOR' }],
};

/** A first version of the ferry picture, or what the test needs of it. */
export function wireItem(more: Partial<WireItem> = {}): WireItem {
  return {
    id: '0198f0a0-1111-7000-8000-000000000001',
    version: 1,
    fields: ferry,
    language: 'en',
    provider: 'Fjord Photo',
    createdAt: '2026-11-12T09:40:00.000Z',
    at: '2026-11-12T09:41:22.120Z',
    capturedAt: '',
    fileName: 'HAV_0412.JPG',
    pictures: [
      {
        rendition: 'highRes',
        href: 'HAV_0412.JPG',
        mediaType: 'image/jpeg',
        width: 6000,
        height: 4000,
        bytes: 6_120_044,
      },
    ],
    embargo: '',
    signal: { kind: 'new', note: '' },
    ...more,
  };
}

/** Fields that came back from a document other than they went, but those that the version itself says. */
export function lostFields(sent: CaptionFields, came: FieldChanges): string[] {
  return fields
    .filter(
      ({ id }) => !['actionAdvised', 'referenceServices', 'referenceDates', 'referenceNumbers'].includes(id),
    )
    .filter(({ id }) => !sameValue(sent[id], came[id] ?? (typeof sent[id] === 'string' ? '' : [])))
    .map(({ id }) => `${id}: ${JSON.stringify(sent[id])} came as ${JSON.stringify(came[id])}`);
}

/** The same item as its second version. */
export function revised(kind: Exclude<SignalKind, 'new'>, note: string): WireItem {
  return wireItem({ version: 2, signal: { kind, note } });
}

const desk = findHouse('desk', []);
if (!desk) throw new Error('The desk has a house');
export const setting: DocumentSetting = { house: desk, sequence: 7, service: 'cut', charset: 'latin-1' };

/** A line as people type it and files bring it: any script, and what formats have to escape. */
export const line: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom('Bergen', 'Øya', '船', 'مرفأ', '&', '<b>', '"', "'", ']]>', '%20', ',', ';', '🚢', 'é'),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((words) => clean(words.join(' ')));

/** Without controls and lone surrogates, which no XML can hold, and without white space around. */
function clean(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\0-\x1f\x7f-\x9f\ufffd-\uffff\u2028\u2029]/g, '')
    .trim();
}

const term = line.filter((text) => text !== '');

const specialValues: Partial<Record<string, fc.Arbitrary<FieldValue>>> = {
  urgency: fc.constantFrom('1', '4', '8', '0'),
  dateCreated: fc.constantFrom('2026', '2026-11', '2026-11-12', '2026-11-12T06:41:22+01:00', 'about noon'),
  embargo: fc.constant('2026-11-20T06:00:00+00:00'),
  expires: fc.constant('2027-11-20T06:00:00+01:00'),
  countryCode: fc.constantFrom('NOR', 'NO', 'ZZZ', 'Norway'),
  subjectCodes: fc.constantFrom(['09000000'], ['15054000', '11003002'], ['medtop:1']),
  sceneCodes: fc.constantFrom(['010800'], ['headshot']),
  digitalSourceType: fc.constantFrom(
    'http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture',
    'a camera',
  ),
  byline: fc.constantFrom('Ana Sousa', 'Ana Sousa; Li Wei', 'Ana Sousa;Li Wei'),
};

/** A caption in which any field may be filled in. */
export const anyCaption: fc.Arbitrary<CaptionFields> = fc
  .record(
    Object.fromEntries(
      (fields as readonly (Field & { readonly id: (typeof fields)[number]['id'] })[]).map((field) => [
        field.id,
        fc.option(anyValue(field), { nil: undefined, freq: 2 }),
      ]),
    ),
  )
  .map((values) => {
    const filled = Object.entries(values).filter(([, value]) => value !== undefined && value.length > 0);
    return { ...emptyCaption, ...Object.fromEntries(filled) };
  });

function anyValue(field: Field & { readonly id: (typeof fields)[number]['id'] }): fc.Arbitrary<FieldValue> {
  const special = specialValues[field.id];
  if (special) return special;
  if (isTextField(field.id)) return line;
  if (isListField(field.id)) return fc.array(term, { minLength: 1, maxLength: 3 });
  const structure = anyStructure(field.structure ?? 'term').filter((each) => Object.keys(each).length > 0);
  return fc.array(structure, { minLength: 1, maxLength: field.most ?? 3 });
}

function anyStructure(id: string, depth = 0): fc.Arbitrary<Structure> {
  const members = isStructureId(id) ? membersOf(id) : [];
  return fc
    .array(
      fc.oneof(
        ...members
          .filter(({ kind }) => depth < 2 || kind !== 'structures')
          .map((member) => anyMember(member, depth)),
      ),
      { maxLength: 5 },
    )
    .map((filled) => Object.fromEntries(filled.filter(([, value]) => value.length > 0)));
}

function anyMember(member: Member, depth: number): fc.Arbitrary<[string, MemberValue]> {
  return memberValue(member, depth).map((value) => [member.id, value]);
}

function memberValue(member: Member, depth: number): fc.Arbitrary<MemberValue> {
  if (member.kind === 'list') return fc.array(term, { maxLength: 2 });
  if (member.kind !== 'structures') return line;
  const inner = anyStructure(member.structure ?? 'term', depth + 1);
  return fc.array(
    inner.filter((each) => Object.keys(each).length > 0),
    { maxLength: 1 },
  );
}
