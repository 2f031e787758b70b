/**
 * Splits running caption text into sentences. Used by the caption reader. Knows what newsrooms
 * write with full stops that end nothing (Gen., U.S., Nov. 12, J. D. Vega, No. 5, a.m.) and the
 * full stops of other scripts. It never changes a character: sentences are spans.
 */
import { monthNamed } from '#core/caption/calendar.ts';
import type { Span } from '#core/caption/span.ts';
import { stateNamed } from '#core/caption/states.ts';

/** Always followed by a name or a number, so never the end of a sentence. */
const neverLast: ReadonlySet<string> = new Set(
  'adj adm amb atty brig capt cardinal cmdr col cpl cst det dr ens fr ft gen gov hon insp lt maj messrs mr mrs ms mt mx pfc pres prof pte pvt rep reps rev sen sens sgt spc sra st ste supt vs'.split(
    ' ',
  ),
);

/** May end a sentence: only the next word tells. */
const sometimesLast: ReadonlySet<string> = new Set(
  'am approx apt ave bldg blvd bros cent co corp dc dept dist ed esp est etc inc intl jr ltd md n mph nat natl ne nw ph phd plc pm rd sq sr st u.k u.n u.s uk un us vol'.split(
    ' ',
  ),
);

/** Words that open a sentence and no name; after a doubtful full stop they settle it. */
const openers: ReadonlySet<string> = new Set(
  'a about after all although an and another as at authorities before both but by crews despite during each every few firefighters five for four from hundreds he her his hours however i if in investigators it its many men more most nearly no nobody none nine of officers officials on once one only organizers other our over people police protesters rescuers residents seven several she since six some soldiers such supporters ten that the their there these they this those thousands three to today two under until we weather what when where while who with witnesses women workers you your'.split(
    ' ',
  ),
);

const latinEnd = '.!?…';
const otherEnd = '。！？｡؟۔।';
const closers = /["'”’»)\]」』）】›]/u;
const speaking =
  /^\s+(?:\p{Lu}[\p{L}\p{M}'’.-]{0,30}\s+){1,4}(?:said|says|asked|asks|told|tells|shouted|added|wrote|cried|chanted|replied)\b/u;

/** The sentences of the stretch, in order, spaces at their ends left out; a blank line ends one too. */
export function splitSentences(text: string, stretch: Span): Span[] {
  const sentences: Span[] = [];
  let start = stretch.start;
  let at = stretch.start;
  while (at < stretch.end) {
    const end = boundaryAt(text, at, stretch);
    if (end > 0) {
      pushTrimmed(text, start, end, sentences);
      start = end;
      at = end;
    } else {
      at += 1;
    }
  }
  pushTrimmed(text, start, stretch.end, sentences);
  return sentences;
}

/** Where the sentence ends whose last mark stands at `at`; 0 when none ends there. */
function boundaryAt(text: string, at: number, stretch: Span): number {
  const mark = text.charAt(at);
  if (mark === '\n') return /^\n[^\S\n]*\n/.test(text.slice(at, Math.min(at + 40, stretch.end))) ? at + 1 : 0;
  const latin = latinEnd.includes(mark);
  if (!latin && !otherEnd.includes(mark)) return 0;
  let end = at + 1;
  while (end < stretch.end && (latinEnd + otherEnd).includes(text.charAt(end))) end += 1;
  const marks = end - at;
  while (end < stretch.end && closers.test(text.charAt(end))) end += 1;
  if (!latin) return end;
  // Only the last mark of a run decides; an earlier one is passed over by the caller's next step.
  return endsLatin(text, { at, end, marks }, stretch) ? end : 0;
}

interface Stop {
  readonly at: number;
  readonly end: number;
  readonly marks: number;
}

function endsLatin(text: string, stop: Stop, stretch: Span): boolean {
  if (stop.at > stretch.start && latinEnd.includes(text.charAt(stop.at - 1)) && stop.marks === 1) {
    // The tail of an ellipsis whose first mark was already judged not to end anything.
    return false;
  }
  const rest = text.slice(stop.end, Math.min(stop.end + 160, stretch.end));
  if (rest.trim() === '') return true;
  const next = /^\s*["'“‘„«([「『（¿¡-]*\s*([\p{L}\p{N}][\p{L}\p{M}\p{N}'’]*)?/u.exec(rest)?.[1] ?? '';
  const spaced = /^\s/u.test(rest);
  if (/^\p{Ll}/u.test(next)) return false;
  const mark = text.charAt(stop.at);
  if (mark !== '.' || stop.marks > 1)
    return spaced && !(stop.end - stop.at > stop.marks && speaking.test(rest));
  const word = wordBefore(text, stop.at, stretch.start);
  if (!spaced) return stop.end > stop.at + 1 ? /^\p{Lu}/u.test(next) : isGluedSentence(word, rest);
  if (stop.end > stop.at + 1 && !closesOnlyBrackets(text, stop)) return true;
  return !isAbbreviation(word, next);
}

/** "arrived.The crowd": a small-letter word, no space, and a capitalised word. */
function isGluedSentence(word: string, rest: string): boolean {
  return /\p{Ll}{2}$/u.test(word) && !word.includes('.') && /^\p{Lu}\p{Ll}*(?:\s|,)/u.test(rest);
}

function isAbbreviation(word: string, next: string): boolean {
  if (word === '') return false;
  const bare = word.toLowerCase();
  const opens = openers.has(next.toLowerCase());
  if (neverLast.has(bare)) return !opens || bare === 'st';
  if (/^nos?$/.test(bare)) return /^\d/.test(next);
  if (/^\d{1,2}$/.test(word)) return monthNamed(next) !== null;
  if (monthNamed(word) !== null && word.length <= 4 && /^\p{Lu}/u.test(word)) return /^\d/.test(next);
  // Initials: "J. D. Vega"; a lone capital that ends a sentence is followed by an opener.
  if (/^\p{Lu}$/u.test(word)) return !opens;
  if (/^(?:\p{L}\.)+\p{L}$/u.test(word)) return !opens;
  if (sometimesLast.has(bare) && /^[\p{Lu}\d]|^[ap]m$|^mph$|^etc$/u.test(word)) return !opens;
  if (
    stateNamed(`${word}.`) !== null &&
    word.length <= 5 &&
    /^\p{Lu}\p{Ll}/u.test(word) &&
    !isWholeName(word)
  )
    return !opens;
  return false;
}

/** Iowa, Ohio, Utah and Maine are words in full: a full stop after them ends the sentence. */
function isWholeName(word: string): boolean {
  return stateNamed(word)?.name === word;
}

function closesOnlyBrackets(text: string, stop: Stop): boolean {
  return /^[)\]）】]+$/u.test(text.slice(stop.at + stop.marks, stop.end));
}

/** The word that a full stop closes, inner full stops included: "U.S", "a.m", "Gen". */
function wordBefore(text: string, at: number, from: number): string {
  const before = text.slice(Math.max(from, at - 24), at);
  return /[\p{L}\p{N}][\p{L}\p{M}\p{N}.]*$/u.exec(before)?.[0] ?? '';
}

function pushTrimmed(text: string, from: number, to: number, sentences: Span[]): void {
  let [start, end] = [from, to];
  while (start < end && /\s/u.test(text.charAt(start))) start += 1;
  while (end > start && /\s/u.test(text.charAt(end - 1))) end -= 1;
  // Punctuation left over between two credits is no sentence.
  if (/[\p{L}\p{N}]/u.test(text.slice(start, end))) sentences.push({ start, end });
}
