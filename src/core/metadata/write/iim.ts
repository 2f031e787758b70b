/**
 * Writes the changed fields of a caption into an IIM block (IPTC IIM 4.2). Only datasets of changed
 * fields are replaced; every other dataset keeps its place and its bytes, those of vendors and of
 * other records included. Used by jpeg.ts. A block that cannot be changed safely is left to another
 * writer, with the reason.
 *
 * [Note: IIM in UTF-8] New text is UTF-8 and 1:90 says so. In a block of another character set, the
 * other texts would change their meaning under that declaration, so all of them are re-encoded, read
 * by [Note: IIM charset]. ExifTool leaves them as they are when only CodedCharacterSet is set, and
 * re-encodes them when all IPTC tags are copied in the same step (`-tagsfromfile @ -iptc:all`).
 */
import type { FieldChanges } from '#core/caption/caption.ts';
import { type Field, type FieldId, fields } from '#core/caption/fields.ts';
import { joinBytes } from '#core/metadata/bytes.ts';
import { readMacRoman, readUtf8, readWindows1252 } from '#core/metadata/charset.ts';
import {
  binaryDatasets,
  declaredCharset,
  type IimBlock,
  type IimDataset,
  iimTexts,
  parseIim,
  tidyText,
} from '#core/metadata/iim.ts';
import { bareTerm, qualifiedFields, qualifiedTerm } from '#core/metadata/qualified.ts';
import { iimLimit } from '#core/metadata/sources.ts';
import { type Cut, iimValues } from '#core/metadata/write/iim-values.ts';
import { encodeUtf8 } from '#core/metadata/write/utf8.ts';

/** The rewritten block, or why it was not rewritten. */
export type IimRewrite =
  | {
      /** Null when there was no block and nothing is to be written. The old bytes when no IIM field changes. */
      readonly bytes: Uint8Array | null;
      readonly cuts: readonly Cut[];
      /** Sentences for the log. */
      readonly notes: readonly string[];
    }
  | { readonly doubt: string };

const registry: readonly (Field & { readonly id: FieldId })[] = fields;
const utf8Declaration = dataset('1:90', Uint8Array.of(0x1b, 0x25, 0x47));
const recordVersion = dataset('2:00', Uint8Array.of(0, 4));

/** Rewrites an IIM block, or makes one where there was none. Never throws. */
export function rewriteIim(old: Uint8Array | null, changes: FieldChanges): IimRewrite {
  const values = registry.flatMap(({ id, iim }) =>
    iim && changes[id] !== undefined ? iimValues(id, changes[id], iim) : [],
  );
  if (values.length === 0) return { bytes: old, cuts: [], notes: [] };
  const block = parseIim(old ?? new Uint8Array());
  if (!block.whole) return { doubt: 'The IIM data is damaged.' };
  const kept = inUtf8(block);
  if (kept === null) return { doubt: 'The IIM data declares a character set that only a few programs know.' };

  const written = new Map(
    values.map(({ number, texts }) => [
      number,
      texts.map((text) => standing(kept.datasets, number, text) ?? dataset(number, encodeUtf8(text))),
    ]),
  );
  const bytes = joinBytes([new Uint8Array(), ...arranged(kept.datasets, written)]);
  const cuts = values.flatMap((value) => value.cuts);
  const empty = old === null && values.every(({ texts }) => texts.length === 0);
  return { bytes: empty ? null : bytes, cuts, notes: kept.notes };
}

/** The old dataset that says a term already, with the qualifiers that only IIM has; null for none. */
function standing(old: readonly Placed[], number: string, text: string): Uint8Array | null {
  const id = qualifiedFields.get(number);
  // A wanted term that brings qualifiers of its own is written as it is.
  if (!id || qualifiedTerm(id, bareTerm(id, text)) !== text) return null;
  const says = (raw: Uint8Array) => {
    const bytes = parseIim(raw).datasets[0]?.bytes;
    const old = tidyText((bytes && readUtf8(bytes)?.text) ?? '');
    return old !== '' && bareTerm(id, old) === bareTerm(id, text);
  };
  return old.find((dataset) => dataset.number === number && says(dataset.raw))?.raw ?? null;
}

/** A dataset ready to be placed: its number, and all its bytes. */
interface Placed {
  readonly number: string;
  readonly raw: Uint8Array;
}

/**
 * The datasets in their old order: changed ones in place of the first old one, new ones at the end
 * of record 2, the declaration of UTF-8 in front of all text, the record version first in record 2.
 */
function arranged(
  old: readonly Placed[],
  written: ReadonlyMap<string, readonly Uint8Array[]>,
): readonly Uint8Array[] {
  const present = new Set(old.map(({ number }) => number));
  const added = [...written]
    .filter(([number]) => !present.has(number))
    .sort(([one], [other]) => ordinal(one) - ordinal(other))
    .flatMap(([, pieces]) => pieces);
  const done = new Set<string>();
  const replaced = (dataset: Placed): readonly Uint8Array[] => {
    const pieces = written.get(dataset.number);
    if (!pieces) return [dataset.raw];
    if (done.has(dataset.number)) return [];
    done.add(dataset.number);
    return pieces;
  };
  // Subtle: records stand in order in sound blocks; the last dataset of record 2 is sought all the
  // same, since blocks with records out of order exist and keep theirs.
  const end = old.reduce((last, { number }, at) => (ordinal(number) < 3000 ? at + 1 : last), 0);
  const secondRecord = old.findIndex(({ number }) => number.startsWith('2:'));
  const start = secondRecord === -1 ? end : secondRecord;
  const version = present.has('2:00') ? [] : [recordVersion];
  const head = old.slice(0, start).flatMap(replaced);
  const body = old.slice(start, Math.max(start, end)).flatMap(replaced);
  const tail = old.slice(Math.max(start, end)).flatMap(replaced);
  return [...head, ...version, ...body, ...added, ...tail];
}

/** The datasets as they mean the same under 1:90 = UTF-8; null when their character set is not known. */
function inUtf8(block: IimBlock): { datasets: readonly Placed[]; notes: readonly string[] } | null {
  const declared = declaredCharset(block);
  const declarations = block.datasets.filter(({ number }) => number === '1:90');
  const firstText = block.datasets.findIndex(({ number }) => ordinal(number) >= 2000);
  if (declared === 'utf-8') {
    const inFront = block.datasets.findIndex(({ number }) => number === '1:90') <= firstText;
    if (declarations.length === 1 && (inFront || firstText === -1)) {
      return { datasets: block.datasets, notes: [] };
    }
    return { datasets: declaredFirst(block.datasets), notes: [] };
  }
  const texts = block.datasets.filter(({ number }) => holdsText(number));
  const foreign = declarations.some(({ bytes }) => bytes.length > 0) && declared === null;
  if (foreign && texts.some(({ bytes }) => bytes.some((byte) => byte >= 0x80 || byte === 0x1b))) return null;

  const read = iimTexts(block, iimLimit);
  const seen = new Map<string, number>();
  let grown = 0;
  const datasets = block.datasets.map((one): Placed => {
    const nth = seen.get(one.number) ?? 0;
    seen.set(one.number, nth + 1);
    const charset = read.get(one.number)?.[nth]?.charset;
    if (!holdsText(one.number) || (charset !== 'windows-1252' && charset !== 'mac-roman')) return one;
    if (one.bytes.every((byte) => byte < 0x80)) return one;
    const bytes = encodeUtf8(charset === 'mac-roman' ? readMacRoman(one.bytes) : readWindows1252(one.bytes));
    const limit = iimLimit(one.number);
    // A text the edit does not touch is never cut; readers accept a few bytes beyond the limit.
    if (limit !== undefined && bytes.length > limit && one.bytes.length <= limit) grown++;
    return { number: one.number, raw: dataset(one.number, bytes) };
  });
  const notes = grown > 0 ? [`${grown} unchanged IIM texts are longer than their limit in UTF-8.`] : [];
  return { datasets: declaredFirst(datasets), notes };
}

/** With one declaration of UTF-8, behind what of record 1 comes before it in numeric order. */
function declaredFirst(datasets: readonly Placed[]): readonly Placed[] {
  const others = datasets.filter(({ number }) => number !== '1:90');
  const later = others.findIndex(({ number }) => ordinal(number) > 1090);
  const at = later === -1 ? others.length : later;
  return [...others.slice(0, at), { number: '1:90', raw: utf8Declaration }, ...others.slice(at)];
}

/** Whether 1:90 governs a dataset: the texts of records 2 to 6. */
function holdsText(number: string): boolean {
  return ordinal(number) >= 2000 && ordinal(number) < 7000 && !binaryDatasets.has(number);
}

/** '2:120' as 2120, to compare. */
function ordinal(number: string): number {
  const [record, id] = number.split(':').map(Number);
  return (record ?? 0) * 1000 + (id ?? 0);
}

/** One dataset's bytes; values over 32,767 bytes get an extended length (IIM 4.2, 1.6.2). */
function dataset(number: IimDataset['number'], bytes: Uint8Array): Uint8Array {
  const [record = 0, id = 0] = number.split(':').map(Number);
  const size = bytes.length;
  const length =
    size > 0x7fff
      ? [0x80, 4, (size >>> 24) & 255, (size >>> 16) & 255, (size >>> 8) & 255, size & 255]
      : [size >> 8, size & 255];
  return joinBytes([Uint8Array.of(0x1c, record, id, ...length), bytes]);
}
