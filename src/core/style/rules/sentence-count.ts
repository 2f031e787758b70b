/** How many sentences a caption may have, in the option `most`. Source: AP allows two, Reuters one and a second for context. */
import type { Rule } from '#core/style/finding.ts';
import { countOption } from '#core/style/options.ts';

export const sentenceCount: Rule = {
  id: 'sentence-count',
  title: 'More sentences than the house allows',
  severity: 'warning',
  check: ({ anatomy, house, options }) => {
    const most = countOption(options.most);
    const first = most === null ? undefined : anatomy.sentences[most];
    const last = anatomy.sentences.at(-1);
    if (most === null || !first || !last) return [];
    const message = `${anatomy.sentences.length} sentences; ${house.name} allows ${most}`;
    return [{ field: 'caption', message, start: first.start, end: last.end }];
  },
};
