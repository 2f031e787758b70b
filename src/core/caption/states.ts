/**
 * The states of the USA and the provinces of Canada, in full, as postal codes and as AP writes
 * them. Captions name them instead of the country. Used by the caption reader, the style rules
 * and the wire forms.
 */

/** One state, district, province or territory. */
export interface State {
  readonly name: string;
  /** Two letters, as on an envelope. */
  readonly postal: string;
  /** AP's abbreviation for datelines, credits and tables; the full name where AP never abbreviates. */
  readonly ap: string;
  /** ISO 3166-1 alpha-3 of its country. */
  readonly country: 'USA' | 'CAN';
}

function state(country: State['country'], line: string): State {
  const [name = '', postal = '', ap = name] = line.split('|');
  return { name, postal, ap, country };
}

const unitedStates = `Alabama|AL|Ala.
Alaska|AK
Arizona|AZ|Ariz.
Arkansas|AR|Ark.
California|CA|Calif.
Colorado|CO|Colo.
Connecticut|CT|Conn.
Delaware|DE|Del.
District of Columbia|DC|D.C.
Florida|FL|Fla.
Georgia|GA|Ga.
Hawaii|HI
Idaho|ID
Illinois|IL|Ill.
Indiana|IN|Ind.
Iowa|IA
Kansas|KS|Kan.
Kentucky|KY|Ky.
Louisiana|LA|La.
Maine|ME
Maryland|MD|Md.
Massachusetts|MA|Mass.
Michigan|MI|Mich.
Minnesota|MN|Minn.
Mississippi|MS|Miss.
Missouri|MO|Mo.
Montana|MT|Mont.
Nebraska|NE|Neb.
Nevada|NV|Nev.
New Hampshire|NH|N.H.
New Jersey|NJ|N.J.
New Mexico|NM|N.M.
New York|NY|N.Y.
North Carolina|NC|N.C.
North Dakota|ND|N.D.
Ohio|OH
Oklahoma|OK|Okla.
Oregon|OR|Ore.
Pennsylvania|PA|Pa.
Rhode Island|RI|R.I.
South Carolina|SC|S.C.
South Dakota|SD|S.D.
Tennessee|TN|Tenn.
Texas|TX
Utah|UT
Vermont|VT|Vt.
Virginia|VA|Va.
Washington|WA|Wash.
West Virginia|WV|W.Va.
Wisconsin|WI|Wis.
Wyoming|WY|Wyo.`;

const canada = `Alberta|AB
British Columbia|BC
Manitoba|MB
New Brunswick|NB
Newfoundland and Labrador|NL
Northwest Territories|NT
Nova Scotia|NS
Nunavut|NU
Ontario|ON
Prince Edward Island|PE
Quebec|QC
Saskatchewan|SK
Yukon|YT`;

/** All states and provinces, each country in alphabetical order. */
export const states: readonly State[] = [
  ...unitedStates.split('\n').map((line) => state('USA', line)),
  ...canada.split('\n').map((line) => state('CAN', line)),
];

/** Older and other spellings that captions still carry, by the key a lookup makes of them. */
const otherSpellings: readonly (readonly [string, string])[] = [
  ['pq', 'QC'],
  ['québec', 'QC'],
  ['que', 'QC'],
  ['ont', 'ON'],
  ['alta', 'AB'],
  ['sask', 'SK'],
  ['man', 'MB'],
  ['newfoundland', 'NL'],
  ['washington state', 'WA'],
  ['washington dc', 'DC'],
  ['tex', 'TX'],
];

const byName: ReadonlyMap<string, State> = new Map([
  ...states.flatMap((entry): [string, State][] => [
    [keyOf(entry.name), entry],
    [keyOf(entry.ap), entry],
    [keyOf(entry.postal), entry],
  ]),
  ...otherSpellings.flatMap(([spelling, postal]): [string, State][] => {
    const entry = states.find((candidate) => candidate.postal === postal);
    return entry ? [[spelling, entry]] : [];
  }),
]);

/**
 * The state or province a text names: in full, as AP abbreviates it, or by its postal code.
 * @returns null for anything else. Postal codes count only in capitals: "in" and "me" are words.
 */
export function stateNamed(text: string): State | null {
  const found = byName.get(keyOf(text));
  if (!found) return null;
  const isPostalOnly = keyOf(text) === found.postal.toLowerCase() && !text.includes('.');
  return isPostalOnly && text !== text.toUpperCase() ? null : found;
}

function keyOf(text: string): string {
  return text.trim().toLowerCase().replaceAll('.', '');
}
