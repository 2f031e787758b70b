/**
 * The parts of a news caption: dateline, sentences, dates, place, position marks, credits.
 * The style rules, the duplicate finder, the document reader and the wire forms all ask this
 * one reader, so that "the credit" is the same words everywhere.
 */
import type { Span } from '#core/caption/span.ts';

/** One sentence, with its closing punctuation and without the credit or the dateline. */
export interface Sentence extends Span {
  /** The first is the lead (what this picture shows); the others give context. */
  readonly role: 'lead' | 'context';
}

/** A date as the text gives it. Missing parts are null. */
export interface DateMention extends Span {
  readonly year: number | null;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31 as written, even where the calendar has no such day. */
  readonly day: number | null;
  /** 0 Sunday to 6 Saturday, when the text names a weekday beside the date. */
  readonly weekday: number | null;
  readonly weekdaySpan: Span | null;
  /** How the month is written. A month in a language other than English counts as numeric: no house's form applies to it. */
  readonly monthForm: 'full' | 'abbreviated' | 'numeric';
}

/** A weekday that stands alone: "said Thursday". */
export interface WeekdayMention extends Span {
  readonly weekday: number;
}

/** "in Hamburg, Germany": the place the lead names. */
export interface PlaceMention extends Span {
  readonly city: string;
  readonly region: string;
  readonly country: string;
}

/** "PHILADELPHIA - NOVEMBER 10:", "FILE -", "HAMBURG, Germany (AP) -" at the start. */
export interface Dateline extends Span {
  readonly kind: 'file' | 'place';
  readonly place: string;
  readonly date: DateMention | null;
}

/** A credit inside the caption's text. */
export interface CreditMention extends Span {
  /** The photographer, or ''. */
  readonly byline: string;
  /** The agency or publication, or ''. */
  readonly agency: string;
  readonly form: 'parenthesised' | 'photo-colon' | 'slash' | 'via';
  /** True when no space stands between the last sentence and the credit. */
  readonly glued: boolean;
}

/** "(L)", "(front C)", "(2nd R)": which of those shown a name belongs to. */
export interface PositionMark extends Span {
  /** The mark as written, without parentheses. */
  readonly mark: string;
  readonly side: 'L' | 'R' | 'C' | null;
  /** "2nd L" is 2; 1 where no number is given. */
  readonly ordinal: number;
  /** "front", "back", "top", "bottom", … or ''. */
  readonly row: string;
  /** The name just before the mark, or null. */
  readonly name: Span | null;
}

/** Everything that could be told apart. Spans point into the text that was read. */
export interface Anatomy {
  readonly text: string;
  readonly dateline: Dateline | null;
  readonly sentences: readonly Sentence[];
  readonly dates: readonly DateMention[];
  readonly weekdays: readonly WeekdayMention[];
  readonly place: PlaceMention | null;
  readonly positions: readonly PositionMark[];
  /** Personal names found in the text, by their shape. */
  readonly names: readonly Span[];
  readonly credits: readonly CreditMention[];
  /** The text without dateline and credits: what two captions are compared by. */
  readonly body: Span;
}
