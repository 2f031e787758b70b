/**
 * Personal names in a caption, told by their shape alone: runs of capitalised words with their
 * particles and initials, titles taken off the front. Used by the caption reader. It prefers to
 * miss a name rather than call a stadium a person; it knows nobody.
 */
import { monthNamed, weekdayNamed } from '#core/caption/calendar.ts';
import { countryByName } from '#core/caption/countries.ts';
import {
  demonyms,
  neverNames,
  notPersonal,
  particles,
  titles,
  weakTitles,
} from '#core/caption/name-words.ts';
import type { Span } from '#core/caption/span.ts';
import { stateNamed } from '#core/caption/states.ts';

/** Longest name in words; a longer run of capitals is a headline. */
const mostWords = 7;

const word = /(?:\p{Lu}\.){1,4}|[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*/gu;
const initials = /^(?:\p{Lu}\.){1,3}$/u;
const countryInitials =
  /^(?:U\.S\.|U\.N\.|U\.K\.|E\.U\.|D\.C\.|N\.Y\.|L\.A\.|U\.S\.A\.|B\.C\.|N\.J\.|A\.M\.|P\.M\.)$/;
/** "Vega", "O'Neill", "McRae", "Jean-Luc", "Jong-un", "al-Masri", "d'Arcy". */
const nameShape =
  /^(?:\p{Lu}[\p{Ll}\p{M}]|\p{Lu}['’]\p{L}|(?:al|el|an|ar|as|ash|at|ad|az)-\p{Lu}\p{L}|[dl]['’]\p{Lu}\p{L}|\p{Lu}\p{Ll}*\p{Lu}\p{Ll})/u;
/** Two capitals for given names: "JD Vega", "AJ Lind". */
const initialPair = /^(?:\p{Lu}J|J\p{Lu})$/u;
const suffix = /^(?:Jr|Sr|II|III|IV)$/;
const placeBefore = /(?:^|[^\p{L}])(?:in|near|outside|at|the|across|around|over|into|through)\s+$/iu;

interface Token extends Span {
  readonly text: string;
}

/**
 * Names of people in the text, in order.
 * @param closed stretches where no name is looked for: the dateline, the credits, the place
 */
export function findNames(text: string, closed: readonly Span[]): Span[] {
  const names: Span[] = [];
  for (const run of runsOf(text, closed)) {
    const name = nameIn(text, run);
    if (name) names.push(name);
  }
  return names;
}

/** Runs of words that could all belong to one name with its titles. */
function runsOf(text: string, closed: readonly Span[]): Token[][] {
  const runs: Token[][] = [];
  let run: Token[] = [];
  const close = () => {
    if (run.length > 0) runs.push(run);
    run = [];
  };
  for (const match of text.matchAll(word)) {
    const token = { text: match[0], start: match.index, end: match.index + match[0].length };
    const previous = run.at(-1);
    if (previous && !continues(text, previous, token)) close();
    if (
      closed.some((span) => token.start < span.end && span.start < token.end) ||
      !mayStandInName(token, run.length)
    ) {
      close();
      continue;
    }
    if (endsBefore(text, token)) close();
    run.push(withoutPossessive(token));
    if (/['’]s?$/u.test(token.text) || isPossessive(token)) close();
  }
  close();
  return runs;
}

function nameIn(text: string, run: readonly Token[]): Span | null {
  const lastTitle = run.findLastIndex((token) => titles.has(token.text));
  let from = lastTitle + 1;
  while (from < run.length && (demonyms.has(run[from]?.text ?? '') || particles.has(run[from]?.text ?? '')))
    from += 1;
  let to = run.length;
  while (to > from && particles.has(run[to - 1]?.text ?? '')) to -= 1;
  const own = run.slice(from, to);
  const [first, last] = [own[0], own.at(-1)];
  if (!first || !last || own.length > mostWords || own.some((token) => notPersonal.has(token.text)))
    return null;
  const titled =
    lastTitle >= 0 &&
    run.slice(0, from).some((token) => !weakTitles.has(token.text) && titles.has(token.text));
  // "St. John St." is a street.
  if (own.length > 1 && last.text === 'St') return null;
  const solid = own.filter((token) => !initials.test(token.text) && !suffix.test(token.text));
  if (solid.length === 0 || (own.length < 2 && !titled)) return null;
  const span = { start: first.start, end: last.end };
  if (!titled && placeBefore.test(text.slice(Math.max(0, first.start - 12), first.start))) return null;
  return isPlace(text, span) ? null : span;
}

/** A country, a state, or words that a country or state follows: "Harbor Bay, Norway". */
function isPlace(text: string, span: Span): boolean {
  const words = text.slice(span.start, span.end);
  if (countryByName(words) || stateNamed(words)) return true;
  const after = /^, (\p{Lu}[\p{L}\p{M}.'’-]*(?: \p{Lu}[\p{L}\p{M}.'’-]*)?)/u.exec(
    text.slice(span.end, span.end + 48),
  )?.[1];
  if (after === undefined) return false;
  const [oneWord = ''] = after.split(' ');
  return [after, oneWord].some((name) => countryByName(name) !== null || stateNamed(name) !== null);
}

function mayStandInName(token: Token, position: number): boolean {
  const plain = withoutPossessive(token).text;
  if (countryInitials.test(plain) || neverNames.has(plain)) return false;
  if (particles.has(plain)) return position > 0;
  if (initials.test(plain) || initialPair.test(plain) || suffix.test(plain)) return true;
  if (weekdayNamed(plain) !== null && plain.length > 3) return false;
  // April, May and June are given names too; before a figure they are months and break the run by themselves.
  if (monthNamed(plain) !== null && plain.length > 3 && !/^(?:April|June|August)$/.test(plain)) return false;
  return nameShape.test(plain);
}

/** Whether the space between two words may lie inside a name: one blank, or a title's full stop and a blank. */
function continues(text: string, previous: Token, next: Token): boolean {
  const between = text.slice(previous.end, next.start);
  if (/^[^\S\n]{1,2}$/u.test(between) || between === '') return true;
  return (
    /^\.\s?$/.test(between) && (titles.has(previous.text) || /^(?:St|Ste|Jr|Sr|Mr|Ms)$/.test(previous.text))
  );
}

/** A month before a figure is a date, not a name. */
function endsBefore(text: string, token: Token): boolean {
  return monthNamed(token.text) !== null && /^\.?\s*\d/.test(text.slice(token.end, token.end + 4));
}

function isPossessive(token: Token): boolean {
  return /['’]s$/u.test(token.text);
}

function withoutPossessive(token: Token): Token {
  if (!isPossessive(token)) return token;
  return { text: token.text.slice(0, -2), start: token.start, end: token.end - 2 };
}
