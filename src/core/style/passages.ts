/**
 * How rules search and correct a caption's fields: the texts to read, the matches in them and
 * the fixes that replace one match. Pure; a rule never changes a caption itself, it proposes
 * new values for whole fields.
 */
import type { CaptionFields, FieldChanges } from '#core/caption/caption.ts';
import {
  fields,
  isListField,
  isTextField,
  type ListFieldId,
  type TextFieldId,
} from '#core/caption/fields.ts';
import type { Span } from '#core/caption/span.ts';
import type { Fix, Found } from '#core/style/finding.ts';

/** A field that holds one text. */

/** The text of one field. */
export interface Passage {
  readonly field: TextFieldId;
  readonly text: string;
}

/** One place where a pattern was found. */
export interface Match extends Span {
  readonly words: string;
  readonly groups: readonly (string | undefined)[];
}

/** The fields that hold one text, in registry order. */
export const textFields: readonly TextFieldId[] = fields.map(({ id }) => id).filter(isTextField);

/** The fields that hold a list of terms, in registry order. */
export const listFields: readonly ListFieldId[] = fields
  .map(({ id }) => id)
  .filter((id): id is ListFieldId => isListField(id));

const sentenceFields: readonly TextFieldId[] = ['caption', 'headline', 'altText', 'extendedDescription'];

/** The filled fields that hold sentences, where typographic rules apply. */
export function sentencesOf(caption: CaptionFields): Passage[] {
  return passages(caption, sentenceFields);
}

/** Every filled field that holds one text. */
export function textsOf(caption: CaptionFields): Passage[] {
  return passages(caption, textFields);
}

function passages(caption: CaptionFields, ids: readonly TextFieldId[]): Passage[] {
  return ids.map((field) => ({ field, text: caption[field] })).filter(({ text }) => text !== '');
}

/** All matches of a pattern, which must carry the g flag; empty matches are left out. */
export function findEach(text: string, pattern: RegExp): Match[] {
  const matches: Match[] = [];
  for (const match of text.matchAll(pattern)) {
    const [words, ...groups] = match;
    if (words !== '') matches.push({ start: match.index, end: match.index + words.length, words, groups });
  }
  return matches;
}

/** A text with one stretch of it replaced. */
export function replaced(text: string, span: Span, words: string): string {
  return text.slice(0, span.start) + words + text.slice(span.end);
}

/** The edit that gives one text field a new value. */
export function setText(field: TextFieldId, value: string): FieldChanges {
  const changes: Partial<Record<TextFieldId, string>> = {};
  changes[field] = value;
  return changes;
}

/** The fix that replaces one stretch of a passage. */
export function replacement(passage: Passage, span: Span, words: string, label: string): Fix {
  return { label, changes: setText(passage.field, replaced(passage.text, span, words)) };
}

/** Reports each match of a pattern in each passage, with a fix where `words` gives the replacement. */
export function reportEach(
  passages: readonly Passage[],
  pattern: RegExp,
  say: (match: Match) => { message: string; words?: string; label?: string },
): Found[] {
  return passages.flatMap((passage) =>
    findEach(passage.text, pattern).map((match) => {
      const { message, words, label } = say(match);
      const found: Found = { field: passage.field, message, start: match.start, end: match.end };
      if (words === undefined) return found;
      return { ...found, fix: replacement(passage, match, words, label ?? words) };
    }),
  );
}

/** What joins the terms of a list when a finding points into it. */
export const termSeparator = '; ';

/** The terms of a list with their places in the joined text. */
export function termsOf(terms: readonly string[]): (Span & { readonly term: string })[] {
  let start = 0;
  return terms.map((term) => {
    const place = { term, start, end: start + term.length };
    start = place.end + termSeparator.length;
    return place;
  });
}
