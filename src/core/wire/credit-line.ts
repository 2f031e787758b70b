/**
 * The credit a wire text ends with, built from byline, credit and source in the house's form.
 * Used by the wire text, which takes the caption's own credit out, so that a credit stands once.
 */
import { inEnglish, isKnownAgency } from '#core/caption/agencies.ts';
import type { CreditMention } from '#core/caption/anatomy.ts';
import type { CaptionFields } from '#core/caption/caption.ts';
import { settledByFields } from '#core/caption/credit-halves.ts';
import { isOwnAgency } from '#core/style/credit-forms.ts';
import type { House } from '#core/style/house.ts';
import { listOption } from '#core/style/options.ts';

/** The credit line, '' where nobody is named, and a sentence about what it does not claim, or ''. */
interface CreditLine {
  readonly line: string;
  readonly note: string;
}

/**
 * The house's credit line for what the fields and the caption's own credit say.
 *
 * Subtle: "(Name/Harbor News via AP)" says that AP distributes the picture. For a paper or an office
 * that is what choosing AP's form means: it has no wire of its own, and AP signs member and
 * handout pictures so. Another agency sends its pictures itself. "via AP" behind its name is
 * written only where the photo's credit, source or caption names AP as well; else the names stand
 * in AP's form without the claim. The same holds for every house that puts its name behind another's.
 * @param inCaption the credits found in the caption's text; they fill in what the fields leave out
 */
export function creditLine(
  house: House,
  fields: Pick<CaptionFields, 'byline' | 'credit' | 'source'>,
  inCaption: readonly CreditMention[],
  filePhoto: boolean,
): CreditLine {
  const own = listOption(house.rules['credit-form']?.options?.own);
  const settled = inCaption.map((credit) => settledByFields(credit, fields));
  const byline = firstOf([bylineAlone(fields.byline), ...settled.map((credit) => credit.byline)]);
  const suppliers = [fields.credit, fields.source, ...settled.map((credit) => credit.agency)]
    .map((name) => (own.length === 0 ? name.trim() : inEnglish(name.trim())))
    .filter((name) => name !== '' && name !== byline);
  if (byline === '' && suppliers.length === 0) return { line: '', note: '' };
  const others = suppliers.map((name) => withoutHouse(name, byline, own));
  const agency = firstOf(others);
  const forms = house.wire.credit;
  if (agency === '') return { line: fill(filePhoto ? forms.file : forms.byline, byline, ''), note: '' };
  const throughHouse = others.some((name, index) => name !== suppliers[index]);
  const claims = throughHouse || !sendsItself(agency);
  const credit = claims ? forms : { ...forms, agency: withoutClaim(forms.agency) };
  const form = !filePhoto ? credit.agency : credit.file.includes('{agency}') ? credit.file : asFile(credit);
  const note =
    credit.agency === forms.agency
      ? ''
      : `Nothing says that ${house.name} distributes ${agency}’s picture: the credit does not claim it.`;
  return { line: fill(form, byline, agency), note };
}

/** Whether the name is an agency with a wire of its own; pools and handouts reach the desk through somebody. */
function sendsItself(agency: string): boolean {
  return isKnownAgency(agency) && !/^(?:pool|handout|agencies)$/i.test(agency);
}

/** The form up to the supplier's name: "({byline}/{agency} via AP)" becomes "({byline}/{agency})". */
function withoutClaim(form: string): string {
  return form.replace(/(\{agency\})[^()]*/u, '$1');
}

/** A Byline field that names the agency too: "Xinhua/Lin Xiaolan". */
function bylineAlone(byline: string): string {
  const parts = byline.split('/').map((part) => part.trim());
  const people = parts.filter((part) => !isKnownAgency(part));
  return people.length === 0 || people.length === parts.length ? byline : people.join('/');
}

/** What a credit names beside the house and the photographer: '' of "AP Photo/Ana Vega", "Harbor News" of "Harbor News via AP". */
function withoutHouse(name: string, byline: string, own: readonly string[]): string {
  if (own.length === 0) return name;
  const parts = name.split(/\/| via /).map((part) => part.trim());
  const others = parts.filter((part) => part !== byline && !isOwnAgency(part, own));
  return others.length === parts.length ? name : others.join('/');
}

/** Writes the names into a form; a name that is missing takes its slash and its "Photo by" with it. */
function fill(form: string, byline: string, agency: string): string {
  const names: [string, string][] = [
    ['{byline}', byline],
    ['{agency}', agency],
  ];
  let line = form;
  for (const [variable, name] of names) {
    if (name !== '') continue;
    for (const piece of [
      `Photo by ${variable} / `,
      `Photo by ${variable}/`,
      `${variable} / `,
      ` / ${variable}`,
      `/${variable}`,
      `${variable}/`,
      variable,
    ]) {
      if (!line.includes(piece)) continue;
      line = line.replace(piece, '');
      break;
    }
  }
  line = line.replace('{byline}', () => byline).replace('{agency}', () => agency);
  return line === '()' ? '' : line;
}

/** The supplier's form marked as a file photo the way the house marks its own: ", File" before the bracket. */
function asFile(credit: House['wire']['credit']): string {
  const { byline, file, agency } = credit;
  let from = 0;
  while (from < byline.length && byline[from] === file[from]) from += 1;
  const mark = file.slice(from, file.length - (byline.length - from));
  return agency.endsWith(')') ? `${agency.slice(0, -1)}${mark})` : agency + mark;
}

function firstOf(names: readonly string[]): string {
  return names.map((name) => name.trim()).find((name) => name !== '') ?? '';
}
