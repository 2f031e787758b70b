/**
 * What NewsML-G2 calls things: its namespace, IPTC's catalog and the aliases that are used. Used by
 * the exporters, the validator and the reader.
 *
 * Source: NewsML-G2 2.35, power conformance; IPTC NewsCodes catalog 41.
 */

export const newsmlUri = 'http://iptc.org/std/nar/2006-10-01/';
export const standardVersion = '2.35';

// Subtle: under http and not https, and none before 32 or after 41: elsewhere IPTC's own library resolves nothing.
export const catalog = 'http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml';

/** Aliases of IPTC's catalog that Cutline writes. */
export const catalogAliases: ReadonlySet<string> = new Set([
  'ninat',
  'stat',
  'sig',
  'crol',
  'ctrol',
  'cpnat',
  'drol',
  'rnd',
  'group',
  'pgrmod',
  'subj',
  'scn',
  'iso3166-1a2',
  'iso3166-1a3',
  'urgy',
]);
