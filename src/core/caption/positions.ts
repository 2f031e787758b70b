/**
 * Position marks: "(L)", "(front C)", "(2nd L)", "(back row, 2nd R)", "(L-R)", and the name each
 * belongs to. Used by the caption reader for the rules about who stands where. Words in
 * parentheses that say anything else are left alone.
 */
import type { PositionMark } from '#core/caption/anatomy.ts';
import type { Span } from '#core/caption/span.ts';

const sides: ReadonlyMap<string, 'L' | 'R' | 'C'> = new Map([
  ['l', 'L'],
  ['left', 'L'],
  ['r', 'R'],
  ['right', 'R'],
  ['c', 'C'],
  ['center', 'C'],
  ['centre', 'C'],
  ['middle', 'C'],
]);

const ordinals: ReadonlyMap<string, number> = new Map(
  ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'].map(
    (word, index) => [word, index + 1],
  ),
);

const rows: ReadonlySet<string> = new Set(
  'front back rear top bottom upper lower foreground background standing seated sitting kneeling'.split(' '),
);
/** Words that may stand in a mark and say nothing of their own. */
const fillers: ReadonlySet<string> = new Set('row from the to and at far in of'.split(' '));
/** "(L, in red)", "(R, No. 7)": what may follow a complete mark. */
const description = /^\s*(?:(?:in|with|wearing|holding|facing) |No\.|#)/i;
const list = /^(?:l|r|left|right)\s*(?:-|–|—|to)\s*(?:l|r|left|right)$/i;
/** What may stand between a name and its mark: a number, a team, a country. */
const between =
  /^,?\s*(?:#\d{1,3}\s*)?(?:of (?:the )?\p{Lu}[\p{L}\p{M}'’.-]*(?: \p{Lu}[\p{L}\p{M}'’.-]*){0,4}\s*)?$/u;
const wordsBefore = /\p{Lu}[\p{L}\p{M}'’-]*(?: \p{Lu}[\p{L}\p{M}'’.-]*){0,3}\s*$/u;

/** Every position mark, in order. A span takes in the parentheses. */
export function findPositions(
  text: string,
  names: readonly Span[],
  credits: readonly Span[],
): PositionMark[] {
  const marks: PositionMark[] = [];
  for (const match of text.matchAll(/\(([^()\n]{1,40})\)/gu)) {
    const start = match.index;
    const end = start + match[0].length;
    if (credits.some((credit) => start < credit.end && credit.start < end)) continue;
    const mark = (match[1] ?? '').trim();
    const meaning = meaningOf(mark);
    if (meaning) marks.push({ start, end, mark, ...meaning, name: nameBefore(text, start, names) });
  }
  return marks;
}

function meaningOf(mark: string): Pick<PositionMark, 'side' | 'ordinal' | 'row'> | null {
  const [first = '', ...rest] = mark.split(',');
  const trailing = rest.join(',');
  if (trailing !== '' && description.test(trailing)) {
    const meaning = read(first);
    return meaning?.side ? meaning : null;
  }
  return read(mark);
}

function read(words: string): Pick<PositionMark, 'side' | 'ordinal' | 'row'> | null {
  let side: PositionMark['side'] = null;
  let ordinal = 0;
  const row: string[] = [];
  let isList = false;
  const cleaned = words.replace(
    /(?:from\s+)?\b(?:l|r|left|right)\s*(?:-|–|—|\bto\b)\s*(?:l|r|left|right)\b/i,
    (found) => {
      isList = list.test(found.replace(/^from\s+/i, ''));
      return ' ';
    },
  );
  const tokens = cleaned
    .toLowerCase()
    .split(/[\s,;/-]+/)
    .filter((token) => token !== '');
  for (const [index, token] of tokens.entries()) {
    const numbered = /^(\d{1,2})(?:st|nd|rd|th)?\.?([lrc])?$/.exec(token);
    const next = tokens[index + 1];
    if (numbered && (next !== undefined || numbered[2] !== undefined)) {
      if (next === 'row') row.push(token);
      else ordinal = Number(numbered[1]);
      side = numbered[2] === undefined ? side : (sides.get(numbered[2]) ?? side);
    } else if (ordinals.has(token)) {
      if (next === 'row') row.push(token);
      else ordinal = ordinals.get(token) ?? 1;
    } else if (token === 'middle' && next === 'row') row.push(token);
    else if (sides.has(token)) {
      if (side !== null) return null;
      side = sides.get(token) ?? null;
    } else if (rows.has(token)) row.push(token);
    else if (!fillers.has(token)) return null;
  }
  if (isList) return side === null ? { side: null, ordinal: 1, row: row.join(' ') } : null;
  if (side === null && row.length === 0) return null;
  return { side, ordinal: ordinal === 0 ? 1 : ordinal, row: row.join(' ') };
}

/** The name that ends just before the mark; else the capitalised words there; else null. */
function nameBefore(text: string, start: number, names: readonly Span[]): Span | null {
  const name = names.findLast((span) => span.end <= start);
  if (name && start - name.end <= 60 && between.test(text.slice(name.end, start))) return name;
  const from = Math.max(0, start - 60);
  const words = wordsBefore.exec(text.slice(from, start));
  if (!words) return null;
  return { start: from + words.index, end: from + words.index + words[0].trimEnd().length };
}
