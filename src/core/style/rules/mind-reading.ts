/** Verbs that claim to know a mind, in the lead. Source: Reuters' handbook, which bars thoughts nobody can photograph. */
import type { Rule } from '#core/style/finding.ts';
import { findEach } from '#core/style/passages.ts';

export const mindReading: Rule = {
  id: 'mind-reading',
  title: 'A thought nobody can photograph',
  severity: 'hint',
  check: ({ caption: { caption }, anatomy }) => {
    const lead = anatomy.sentences[0];
    if (!lead) return [];
    return findEach(
      caption,
      /(?<!\p{L})(?:ponders?|contemplates?|reflects on|thinks|hopes|wonders|dreams of|worries about|feels|wishes)(?!\p{L})/gu,
    )
      .filter(({ start, end }) => start >= lead.start && end <= lead.end)
      .map(({ start, end, words }) => ({
        field: 'caption',
        message: `A picture cannot show that somebody ${words}`,
        start,
        end,
      }));
  },
};
