/**
 * A code that belongs to no country: IIM cannot hold it and receivers cannot file by it. Source:
 * IIM 2:100, ISO 3166-1. A country's code in another form is left to country-code-form.
 */
import { countryByCode, countryByName } from '#core/caption/countries.ts';
import { acceptedInstead } from '#core/caption/field-values.ts';
import type { Rule } from '#core/style/finding.ts';
import { setText } from '#core/style/passages.ts';

export const countryCode: Rule = {
  id: 'country-code',
  title: 'Country code of no country',
  severity: 'error',
  check: ({ caption: { countryCode: code, country } }) => {
    const written = code.trim();
    if (countryByCode(written) || acceptedInstead('countryCode', written) === null) return [];
    const message = `${written} is no country’s code`;
    const found = { field: 'countryCode', message, start: 0, end: code.length } as const;
    // What stands there may be a name or a familiar short form of one.
    const right = (countryByName(country.trim()) ?? countryByName(written))?.alpha3;
    return [right ? { ...found, fix: { label: right, changes: setText('countryCode', right) } } : found];
  },
};
