/**
 * Writes caption fields into a JPEG the way agencies' tools do: EXIF and XMP in APP1, IIM in a
 * Photoshop block in APP13. Used by make-sample only; Cutline itself never changes an original.
 */
import type { FieldChanges } from '#core/caption/caption.ts';
import { type Field, fields } from '#core/caption/fields.ts';
import { holdsStructures } from '#core/caption/structure.ts';

/** What the camera knows. */
export interface Camera {
  readonly make: string;
  readonly model: string;
  /** "2026-11-12T09:41:22+01:00" */
  readonly takenAt: string;
  readonly iso: number;
  /** One over this many seconds. */
  readonly shutter: number;
  readonly aperture: number;
  readonly lens: number;
  /** EXIF orientation; 1 is upright. */
  readonly orientation?: number;
  /** Latitude and longitude in degrees, north and east positive. */
  readonly place?: readonly [number, number];
}

/** The JPEG with metadata segments behind its SOI marker. */
export function withMetadata(jpeg: Buffer, caption: FieldChanges, camera: Camera): Buffer {
  const withDate = { ...caption, dateCreated: camera.takenAt };
  return Buffer.concat([
    jpeg.subarray(0, 2),
    segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exif(withDate, camera)])),
    segment(0xe1, Buffer.concat([Buffer.from('http://ns.adobe.com/xap/1.0/\0', 'latin1'), xmp(withDate)])),
    segment(0xed, Buffer.concat([Buffer.from('Photoshop 3.0\0', 'latin1'), photoshop(iim(withDate))])),
    jpeg.subarray(2),
  ]);
}

function segment(marker: number, body: Buffer): Buffer {
  if (body.length > 65_533) throw new Error(`Segment ${marker.toString(16)} is too long`);
  return Buffer.concat([Buffer.from([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255]), body]);
}

type Entry = { tag: number; type: number; count: number; bytes: Buffer };

const text = (tag: number, value: string): Entry => {
  const bytes = Buffer.from(`${value}\0`, 'utf8');
  return { tag, type: 2, count: bytes.length, bytes };
};
const short = (tag: number, value: number): Entry => {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return { tag, type: 3, count: 1, bytes };
};
const rational = (tag: number, ...values: [number, number][]): Entry => {
  const bytes = Buffer.alloc(8 * values.length);
  values.forEach(([top, bottom], index) => {
    bytes.writeUInt32BE(top, index * 8);
    bytes.writeUInt32BE(bottom, index * 8 + 4);
  });
  return { tag, type: 5, count: values.length, bytes };
};
const pointer = (tag: number, value: number): Entry => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return { tag, type: 4, count: 1, bytes };
};

/** A big-endian TIFF: IFD0, then the Exif and GPS directories it points to. */
function exif(caption: FieldChanges, camera: Camera): Buffer {
  const [date = '', rest = ''] = camera.takenAt.split('T');
  const stamp = `${date.replaceAll('-', ':')} ${rest.slice(0, 8)}`;
  const main = (exifAt: number, gpsAt: number): Entry[] => [
    text(0x010f, camera.make),
    text(0x0110, camera.model),
    short(0x0112, camera.orientation ?? 1),
    text(0x0132, stamp),
    ...(caption.byline ? [text(0x013b, caption.byline)] : []),
    ...(caption.copyright ? [text(0x8298, caption.copyright)] : []),
    pointer(0x8769, exifAt),
    ...(camera.place ? [pointer(0x8825, gpsAt)] : []),
  ];
  const shot: Entry[] = [
    rational(0x829a, [1, camera.shutter]),
    rational(0x829d, [Math.round(camera.aperture * 10), 10]),
    short(0x8827, camera.iso),
    { tag: 0x9000, type: 7, count: 4, bytes: Buffer.from('0232') },
    text(0x9003, stamp),
    text(0x9011, rest.slice(8)),
    rational(0x920a, [camera.lens, 1]),
  ];
  const place = camera.place ? gps(camera.place) : [];
  const exifAt = 8 + directory(main(0, 0), 8).length;
  const gpsAt = exifAt + directory(shot, exifAt).length;
  return Buffer.concat([
    Buffer.from([0x4d, 0x4d, 0, 42, 0, 0, 0, 8]),
    directory(main(exifAt, gpsAt), 8),
    directory(shot, exifAt),
    ...(place.length > 0 ? [directory(place, gpsAt)] : []),
  ]);
}

function gps([latitude, longitude]: readonly [number, number]): Entry[] {
  const parts = (degrees: number): [number, number][] => {
    const seconds = Math.round(Math.abs(degrees) * 360_000);
    return [
      [Math.floor(seconds / 360_000), 1],
      [Math.floor((seconds % 360_000) / 6_000), 1],
      [seconds % 6_000, 100],
    ];
  };
  return [
    { tag: 0, type: 1, count: 4, bytes: Buffer.from([2, 3, 0, 0]) },
    text(1, latitude < 0 ? 'S' : 'N'),
    rational(2, ...parts(latitude)),
    text(3, longitude < 0 ? 'W' : 'E'),
    rational(4, ...parts(longitude)),
  ];
}

/** One image file directory at an offset, its longer values behind it on even offsets. */
function directory(entries: readonly Entry[], at: number): Buffer {
  const head = Buffer.alloc(2 + entries.length * 12 + 4);
  const tail: Buffer[] = [];
  let next = at + head.length;
  head.writeUInt16BE(entries.length);
  entries.forEach(({ tag, type, count, bytes }, index) => {
    const place = 2 + index * 12;
    head.writeUInt16BE(tag, place);
    head.writeUInt16BE(type, place + 2);
    head.writeUInt32BE(count, place + 4);
    if (bytes.length <= 4) bytes.copy(head, place + 8);
    else {
      const padded = Buffer.concat([bytes, Buffer.alloc(bytes.length % 2)]);
      head.writeUInt32BE(next, place + 8);
      tail.push(padded);
      next += padded.length;
    }
  });
  return Buffer.concat([head, ...tail]);
}

const namespaces: Readonly<Record<string, string>> = {
  dc: 'http://purl.org/dc/elements/1.1/',
  photoshop: 'http://ns.adobe.com/photoshop/1.0/',
  xmpRights: 'http://ns.adobe.com/xap/1.0/rights/',
  Iptc4xmpCore: 'http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/',
  Iptc4xmpExt: 'http://iptc.org/std/Iptc4xmpExt/2008-02-29/',
};
function xmp(caption: FieldChanges): Buffer {
  const properties = fields
    .map((field) => {
      const terms = termsOf(caption, field);
      if (terms.length === 0 || !('xmp' in field)) return '';
      const { name, form } = field.xmp;
      const [first = ''] = terms;
      if (form === 'languages')
        return `<${name}><rdf:Alt><rdf:li xml:lang="x-default">${inXml(first)}</rdf:li></rdf:Alt></${name}>`;
      if (form !== 'text') {
        const kind = form === 'seq' ? 'Seq' : 'Bag';
        return `<${name}><rdf:${kind}>${terms.map((term) => `<rdf:li>${inXml(term)}</rdf:li>`).join('')}</rdf:${kind}></${name}>`;
      }
      return `<${name}>${inXml(first)}</${name}>`;
    })
    .filter((line) => line !== '')
    .join('\n   ');
  const spaces = Object.entries(namespaces)
    .map(([prefix, address]) => ` xmlns:${prefix}="${address}"`)
    .join('');
  return Buffer.from(
    `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""${spaces}>
   ${properties}
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`,
    'utf8',
  );
}

function inXml(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** IIM datasets: 1:90 (UTF-8) first, then record 2 in ascending order, values cut to their limits as senders do. */
function iim(caption: FieldChanges): Buffer {
  const sets: [number, Buffer][] = [[0, Buffer.from([0, 4])]];
  for (const field of fields) {
    if (!('iim' in field)) continue;
    const number = Number(field.iim.dataset.split(':')[1]);
    for (const term of termsOf(caption, field)) {
      if (field.id === 'dateCreated') {
        sets.push([55, Buffer.from(term.slice(0, 10).replaceAll('-', ''))]);
        sets.push([60, Buffer.from(term.slice(11).replaceAll(':', ''))]);
      } else sets.push([number, cut(term, field.iim.maxBytes)]);
    }
  }
  const dataset = (record: number, number: number, value: Buffer) =>
    Buffer.concat([Buffer.from([0x1c, record, number, value.length >> 8, value.length & 255]), value]);
  return Buffer.concat([
    dataset(1, 90, Buffer.from('\x1b%G', 'latin1')),
    ...sets.sort(([a], [b]) => a - b).map(([number, value]) => dataset(2, number, value)),
  ]);
}

function cut(value: string, maxBytes: number): Buffer {
  let kept = '';
  for (const character of value) {
    if (Buffer.byteLength(kept + character) > maxBytes) break;
    kept += character;
  }
  return Buffer.from(kept, 'utf8');
}

function photoshop(block: Buffer): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(block.length);
  return Buffer.concat([
    Buffer.from('8BIM\x04\x04\0\0', 'latin1'),
    size,
    block,
    Buffer.alloc(block.length % 2),
  ]);
}

function termsOf(
  caption: FieldChanges,
  field: Field & { readonly id: (typeof fields)[number]['id'] },
): readonly string[] {
  const value = caption[field.id];
  if (value === undefined || value === '') return [];
  if (typeof value === 'string') return [value];
  // The drawn photos carry no structures.
  return holdsStructures(value) ? [] : value;
}
