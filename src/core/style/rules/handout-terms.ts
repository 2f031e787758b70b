/** A handout without its terms, or past them. Source: AP's byline titles HOGP (government) and HONS (one story). */
import { daysBetween } from '#core/caption/calendar.ts';
import type { Found, Rule } from '#core/style/finding.ts';
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
