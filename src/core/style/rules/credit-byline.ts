/**
 * The photographer in the credit is not the one in the byline field: one of the two went out
 * wrong. Source: AP's sign-off repeats the byline field.
 */
import { isKnownAgency } from '#core/caption/agencies.ts';
import { creditWords, signatures } from '#core/style/credit-forms.ts';
import type { Rule } from '#core/style/finding.ts';
import { folded, holds } from '#core/style/folding.ts';

const placeholders = /^(?:ho|str|stf|stringer|handout|pool|uncredited|unknown|file|via)$/;

export const creditByline: Rule = {
  id: 'credit-byline',
  title: 'Credit and byline name different photographers',
  severity: 'error',
  check: ({ caption, anatomy }) => {
    const byline = folded(caption.byline);
    if (byline === '' || placeholders.test(byline)) return [];
    return signatures(anatomy)
      .filter(({ byline: name }) => {
        const named = folded(name);
        if (named === '' || placeholders.test(named) || isKnownAgency(name)) return false;
        // Either may say more: "Mira Holm/Pool", "Mira Holm and Ole Lund", a middle initial.
        return !holds(named, byline) && !holds(byline, named) && !sameEnds(named, byline);
      })
      .map((credit) => {
        const { start, end } = creditWords(caption.caption, credit);
        const message = `The credit names ${credit.byline}, the byline ${caption.byline.trim()}`;
        return { field: 'caption', message, start, end };
      });
  },
};

/** Same first and last word: "Mira K. Holm" is Mira Holm. */
function sameEnds(a: string, b: string): boolean {
  const [left, right] = [a.split(' '), b.split(' ')];
  return left[0] === right[0] && left.at(-1) === right.at(-1);
}
