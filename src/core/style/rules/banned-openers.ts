/**
 * Openers that say nothing: "is shown", "looks on". Source: press schools' lists of empty openers; a house adds
 * its own in the option `words`.
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

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
