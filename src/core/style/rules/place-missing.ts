/** Neither the text nor the fields say where. Source: AP counts city and country as mandatory. */

import { monthNamed, weekdayNamed } from '#core/caption/calendar.ts';
import { countryByName } from '#core/caption/countries.ts';
import { textAt } from '#core/caption/span.ts';
import { stateNamed } from '#core/caption/states.ts';
import type { Rule } from '#core/style/finding.ts';
import { findEach } from '#core/style/passages.ts';

export const placeMissing: Rule = {
  id: 'place-missing',
  title: 'No place',
  severity: 'warning',
  check: ({ caption, anatomy }) => {
    const inFields = [caption.sublocation, caption.city, caption.state, caption.country].some(
      (place) => place.trim() !== '',
    );
    if (caption.caption.trim() === '' || inFields || anatomy.place || anatomy.dateline?.place) return [];
    if (namesAPlace(textAt(anatomy.text, anatomy.body))) return [];
    const { start, end } = anatomy.sentences[0] ?? { start: 0, end: 0 };
    return [
      {
        field: 'caption',
        message: 'Neither the text nor the fields name a place',
        start: end > start ? end : 0,
        end,
      },
    ];
  },
};

/**
 * Whether a text names a place in a form the caption reader does not call the picture's place:
 * a country anywhere, or a capitalised word after a preposition of place ("in Washington, Friday").
 */
function namesAPlace(text: string): boolean {
  const capitalised = /\p{Lu}[\p{L}\p{M}'’.-]*(?: \p{Lu}[\p{L}\p{M}'’.-]*){0,3}/gu;
  const isCountry = findEach(text, capitalised).some(({ words }) => {
    const run = words.split(' ');
    // A date may follow without a comma: "Yemen November 9".
    return run.some((_, index) =>
      namesCountryOrState(
        run
          .slice(0, index + 1)
          .join(' ')
          .replace(/[.,]$/, ''),
      ),
    );
  });
  const afterPreposition =
    /(?<!\p{L})(?:in|at|near|outside|off|around|over|along|across) (?:the )?(\p{Lu}[\p{L}\p{M}]+)/gu;
  const isPlaced = findEach(text, afterPreposition).some(
    ({ groups: [word = ''] }) => monthNamed(word) === null && weekdayNamed(word) === null,
  );
  return isCountry || isPlaced;
}

function namesCountryOrState(name: string): boolean {
  return countryByName(name) !== null || (name.length > 2 && stateNamed(name) !== null);
}
