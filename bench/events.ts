/**
 * Invented captions as agencies write them: events of 20 to 60 pictures, each picture with a lead
 * of its own and a background sentence that all of the event share. A few repeat an earlier caption
 * of their event, as copies made by mistake do. Used by seed.ts; the same seed gives the same ones.
 */
import { applyChanges, type CaptionFields, emptyCaption } from '#core/caption/caption.ts';
import { type Chance, chanceFrom, inventedName, inventedPerson } from './invented.ts';

/** One picture of an event. */
export interface Picture {
  readonly fileName: string;
  /** ISO 8601 with zone. */
  readonly capturedAt: string;
  readonly fields: CaptionFields;
  /** The place in its event of the picture whose caption this one repeats, or null. */
  readonly repeats: number | null;
}

/** The share of captions that repeat another: about what a busy desk finds in a week of its own files. */
const repeated = 0.03;
/** Days over which the events are spread, from the first of January 2023. */
const days = 1_000;

const agencies = [
  { name: 'Harbour Foto', form: (by: string) => `Photo by ${by}/Harbour Foto`, glued: 'Photo:Harbour Foto' },
  { name: 'North Desk', form: (by: string) => `(North Desk Photo/${by})`, glued: 'Photo:North Desk' },
  { name: 'Vela Images', form: (by: string) => `${by} / Vela Images`, glued: 'Photo:Vela Images' },
  { name: 'Sund Press', form: (by: string) => `[${by}/Sund Press]`, glued: 'Photo:Sund Press' },
];
const countries = [
  ['Norway', 'NOR', '+01:00'],
  ['Portugal', 'PRT', '+00:00'],
  ['Kenya', 'KEN', '+03:00'],
  ['Japan', 'JPN', '+09:00'],
  ['Chile', 'CHL', '-04:00'],
  ['India', 'IND', '+05:30'],
  ['Canada', 'CAN', '-05:00'],
  ['Poland', 'POL', '+01:00'],
] as const;
const roles = [
  'a nurse',
  'a ferry pilot',
  'the mayor',
  'a striker',
  'a farmer',
  'the minister',
  'a student',
].concat(['a teacher', 'a volunteer', 'the captain', 'a fisherman', 'the organiser', 'a goalkeeper']);
const actions = 'lifts carries points at leans over walks past photographs repairs inspects waves across'
  .split(/ (?=[a-z]+s\b)/)
  .concat(['waits beside', 'holds up', 'speaks in front of', 'reaches for', 'stands behind', 'kneels near']);
const things =
  'a row of sandbags,a banner,the silver cup,a crate of oranges,an old tram,a broken mast,wet ropes'
    .concat(
      ',a stack of ballots,the score board,a child’s bicycle,two lifeboats,a wall of flowers,a torn map',
    )
    .concat(
      ',the new bridge,a field kitchen,a microphone,an empty stand,a fallen tree,the finish line,a drum',
    )
    .split(',');
const settings =
  'after heavy rain,before the vote,during the morning shift,as the crowd leaves,under grey skies'
    .concat(',shortly before sunrise,in front of the town hall,while cameras wait,near the eastern gate')
    .concat(',at the end of a long night,on the opening day,between two showers,at the old market')
    .split(',');
const subjects = 'flood,election,regatta,strike,festival,harvest,trial,marathon,summit,restoration'.split(
  ',',
);
const monthNames =
  'January February March April May June July August September October November December'.split(' ');
const weekdays = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

/** Events one after another, without end. */
export function* events(seed: number): Generator<Picture[], never> {
  const chance = chanceFrom(seed);
  const people = Array.from({ length: 20_000 }, () => inventedPerson(chance));
  const cities = Array.from({ length: 400 }, () => inventedName(chance));
  for (let number = 0; ; number += 1) yield eventOf(number, chance, people, cities);
}

function eventOf(
  number: number,
  chance: Chance,
  people: readonly string[],
  cities: readonly string[],
): Picture[] {
  const { below, oneOf, next } = chance;
  const subject = oneOf(subjects);
  const city = oneOf(cities);
  const [country, countryCode, zone] = oneOf(countries);
  const agency = oneOf(agencies);
  const byline = oneOf(people.slice(0, 300));
  const cast = Array.from({ length: 4 + below(9) }, () => oneOf(people));
  const start = Date.UTC(2023, 0, 1 + below(days), 6 + below(12));
  const date = new Date(start);
  const written = `${weekdays[date.getUTCDay()]}, ${date.getUTCDate()} ${monthNames[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
  const context = `The ${subject} in ${city}, now in its ${2 + below(40)}th ${oneOf(['day', 'year', 'week'])}, has drawn ${(3 + below(90)) * 100} people from ${oneOf(cities)} and ${oneOf(cities)}, ${oneOf(cast)} said.`;
  const dateline = below(4) === 0 ? `${city.toUpperCase()}, ${country} (${agency.name}) — ` : '';
  const prefix = `${agency.name.slice(0, 2).toUpperCase()}${String(number).padStart(5, '0')}`;

  const pictures: Picture[] = [];
  const count = 20 + below(41);
  for (let place = 0; place < count; place += 1) {
    const person = oneOf(cast);
    const other = below(3) === 0 ? oneOf(cast) : null;
    const lead = `${person}, ${oneOf(roles)}, ${oneOf(actions)} ${oneOf(things)}${other ? ` with ${other}` : ''} ${oneOf(settings)} in ${city}, ${country}, ${written}.`;
    const credit = below(5) === 0 ? agency.glued : ` ${agency.form(byline)}`;
    const repeats = place > 0 && next() < repeated ? below(place) : null;
    const source = repeats === null ? undefined : pictures[repeats];
    const capturedAt = new Date(start + place * 97_000).toISOString().slice(0, 19) + zone;
    pictures.push({
      fileName: `${prefix}_${String(place).padStart(3, '0')}.jpg`,
      capturedAt,
      repeats,
      fields: applyChanges(emptyCaption, {
        headline: `${city} ${subject} ${oneOf(settings)}`,
        caption: source
          ? copied(source.fields.caption, person, chance)
          : `${dateline}${lead} ${context}${credit}`,
        byline,
        credit: agency.name,
        source: agency.name,
        city,
        country,
        countryCode,
        dateCreated: capturedAt,
        people: other && other !== person ? [person, other] : [person],
        keywords: [subject, city, oneOf(things)],
        event: `${city} ${subject}`,
        slug: `${city}-${subject}`.toUpperCase(),
      }),
    });
  }
  return pictures;
}

/** The caption again: as it stood, with other spacing, with another background, or with another name. */
function copied(caption: string, person: string, { below }: Chance): string {
  const way = below(4);
  if (way === 0) return caption;
  if (way === 1) return caption.replace(/, /, ' ,  ').replace(/’/g, "'");
  const sentences = caption.split(/(?<=\.) /);
  if (way === 2) return `${sentences[0] ?? caption} Rain is expected to go on for ${2 + below(6)} days.`;
  return caption.replace(/^((?:.* — )?)[^,]+,/, `$1${person},`);
}
