/**
 * What NITF calls things: its namespace and version, the words of its code lists, and the names of
 * generic metadata that receivers look for. Used by the exporter, the validator and the reader.
 *
 * Source: NITF 3.6, the XML schema of 2012-01-12.
 */

export const nitfUri = 'http://iptc.org/std/NITF/2006-10-18/';

/** The schema fixes it: the name of the document type that the version had before there was a namespace. */
export const nitfVersion = '-//IPTC//DTD NITF 3.6//EN';

/** Of docdata: what may be done with the document. */
export const managementStatuses = ['usable', 'embargoed', 'withheld', 'canceled'] as const;

/** Of media: what a picture is. */
export const imageType = 'image';

/** By which the reader knows that texts stand as they were written, without indents. */
export const generator = 'Cutline';

/** Names of head/meta. Those of ANPA's header are what receivers take the slug and the category from. */
export const metaName = {
  generator: 'generator',
  slug: 'anpa-keyword',
  category: 'anpa-category',
} as const;

/** The name of media-metadata that says how many bytes a rendition's file has. */
export function sizeName(rendition: string): string {
  return `${rendition}.size`;
}
