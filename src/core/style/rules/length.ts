/**
 * How long a caption may be where the house says so: sentences (AP two, Reuters two; option
 * `most`) and characters (some picture markets take 200; option `characters`).
 */
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

export const captionLength: Rule = {
  id: 'caption-length',
  title: 'Caption longer than the house allows',
  severity: 'warning',
  check: ({ caption: { caption }, house, options }) => {
    const most = countOption(options.characters);
    if (most === null) return [];
    const characters = [...caption];
    if (characters.length <= most) return [];
    const start = characters.slice(0, most).join('').length;
    const message = `${characters.length} characters; ${house.name} allows ${most}`;
    return [{ field: 'caption', message, start, end: caption.length }];
  },
};
