/**
 * An agency's name with a slip in it: "Retuers", "Xinhau". Source: typing errors that picture
 * desks find in real agency metadata.
 */

import { agencyMeantBy } from '#core/style/agency-spelling.ts';
import type { Found, Rule } from '#core/style/finding.ts';
import { findEach, type Passage, replacement } from '#core/style/passages.ts';

export const creditMisspelled: Rule = {
  id: 'credit-misspelled',
  title: 'Agency misspelled',
  severity: 'error',
  check: ({ caption, anatomy }) => {
    const text = caption.caption;
    // A misspelled agency may hide the credit from the reader of captions, so what follows the
    // last sentence is looked at too.
    const lastStop = Math.max(text.lastIndexOf('. '), text.lastIndexOf('.('), text.lastIndexOf('.\n'));
    const from = Math.min(
      ...anatomy.credits.map(({ start }) => start),
      lastStop < 0 ? text.length : lastStop + 1,
    );
    return [
      ...misspelled({ field: 'caption', text }, from, caption.byline),
      ...misspelled({ field: 'credit', text: caption.credit }, 0, caption.byline),
      ...misspelled({ field: 'source', text: caption.source }, 0, caption.byline),
    ];
  },
};

/** Looks at what stands between slashes, brackets and "via", word pairs before single words. */
function misspelled(passage: Passage, from: number, photographer: string): Found[] {
  const isCredit = passage.field !== 'caption' || /[/:(]|\bvia\b/.test(passage.text.slice(from));
  if (!isCredit) return [];
  const parts = findEach(passage.text, /[\p{L}-]+(?: [\p{L}-]+){0,3}/gu).filter(({ start }) => start >= from);
  return parts.flatMap((part): Found[] => {
    const cut = part.words.replace(/^(?:Photo by|Photo|via|Handout via)\s+|\s+(?:via|PHOTO|Photo)$/gu, '');
    const start = part.start + part.words.indexOf(cut);
    const meant = agencyMeantBy(cut);
    if (!meant || cut === photographer.trim()) return [];
    const words = cut === cut.toUpperCase() ? meant.toUpperCase() : meant;
    const span = { start, end: start + cut.length };
    const message = `“${cut}” looks like ${meant}`;
    return [{ field: passage.field, message, ...span, fix: replacement(passage, span, words, words) }];
  });
}
