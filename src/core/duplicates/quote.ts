/**
 * Words of a caption as a reason quotes them: without the marks that say who stands where,
 * without credits, and without half a pair of brackets or quotation marks. Used by the reasons and the differences;
 * what it returns is for reading and never goes back into a caption.
 */
import { isSpaceless } from '#core/caption/scripts.ts';
import type { NormalForm, WordRange } from '#core/duplicates/normal-form.ts';

/** Brackets and quotation marks that only make sense in pairs. */
const pairs: ReadonlyMap<string, string> = new Map(
  ['()', '[]', '（）', '【】', '“”', '„“', '«»', '‹›', '「」', '『』', '《》'].map((pair) => [
    pair.charAt(0),
    pair.charAt(1),
  ]),
);
const closing: ReadonlySet<string> = new Set(pairs.values());

/** The stretch of the caption's own text from the first word to the last; '' where it has none. */
export function writtenWords({ text, spans, marks, credits }: NormalForm, range: WordRange): string {
  const first = spans[range.start];
  const last = spans[range.end - 1];
  if (range.start >= range.end || !first || !last) return '';
  let words = '';
  let from = first.start;
  for (const aside of [...marks, ...credits].sort((a, b) => a.start - b.start)) {
    if (aside.end <= from || aside.start >= last.end) continue;
    words += text.slice(from, Math.max(from, aside.start)).trimEnd();
    from = aside.end;
  }
  words = balanced(words + text.slice(from, Math.max(from, last.end))).trim();
  // Nothing but marks: then they are what differs, and are told without their brackets.
  return words === '' ? text.slice(first.start, last.end) : words;
}

/** The words without brackets and quotation marks whose other half is missing. */
export function balanced(words: string): string {
  const open: { sign: string; at: number }[] = [];
  const alone = new Set<number>();
  for (let at = 0; at < words.length; at += 1) {
    const sign = words.charAt(at);
    const last = open.at(-1);
    // „…“ closes with the sign that opens “…”: an open pair is closed first.
    if (last && pairs.get(last.sign) === sign) open.pop();
    else if (pairs.has(sign)) open.push({ sign, at });
    else if (closing.has(sign)) alone.add(at);
  }
  for (const { at } of open) alone.add(at);
  const straight = [...words.matchAll(/"/g)];
  if (straight.length % 2 === 1) {
    // The one at an edge is the one whose other half was cut off.
    const lone = words.trimStart().startsWith('"') ? straight[0] : straight.at(-1);
    if (lone) alone.add(lone.index);
  }
  if (alone.size === 0) return words;
  return [...words.split('')].filter((_, at) => !alone.has(at)).join('');
}

/** Made at first use: most archives never hold a caption that needs it. */
let segmenter: Intl.Segmenter | null = null;

/**
 * A change as a reader names it. Where words are not set apart by spaces a change may be one
 * character long; the dictionary word it belongs to is quoted: "渔网", not "渔".
 */
export function changedWords(form: NormalForm, range: WordRange): string {
  const written = writtenWords(form, range);
  const first = form.spans[range.start];
  const last = form.spans[range.end - 1];
  if (!first || !last || !isSpaceless(written)) return written;
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  const segments = segmenter.segment(form.text);
  const opening = segments.containing(first.start);
  const ending = segments.containing(last.end - 1);
  if (!opening || !ending) return written;
  return form.text.slice(opening.index, ending.index + ending.segment.length);
}
