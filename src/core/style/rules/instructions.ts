/**
 * What the Instructions field promises to the desks that receive a picture: handout terms, an
 * embargo's end, a labelled correction. Source: AP's handout titles and its rules for corrections.
 */
import { daysBetween } from '#core/caption/calendar.ts';
import { readAnatomy } from '#core/caption/read-anatomy.ts';
import type { Found, Rule } from '#core/style/finding.ts';
import { findEach } from '#core/style/passages.ts';
import { knownDay } from '#core/style/shot-date.ts';

/** AP lets receivers use a story-specific handout for this many days. */
const handoutDays = 14;

export const handoutTerms: Rule = {
  id: 'handout-terms',
  title: 'Handout without its terms, or past them',
  severity: 'error',
  check: (reading) => {
    const { bylineTitle, instructions } = reading.caption;
    const title = bylineTitle.trim();
    if (title !== 'HOGP' && title !== 'HONS') return [];
    const at = { field: 'bylineTitle', start: 0, end: bylineTitle.length } as const;
    const found: Found[] = [];
    if (!/handout|mandatory credit/i.test(instructions)) {
      found.push({ ...at, message: `${title} needs the handout’s terms in the instructions` });
    }
    const age = daysBetween(knownDay(reading), reading.knowledge.now) ?? 0;
    if (title === 'HONS' && age > handoutDays) {
      found.push({
        ...at,
        message: `A story-specific handout may be used for ${handoutDays} days; this is ${age} days old`,
      });
    }
    return found;
  },
};

export const embargoDate: Rule = {
  id: 'embargo-date',
  title: 'Embargo without its end',
  severity: 'error',
  check: ({ caption: { instructions } }) => {
    const [words] = findEach(instructions, /(?<!\p{L}|no )embargo(?:ed)?(?!\p{L}| lifted| is lifted)/giu);
    if (!words) return [];
    const hasEnd =
      readAnatomy(instructions).dates.length > 0 ||
      /\d{1,2}[:.]\d{2}|\d{4}\s?GMT|\d{1,2}\/\d{1,2}/.test(instructions);
    if (hasEnd) return [];
    return [
      {
        field: 'instructions',
        message: 'The embargo does not say when it ends',
        start: words.start,
        end: words.end,
      },
    ];
  },
};

export const correctionLabel: Rule = {
  id: 'correction-label',
  title: 'Correction that is not called one',
  severity: 'warning',
  check: ({ caption: { instructions } }) => {
    if (/\bcorrection\b/i.test(instructions)) return [];
    return findEach(
      instructions,
      /(?<!\p{L})(?:recasts?|corrects|clarifies|fixes|changes)(?= (?:the )?(?:caption|name|names|spelling|byline|date|place|city|title|credit|location|day|identification)(?!\p{L}))/giu,
    ).map(({ start, end, words }) => ({
      field: 'instructions',
      message: `Call it a correction instead of “${words}”`,
      start,
      end,
    }));
  },
};
