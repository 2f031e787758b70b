/**
 * Texts in the characters a message carries: seven bits, or Latin-1 by agreement. Used by the exporter.
 * What has a plain form gets it (core/wire/ascii.ts), the rest becomes a question mark; both are told.
 */
import { transliterate } from '#core/wire/ascii.ts';
import type { DocumentSetting } from '#core/wire/item.ts';

/** Most characters named in one sentence. */
const mostNamed = 12;

/** Puts texts into the characters of one message, and keeps what became of them. */
export interface Lettering {
  /** The text in characters of the set, without controls; line feeds stay. */
  plain(text: string): string;
  /** What was changed so far, one sentence each; [] for nothing. */
  notes(): string[];
}

/** A message's lettering. Latin-1 is taken without its control characters: no typographic quotes there. */
export function lettering(charset: DocumentSetting['charset']): Lettering {
  const replaced = new Map<string, string>();
  const lost = new Set<string>();
  const written = (text: string): string => {
    const made = transliterate(text);
    for (const [from, to] of made.replaced) replaced.set(from, to);
    for (const character of made.lost) lost.add(character);
    return made.text;
  };
  return {
    plain: (text) => {
      const clean = withoutControls(text.normalize('NFC'));
      return charset === 'ascii'
        ? written(clean)
        : clean.replace(/[^\n -~\u00a1-\u00ac\u00ae-\u00ff]+/g, written);
    },
    notes: () => notesOf(replaced, lost, charset),
  };
}

/** Line ends become line feeds, tabs blanks; other controls would end the message or the line. */
function withoutControls(text: string): string {
  return text
    .replace(/\r\n|[\r\v\f\u0085\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replace(/[\0-\x09\x0b-\x1f\x7f-\x9f]/g, '');
}

function notesOf(
  replaced: ReadonlyMap<string, string>,
  lost: ReadonlySet<string>,
  charset: DocumentSetting['charset'],
): string[] {
  const set = charset === 'ascii' ? 'ASCII' : 'Latin-1';
  const changed = [...replaced]
    .filter(([from]) => from.trim() !== '')
    .map(([from, to]) => `${from} as ${to === '' ? 'nothing' : to}`);
  return [
    ...(changed.length > 0 ? [`Written in ${set}: ${named(changed, ', ')}.`] : []),
    ...(lost.size > 0 ? [`Not in ${set}, sent as a question mark: ${named([...lost], ' ')}`] : []),
  ];
}

function named(all: readonly string[], between: string): string {
  const rest = all.length - mostNamed;
  return all.slice(0, mostNamed).join(between) + (rest > 0 ? ` and ${rest} more` : '');
}
