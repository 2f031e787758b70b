/**
 * A caption prepared for comparing: credit and dateline taken off, dates set apart, words folded,
 * sentence by sentence. Keys and comparisons read this form; the text itself is never changed.
 *
 * [Note: accents] Accents stay in the words. In a name an accent is a fact ("Zdeněk" and "Zdenek"
 * cannot both be right on the wire), and names cannot be told from other words with certainty, so
 * a dropped accent makes two captions `near`, never `same-text`. Look-up keys are made from the
 * words without accents, so such pairs are still found.
 */
import type { Anatomy, DateMention } from '#core/caption/anatomy.ts';
import { type Span, textAt } from '#core/caption/span.ts';
import { type FoldedWord, foldLine, foldWords, withoutAccents } from '#core/duplicates/fold.ts';

/** A stretch of words by their numbers, end exclusive. */
export interface WordRange {
  readonly start: number;
  readonly end: number;
}

/** A date or a lone weekday by its value, however it is written. Missing parts are null. */
export interface FoldedDate {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  readonly weekday: number | null;
  /** As the caption writes it. */
  readonly text: string;
}

/** See the head of this file. The arrays `words`, `plain`, `spans`, `names` and `inPlace` run in step. */
export interface NormalForm {
  readonly text: string;
  readonly words: readonly string[];
  /** The words without accents. */
  readonly plain: readonly string[];
  /** Where each word stands in `text`. */
  readonly spans: readonly Span[];
  /** For each word the number of the personal name it belongs to, or -1. */
  readonly names: readonly number[];
  /** For each word whether it belongs to the place the lead names. */
  readonly inPlace: readonly boolean[];
  /** Where the position marks stand in `text`, in order: "(L)", "(2nd R)". */
  readonly marks: readonly Span[];
  /** Where the credits stand in `text`, in order. */
  readonly credits: readonly Span[];
  /** The sentences that have words, the lead first. */
  readonly sentences: readonly WordRange[];
  readonly lead: WordRange;
  /** The text from the first sentence to the last. */
  readonly body: Span;
  /** Every date of the caption, the dateline's first. */
  readonly dates: readonly FoldedDate[];
  /** Folded words of the dateline without its date, or ''. */
  readonly dateline: string;
  /** The dateline as written, or ''. */
  readonly datelineText: string;
  /** Folded words of all credits, or ''. */
  readonly credit: string;
  readonly creditGlued: boolean;
}

/** Words that only lead up to a date ("on Thursday", "am Donnerstag") and go away with it. */
const dateLeaders = new Set(['on', 'am', '于', '於', 'den', 'le', 'el', 'il', 'em', 'op']);

/**
 * Prepares a caption for comparing.
 * @param people names from the caption's people field: scripts without capitals show a name only there
 */
export function normalForm(anatomy: Anatomy, people: readonly string[] = []): NormalForm {
  const { text } = anatomy;
  const apart: Span[] = [...anatomy.dates, ...anatomy.weekdays, ...anatomy.credits];
  if (anatomy.dateline) apart.push(anatomy.dateline);
  const found: FoldedWord[] = [];
  const sentences: WordRange[] = [];
  for (const sentence of anatomy.sentences) {
    const start = found.length;
    found.push(...wordsOutside(foldWords(textAt(text, sentence), sentence.start), apart, anatomy));
    if (found.length > start) sentences.push({ start, end: found.length });
  }
  const words = found.map(({ word }) => word);
  const place = anatomy.place;
  return {
    text,
    words,
    plain: words.map(withoutAccents),
    spans: found,
    names: nameNumbers(found, anatomy.names, people),
    inPlace: found.map((word) => place !== null && word.start < place.end && word.end > place.start),
    marks: anatomy.positions,
    credits: anatomy.credits,
    sentences,
    lead: sentences[0] ?? { start: 0, end: 0 },
    body: anatomy.body,
    dates: datesOf(anatomy),
    ...datelineOf(anatomy),
    credit: anatomy.credits.map((credit) => foldLine(textAt(text, credit))).join(' '),
    creditGlued: anatomy.credits.some(({ glued }) => glued),
  };
}

/** The words that are no part of a date, a credit or the dateline, without words that led up to a date. */
function wordsOutside(words: FoldedWord[], apart: readonly Span[], anatomy: Anatomy): FoldedWord[] {
  const dates = [...anatomy.dates, ...anatomy.weekdays];
  return words.filter((word, index) => {
    if (apart.some((span) => overlaps(word, span))) return false;
    const next = words[index + 1];
    return !(dateLeaders.has(word.word) && next && dates.some((date) => overlaps(next, date)));
  });
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && a.end > b.start;
}

function nameNumbers(
  words: readonly FoldedWord[],
  names: readonly Span[],
  people: readonly string[],
): number[] {
  const numbers = words.map((word) => names.findIndex((name) => overlaps(word, name)));
  people.forEach((person, index) => {
    const parts = foldWords(person);
    if (parts.length === 0) return;
    for (let start = 0; start + parts.length <= words.length; start++) {
      if (!parts.every((part, step) => words[start + step]?.word === part.word)) continue;
      numbers.fill(names.length + index, start, start + parts.length);
    }
  });
  return numbers;
}

function datelineOf({ text, dateline }: Anatomy): Pick<NormalForm, 'dateline' | 'datelineText'> {
  if (!dateline) return { dateline: '', datelineText: '' };
  const { date } = dateline;
  const words = foldWords(textAt(text, dateline), dateline.start);
  return {
    dateline: words
      .filter((word) => !date || !overlaps(word, date))
      .map(({ word }) => word)
      .join(' '),
    datelineText: textAt(text, dateline).replace(/[\s:–—-]+$/, ''),
  };
}

function datesOf(anatomy: Anatomy): FoldedDate[] {
  const { text, dateline } = anatomy;
  const dates: FoldedDate[] = dateline?.date ? [foldDate(text, dateline.date)] : [];
  for (const date of anatomy.dates) {
    if (!dateline?.date || !overlaps(date, dateline.date)) dates.push(foldDate(text, date));
  }
  for (const day of anatomy.weekdays) {
    if (anatomy.dates.some((date) => overlaps(day, date))) continue;
    dates.push({ year: null, month: null, day: null, weekday: day.weekday, text: textAt(text, day) });
  }
  return dates;
}

function foldDate(text: string, date: DateMention): FoldedDate {
  const whole = date.weekdaySpan
    ? { start: Math.min(date.start, date.weekdaySpan.start), end: Math.max(date.end, date.weekdaySpan.end) }
    : date;
  const { year, month, day, weekday } = date;
  return { year, month, day, weekday, text: textAt(text, whole) };
}
