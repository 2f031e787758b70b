/**
 * A house's credit forms: "(AP Photo/{byline})" as a pattern to recognise and a line to write.
 * The forms are data in the house; this reads them.
 */
import type { Anatomy, CreditMention } from '#core/caption/anatomy.ts';
import { folded } from '#core/style/folding.ts';
import type { House } from '#core/style/house.ts';

/** Whether a credit is written in one of the forms, the names in it aside. */
export function fitsAForm(credit: string, forms: readonly string[]): boolean {
  return forms.some((form) => patternOf(form).test(credit));
}

/** Subtle: names are bounded and hold no slash or bracket, so the pattern stays linear on any text. */
function patternOf(form: string): RegExp {
  const source = form
    .split(/(\{byline\}|\{agency\})/)
    .map((part) => {
      if (part === '{byline}') return '[^()/]{1,80}';
      if (part === '{agency}') return '[^()]{1,80}';
      return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    })
    .join('');
  return new RegExp(`^${source}$`, 'u');
}

/** Whether the house counts this agency name as its own. */
export function isOwnAgency(agency: string, own: readonly string[]): boolean {
  const written = folded(agency);
  return written !== '' && own.some((name) => folded(name) === written);
}

/** The house's credit line for its own photographer. */
export function ownCredit(house: House, byline: string, filePhoto: boolean): string {
  const form = filePhoto ? house.wire.credit.file : house.wire.credit.byline;
  return form.replaceAll('{byline}', byline.trim());
}

/**
 * The credits that sign this caption. One inside quotation marks belongs to a notice:
 * MANDATORY CREDIT "AFP PHOTO / NAME".
 */
export function signatures({ text, credits }: Anatomy): CreditMention[] {
  return credits.filter(({ start }) => !/["“«]/.test(text.charAt(start - 1)));
}

/** The notices that agencies hang behind a credit: tags, restrictions, notes to editors. */
const notice =
  /\s+(?:\(|[-–—]{1,2}\s|RESTRICTED TO|ATTENTION EDITORS|NO [A-Z]{4}|MANDATORY CREDIT|(?:FOR )?EDITORIAL USE)/;

/** The words of a credit itself, without the notices, blanks and the full stop that may hang on to it. */
export function creditWords(
  text: string,
  credit: CreditMention,
): { start: number; end: number; words: string } {
  const written = text.slice(credit.start, credit.end);
  const start = credit.start + (written.length - written.trimStart().length);
  const signature = written.trim();
  const end =
    signature.startsWith('(') && signature.includes(')')
      ? signature.indexOf(')') + 1
      : signature.search(notice);
  const words = (end < 0 ? signature : signature.slice(0, end)).replace(/\.$/, '');
  return { start, end: start + words.length, words };
}
