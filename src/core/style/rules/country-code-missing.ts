/** A country without its code: receivers that file by code lose it. Source: IIM 2:100. */
import { countryByName } from '#core/caption/countries.ts';
import type { Rule } from '#core/style/finding.ts';
import { setText } from '#core/style/passages.ts';

export const countryCodeMissing: Rule = {
  id: 'country-code-missing',
  title: 'Country without its code',
  severity: 'hint',
  check: ({ caption: { countryCode: code, country } }) => {
    const named = countryByName(country.trim());
    if (code.trim() !== '' || !named) return [];
    const fix = { label: named.alpha3, changes: setText('countryCode', named.alpha3) };
    return [{ field: 'countryCode', message: `No code for ${named.name}`, start: 0, end: code.length, fix }];
  },
};
