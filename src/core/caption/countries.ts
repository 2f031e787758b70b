/**
 * The countries of ISO 3166-1, and Kosovo: codes, the English names newsrooms use, and the other names
 * that captions carry for them. Used by the caption reader, the style rules and the wire forms.
 *
 * Kosovo's XKX and XK are not ISO 3166-1's own: they come from the codes that the standard leaves to
 * its users (XAA to XZZ, XA to XZ), and wires and public bodies have agreed on them.
 */

/** One country or territory. */
export interface Country {
  /** ISO 3166-1 alpha-3, as IIM 2:100 holds it; Kosovo's is user-assigned. */
  readonly alpha3: string;
  readonly alpha2: string;
  /** The usual English name in news. */
  readonly name: string;
  /** Other names and spellings; parts of the United Kingdom are listed under it. */
  readonly variants: readonly string[];
}

/** alpha-3, alpha-2, name, then variants. The comma form of a few official names is why the separator is a bar. */
const table = `
AFG|AF|Afghanistan
ALA|AX|Åland Islands|Aland Islands|Aland
ALB|AL|Albania
DZA|DZ|Algeria
ASM|AS|American Samoa
AND|AD|Andorra
AGO|AO|Angola
AIA|AI|Anguilla
ATA|AQ|Antarctica
ATG|AG|Antigua and Barbuda|Antigua
ARG|AR|Argentina
ARM|AM|Armenia
ABW|AW|Aruba
AUS|AU|Australia
AUT|AT|Austria
AZE|AZ|Azerbaijan
BHS|BS|Bahamas|The Bahamas
BHR|BH|Bahrain
BGD|BD|Bangladesh
BRB|BB|Barbados
BLR|BY|Belarus
BEL|BE|Belgium
BLZ|BZ|Belize
BEN|BJ|Benin
BMU|BM|Bermuda
BTN|BT|Bhutan
BOL|BO|Bolivia|Plurinational State of Bolivia
BES|BQ|Bonaire, Sint Eustatius and Saba|Bonaire|Caribbean Netherlands
BIH|BA|Bosnia and Herzegovina|Bosnia|Bosnia-Herzegovina|Bosnia & Herzegovina
BWA|BW|Botswana
BVT|BV|Bouvet Island
BRA|BR|Brazil
IOT|IO|British Indian Ocean Territory
BRN|BN|Brunei|Brunei Darussalam
BGR|BG|Bulgaria
BFA|BF|Burkina Faso
BDI|BI|Burundi
CPV|CV|Cape Verde|Cabo Verde
KHM|KH|Cambodia
CMR|CM|Cameroon
CAN|CA|Canada
CYM|KY|Cayman Islands
CAF|CF|Central African Republic
TCD|TD|Chad
CHL|CL|Chile
CHN|CN|China|People's Republic of China|PRC
CXR|CX|Christmas Island
CCK|CC|Cocos (Keeling) Islands|Cocos Islands
COL|CO|Colombia
COM|KM|Comoros
COG|CG|Republic of the Congo|Congo-Brazzaville|Congo
COD|CD|Democratic Republic of the Congo|DR Congo|D.R. Congo|DRC|Congo-Kinshasa|Democratic Republic of Congo
COK|CK|Cook Islands
CRI|CR|Costa Rica
CIV|CI|Ivory Coast|Côte d'Ivoire|Cote d'Ivoire
HRV|HR|Croatia
CUB|CU|Cuba
CUW|CW|Curaçao|Curacao
CYP|CY|Cyprus
CZE|CZ|Czech Republic|Czechia
DNK|DK|Denmark
DJI|DJ|Djibouti
DMA|DM|Dominica
DOM|DO|Dominican Republic
ECU|EC|Ecuador
EGY|EG|Egypt
SLV|SV|El Salvador
GNQ|GQ|Equatorial Guinea
ERI|ER|Eritrea
EST|EE|Estonia
SWZ|SZ|Eswatini|Swaziland
ETH|ET|Ethiopia
FLK|FK|Falkland Islands|Falklands|Malvinas
FRO|FO|Faroe Islands|Faeroe Islands
FJI|FJ|Fiji
FIN|FI|Finland
FRA|FR|France
GUF|GF|French Guiana
PYF|PF|French Polynesia
ATF|TF|French Southern Territories
GAB|GA|Gabon
GMB|GM|Gambia|The Gambia
GEO|GE|Georgia
DEU|DE|Germany|Federal Republic of Germany
GHA|GH|Ghana
GIB|GI|Gibraltar
GRC|GR|Greece
GRL|GL|Greenland
GRD|GD|Grenada
GLP|GP|Guadeloupe
GUM|GU|Guam
GTM|GT|Guatemala
GGY|GG|Guernsey
GIN|GN|Guinea
GNB|GW|Guinea-Bissau
GUY|GY|Guyana
HTI|HT|Haiti
HMD|HM|Heard Island and McDonald Islands
VAT|VA|Vatican City|Holy See|Vatican|The Vatican
HND|HN|Honduras
HKG|HK|Hong Kong
HUN|HU|Hungary
ISL|IS|Iceland
IND|IN|India
IDN|ID|Indonesia
IRN|IR|Iran|Islamic Republic of Iran
IRQ|IQ|Iraq
IRL|IE|Ireland|Republic of Ireland
IMN|IM|Isle of Man
ISR|IL|Israel
ITA|IT|Italy
JAM|JM|Jamaica
JPN|JP|Japan
JEY|JE|Jersey
JOR|JO|Jordan
KAZ|KZ|Kazakhstan
KEN|KE|Kenya
KIR|KI|Kiribati
PRK|KP|North Korea|Democratic People's Republic of Korea|DPRK|N. Korea
KOR|KR|South Korea|Republic of Korea|ROK|S. Korea|Korea
XKX|XK|Kosovo|Republic of Kosovo
KWT|KW|Kuwait
KGZ|KG|Kyrgyzstan
LAO|LA|Laos|Lao People's Democratic Republic
LVA|LV|Latvia
LBN|LB|Lebanon
LSO|LS|Lesotho
LBR|LR|Liberia
LBY|LY|Libya
LIE|LI|Liechtenstein
LTU|LT|Lithuania
LUX|LU|Luxembourg
MAC|MO|Macao|Macau
MDG|MG|Madagascar
MWI|MW|Malawi
MYS|MY|Malaysia
MDV|MV|Maldives|The Maldives
MLI|ML|Mali
MLT|MT|Malta
MHL|MH|Marshall Islands
MTQ|MQ|Martinique
MRT|MR|Mauritania
MUS|MU|Mauritius
MYT|YT|Mayotte
MEX|MX|Mexico
FSM|FM|Micronesia|Federated States of Micronesia
MDA|MD|Moldova|Republic of Moldova
MCO|MC|Monaco
MNG|MN|Mongolia
MNE|ME|Montenegro
MSR|MS|Montserrat
MAR|MA|Morocco
MOZ|MZ|Mozambique
MMR|MM|Myanmar|Burma
NAM|NA|Namibia
NRU|NR|Nauru
NPL|NP|Nepal
NLD|NL|Netherlands|The Netherlands|Holland
NCL|NC|New Caledonia
NZL|NZ|New Zealand
NIC|NI|Nicaragua
NER|NE|Niger
NGA|NG|Nigeria
NIU|NU|Niue
NFK|NF|Norfolk Island
MKD|MK|North Macedonia|Macedonia
MNP|MP|Northern Mariana Islands
NOR|NO|Norway
OMN|OM|Oman
PAK|PK|Pakistan
PLW|PW|Palau
PSE|PS|Palestine|Palestinian Territories|State of Palestine|Palestinian Territory
PAN|PA|Panama
PNG|PG|Papua New Guinea
PRY|PY|Paraguay
PER|PE|Peru
PHL|PH|Philippines|The Philippines
PCN|PN|Pitcairn|Pitcairn Islands
POL|PL|Poland
PRT|PT|Portugal
PRI|PR|Puerto Rico
QAT|QA|Qatar
REU|RE|Réunion|Reunion
ROU|RO|Romania
RUS|RU|Russia|Russian Federation
RWA|RW|Rwanda
BLM|BL|Saint Barthélemy|Saint Barthelemy|St. Barts
SHN|SH|Saint Helena, Ascension and Tristan da Cunha|Saint Helena|St. Helena
KNA|KN|Saint Kitts and Nevis|St. Kitts and Nevis|St. Kitts
LCA|LC|Saint Lucia|St. Lucia
MAF|MF|Saint Martin|St. Martin
SPM|PM|Saint Pierre and Miquelon|St. Pierre and Miquelon
VCT|VC|Saint Vincent and the Grenadines|St. Vincent and the Grenadines|St. Vincent
WSM|WS|Samoa
SMR|SM|San Marino
STP|ST|São Tomé and Príncipe|Sao Tome and Principe
SAU|SA|Saudi Arabia
SEN|SN|Senegal
SRB|RS|Serbia
SYC|SC|Seychelles
SLE|SL|Sierra Leone
SGP|SG|Singapore
SXM|SX|Sint Maarten
SVK|SK|Slovakia|Slovak Republic
SVN|SI|Slovenia
SLB|SB|Solomon Islands
SOM|SO|Somalia
ZAF|ZA|South Africa
SGS|GS|South Georgia and the South Sandwich Islands|South Georgia
SSD|SS|South Sudan
ESP|ES|Spain
LKA|LK|Sri Lanka
SDN|SD|Sudan
SUR|SR|Suriname
SJM|SJ|Svalbard and Jan Mayen|Svalbard
SWE|SE|Sweden
CHE|CH|Switzerland
SYR|SY|Syria|Syrian Arab Republic
TWN|TW|Taiwan
TJK|TJ|Tajikistan
TZA|TZ|Tanzania|United Republic of Tanzania
THA|TH|Thailand
TLS|TL|East Timor|Timor-Leste
TGO|TG|Togo
TKL|TK|Tokelau
TON|TO|Tonga
TTO|TT|Trinidad and Tobago|Trinidad
TUN|TN|Tunisia
TUR|TR|Turkey|Türkiye|Turkiye
TKM|TM|Turkmenistan
TCA|TC|Turks and Caicos Islands|Turks and Caicos
TUV|TV|Tuvalu
UGA|UG|Uganda
UKR|UA|Ukraine
ARE|AE|United Arab Emirates|UAE|U.A.E.
GBR|GB|United Kingdom|UK|U.K.|Britain|Great Britain|England|Scotland|Wales|Northern Ireland
USA|US|United States|United States of America|U.S.|U.S.A.|America
UMI|UM|United States Minor Outlying Islands
URY|UY|Uruguay
UZB|UZ|Uzbekistan
VUT|VU|Vanuatu
VEN|VE|Venezuela
VNM|VN|Vietnam|Viet Nam
VGB|VG|British Virgin Islands
VIR|VI|U.S. Virgin Islands|US Virgin Islands
WLF|WF|Wallis and Futuna
ESH|EH|Western Sahara
YEM|YE|Yemen
ZMB|ZM|Zambia
ZWE|ZW|Zimbabwe`;

/** Every country and territory, by English name. */
export const countries: readonly Country[] = table
  .trim()
  .split('\n')
  .map((line) => {
    const [alpha3 = '', alpha2 = '', name = '', ...variants] = line.split('|');
    return { alpha3, alpha2, name, variants };
  });

const byName: ReadonlyMap<string, Country> = new Map(
  countries.flatMap((country): [string, Country][] =>
    [country.name, ...country.variants].map((name) => [keyOf(name), country]),
  ),
);

const byCode: ReadonlyMap<string, Country> = new Map(
  countries.flatMap((country): [string, Country][] => [
    [country.alpha3, country],
    [country.alpha2, country],
  ]),
);

/** The country a name means, in any case, with or without a leading "the"; null if none. */
export function countryByName(name: string): Country | null {
  const key = keyOf(name);
  return byName.get(key) ?? byName.get(key.replace(/^the /, '')) ?? null;
}

/** The country of a two- or three-letter ISO code, in any case; null if none. */
export function countryByCode(code: string): Country | null {
  return byCode.get(code.trim().toUpperCase()) ?? null;
}

function keyOf(name: string): string {
  return name.trim().replaceAll('’', "'").replaceAll('.', '').toLowerCase();
}
