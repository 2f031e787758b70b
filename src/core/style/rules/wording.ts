/**
 * Words that caption teaching warns of: openers that say nothing, and verbs that claim to know a
 * mind. Source: Reuters' handbook on thoughts nobody can photograph; press schools' lists of empty openers.
 */
import type { Rule } from '#core/style/finding.ts';
import { findEach } from '#core/style/passages.ts';

export const bannedOpeners: Rule = {
  id: 'banned-openers',
  title: '“Is shown”, “looks on”, “pictured here”',
  severity: 'warning',
  check: ({ caption: { caption }, options }) => {
    const extra = options.words;
    const more = typeof extra === 'object' ? extra.filter((words) => words.trim() !== '') : [];
    const usual = findEach(
      caption,
      /(?<!\p{L})(?:(?:is|are|was|were) (?:shown|seen|pictured)(?! (?:around|through|behind|in the (?:back|fore)ground))|looks? on|look(?:ing)? on as|pictured here|(?:this|the) (?:photo|picture|image) (?:depicts|shows us))(?!\p{L})/giu,
    );
    const own = more.flatMap((words) => findEach(caption, new RegExp(escaped(words), 'giu')));
    return [...usual, ...own].map(({ start, end, words }) => ({
      field: 'caption',
      message: `“${words}” says nothing; say what happens`,
      start,
      end,
    }));
  },
};

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

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
