/** The city field names a city the text does not. Source: agency metadata, where fields come from the last job. */
import type { Rule } from '#core/style/finding.ts';
import { folded, holds } from '#core/style/folding.ts';

export const cityNotInText: Rule = {
  id: 'city-not-in-text',
  title: 'City field is not in the text',
  severity: 'warning',
  check: ({ caption: { caption, city } }) => {
    if (caption.trim() === '' || !/\p{L}/u.test(city) || holds(folded(caption), city)) return [];
    return [{ field: 'city', message: `The text does not name ${city.trim()}`, start: 0, end: city.length }];
  },
};
