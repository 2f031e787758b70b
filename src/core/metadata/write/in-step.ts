/**
 * What must be written so that every place of a photo says the same, and whether a file that was
 * written does say it. Used by the writer of photo files before and after it writes. Pure.
 *
 * What a place ought to say is taken from the writers and readers themselves: it is what is read
 * back from a packet, and from an IIM block, that hold nothing but the wanted values. So what a
 * standard cuts or writes in its own way never counts as a difference.
 */
import { type FieldChanges, type FieldValue, sameValue } from '#core/caption/caption.ts';
import { deskName, type Field, type FieldId, fieldOf, fields } from '#core/caption/fields.ts';
import { saysMoment } from '#core/metadata/dates.ts';
import { iimTexts, parseIim } from '#core/metadata/iim.ts';
import type { MetadataReading } from '#core/metadata/read.ts';
import { iimFields, iimLimit, type SourceFields, xmpFields } from '#core/metadata/sources.ts';
import { alongNote, broughtAlong } from '#core/metadata/write/brought-along.ts';
import { rewriteIim } from '#core/metadata/write/iim.ts';
import { type LanguageMend, mendsIn } from '#core/metadata/write/languages.ts';
import { newSidecar } from '#core/metadata/write/xmp.ts';
import { parseXmp } from '#core/metadata/xmp.ts';

/** A place inside a photo file. */
export type EmbeddedPlace = 'xmp' | 'iim' | 'exif';

/** What is to be written into each place of a file; fields that a place says already are left out. */
export interface Outstanding {
  readonly xmp: FieldChanges;
  readonly iim: FieldChanges;
  readonly exif: FieldChanges;
  /** The fields of all three. */
  readonly all: FieldChanges;
}

/** Which places a file of some type is given, where it has them not yet. */
export interface Homes {
  readonly iim: boolean;
  readonly exif: boolean;
}

type Reading = Pick<MetadataReading, 'sources' | 'fields' | 'disagreements' | 'digest'>;

const registry: readonly (Field & { readonly id: FieldId })[] = fields;
// EXIF's date is that of the capture and its identifier the camera's: no caption changes them.
const exifHomes: ReadonlySet<FieldId> = new Set(['caption', 'byline', 'copyright']);

/** The values a write is about: those wanted, and where `whole` asks for it every other field of the file. */
export function valuesFor(
  reading: Pick<Reading, 'fields'>,
  wanted: FieldChanges,
  whole: boolean,
): FieldChanges {
  return cleaned(whole ? { ...reading.fields, ...wanted } : wanted);
}

/** What a write into a photo file is about. */
export interface Values {
  readonly values: FieldChanges;
  /** What each place says once it says them, and what it lacks of that now. */
  readonly expected: Expected;
  readonly lacks: Outstanding;
  /** The languages to be mended that stand in the photo itself. */
  readonly mends: readonly LanguageMend[];
  /** Sentences for the editor: which fields were brought along, and why. */
  readonly notes: readonly string[];
}

/**
 * The values a write into a photo file is about, with those that [Note: brought along] adds.
 * @param copy whether the file is a copy that its photo's sidecar does not lie beside
 */
export function valuesInPhoto(
  reading: Reading & Pick<MetadataReading, 'languagesInside'>,
  wanted: FieldChanges,
  options: { whole: boolean; copy: boolean; homes: Homes; mends?: readonly LanguageMend[] | undefined },
): Values {
  const { whole, copy, homes } = options;
  const mends = mendsIn(reading.languagesInside, options.mends ?? []);
  let values = valuesFor(reading, wanted, whole);
  const asked = idsOf(values);
  for (;;) {
    const expected = expectedOf(values);
    const lacks = outstanding(reading.sources, values, homes, expected);
    // What is not written at all moves nothing; a copy leaves the sidecar behind all the same.
    const moves = !whole && (copy || Object.keys(lacks.all).length + mends.length > 0);
    const after = () => ({
      ...written(reading.sources, values, homes, expected),
      sidecar: copy ? new Map() : reading.sources.sidecar,
      sidecarOlder: true,
      digest: reading.digest === 'stale' && changesIim(lacks) ? ('current' as const) : reading.digest,
    });
    const along = moves ? broughtAlong(reading.fields, after(), idsOf(values)) : {};
    if (Object.keys(along).length === 0) {
      return { values, expected, lacks, mends, notes: notesOn(reading, values, asked, copy) };
    }
    values = cleaned({ ...values, ...along });
  }
}

function idsOf(values: FieldChanges): ReadonlySet<FieldId> {
  return new Set(registry.map(({ id }) => id).filter((id) => values[id] !== undefined));
}

/** Whether the IIM block is written anew, and with it the digest: some field that has a home there changes somewhere. */
export function changesIim({ all }: Pick<Outstanding, 'all'>): boolean {
  return registry.some(({ id, iim }) => iim !== undefined && all[id] !== undefined);
}

function notesOn(
  { sources }: Reading,
  values: FieldChanges,
  asked: ReadonlySet<FieldId>,
  copy: boolean,
): string[] {
  const along = [...idsOf(values)].filter((id) => !asked.has(id));
  const bySidecar = along.filter((id) => same(sources.sidecar.get(id)?.value, values[id]));
  const byDigest = along.filter((id) => !bySidecar.includes(id));
  return [
    ...(bySidecar.length > 0 ? [alongNote(bySidecar, copy ? 'copy' : 'sidecar')] : []),
    ...(byDigest.length > 0 ? [alongNote(byDigest, 'digest')] : []),
  ];
}

/** What the places inside the file say once they say the values. */
function written(
  sources: MetadataReading['sources'],
  values: FieldChanges,
  homes: Homes,
  expected: Expected,
): Record<EmbeddedPlace, SourceFields> {
  const place = (at: EmbeddedPlace): SourceFields => {
    const said = new Map(sources[at]);
    for (const field of registry) {
      if (values[field.id] === undefined || !isHome(field, at, sources, homes)) continue;
      if (says(sources[at], expected[at], field.id, values[field.id])) continue;
      const value = expected[at].get(field.id);
      if (value) said.set(field.id, value);
      else said.delete(field.id);
    }
    return said;
  };
  return { xmp: place('xmp'), iim: place('iim'), exif: place('exif') };
}

/** What each place lacks of the values. */
export function outstanding(
  sources: MetadataReading['sources'],
  values: FieldChanges,
  homes: Homes,
  expected = expectedOf(values),
): Outstanding {
  const missing = (place: EmbeddedPlace) =>
    Object.fromEntries(
      registry
        .filter(({ id }) => values[id] !== undefined)
        .filter((field) => isHome(field, place, sources, homes))
        .filter(({ id }) => !says(sources[place], expected[place], id, values[id]))
        .map(({ id }) => [id, values[id]]),
    ) as FieldChanges;
  const [xmp, iim, exif] = [missing('xmp'), missing('iim'), missing('exif')];
  const any = { ...xmp, ...iim, ...exif };
  // In the registry's order, so that two runs write the same bytes.
  const all = Object.fromEntries(
    registry.filter(({ id }) => any[id] !== undefined).map(({ id }) => [id, any[id]]),
  ) as FieldChanges;
  return { xmp, iim, exif, all };
}

/**
 * What is wrong with a file that was written, in words for the log; '' when all is well: the values
 * stand in every place, everything else is as it was, and readers that go by the digest see the new state.
 */
export function whatIsWrong(
  before: Reading,
  after: Reading,
  values: FieldChanges,
  homes: Homes,
  expected = expectedOf(values),
): string {
  const left = outstanding(after.sources, values, homes, expected);
  const [unwritten] = registry.filter(({ id }) => left.all[id] !== undefined);
  if (unwritten) return `${deskName(unwritten.id)} does not read back as it was written.`;
  for (const place of ['xmp', 'iim', 'exif'] as const) {
    const lost = registry.find(
      ({ id }) =>
        values[id] === undefined &&
        !same(before.sources[place].get(id)?.value, after.sources[place].get(id)?.value),
    );
    if (lost) return `${deskName(lost.id)} would be another in ${place.toUpperCase()}.`;
  }
  return after.digest === 'stale' && before.digest !== 'stale' ? 'The IPTCDigest does not match.' : '';
}

/** Without the characters that XML cannot hold, and single halves of surrogate pairs; names in a byline parted one way. */
function cleaned(values: FieldChanges): FieldChanges {
  const { byline } = values;
  // XMP and IIM hold each name by itself, EXIF the line: "A;B" has to be "A; B" everywhere.
  const parted = byline
    ?.split(';')
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .join('; ');
  return JSON.parse(
    JSON.stringify(parted === undefined ? values : { ...values, byline: parted }),
    (_key, value: unknown) =>
      typeof value === 'string'
        ? value.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
        : value,
  ) as FieldChanges;
}

/** What each place says once it says the values. */
export type Expected = Readonly<Record<EmbeddedPlace, SourceFields>>;

/** What each place would say of these values, for `outstanding` and `whatIsWrong`; costly enough to ask once. */
export function expectedOf(values: FieldChanges): Expected {
  const xmp = xmpFields(parseXmp(newSidecar(values, { at: '2000-01-01T00:00:00Z', tool: '' })) ?? new Map());
  const block = rewriteIim(null, values);
  const bytes = 'doubt' in block ? null : block.bytes;
  const iim: SourceFields = bytes ? iimFields(iimTexts(parseIim(bytes), iimLimit)).values : new Map();
  return { xmp, iim, exif: xmp };
}

function isHome(
  field: Field & { readonly id: FieldId },
  place: EmbeddedPlace,
  sources: MetadataReading['sources'],
  homes: Homes,
): boolean {
  if (place === 'xmp') return field.xmp !== undefined;
  if (place === 'iim') return field.iim !== undefined && (homes.iim || sources.iim.size > 0);
  return exifHomes.has(field.id) && (homes.exif || sources.exif.has(field.id));
}

/** Whether a place says a value already, as far as it can. */
function says(
  source: SourceFields,
  expected: SourceFields,
  id: FieldId,
  wanted: FieldValue | undefined,
): boolean {
  const [value, most] = [source.get(id)?.value, expected.get(id)?.value];
  if (fieldOf(id).kind === 'date' && typeof value === 'string' && typeof most === 'string') {
    return saysMoment(value, most);
  }
  if (same(value, most)) return true;
  // What a place cannot take by its standard, and has all the same, is not taken out of it.
  return most === undefined && value !== undefined && same(value, wanted);
}

function same(a: FieldValue | undefined, b: FieldValue | undefined): boolean {
  if (a === undefined || b === undefined) return (a ?? b ?? '').length === 0;
  return sameValue(a, b);
}
