/**
 * Builds metadata blocks byte by byte, for tests only: IIM datasets, Photoshop resources, EXIF
 * directories, XMP packets, and the JPEG segments that carry them. Nothing here is checked or
 * sanitised, so that damaged files can be built as well as sound ones.
 */
import { joinBytes } from '#core/metadata/bytes.ts';

/** Characters 0–255 as bytes. */
export function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** UTF-8, written with nothing but what every JavaScript has. */
export function utf8(text: string): Uint8Array {
  return Uint8Array.from(
    encodeURIComponent(text).replace(/%(..)/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    (c) => c.charCodeAt(0),
  );
}

/** UTF-16 with the high byte first. */
export function utf16(text: string): Uint8Array {
  return Uint8Array.from(
    [...Array(text.length).keys()].flatMap((at) => [text.charCodeAt(at) >> 8, text.charCodeAt(at) & 255]),
  );
}

/** A 16-bit or 32-bit number, big-endian. */
export function number(value: number, bytes: 2 | 4): Uint8Array {
  return Uint8Array.from({ length: bytes }, (_, at) => (value / 256 ** (bytes - 1 - at)) & 255);
}

/** One IIM dataset; values over 32,767 bytes get an extended length. */
export function dataset(record: number, id: number, value: Uint8Array | string): Uint8Array {
  const bytes = typeof value === 'string' ? utf8(value) : value;
  const length =
    bytes.length > 0x7fff ? joinBytes([number(0x8004, 2), number(bytes.length, 4)]) : number(bytes.length, 2);
  return joinBytes([Uint8Array.of(0x1c, record, id), length, bytes]);
}

/** Dataset 1:90 for UTF-8. */
export const utf8Marker = dataset(1, 90, '\x1b%G');

/** One Photoshop resource with an empty name. */
export function resource(id: number, bytes: Uint8Array): Uint8Array {
  const padding = new Uint8Array(bytes.length % 2);
  return joinBytes([latin1('8BIM'), number(id, 2), number(0, 2), number(bytes.length, 4), bytes, padding]);
}

/** One JPEG segment. */
export function segment(marker: number, ...parts: Uint8Array[]): Uint8Array {
  const bytes = joinBytes(parts);
  return joinBytes([Uint8Array.of(0xff, marker), number(bytes.length + 2, 2), bytes]);
}

/** APP13 with Photoshop resources. */
export function photoshopSegment(...resources: Uint8Array[]): Uint8Array {
  return segment(0xed, latin1('Photoshop 3.0\0'), ...resources);
}

/** APP13 with an IIM block, and its digest where one is given. */
export function iimSegment(iim: Uint8Array, digest?: Uint8Array): Uint8Array {
  return photoshopSegment(resource(0x0404, iim), ...(digest ? [resource(0x0425, digest)] : []));
}

/** An XMP packet around the given RDF properties. */
export function xmpPacket(properties: string, attributes = ''): string {
  return `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" ${attributes}>${properties}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;
}

/** A description in the default language. */
export function xmpDescription(text: string): string {
  return `<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${text}</rdf:li></rdf:Alt></dc:description>`;
}

/** APP1 with an XMP packet. */
export function xmpSegment(packet: string | Uint8Array): Uint8Array {
  return segment(
    0xe1,
    latin1('http://ns.adobe.com/xap/1.0/\0'),
    typeof packet === 'string' ? utf8(packet) : packet,
  );
}

/** A tag for `exifBlock`: text, 16-bit numbers, or rationals. */
export type CraftedTag =
  | { readonly tag: number; readonly text: string }
  | { readonly tag: number; readonly shorts: readonly number[] }
  | { readonly tag: number; readonly rationals: readonly (readonly [number, number])[] };

/** A big-endian TIFF block with its main, EXIF and GPS directories. */
export function exifBlock(
  main: readonly CraftedTag[],
  exif: readonly CraftedTag[] = [],
  gps: readonly CraftedTag[] = [],
): Uint8Array {
  const pointers = (exif.length > 0 ? 1 : 0) + (gps.length > 0 ? 1 : 0);
  const first = directory(8, main, pointers);
  const exifAt = 8 + first.length;
  const second = exif.length > 0 ? directory(exifAt, exif, 0) : new Uint8Array();
  const gpsAt = exifAt + second.length;
  const third = gps.length > 0 ? directory(gpsAt, gps, 0) : new Uint8Array();
  const links = [
    ...(exif.length > 0 ? [pointer(0x8769, exifAt)] : []),
    ...(gps.length > 0 ? [pointer(0x8825, gpsAt)] : []),
  ];
  const linksAt = 2 + main.length * 12;
  first.set(joinBytes([...links, new Uint8Array()]), linksAt);
  return joinBytes([latin1('MM\0*'), number(8, 4), first, second, third]);
}

/** APP1 with an EXIF block. */
export function exifSegment(block: Uint8Array): Uint8Array {
  return segment(0xe1, latin1('Exif\0\0'), block);
}

/** Puts segments behind the start marker of a JPEG. */
export function withSegments(jpeg: Uint8Array, ...segments: Uint8Array[]): Uint8Array {
  return joinBytes([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]);
}

/** A JPEG of headers alone: enough for the metadata readers, not for a decoder. */
export function bareJpeg(...segments: Uint8Array[]): Uint8Array {
  const frame = segment(0xc0, Uint8Array.of(8, 0, 100, 0, 150, 1, 1, 0x11, 0));
  return joinBytes([
    Uint8Array.of(0xff, 0xd8),
    ...segments,
    frame,
    Uint8Array.of(0xff, 0xda, 0, 2, 0, 0, 0xff, 0xd9),
  ]);
}

function pointer(tag: number, at: number): Uint8Array {
  return joinBytes([number(tag, 2), number(4, 2), number(1, 4), number(at, 4)]);
}

/** A directory whose values stand behind it; room for `spare` further entries is left at its end. */
function directory(at: number, tags: readonly CraftedTag[], spare: number): Uint8Array {
  const count = tags.length + spare;
  const entries: Uint8Array[] = [];
  const values: Uint8Array[] = [];
  let valuesAt = at + 2 + count * 12 + 4;
  for (const crafted of tags) {
    const [type, amount, bytes] = tagValue(crafted);
    const inline = bytes.length <= 4;
    const field = inline ? joinBytes([bytes, new Uint8Array(4 - bytes.length)]) : number(valuesAt, 4);
    entries.push(joinBytes([number(crafted.tag, 2), number(type, 2), number(amount, 4), field]));
    if (!inline) {
      values.push(bytes);
      valuesAt += bytes.length;
    }
  }
  return joinBytes([number(count, 2), ...entries, new Uint8Array(spare * 12), number(0, 4), ...values]);
}

function tagValue(crafted: CraftedTag): [type: number, amount: number, bytes: Uint8Array] {
  if ('text' in crafted) {
    const bytes = utf8(`${crafted.text}\0`);
    return [2, bytes.length, bytes];
  }
  if ('shorts' in crafted)
    return [
      3,
      crafted.shorts.length,
      joinBytes([new Uint8Array(), ...crafted.shorts.map((short) => number(short, 2))]),
    ];
  const parts = crafted.rationals.flatMap(([above, below]) => [number(above, 4), number(below, 4)]);
  return [5, crafted.rationals.length, joinBytes([new Uint8Array(), ...parts])];
}
