/**
 * The place that a caption's lead names: "in Hamburg, Germany", "at the harbour in Qingdao, east
 * China's Shandong Province", "outside Kyiv". Used by the caption reader. A guess from shape and
 * the tables of countries and states; it never looks a city up.
 */
import type { PlaceMention } from '#core/caption/anatomy.ts';
import { monthNamed, weekdayNamed } from '#core/caption/calendar.ts';
import { findChinesePlace } from '#core/caption/chinese-places.ts';
import { countryByName } from '#core/caption/countries.ts';
import { hasHan } from '#core/caption/scripts.ts';
import type { Span } from '#core/caption/span.ts';
import { stateNamed } from '#core/caption/states.ts';

const direction =
  '(?:(?:north|south)(?:-?(?:east|west))?(?:ern)?|(?:east|west)(?:ern)?|central|downtown|mainland|coastal|neighbou?ring|rural|suburban|occupied)';
const opening = new RegExp(
  `(?<![\\p{L}\\d])(?<word>in|near|outside|at|(?:outskirts|city|town|village|suburb|district|capital|port|island|north|south|east|west|province|state) of)\\s+(?:the\\s+)?(?:${direction}\\s+)?(?=\\p{Lu})`,
  'giu',
);

const name = "\\p{Lu}[\\p{L}\\p{M}]*(?:['’](?!s(?!\\p{L}))[\\p{L}\\p{M}]+)?(?:-[\\p{L}\\p{M}]+)*";
const particle = '(?:de|del|de la|da|do|dos|di|du|la|le|les|al|el|am|an der|im|sur|upon|on|and|of the)';
/** One part of a place: "New York", "Rio de Janeiro", "St. Paul", "Calif.", "N.Y.", "D.C.". */
const part = new RegExp(
  `(?:(?:St|Ste|Ft|Mt)\\. )?(?:(?:\\p{Lu}\\.){2,3}|${name}(?: (?:${particle} )?${name}){0,4}\\.?)`,
  'uy',
);
const separator = new RegExp(
  `(?:, ?(?:capital of )?(?:the )?(?:${direction} )?| of (?:${direction} )?)(?=\\p{Lu})`,
  'uy',
);
const possessive = /['’]s (?=\p{Lu})/uy;
/** What stands behind a complete place: a date, or the end of the sentence. */
const dateFollows =
  /^,? (?:on |early |late )?(?:\p{Lu}\p{Ll}+day|\p{Lu}\p{Ll}{2,8}\.? \d|\d{1,2} \p{Lu}|\d{4})|^[.,]?\s*$/u;

/** Countries that are also their own city. */
const cityStates: ReadonlySet<string> = new Set(['SGP', 'MCO', 'HKG', 'MAC', 'VAT', 'LUX', 'DJI', 'GIB']);
/** States whose name alone means the city. */
const citiesNamedLikeStates: ReadonlySet<string> = new Set(['New York', 'Washington']);
const georgianCities: ReadonlySet<string> = new Set([
  'Tbilisi',
  'Batumi',
  'Kutaisi',
  'Rustavi',
  'Gori',
  'Zugdidi',
  'Poti',
]);

interface Candidate {
  readonly mention: PlaceMention;
  readonly score: number;
}

/** The place named in the stretch (the lead), or null. Of several, the most complete; then the last. */
export function findPlace(text: string, lead: Span): PlaceMention | null {
  let best: Candidate | null = null;
  const words = text.slice(lead.start, lead.end);
  for (const match of words.matchAll(opening)) {
    const candidate = readPlace(
      words,
      match.index + match[0].length,
      (match.groups?.word ?? '').toLowerCase(),
    );
    if (candidate && (best === null || candidate.score >= best.score)) best = candidate;
  }
  if (!best) return hasHan(words) ? findChinesePlace(text, lead) : null;
  const { mention } = best;
  return { ...mention, start: mention.start + lead.start, end: mention.end + lead.start };
}

function readPlace(words: string, start: number, preposition: string): Candidate | null {
  const parts: string[] = [];
  let owner = '';
  let end = start;
  let at = start;
  while (parts.length < 5) {
    const next = partAt(words, at);
    if (next === '') break;
    at += next.length;
    end = at;
    possessive.lastIndex = at;
    const owns = possessive.exec(words);
    if (owns && countryByName(next)) {
      owner = next;
      at += owns[0].length;
      continue;
    }
    parts.push(next);
    separator.lastIndex = at;
    const between = separator.exec(words);
    if (!between) break;
    at += between[0].length;
  }
  const place = assign(parts, owner, preposition === 'at');
  if (!place) return null;
  const known = place.country !== '' || (place.region !== '' && stateNamed(place.region) !== null);
  const complete = dateFollows.test(words.slice(end, end + 24));
  if (!known && !complete && parts.length < 2) return scored(place, start, end, preposition === 'at' ? 0 : 1);
  return scored(
    place,
    start,
    end,
    (known ? 8 : 0) + (place.city ? 2 : 0) + (complete ? 3 : 0) + (preposition === 'at' ? 0 : 1),
  );
}

function scored(
  place: Omit<PlaceMention, 'start' | 'end'>,
  start: number,
  end: number,
  score: number,
): Candidate {
  return { mention: { ...place, start, end }, score };
}

/** The part that starts exactly at `at`, cut before a month or weekday; '' when none does. */
function partAt(words: string, at: number): string {
  part.lastIndex = at;
  const found = part.exec(words)?.[0] ?? '';
  const pieces = found.split(' ');
  const stop = pieces.findIndex((piece) => monthNamed(piece) !== null || weekdayNamed(piece) !== null);
  let kept = stop < 0 ? found : pieces.slice(0, stop).join(' ');
  kept = kept.replace(/ (?:and|on|of the|de|la|le)$/, '');
  // A full stop belongs to the place only where it abbreviates a state.
  if (kept.endsWith('.') && stateNamed(kept) === null && countryByName(kept) === null)
    kept = kept.slice(0, -1);
  else if (kept.endsWith('.') && stateNamed(kept.slice(0, -1))?.name === kept.slice(0, -1))
    kept = kept.slice(0, -1);
  else if (kept.endsWith('.') && !/\..*\./.test(kept) && countryByName(kept.slice(0, -1)) !== null)
    kept = kept.slice(0, -1);
  return kept;
}

function assign(
  parts: readonly string[],
  owner: string,
  atVenue: boolean,
): Omit<PlaceMention, 'start' | 'end'> | null {
  const rest = [...parts];
  let country = owner;
  let region = '';
  const last = rest.at(-1);
  if (last === undefined) return owner === '' ? null : { city: '', region: '', country: owner };
  if (owner !== '') {
    region = rest.pop() ?? '';
  } else if (rest.length > 1 || !citiesNamedLikeStates.has(last)) {
    const isState = stateNamed(last) !== null && !(last === 'Georgia' && georgianCities.has(rest[0] ?? ''));
    if (isState && rest.length > 1) region = rest.pop() ?? '';
    else if (countryByName(last)) country = rest.pop() ?? '';
    else if (isState) region = rest.pop() ?? '';
  }
  if (rest.length === 0 && country !== '' && cityStates.has(countryByName(country)?.alpha3 ?? '')) {
    return { city: country, region, country };
  }
  const before = rest.at(-1);
  if (region === '' && before !== undefined && rest.length > 1 && (!atVenue || stateNamed(before)))
    region = rest.pop() ?? '';
  // "at Harbor Stadium, Valmora, Norway": the venue comes first, the city last.
  const city = atVenue ? (rest.at(-1) ?? '') : (rest[0] ?? '');
  if (atVenue && country === '' && region === '') return rest.length > 1 ? { city, region, country } : null;
  return { city, region, country };
}
