/** What a caption is called in a line for people: its photo's name, else its first words. */
import type { Entry } from '#core/records.ts';
import { cutTo, oneLine } from '#main/shells/cli/columns.ts';

/** Columns of a caption's first words: enough to know it by, short enough to leave the line its reason. */
const firstWords = 40;

/**
 * The photo's file name; for a caption without photo the name its page gave, else its first words in
 * quotes; the id only where there is no word at all.
 */
export function calledBy(entry: Entry | undefined, id: string): string {
  const name = entry?.photo?.fileName || entry?.fields.title || '';
  if (name !== '') return oneLine(name);
  const words = oneLine(entry?.fields.caption || entry?.fields.headline || '').trim();
  return words === '' ? id : `“${cutTo(words, firstWords)}”`;
}
