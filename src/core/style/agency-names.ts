/**
 * When two names mean one agency. Used where a caption's own credit is held against the fields or
 * against the credit line that is sent: a false difference would stop an export.
 */
import { inEnglish, isKnownAgency } from '#core/caption/agencies.ts';
import { agencyMeantBy } from '#core/style/agency-spelling.ts';
import { folded, holds } from '#core/style/folding.ts';

/** One agency under several names, as their own pictures sign. */
const oneAgency: readonly (readonly string[])[] = [
  ['AP', 'AP Photo', 'Associated Press', 'The Associated Press', 'أسوشيتد برس'],
  ['AFP', 'AFP Photo', 'Agence France-Presse', 'أ ف ب', 'فرانس برس'],
  ['Reuters', 'Thomson Reuters', 'رويترز'],
  ['Xinhua', 'Xinhua News Agency', 'شينخوا'],
  ['EPA', 'EPA-EFE', 'European Pressphoto Agency'],
  ['PA', 'PA Wire', 'PA Media', 'Press Association'],
  ['Canadian Press', 'The Canadian Press', 'CP'],
  ['AAP', 'AAP Image'],
  ['Anadolu', 'Anadolu Agency', 'الأناضول'],
  ['dpa', 'Deutsche Presse-Agentur'],
  ['China News Service', 'CNS'],
  ['VCG', 'Visual China Group'],
  ['Kyodo', 'Kyodo News'],
  ['Jiji', 'Jiji Press'],
  ['Sipa', 'SIPA USA'],
  ['ZUMA', 'ZUMA Press', 'ZUMA Wire'],
  ['Ritzau Scanpix', 'Scanpix'],
  ['Getty', 'Getty Images'],
];

/**
 * Every name that means the same agency as this one, itself first; a slip in it is overlooked.
 * @param further more groups of names, such as a house's own
 */
function namesOfAgency(name: string, further: readonly (readonly string[])[] = []): string[] {
  const written = agencyMeantBy(name) ?? name;
  const groups = [...oneAgency, ...further].filter((names) =>
    names.some((each) => folded(each) === folded(written)),
  );
  return [name, written, ...groups.flat()];
}

/** Whether the words hold the agency's name, or another name of it. */
export function namesAgency(
  words: string,
  agency: string,
  further: readonly (readonly string[])[] = [],
): boolean {
  const held = folded(words);
  return namesOfAgency(agency, further).some((name) => folded(name) !== '' && holds(held, name));
}

/** The agencies that one name stands for, in English: "Harbor News via AP", "新华社/法新". */
export function agenciesIn(name: string): string[] {
  const whole = inEnglish(name.trim());
  const parts = whole
    .split(/\/| via /)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts.length > 1 && parts.some(isKnownAgency) ? parts : whole === '' ? [] : [whole];
}
