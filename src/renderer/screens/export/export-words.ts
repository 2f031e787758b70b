/** The sentences and small decisions of the export dialog, kept apart so that they are tested. */
import type { WireFormat } from '#core/wire/format-ids.ts';
import { parseTemplate, type TemplateProblem } from '#core/wire/template.ts';
import { counted, shownNumber } from '#renderer/parts/numbers.ts';
import { rateSentence } from '#renderer/screens/desk/metadata/write-words.ts';

export type Format = WireFormat;

/** What people read, and what travels with or beside the photo. */
export const plainFormats = [
  { value: 'text', label: 'Text' },
  { value: 'csv', label: 'CSV' },
  { value: 'json', label: 'JSON' },
  { value: 'jpeg', label: 'Photos' },
  { value: 'xmp', label: 'Sidecars' },
] as const;

/** What the systems of newsrooms read. */
export const newsFormats = [
  { value: 'newsml-g2', label: 'NewsML-G2' },
  { value: 'ninjs', label: 'ninjs' },
  { value: 'nitf', label: 'NITF' },
  { value: 'iptc7901', label: 'IPTC 7901' },
] as const;

type Family = (typeof plainFormats)[number]['value'] | (typeof newsFormats)[number]['value'];

/** The forms of a format that has more than one, the usual one first. */
const forms = {
  'newsml-g2': [
    { value: 'newsml-g2', label: 'As the standard' },
    { value: 'newsml-g2-superdesk', label: 'For Superdesk' },
  ],
  ninjs: [
    { value: 'ninjs', label: 'As the standard' },
    { value: 'ninjs-superdesk', label: 'For Superdesk' },
  ],
  nitf: [
    { value: 'nitf', label: 'As the standard' },
    { value: 'nitf-plain', label: 'Without namespace' },
  ],
} as const satisfies Partial<Record<Family, readonly { value: Format; label: string }[]>>;

/** What a format is a form of: "ninjs" of "ninjs-superdesk". */
export function familyOf(format: Format): Family {
  const of = Object.entries(forms).find(([, each]) => each.some(({ value }) => value === format));
  return (of?.[0] ?? format) as Family;
}

/** The forms to choose from; [] where there is one. */
export function formsOf(format: Format): readonly { readonly value: Format; readonly label: string }[] {
  const all: Readonly<Partial<Record<Family, readonly { value: Format; label: string }[]>>> = forms;
  return all[familyOf(format)] ?? [];
}

/** What a format is called where it stands alone. */
export function formatName(format: Format): string {
  const family = familyOf(format);
  return [...plainFormats, ...newsFormats].find(({ value }) => value === family)?.label ?? format;
}

/** Whether each caption is a file of its own, so that some can be written without the others. */
export function hasOwnFile(format: Format, story: string): boolean {
  return format !== 'csv' && format !== 'json' && story === '';
}

/**
 * What each format writes, in one line.
 * @param zipped each document goes into a zip with its picture
 */
export function formatHint(format: Format, captions: number, zipped = false): string {
  if (zipped)
    return `${captions === 1 ? 'One zip' : 'One zip for each caption'}, its document checked before it is written.`;
  if (format === 'text')
    return captions === 1
      ? 'One file in the house’s form.'
      : 'One file for each caption, in the house’s form.';
  if (format === 'jpeg')
    return `A copy of ${captions === 1 ? 'the photo' : 'each photo'} with the caption in IIM, XMP and EXIF. Originals are not touched.`;
  if (format === 'xmp')
    return `${captions === 1 ? 'An .xmp sidecar' : 'One .xmp sidecar for each photo'}, with every field.`;
  if (format === 'csv') return 'One file, captions.csv, with a column for every field.';
  if (format === 'json') return 'One file, captions.json, with a record for every caption.';
  const many = captions === 1 ? 'One document' : 'One document for each caption';
  return `${many}, checked before it is written${format === 'iptc7901' ? '; letters beyond ASCII are spelled out' : ''}.`;
}

/** "2 of 12 captions are refused", and shorter where that says it all. */
export function refusedSentence(refused: number, captions: number): string {
  if (captions === 1) return 'This caption is refused';
  if (refused === captions) return `All ${counted(captions, 'caption')} are refused`;
  return `${shownNumber(refused)} of ${counted(captions, 'caption')} ${refused === 1 ? 'is' : 'are'} refused`;
}

/** "12 captions exported to 12 files; 2 were refused; stopped before the other 80." */
export function resultSentence(exported: number, written: number, refused: number, left: number): string {
  const parts = [
    exported === 0
      ? 'Nothing was written'
      : `${counted(exported, 'caption')} exported to ${shownNumber(written)} ${written === 1 ? 'file' : 'files'}`,
  ];
  if (refused > 0) parts.push(`${shownNumber(refused)} ${refused === 1 ? 'was' : 'were'} refused`);
  if (left > 0)
    parts.push(exported === 0 ? 'it was stopped' : `stopped before the other ${shownNumber(left)}`);
  return `${parts.join('; ')}.`;
}

/** What the button says that exports once more: the rest, where a stop left some over. */
export function exportAgainLabel(
  ownFiles: boolean,
  captions: readonly string[],
  left: readonly string[],
): string {
  return goingOn(ownFiles, captions, left).joins
    ? `Export the other ${shownNumber(left.length)}`
    : 'Export again';
}

/** "150 of 500 · 42 a second · 8 s left": the rate once it can be told. */
export function exportProgress(done: number, total: number, milliseconds: number): string {
  return rateSentence(`${shownNumber(done)} of ${shownNumber(total)}`, done, total, milliseconds);
}

/** What an export sends that goes on after another one. */
interface Onward {
  readonly captions: string[];
  readonly replace: boolean;
  /** Whether what was written before belongs to what came of it. */
  readonly joins: boolean;
}

/**
 * Which captions an export sends: those that a stop left over, where each has a file of its own; else
 * all of them, into whatever is there.
 */
export function goingOn(ownFiles: boolean, captions: readonly string[], left: readonly string[]): Onward {
  const joins = left.length > 0 && left.length < captions.length && ownFiles;
  return { captions: joins ? [...left] : [...captions], replace: false, joins };
}

/** A problem of a template with the place an editor looks for: its line and position, from 1. */
interface PlacedProblem extends TemplateProblem {
  readonly line: number;
  readonly position: number;
}

/** What is wrong with a template, in order. */
export function templateProblems(template: string): PlacedProblem[] {
  return parseTemplate(template).problems.map((problem) => {
    const before = template.slice(0, problem.start).split('\n');
    return { ...problem, line: before.length, position: (before.at(-1)?.length ?? 0) + 1 };
  });
}

/**
 * What an override exports. Where each caption has a file of its own, those that are written already
 * are left out; CSV and JSON are one file of all of them, written anew.
 */
export function overridden(
  ownFiles: boolean,
  captions: readonly string[],
  refused: readonly string[],
  written: readonly string[],
): Onward {
  if (ownFiles) return { captions: [...refused], replace: false, joins: true };
  return { captions: [...captions], replace: written.length > 0, joins: false };
}
