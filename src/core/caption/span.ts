/** Places in a text, shared by everything that points at words: checks, diffs, captions' parts. */

/** A stretch of text in UTF-16 units, end exclusive: `text.slice(start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The words a span covers. */
export function textAt(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}
