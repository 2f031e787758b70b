/**
 * The names of people in a caption's fields. Used by the rules that compare the headline, the
 * caption and the list of people shown. Names are told by their shape, so these rules advise.
 */
import { countryByName } from '#core/caption/countries.ts';
import { readAnatomy } from '#core/caption/read-anatomy.ts';
import { type Span, textAt } from '#core/caption/span.ts';
import type { Reading } from '#core/style/finding.ts';
import { folded, holds } from '#core/style/folding.ts';

/** A name and where it stands in its field's text. */
interface NamedPerson extends Span {
  readonly name: string;
}

/** Names in the caption's text, credits left out. */
export function namesInCaption({ anatomy }: Reading): NamedPerson[] {
  return anatomy.names
    .filter(({ start }) => !anatomy.credits.some((credit) => start >= credit.start && start < credit.end))
    .map((span) => ({ ...span, name: textAt(anatomy.text, span) }));
}

/**
 * Names in the headline. A headline in title case has every word capitalised, so there only the
 * people shown and the caption's own names are looked for.
 */
export function namesInHeadline(reading: Reading): NamedPerson[] {
  const { headline, people } = reading.caption;
  const words = headline.match(/\p{L}{4,}/gu) ?? [];
  const capitalised = words.filter((word) => /^\p{Lu}/u.test(word)).length;
  const listed = people.flatMap((name) => {
    const start = headline.indexOf(name);
    return name.trim() === '' || start < 0 ? [] : [{ name, start, end: start + name.length }];
  });
  if (capitalised * 3 > words.length * 2) return listed;
  const shaped = readAnatomy(headline).names.map((span) => ({ ...span, name: textAt(headline, span) }));
  return [
    ...listed,
    ...shaped.filter(({ start, end }) => !listed.some((name) => start < name.end && name.start < end)),
  ].filter(({ name }) => !isPlaceOf(reading, name));
}

/** The last word of a name, past "Jr." and the like. */
export function surname(name: string): string {
  const words = folded(name).split(' ');
  return words.findLast((word) => !/^(?:jr|sr|ii|iii|iv)$/.test(word)) ?? '';
}

function isPlaceOf({ caption }: Reading, name: string): boolean {
  const places = folded(
    [caption.sublocation, caption.city, caption.state, caption.country, caption.event].join(' '),
  );
  return countryByName(name) !== null || holds(places, name);
}
