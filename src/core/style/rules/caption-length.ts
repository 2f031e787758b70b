/** How many characters a caption may have, in the option `characters`. Source: some picture markets take 200. */
import type { Rule } from '#core/style/finding.ts';
import { countOption } from '#core/style/options.ts';

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
