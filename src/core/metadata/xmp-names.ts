/**
 * The namespaces of XMP and their standard prefixes. The reader knows properties by
 * `prefix:name` with these prefixes, whatever prefixes a file uses; the writer looks up the
 * namespaces here. Used by the XMP reader and writer only.
 */

const namespaces: readonly (readonly [prefix: string, uri: string])[] = [
  ['rdf', 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'],
  ['xml', 'http://www.w3.org/XML/1998/namespace'],
  ['dc', 'http://purl.org/dc/elements/1.1/'],
  ['xmp', 'http://ns.adobe.com/xap/1.0/'],
  ['xmpRights', 'http://ns.adobe.com/xap/1.0/rights/'],
  ['photoshop', 'http://ns.adobe.com/photoshop/1.0/'],
  ['exif', 'http://ns.adobe.com/exif/1.0/'],
  ['exifEX', 'http://cipa.jp/exif/1.0/'],
  ['tiff', 'http://ns.adobe.com/tiff/1.0/'],
  ['Iptc4xmpCore', 'http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/'],
  ['Iptc4xmpExt', 'http://iptc.org/std/Iptc4xmpExt/2008-02-29/'],
  ['plus', 'http://ns.useplus.org/ldf/xmp/1.0/'],
  ['xmpNote', 'http://ns.adobe.com/xmp/note/'],
];

const prefixes: ReadonlyMap<string, string> = new Map(namespaces.map(([prefix, uri]) => [uri, prefix]));
const uris: ReadonlyMap<string, string> = new Map(namespaces);

/** The namespace of RDF, XMP's own frame. */
export const rdfUri = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';

/** The namespace of `xml:lang`. */
export const xmlUri = 'http://www.w3.org/XML/1998/namespace';

/** A property's standard name, 'dc:description'; URI plus local name where the namespace is unknown. */
export function standardName(uri: string, local: string): string {
  const prefix = prefixes.get(uri);
  return prefix ? `${prefix}:${local}` : `${uri}${local}`;
}

/** The parts of a standard name. @throws when its prefix is none of the standard's */
export function partsOf(name: string): { prefix: string; uri: string; local: string } {
  const [prefix = '', local = ''] = name.split(':');
  const uri = uris.get(prefix);
  if (uri === undefined) throw new Error(`No XMP namespace has the prefix of ${name}`);
  return { prefix, uri, local };
}

/** Where a widely used program wrote a property by mistake: ExifTool until 12.9, in places. */
const mistaken: ReadonlyMap<string, string> = new Map([
  ['exif:GPSAltitudeRef', 'Iptc4xmpExt:GPSAltitudeRef'],
]);

/** The wrong name under which files hold a property too; undefined for most properties. */
export function mistakenName(name: string): string | undefined {
  return mistaken.get(name);
}
