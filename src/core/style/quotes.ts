/** Pairs of quotation marks and brackets in a text. Used by the rules that look for the missing half. */
import type { Span } from '#core/caption/span.ts';

const closers: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);
const openers: ReadonlySet<string> = new Set(closers.values());

/** The brackets that lack their other half, in text order. Numbering such as "1)" and "a)" is allowed. */
export function loneBrackets(text: string): Span[] {
  const open: { at: number; closer: string }[] = [];
  const lone: Span[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    const closer = closers.get(character);
    if (closer) open.push({ at, closer });
    else if (openers.has(character)) {
      if (open.at(-1)?.closer === character) open.pop();
      else if (!/(?:^|\s)(?:\d{1,2}|[a-h])$/.test(text.slice(Math.max(0, at - 3), at))) {
        lone.push({ start: at, end: at + 1 });
      }
    }
  }
  for (const { at } of open) lone.push({ start: at, end: at + 1 });
  return lone.sort((a, b) => a.start - b.start);
}

/** The double quotation marks that lack their other half. Inches and seconds (6'2", 12") are not quotes. */
export function loneQuotes(text: string): Span[] {
  let straight: number | null = null;
  for (const { index } of text.matchAll(/"/g)) {
    const afterDigit = /\d/.test(text.charAt(index - 1));
    if (straight !== null) straight = null;
    else if (!afterDigit) straight = index;
  }
  const lone = straight === null ? [] : [straight];
  const open: number[] = [];
  for (const { index, 0: mark } of text.matchAll(/[“”„«»]/g)) {
    // Subtle: German closes „ with “, and « » may stand either way round.
    const last = open.at(-1);
    const lastMark = last === undefined ? '' : text.charAt(last);
    const closes =
      (lastMark === '“' && mark === '”') ||
      (lastMark === '„' && (mark === '“' || mark === '”')) ||
      (lastMark === '«' && mark === '»') ||
      (lastMark === '»' && mark === '«') ||
      (lastMark === '”' && mark === '”');
    if (closes) open.pop();
    else open.push(index);
  }
  return [...lone, ...open].sort((a, b) => a - b).map((start) => ({ start, end: start + 1 }));
}
