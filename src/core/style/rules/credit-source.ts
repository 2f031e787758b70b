/**
 * The agency in the caption's credit is not the one in the Credit and Source fields: one of them
 * goes out wrong, and the wire text is built from the fields. Source: the credit of AP, Reuters,
 * AFP and Xinhua pictures repeats the Credit field. A house's own names count as one (option `own`
 * of credit-form), and a desk may say which others are one (option `same`: "ANP / Nederlands Persbureau").
 */
import { settledByFields } from '#core/caption/credit-halves.ts';
import { agenciesIn, namesAgency } from '#core/style/agency-names.ts';
import { creditWords, signatures } from '#core/style/credit-forms.ts';
import type { Rule } from '#core/style/finding.ts';
import { folded } from '#core/style/folding.ts';
import { listOption } from '#core/style/options.ts';
import { setText } from '#core/style/passages.ts';

/** They say how a picture came, not who sends it. */
const noAgency = /^(?:pool|handout|file(?: photo)?|agencies|stringer|str|contributor|courtesy|via)$/;
export const creditSource: Rule = {
  id: 'credit-source',
  title: 'Credit in the text names another agency than the fields',
  severity: 'error',
  check: ({ caption, anatomy, house, options }) => {
    const inFields = [caption.credit, caption.source].filter(saysWho);
    const groups = [
      listOption(house.rules['credit-form']?.options?.own),
      ...listOption(options.same).map((names) => names.split(' / ')),
    ];
    const isSame = (one: string, other: string) =>
      namesAgency(one, other, groups) || namesAgency(other, one, groups);
    const named = signatures(anatomy)
      .map((mention) => ({ mention, ...settledByFields(mention, caption) }))
      .filter(({ agency }) => agenciesIn(agency).some(saysWho));
    // A photographer's name alone in the Credit field is no agency that could differ.
    const people = [caption.byline, ...named.map(({ byline }) => byline)].map(folded);
    const fields = inFields.flatMap(agenciesIn).filter((name) => !people.includes(folded(name)));
    const last = named.at(-1);
    if (!last || fields.length === 0) return [];
    const inText = named.flatMap(({ agency }) => agenciesIn(agency).filter(saysWho));
    if (inText.some((name) => fields.some((field) => isSame(name, field)))) return [];
    const { start, end } = creditWords(caption.caption, last.mention);
    const field = saysWho(caption.credit) ? 'Credit' : 'Source';
    const message = `The credit names ${last.agency}, the ${field} field ${(inFields[0] ?? '').trim()}`;
    const fix = { label: `Credit: ${last.agency}`, changes: setText('credit', last.agency) };
    return [{ field: 'caption', message, start, end, fix }];
  },
};

/** Whether a field names somebody: neither without letters nor a provider's code such as "X01095". */
function saysWho(name: string): boolean {
  return /\p{L}/u.test(name) && !/\d/.test(name) && !noAgency.test(folded(name));
}
