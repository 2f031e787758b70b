/**
 * Decides field by field between the places a photo keeps its caption, and says where they
 * disagree. Pure; used by read.ts. What counts as disagreement stands in agreement.ts.
 *
 * [Note: which source] XMP is taken over IIM when Photoshop's digest of the IIM block is absent or
 * current; IIM is taken when the digest is stale, since then IIM was changed by a program that
 * does not know XMP. An IIM value that says less of the same is never taken: a text cut at its limit
 * that begins like XMP's, the first of XMP's bylines, a date without XMP's time. EXIF only
 * fills what both leave blank: the Metadata Working Group put its description first, but cameras
 * and converters fill it with leftovers. A sidecar is taken over all of them unless the embedded
 * XMP says it was written later.
 */
import type { CaptionFields, FieldValue } from '#core/caption/caption.ts';
import { deskName, type FieldId, fieldOf, fields } from '#core/caption/fields.ts';
import { holdsStructures } from '#core/caption/structure.ts';
import { agree, saysLess, shown } from '#core/metadata/agreement.ts';
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

/** Where a value stands. */
export type Place = 'sidecar' | 'xmp' | 'iim' | 'exif';

/** What one place says of a field about which the places disagree. */
export interface PlaceSays {
  readonly place: Place;
  readonly value: FieldValue;
  /** Whether the value stands at its byte limit, where a writer may have cut it. */
  readonly cut: boolean;
  /** Whether it says something else than the value used. */
  readonly differs: boolean;
}

/** A field of which the places say different things. */
export interface Disagreement {
  readonly field: FieldId;
  readonly used: Place;
  /** Every place that says something, the one used first. */
  readonly said: readonly PlaceSays[];
  /** Why the first of them goes first: "digest: IIM was changed later". */
  readonly reason: string;
  /** One sentence for the editor: what each place says, with the reason. */
  readonly why: string;
}

/** The decision, and the sentences for the import report. */
export interface Reconciled {
  readonly fields: Partial<CaptionFields>;
  readonly disagreements: readonly Disagreement[];
  readonly warnings: readonly string[];
}

const places: readonly Place[] = ['sidecar', 'xmp', 'iim', 'exif'];
/** The places as sentences name them. */
export const placeNames: Readonly<Record<Place, string>> = {
  sidecar: 'the sidecar',
  xmp: 'XMP',
  iim: 'IIM',
  exif: 'EXIF',
};

/** Reconciles all fields of the registry. */
export function reconcile(sources: CaptionSources): Reconciled {
  const chosen = new Map<FieldId, FieldValue>();
  const disagreements: Disagreement[] = [];
  const warnings: string[] = [];
  for (const { id } of fields) {
    if (!places.some((place) => sources[place].has(id))) continue;
    const said = inOrder(sources, id);
    const first = said[0];
    if (!first) continue;
    const bounded = withinBounds(id, first.value.value);
    if (bounded !== first.value.value) {
      warnings.push(`${deskName(id)} is longer than Cutline keeps; its end was left out.`);
    }
    chosen.set(id, bounded);
    const disagreement = disagreementOf(sources, id, said);
    if (!disagreement) continue;
    disagreements.push(disagreement);
    warnings.push(...warningsOf(disagreement));
  }
  // The map holds, for each field id, a value of that field's kind: sources.ts builds both from the registry.
  return { fields: Object.fromEntries(chosen) as Partial<CaptionFields>, disagreements, warnings };
}

type Said = readonly { readonly place: Place; readonly value: SourceValue }[];

function inOrder(sources: CaptionSources, id: FieldId): Said {
  const xmp = sources.xmp.get(id);
  const iim = sources.iim.get(id);
  const less = xmp && iim && saysLess(id, iim, xmp);
  const embedded: Place[] = sources.digest === 'stale' && !less ? ['iim', 'xmp'] : ['xmp', 'iim'];
  const order: Place[] = sources.sidecarOlder ? [...embedded, 'sidecar'] : ['sidecar', ...embedded];
  return [...order, 'exif' as const].flatMap((place) => {
    const value = sources[place].get(id);
    return value ? [{ place, value }] : [];
  });
}

function disagreementOf(sources: CaptionSources, field: FieldId, said: Said): Disagreement | null {
  const [first, ...others] = said;
  if (!first || others.length === 0) return null;
  const differ = new Set(
    others.filter(({ place, value }) => !silent(field, place) && !agree(field, first.value, value)),
  );
  if (differ.size === 0) return null;
  const all = said.map((each) => ({
    place: each.place,
    value: each.value.value,
    cut: each.value.atLimit,
    differs: differ.has(each),
  }));
  const told = all.filter(({ place, differs }) => place === first.place || differs);
  const reason = reasonFor(sources, first.place, told);
  return { field, used: first.place, said: all, reason, why: `${sentence(field, told)} (${reason}).` };
}

function sentence(field: FieldId, told: readonly PlaceSays[]): string {
  const parts = told.map(({ place, value }) => `${placeNames[place]} says “${shown(value)}”`);
  return `${deskName(field)}: ${parts.join('; ')}`;
}

/** Why the place used goes before each of the others told. */
function reasonFor({ digest }: CaptionSources, used: Place, told: readonly PlaceSays[]): string {
  const among = new Set(told.map(({ place }) => place));
  const reasons: string[] = [];
  if (used === 'sidecar' && (among.has('xmp') || among.has('iim'))) reasons.push('the sidecar goes first');
  if (used !== 'sidecar' && among.has('iim') && among.has('xmp')) {
    if (digest === 'none') reasons.push('no digest: XMP goes before IIM');
    else if (digest === 'current') reasons.push('digest: IIM was not changed later');
    else reasons.push('digest: IIM was changed later');
  }
  if (used !== 'sidecar' && among.has('sidecar')) reasons.push('the embedded XMP was written later');
  if (among.has('exif')) reasons.push('EXIF counts only where the others are blank');
  return reasons.join('; ');
}

// What the report's sentences about a disagreement have in common.
const differing = ': the sources differ. ';

/** Whether a sentence of the import report is about a disagreement, which is shown with its values elsewhere. */
export function tellsDisagreement(warning: string): boolean {
  return warning.includes(differing);
}

function warningsOf({ field, used, said }: Disagreement): string[] {
  return said
    .filter(({ differs }) => differs)
    .map(
      ({ place, value }) =>
        `${deskName(field)}${differing}${capital(placeNames[used])} is used; ${placeNames[place]} says “${shown(value)}”.`,
    );
}

// The bounds of the records (records.ts): UTF-16 units of a text or of a structure as JSON, terms
// of a list, units of a term, structures of a field.
const longestText = 60_000;
const mostTerms = 2_000;
const longestTerm = 2_000;
const mostStructures = 500;

/** The value itself when it fits, else as much of it as does. */
function withinBounds(id: FieldId, value: FieldValue): FieldValue {
  if (typeof value === 'string') return cut(value, longestText);
  if (holdsStructures(value)) {
    const most = fieldOf(id).most ?? mostStructures;
    const fits = value.filter((structure) => JSON.stringify(structure).length <= longestText).slice(0, most);
    return fits.length === value.length ? value : fits;
  }
  if (value.length <= mostTerms && value.every((term) => term.length <= longestTerm)) return value;
  return value.slice(0, mostTerms).map((term) => cut(term, longestTerm));
}

function cut(text: string, length: number): string {
  return text.length > length ? text.slice(0, length).replace(/[\ud800-\udbff]$/, '') : text;
}

/**
 * EXIF's date is the capture time, which may well differ from the date a desk gives a picture, and its
 * identifier is the camera's, which no agency has to take over.
 */
function silent(id: FieldId, place: Place): boolean {
  return (id === 'dateCreated' || id === 'imageId') && place === 'exif';
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
