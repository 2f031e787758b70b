/** The code of another country than the one named. Source: IIM 2:100 and 2:101 say the same place twice. */
import { countryByCode, countryByName } from '#core/caption/countries.ts';
import type { Rule } from '#core/style/finding.ts';
import { setText } from '#core/style/passages.ts';

export const countryCodeMismatch: Rule = {
  id: 'country-code-mismatch',
  title: 'Country code of another country',
  severity: 'warning',
  check: ({ caption: { countryCode: code, country } }) => {
    const named = countryByName(country.trim());
    const coded = countryByCode(code);
    if (!named || !coded || named === coded) return [];
    const fix = { label: named.alpha3, changes: setText('countryCode', named.alpha3) };
    const message = `${code.trim()} is ${coded.name}`;
    return [{ field: 'countryCode', message, start: 0, end: code.length, fix }];
  },
};
