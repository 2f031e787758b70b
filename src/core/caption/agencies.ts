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
  'Pool',
  'Handout',
  'Agencies',
];

const known: ReadonlySet<string> = new Set(agencies.map((name) => name.toLowerCase()));

/** Words that stand in the names of papers, broadcasters and picture agencies. */
const publicationWord =
  /(?<!\p{L})(?:news|press|agency|agencies|images?|photos?|pictures?|media|times|post|herald|tribune|gazette|daily|weekly|journal|star|sun|globe|chronicle|courier|observer|telegraph|guardian|mirror|sentinel|register|dispatch|bulletin|examiner|enquirer|inquirer|record|review|mail|echo|argus|standard|express|broadcasting|television|tv|radio|network|wire|service|studios?|handout|pool|stringer|via|ministry|police|office|government|archive|archives|library|museum|university|nasa|noaa|usgs)(?!\p{L})/iu;

/** Whether the words are exactly the name of a known agency, in any case. */
export function isKnownAgency(words: string): boolean {
  return known.has(words.trim().toLowerCase());
}

/** Whether the words read as an agency or publication rather than as a photographer's name. */
export function looksLikeAgency(words: string): boolean {
  const name = words.trim();
  if (name === '') return false;
  if (isKnownAgency(name) || publicationWord.test(name)) return true;
  // One word alone is a brand, not a person.
  return !/\s/.test(name);
}
