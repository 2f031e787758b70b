/**
 * The country code against ISO 3166-1 and the country's name. Source: IIM 2:100 holds exactly
 * three letters; receivers file by it.
 */
import { countryByCode, countryByName } from '#core/caption/countries.ts';
import type { Rule } from '#core/style/finding.ts';
import { setText } from '#core/style/passages.ts';

export const countryCode: Rule = {
  id: 'country-code',
  title: 'Country code unknown or of another country',
  severity: 'error',
  check: ({ caption: { countryCode: code, country } }) => {
    if (code.trim() === '') return [];
    const named = countryByName(country.trim());
    const coded = /^[A-Z]{3}$/.test(code) ? countryByCode(code) : null;
    if (coded && (!named || named.alpha3 === coded.alpha3)) return [];
    const message = coded ? `${code} is ${coded.name}` : `${code.trim()} is not a three-letter country code`;
    const right = named?.alpha3 ?? countryByCode(code.trim().toUpperCase())?.alpha3;
    const found = { field: 'countryCode', message, start: 0, end: code.length } as const;
    return [right ? { ...found, fix: { label: right, changes: setText('countryCode', right) } } : found];
  },
};
