/** The sentences and small decisions of the export dialog, kept apart so that they are tested. */
import { parseTemplate, type TemplateProblem } from '#core/wire/template.ts';
import { counted, shownNumber } from '#renderer/parts/numbers.ts';

export const formats = [
  { value: 'text', label: 'Text' },
  { value: 'csv', label: 'CSV' },
  { value: 'json', label: 'JSON' },
  { value: 'jpeg', label: 'Photos' },
  { value: 'xmp', label: 'Sidecars' },
] as const;
export type Format = (typeof formats)[number]['value'];

/** Whether each caption is a file of its own in this format. */
export function hasOwnFile(format: Format): boolean {
  return format !== 'csv' && format !== 'json';
}

/** What each format writes, in one line. */
export function formatHint(format: Format, captions: number): string {
  if (format === 'text')
    return captions === 1
      ? 'One file in the house’s form.'
      : 'One file for each caption, in the house’s form.';
  if (format === 'jpeg')
    return `A copy of ${captions === 1 ? 'the photo' : 'each photo'} with the caption in IIM, XMP and EXIF. Originals are not touched.`;
  if (format === 'xmp')
    return `${captions === 1 ? 'An .xmp sidecar' : 'One .xmp sidecar for each photo'}, with every field.`;
  return format === 'csv'
    ? 'One file, captions.csv, with a column for every field.'
    : 'One file, captions.json, with a record for every caption.';
}

/** "2 of 12 captions are refused", and shorter where that says it all. */
export function refusedSentence(refused: number, captions: number): string {
  if (captions === 1) return 'This caption is refused';
  if (refused === captions) return `All ${counted(captions, 'caption')} are refused`;
  return `${shownNumber(refused)} of ${counted(captions, 'caption')} ${refused === 1 ? 'is' : 'are'} refused`;
}

/** "12 captions exported to 12 files; 2 were refused." */
export function resultSentence(exported: number, written: number, refused: number): string {
  const done =
    exported === 0
      ? 'Nothing was written'
      : `${counted(exported, 'caption')} exported to ${shownNumber(written)} ${written === 1 ? 'file' : 'files'}`;
  if (refused === 0) return `${done}.`;
  return `${done}; ${shownNumber(refused)} ${refused === 1 ? 'was' : 'were'} refused.`;
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
  format: Format,
  captions: readonly string[],
  refused: readonly string[],
  written: readonly string[],
): { captions: string[]; replace: boolean } {
  if (hasOwnFile(format)) return { captions: [...refused], replace: false };
  return { captions: [...captions], replace: written.length > 0 };
}
