/**
 * Which half of "one/other" is the agency and which the photographer. Used by the credit reader,
 * and by those who know the photo's own fields besides. Without evidence the usual order,
 * photographer first, stands: a wrong split would put an agency's name into a byline.
 */
import { isKnownAgency, namesPublication } from '#core/caption/agencies.ts';
import type { CreditMention } from '#core/caption/anatomy.ts';
import { countryByName } from '#core/caption/countries.ts';
import { notPersonal, particles } from '#core/caption/name-words.ts';

type Signature = Pick<CreditMention, 'byline' | 'agency'>;

const nameWord = /^(?:\p{Lu}[\p{L}\p{M}.'’-]*|(?:\p{Lu}\.)+|(?:al|el|d['’])[-\p{L}]+)$/u;
/** Papers begin with them, people do not: "Le Rivage", "Die Woche". */
const article = /^(?:The|Le|La|Les|L['’].*|El|Los|Il|Die|Der|Das|De|O|A)$/u;

/** The two halves told apart; photographer first where nothing speaks for the other order. */
export function tellHalves(first: string, second: string): Signature {
  const usual = { byline: first, agency: second };
  if (isKnownAgency(second)) return usual;
  if (isKnownAgency(first)) return { byline: second, agency: first };
  if (!isPersonLike(second) || isPersonLike(first)) return usual;
  // One word, or the words of a publication, beside a full name: "Norpress/Li Wen".
  const brand = !/\s/u.test(first) || namesPublication(first);
  return brand ? { byline: second, agency: first } : usual;
}

/**
 * A caption's credit with its halves put right by the photo's own fields: the name in the Byline
 * field is the photographer, the one in Credit or Source the agency, whatever the order.
 */
export function settledByFields<C extends Signature>(
  credit: C,
  fields: { readonly byline: string; readonly credit: string; readonly source: string },
): C {
  const same = (one: string, other: string) =>
    one.trim() !== '' && one.trim().toLowerCase() === other.trim().toLowerCase();
  const { byline, agency } = credit;
  const turned = same(agency, fields.byline) || same(byline, fields.credit) || same(byline, fields.source);
  const straight = same(byline, fields.byline) || same(agency, fields.credit) || same(agency, fields.source);
  return turned && !straight ? { ...credit, byline: agency, agency: byline } : credit;
}

/** Two to four words shaped like a name, none of which an organisation would carry. */
function isPersonLike(words: string): boolean {
  const parts = words.split(/\s+/u);
  if (parts.length < 2 || parts.length > 4 || article.test(parts[0] ?? '')) return false;
  if (namesPublication(words) || countryByName(words) !== null) return false;
  return parts.every(
    (part, index) => (nameWord.test(part) && !notPersonal.has(part)) || (index > 0 && particles.has(part)),
  );
}
