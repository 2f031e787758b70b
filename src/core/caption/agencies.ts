/**
 * The names of news agencies, and what makes words look like the name of a publication. Used
 * where a credit has to be told from other words in parentheses or after a slash. It never
 * decides which agency a desk may use; houses do.
 */

/** Agencies and pools that sign pictures, as they write themselves. */
export const agencies: readonly string[] = [
  'AP',
  'The Associated Press',
  'Associated Press',
  'AFP',
  'Agence France-Presse',
  'Reuters',
  'Xinhua',
  'EPA',
  'EPA-EFE',
  'EFE',
  'Getty Images',
  'The Canadian Press',
  'Canadian Press',
  'CP',
  'PA',
  'PA Wire',
  'Press Association',
  'AAP',
  'AAP Image',
  'ANSA',
  'Anadolu',
  'Anadolu Agency',
  'ANP',
  'APA',
  'Belga',
  'Bloomberg',
  'CNS',
  'China News Service',
  'dpa',
  'IANS',
  'Keystone',
  'Kyodo',
  'Kyodo News',
  'Jiji',
  'Jiji Press',
  'KCNA',
  'Lusa',
  'LaPresse',
  'MTI',
  'NTB',
  'Lehtikuva',
  'Ritzau Scanpix',
  'Scanpix',
  'TT',
  'NurPhoto',
  'PTI',
  'Sipa',
  'SIPA USA',
  'SOPA Images',
  'Sputnik',
  'TASS',
  'Tass',
  'UPI',
  'VCG',
  'CFP',
  'VNA',
  'WAM',
  'Yonhap',
  'ZUMA Press',
  'ZUMA Wire',
  'Shutterstock',
  'Alamy',
  'Imago',
  'IMAGO',
  'Abaca',
  'Cover Images',
  'رويترز',
  'أ ف ب',
  'أ.ف.ب',
  'فرانس برس',
  'أسوشيتد برس',
  'الأناضول',
  'شينخوا',
  'Pool',
  'Handout',
  'Agencies',
];

const known: ReadonlySet<string> = new Set(agencies.map((name) => name.toLowerCase()));

/** Words that stand in the names of papers, broadcasters and picture agencies. */
const publicationWord =
  /(?<!\p{L})(?:news|press|agency|agencies|images?|photos?|pictures?|media|times|post|herald|tribune|gazette|daily|weekly|journal|star|sun|globe|chronicle|courier|observer|telegraph|guardian|mirror|sentinel|register|dispatch|bulletin|examiner|enquirer|inquirer|record|review|mail|echo|argus|standard|express|broadcasting|television|tv|radio|network|wire|service|studios?|foto|fotos|fotografia|presse|prensa|stampa|zeitung|agentur|agence|agencia|agenzia|bild|bilder|diario|jornal|handout|pool|stringer|via|ministry|police|office|government|archive|archives|library|museum|university|nasa|noaa|usgs)(?!\p{L})/iu;

/** Whether the words are exactly the name of a known agency, in any case. */
export function isKnownAgency(words: string): boolean {
  return known.has(words.trim().toLowerCase());
}

/** Whether the words hold one that only publications, agencies and offices carry in their names. */
export function namesPublication(words: string): boolean {
  return publicationWord.test(words);
}

/** Whether the words read as an agency or publication rather than as a photographer's name. */
export function looksLikeAgency(words: string): boolean {
  const name = words.trim();
  if (name === '') return false;
  if (isKnownAgency(name) || namesPublication(name)) return true;
  // One word alone is a brand, not a person.
  return !/\s/.test(name);
}

/** What Chinese captions call the agencies, and how these sign in English. */
const englishNames: ReadonlyMap<string, string> = new Map([
  ['新华社', 'Xinhua'],
  ['新华网', 'Xinhua'],
  ['中新社', 'China News Service'],
  ['中新网', 'China News Service'],
  ['中国新闻社', 'China News Service'],
  ['视觉中国', 'VCG'],
  ['法新', 'AFP'],
  ['法新社', 'AFP'],
  ['路透', 'Reuters'],
  ['路透社', 'Reuters'],
  ['美联', 'AP'],
  ['美联社', 'AP'],
  ['欧新', 'EPA'],
  ['欧新社', 'EPA'],
]);

/** An agency's Chinese name in English, each part of "新华社/法新" for itself; other names as they are. */
export function inEnglish(name: string): string {
  return name
    .split('/')
    .map((part) => englishNames.get(part.trim()) ?? part)
    .join('/');
}
