/**
 * Two named people and a mark for one of them only. Source: Getty's form marks both; a pair
 * that cannot be mistaken needs no mark, so this is a hint.
 */
import type { Rule } from '#core/style/finding.ts';
import { bracketOfMark } from '#core/style/position-marks.ts';
import { loneBrackets } from '#core/style/quotes.ts';

export const positionPartner: Rule = {
  id: 'position-partner',
  title: 'One of two people has a position',
  severity: 'hint',
  check: ({ anatomy }) => {
    const lead = anatomy.sentences[0];
    const [mark, ...more] = anatomy.positions;
    if (!lead || !mark || more.length > 0 || (mark.side !== 'L' && mark.side !== 'R')) return [];
    const names = anatomy.names.filter(({ start, end }) => start >= lead.start && end <= lead.end);
    if (names.length !== 2 || mark.name === null || mark.end > lead.end) return [];
    // A mark that lost a bracket is there all the same; position-unbalanced speaks of it.
    if (loneBrackets(anatomy.text).some(({ start }) => bracketOfMark(anatomy.text, start))) return [];
    const missing = mark.side === 'L' ? 'R' : 'L';
    return [{ field: 'caption', message: `Nobody is marked (${missing})`, start: mark.start, end: mark.end }];
  },
};
