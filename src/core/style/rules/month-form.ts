/**
 * Months as the house writes them. Source: AP shortens most months beside a day and never
 * alone; Reuters and AFP write them in full; Xinhua shortens them. Datelines keep their capitals.
 */
import type { DateMention } from '#core/caption/anatomy.ts';
import { apMonths, fullMonths, monthNamed } from '#core/caption/calendar.ts';
import type { Found, Rule } from '#core/style/finding.ts';
import type { House } from '#core/style/house.ts';
import { findEach, replacement } from '#core/style/passages.ts';

export const monthForm: Rule = {
  id: 'month-form',
  title: 'Month in another form than the house’s',
  severity: 'warning',
  check: ({ caption: { caption: text }, anatomy, house }) => {
    const opening = anatomy.dateline;
    return anatomy.dates
      .filter(({ start, monthForm: form }) => form !== 'numeric' && (!opening || start >= opening.end))
      .flatMap((date): Found[] => {
        const name = findEach(text.slice(date.start, date.end), /\p{L}+\.?/gu).find(
          ({ words }) => monthNamed(words) === date.month,
        );
        const right = monthAs(house.wire.month, date);
        if (!name || name.words === right) return [];
        // The full stop that ends a sentence is not the abbreviation's.
        if (`${name.words}.` === right && text.charAt(date.start + name.end) === '.') return [];
        const span = { start: date.start + name.start, end: date.start + name.end };
        const message = `${house.name} writes ${right}`;
        return [
          {
            field: 'caption',
            message,
            ...span,
            fix: replacement({ field: 'caption', text }, span, right, right),
          },
        ];
      });
  },
};

function monthAs(form: House['wire']['month'], { month, day }: DateMention): string {
  const full = fullMonths[month - 1] ?? '';
  if (form === 'upper') return full.toUpperCase();
  return form === 'ap' && day !== null ? (apMonths[month - 1] ?? full) : full;
}
