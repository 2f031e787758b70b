/** The words of the repair dialog: where a text stands, and what was found. Pure, so that they are tested. */
import { deskName } from '#core/caption/fields.ts';
import type { RepairsFound, TextSource } from '#core/repair-records.ts';
import { counted } from '#renderer/parts/numbers.ts';
import { placeNames } from '#renderer/screens/desk/metadata/disagreement-words.ts';
import type { DamagedText, Repair } from '#renderer/screens/desk/metadata/metadata-calls.ts';

/** "HF_0412.jpg · Caption · desk, XMP, IIM", "HF_0412.jpg · Caption in de-AT · XMP". */
export function whereText({ fileName, field, sources, language }: Repair | DamagedText): string {
  const name = language === '' ? deskName(field) : `${deskName(field)} in ${language}`;
  return [fileName || 'No photo', name, sources.map(sourceName).join(', ')].join(' · ');
}

/** Whether a repair changes the desk's record; else only files say it, and they are right once they are written. */
export function isOnDesk({ sources }: Pick<Repair, 'sources'>): boolean {
  return sources.includes('desk');
}

function sourceName(source: TextSource): string {
  return source === 'desk' ? 'desk' : placeNames[source];
}

/** "3 places to repair, 2 only in files, 1 beyond mending. Only what is certain is offered." */
export function foundSentence({ repairs, damaged, failures }: RepairsFound): string {
  const desk = repairs.filter(isOnDesk).length;
  const parts = [];
  if (desk > 0) parts.push(`${counted(desk, 'place')} to repair`);
  if (repairs.length > desk) parts.push(`${repairs.length - desk} only in files`);
  if (damaged.length > 0) parts.push(`${damaged.length} that cannot be mended`);
  if (failures.length > 0) parts.push(`${counted(failures.length, 'file')} could not be read`);
  if (parts.length === 0) return 'No text here was encoded twice.';
  return `${parts.join(', ')}.${desk > 0 ? ' Only what is certain is offered.' : ''}`;
}
