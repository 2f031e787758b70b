/**
 * Decides field by field between the places a photo keeps its caption, and says where they
 * disagree. Pure; used by read.ts.
 *
 * [Note: which source] XMP is taken over IIM when Photoshop's digest of the IIM block is absent or
 * current; IIM is taken when the digest is stale, since then IIM was changed by a program that
 * does not know XMP. An IIM text cut at its limit that begins like XMP's is never taken. EXIF only
 * fills what both leave blank: the Metadata Working Group put its description first, but cameras
 * and converters fill it with leftovers. A sidecar is taken over all of them unless the embedded
 * XMP says it was written later.
 */
import type { CaptionFields } from '#core/caption/caption.ts';
import { deskName, type FieldId, fields } from '#core/caption/fields.ts';
import { sameMoment } from '#core/metadata/dates.ts';
import type { SourceFields, SourceValue } from '#core/metadata/sources.ts';

/** Whether the IIM block is what it was when XMP was last in step with it. */
export type DigestState = 'none' | 'current' | 'stale';

/** What each place says; an empty map for a place that is missing. */
export interface CaptionSources {
  readonly sidecar: SourceFields;
  /** Whether the sidecar is older than the embedded XMP. */
  readonly sidecarOlder: boolean;
  readonly xmp: SourceFields;
  readonly iim: SourceFields;
  readonly digest: DigestState;
  readonly exif: SourceFields;
}

/** The decision, and the sentences for the import report. */
export interface Reconciled {
  readonly fields: Partial<CaptionFields>;
  readonly warnings: readonly string[];
}

type PlaceName = 'the sidecar' | 'XMP' | 'IIM' | 'EXIF';

/** Reconciles all fields of the registry. */
export function reconcile(sources: CaptionSources): Reconciled {
  const chosen = new Map<FieldId, string | readonly string[]>();
  const warnings: string[] = [];
  for (const { id } of fields) {
    const said = inOrder(sources, id);
    const first = said[0];
    if (!first) continue;
    const bounded = withinBounds(first.value.value);
    if (bounded !== first.value.value) {
      warnings.push(`${deskName(id)} is longer than Cutline keeps; its end was left out.`);
    }
    chosen.set(id, bounded);
    for (const other of said.slice(1)) {
      if (agree(id, first.value, other.value) || silent(id, other.place)) continue;
      warnings.push(
        `${deskName(id)}: the sources differ. ${capital(first.place)} is used; ${other.place} says “${shown(other.value.value)}”.`,
      );
    }
  }
  // The map holds, for each field id, a value of that field's kind: sources.ts builds both from the registry.
  return { fields: Object.fromEntries(chosen) as Partial<CaptionFields>, warnings };
}

function inOrder(sources: CaptionSources, id: FieldId): { place: PlaceName; value: SourceValue }[] {
  const xmp = sources.xmp.get(id);
  const iim = sources.iim.get(id);
  const cut = xmp && iim?.atLimit && agree(id, xmp, iim);
  const iimFirst = sources.digest === 'stale' && !cut;
  const embedded: [PlaceName, SourceValue | undefined][] = iimFirst
    ? [
        ['IIM', iim],
        ['XMP', xmp],
      ]
    : [
        ['XMP', xmp],
        ['IIM', iim],
      ];
  const sidecar: [PlaceName, SourceValue | undefined] = ['the sidecar', sources.sidecar.get(id)];
  const all: [PlaceName, SourceValue | undefined][] = [
    ...(sources.sidecarOlder ? [...embedded, sidecar] : [sidecar, ...embedded]),
    ['EXIF', sources.exif.get(id)],
  ];
  return all.flatMap(([place, value]) => (value ? [{ place, value }] : []));
}

// The bounds of the records (records.ts): UTF-16 units of a text, terms of a list, units of a term.
const longestText = 60_000;
const mostTerms = 2_000;
const longestTerm = 2_000;

/** The value itself when it fits, else as much of it as does. */
function withinBounds(value: string | readonly string[]): string | readonly string[] {
  if (typeof value === 'string') return cut(value, longestText);
  if (value.length <= mostTerms && value.every((term) => term.length <= longestTerm)) return value;
  return value.slice(0, mostTerms).map((term) => cut(term, longestTerm));
}

function cut(text: string, length: number): string {
  return text.length > length ? text.slice(0, length).replace(/[\ud800-\udbff]$/, '') : text;
}

/** EXIF's date is the capture time, which may well differ from the date a desk gives a picture. */
function silent(id: FieldId, place: PlaceName): boolean {
  return id === 'dateCreated' && place === 'EXIF';
}

/** Whether two values say the same, as far as the shorter-lived of the standards could hold it. */
function agree(id: FieldId, a: SourceValue, b: SourceValue): boolean {
  if (typeof a.value === 'string' && typeof b.value === 'string') {
    if (id === 'dateCreated') return sameMoment(a.value, b.value);
    const [one, other] = [plain(a.value), plain(b.value)];
    if (one === other) return true;
    if (id === 'byline' && firstCreator(one) === firstCreator(other)) return true;
    return (b.atLimit && one.startsWith(other)) || (a.atLimit && other.startsWith(one));
  }
  if (typeof a.value === 'string' || typeof b.value === 'string') return false;
  return coveredBy(a, b) && coveredBy(b, a);
}

/** Whether every term of one list stands in the other, whole or cut at its limit. */
function coveredBy(one: SourceValue, other: SourceValue): boolean {
  const terms = [one.value].flat().map(plain);
  const others = [other.value].flat().map(plain);
  const known = new Set(others);
  return terms.every(
    (term) =>
      known.has(term) ||
      others.some(
        (rival) => (other.atLimit && term.startsWith(rival)) || (one.atLimit && rival.startsWith(term)),
      ),
  );
}

/** IIM and EXIF writers often keep only the first of several creators. */
function firstCreator(byline: string): string {
  return byline.split(';')[0]?.trim() ?? '';
}

/** For comparison: one spelling of composed letters and the copyright sign, one kind of space. */
function plain(text: string): string {
  return text.normalize('NFC').replaceAll('©', '(C)').replace(/\s+/g, ' ').trim();
}

// Long enough for a caption lead, short enough for a line of the import report.
const longestShown = 300;

function shown(value: string | readonly string[]): string {
  const text = (typeof value === 'string' ? value : value.join(', ')).replace(/\s+/g, ' ');
  return text.length > longestShown ? `${cut(text, longestShown)}…` : text;
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
