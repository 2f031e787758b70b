/** What was read from a page of captions: every part of it, told apart, nothing dropped. */
import type { FieldValue } from '#core/caption/caption.ts';

/** What a stretch of the page is. `repeat` is a caption that stood on the page before. */
export const partKinds = [
  'section',
  'headline',
  'published',
  'byline',
  'caption',
  'repeat',
  'body',
  'other',
] as const;
export type PartKind = (typeof partKinds)[number];

/** One block of the page, in page order. */
export interface PagePart {
  readonly kind: PartKind;
  /** The words exactly as the page has them, spaces at the ends removed. */
  readonly text: string;
  /** For captions and repeats: which distinct caption, counted from 0 in page order. */
  readonly caption: number | null;
  /** Where the words came from: the page's text, an alt attribute, a table cell. */
  readonly origin: 'text' | 'alt' | 'cell';
  /** File name of the picture this block belongs to, where the page says so; else ''. */
  readonly fileName: string;
}

/** A distinct caption and all the places where the page has it. */
export interface FoundCaption {
  /** The fullest wording seen, exactly as on the page. */
  readonly text: string;
  /** How often the page shows it. */
  readonly occurrences: number;
  /** File names the page gives for it; more than one is possible. */
  readonly fileNames: readonly string[];
  /** Further field values, from a table's columns; keys are field ids. */
  readonly fields: Readonly<Record<string, FieldValue>>;
}

/** A caption document, read. */
export interface DocumentReading {
  readonly name: string;
  readonly format: 'html' | 'text' | 'table' | 'wire';
  readonly headline: string;
  readonly section: string;
  /** ISO 8601 where the published line could be read, else its words, else ''. */
  readonly published: string;
  readonly parts: readonly PagePart[];
  readonly captions: readonly FoundCaption[];
  /** Plain sentences about anything that could not be read. */
  readonly warnings: readonly string[];
}
