/**
 * The sentence for a value that gave way when a page was attached: the same in the window and at
 * the command line.
 */
import { deskName } from '#core/caption/fields.ts';
import type { Replaced } from '#core/records.ts';

/** Characters of a caption quoted: enough to tell two apart. */
const longestQuote = 70;

/** "HF_1.jpg has two captions: “…” on the photo, and “…” beside it. …", as one line. */
export function replacedLine({ fileName, field, before, after, rival }: Replaced): string {
  if (field === 'caption') {
    const kept = rival === null ? '' : ', kept beside it without a photo';
    return `${fileName} has two captions: on the photo “${quoted(after)}”; the other${kept}: “${quoted(before)}”.`;
  }
  return `${fileName}: ${deskName(field)} “${quoted(before)}” was emptied, because the page names another place.`;
}

/** "and 12 more": what a report does not list; '' where it lists all. */
export function moreReplaced({ total, first }: { total: number; first: readonly Replaced[] }): string {
  const more = total - first.length;
  return more > 0 ? `and ${more.toLocaleString('en')} more, each in its caption’s history` : '';
}

function quoted(words: string): string {
  const line = words.replace(/\s+/gu, ' ').trim();
  const letters = [...line];
  return letters.length <= longestQuote ? line : `${letters.slice(0, longestQuote).join('').trimEnd()}…`;
}
