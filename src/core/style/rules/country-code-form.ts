/**
 * A country's code in two letters or in small ones. XMP may hold it so, and the writer puts three
 * capital letters into IIM, so nothing is lost; but receivers that compare codes want one form.
 * Source: IIM 2:100, ISO 3166-1; the IPTC's own codes (XUN, XIN) have no two-letter form.
 */
import { countryByCode } from '#core/caption/countries.ts';
import { acceptedInstead } from '#core/caption/field-values.ts';
import type { Rule } from '#core/style/finding.ts';
import { setText } from '#core/style/passages.ts';

export const countryCodeForm: Rule = {
  id: 'country-code-form',
  title: 'Country code not in three capital letters',
  severity: 'warning',
  check: ({ caption: { countryCode: code } }) => {
    const written = code.trim();
    if (written === '' || acceptedInstead('countryCode', written) !== null) return [];
    const right = countryByCode(written)?.alpha3 ?? written.toUpperCase();
    // Blanks at its ends are left to stray-blanks.
    if (written === right) return [];
    const fix = { label: right, changes: setText('countryCode', right) };
    const message = `IIM has three capital letters: ${right}`;
    return [{ field: 'countryCode', message, start: 0, end: code.length, fix }];
  },
};
