/**
 * The credit a wire text ends with, built from byline, credit and source in the house's form.
 * Used by the wire text, which takes the caption's own credit out, so that a credit stands once.
 */
import type { CreditMention } from '#core/caption/anatomy.ts';
import type { CaptionFields } from '#core/caption/caption.ts';
import { isOwnAgency } from '#core/style/credit-forms.ts';
import type { House } from '#core/style/house.ts';
import { listOption } from '#core/style/options.ts';

/**
 * The house's credit line, or '' when neither the fields nor the caption's own credit say whose
 * picture it is.
 * @param inCaption the credits found in the caption's text; they fill in what the fields leave out
 */
export function creditLine(
  house: House,
  fields: Pick<CaptionFields, 'byline' | 'credit' | 'source'>,
  inCaption: readonly CreditMention[],
  filePhoto: boolean,
): string {
  const byline = firstOf([fields.byline, ...inCaption.map((credit) => credit.byline)]);
  const own = listOption(house.rules['credit-form']?.options?.own);
  const suppliers = [fields.credit, fields.source, ...inCaption.map((credit) => credit.agency)]
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== byline);
  if (byline === '' && suppliers.length === 0) return '';
  const agency = firstOf(suppliers.map((name) => withoutHouse(name, byline, own)));
  // A house without names of its own (a desk) writes every supplier out.
  const { credit } = house.wire;
  if (agency === '') return fill(filePhoto ? credit.file : credit.byline, byline, '');
  if (!filePhoto) return fill(credit.agency, byline, agency);
  return fill(credit.file.includes('{agency}') ? credit.file : asFile(credit), byline, agency);
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
