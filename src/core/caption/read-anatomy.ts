/**
 * Reads a caption into its parts. Everything that must know where the credit stands, which
 * sentence is the lead or whom a mark belongs to asks this one reader; it runs at every
 * keystroke, so it reads in one pass per part and never fails, whatever the text.
 */
import type { Anatomy, Dateline, Sentence } from '#core/caption/anatomy.ts';
import { findCredits } from '#core/caption/credits.ts';
import { findDateline } from '#core/caption/dateline.ts';
import { findDates, findWeekdays } from '#core/caption/dates.ts';
import { findNames } from '#core/caption/names.ts';
import { findPlace } from '#core/caption/places.ts';
import { findPositions } from '#core/caption/positions.ts';
import { splitSentences } from '#core/caption/sentences.ts';
import type { Span } from '#core/caption/span.ts';

/**
 * The text read last, and its parts. One keystroke, or one caption of an import, asks for the parts
 * of the same text several times over: the checks, the duplicates and the keys each for themselves.
 */
let latest: Anatomy | null = null;

/**
 * The parts of a caption, as spans into the very text given.
 * Sentences are in order and never overlap a credit or the dateline. `body` runs from the first
 * sentence to the last; a credit that stands between sentences lies inside it.
 */
export function readAnatomy(text: string): Anatomy {
  if (latest?.text !== text) latest = anatomyOf(text);
  return latest;
}

function anatomyOf(text: string): Anatomy {
  const credits = findCredits(text);
  const dateline = datelineOf(text, credits);
  const dates = findDates(text);
  const sentences = sentencesOf(text, dateline, credits);
  const lead = sentences[0];
  const place = lead ? findPlace(text, lead) : null;
  const closed: Span[] = [...credits, ...dates];
  if (dateline) closed.push(dateline);
  if (place) closed.push(place);
  const names = findNames(text, closed);
  return {
    text,
    dateline,
    sentences,
    dates,
    weekdays: findWeekdays(text, dates),
    place,
    positions: findPositions(text, names, credits),
    names,
    credits,
    body: bodyOf(text, dateline, sentences),
  };
}

function datelineOf(text: string, credits: readonly Span[]): Dateline | null {
  const dateline = findDateline(text);
  // A text that opens with its credit ("REUTERS/Name - …") has no dateline.
  return dateline && !credits.some((credit) => credit.start < dateline.end) ? dateline : null;
}

function sentencesOf(text: string, dateline: Dateline | null, credits: readonly Span[]): Sentence[] {
  const spans: Span[] = [];
  let from = dateline?.end ?? 0;
  for (const credit of credits) {
    spans.push(...splitSentences(text, { start: from, end: Math.max(from, credit.start) }));
    from = credit.end;
  }
  spans.push(...splitSentences(text, { start: from, end: text.length }));
  return spans.map((span, index) => ({ ...span, role: index === 0 ? 'lead' : 'context' }));
}

function bodyOf(text: string, dateline: Dateline | null, sentences: readonly Sentence[]): Span {
  const [first, last] = [sentences[0], sentences.at(-1)];
  if (first && last) return { start: first.start, end: last.end };
  const start = Math.min(dateline?.end ?? 0, text.length);
  return { start, end: start };
}
