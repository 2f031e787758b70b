/**
 * How much of a value IIM can hold: the bytes of its longest part against the limit, and what would
 * be cut. Measured with the writer's own rules, so that the form never promises what a file does not
 * get. Pure; used by the label and by the note below a control.
 */
import { type FieldValue, valueText } from '#core/caption/caption.ts';
import { type FieldId, fieldOf } from '#core/caption/fields.ts';
import { iimValues } from '#core/metadata/write/iim-values.ts';
import { byteLength } from '#renderer/byte-length.ts';

/** A value against the limit of its IIM dataset. */
export interface IimRoom {
  /** Bytes of the value, or of the longest of its terms or names. */
  readonly bytes: number;
  readonly max: number;
  /** What IIM holds only in part, or not at all. */
  readonly cuts: readonly { readonly kept: string; readonly lost: string }[];
}

/** The room a value has in IIM; null for a field that IIM does not have, and for dates, which are rewritten. */
export function iimRoom(field: FieldId, value: FieldValue): IimRoom | null {
  const { iim, kind } = fieldOf(field);
  if (!iim || kind === 'date') return null;
  const [{ texts, cuts } = { texts: [], cuts: [] }] = iimValues(field, value, iim);
  const bytes = Math.max(0, ...texts.map(byteLength), ...cuts.map((cut) => cut.bytes));
  return { bytes, max: iim.maxBytes, cuts: cuts.map(({ kept, bytes: whole }) => lostOf(value, kept, whole)) };
}

/** Finds the part that was cut again: it begins with what was kept and has the bytes of the whole. */
function lostOf(value: FieldValue, kept: string, whole: number): { kept: string; lost: string } {
  const parts = typeof value === 'string' ? [value, ...value.split('; ')] : value;
  const texts = parts.filter((part) => typeof part === 'string').flatMap((part) => [part, part.trim()]);
  const part = texts.find((text) => text.startsWith(kept) && byteLength(text) === whole);
  return { kept, lost: (part ?? valueText(value)).slice(kept.length) };
}

/** One sentence on what IIM leaves out; '' when it holds all of it. */
export function cutSentence({ cuts }: IimRoom): string {
  const [first, ...others] = cuts;
  if (!first) return '';
  const more = others.length > 0 ? ` ${others.length} more ${others.length === 1 ? 'is' : 'are'} cut.` : '';
  if (first.kept === '') return `IIM cannot hold “${start(first.lost)}”; XMP keeps it.${more}`;
  return `IIM ends at “${end(first.kept)}” and leaves out “${start(first.lost)}”; XMP keeps all of it.${more}`;
}

/** Characters of a text that the note quotes. */
const mostQuoted = 28;

function start(text: string): string {
  const characters = [...text];
  return characters.length > mostQuoted ? `${characters.slice(0, mostQuoted).join('')}…` : text;
}

function end(text: string): string {
  const characters = [...text];
  return characters.length > mostQuoted ? `…${characters.slice(-mostQuoted).join('')}` : text;
}
