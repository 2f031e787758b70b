/** JPEG files put together byte by byte, for the tests of the native writer: sound ones with everything around the caption. */
import { joinBytes } from '#core/metadata/bytes.ts';
import {
  bareJpeg,
  dataset,
  exifBlock,
  exifSegment,
  iimSegment,
  latin1,
  number,
  photoshopSegment,
  resource,
  segment,
  utf8Marker,
  withSegments,
  xmpDescription,
  xmpPacket,
  xmpSegment,
} from '#core/metadata/crafted.test-support.ts';

const jfif = segment(0xe0, latin1('JFIF\0'), Uint8Array.of(1, 1, 1, 1, 44, 1, 44, 0, 0));
const comment = segment(0xfe, latin1('Made for a test'));
const version = dataset(2, 0, Uint8Array.of(0, 4));

/** A resource with a name of odd length and contents of odd length. */
const oddResource = joinBytes([
  latin1('8BIM'),
  number(0x0fa0, 2),
  latin1('\x04Path\0'),
  number(3, 4),
  latin1('abc\0'),
]);

/** An EXIF block whose maker note counts its offsets from the TIFF header. */
export function exifWithMakerNote(texts: readonly { tag: number; text: string }[]): Uint8Array {
  return exifBlock(
    [
      ...texts.filter(({ tag }) => tag < 0x0110),
      { tag: 0x010f, text: 'Sturm' },
      ...texts.filter(({ tag }) => tag > 0x0110),
    ],
    [
      { tag: 0x9003, text: '2026:11:20 09:41:22' },
      { tag: 0x927c, text: 'STURM\x01\x02 note with an offset 0000008c' },
    ],
  );
}

/** A JPEG with a multi-picture index and two previews behind the picture. */
export function multiPicture(...segments: Uint8Array[]): Uint8Array {
  const preview = bareJpeg(comment);
  const build = (size: number, offsets: readonly number[]) => {
    const entries = [
      [0x030000, size, 0],
      [0x010001, preview.length, offsets[0] ?? 0],
      [0x010001, preview.length, offsets[1] ?? 0],
    ].flatMap(([kind = 0, length = 0, offset = 0]) => [
      number(kind, 4),
      number(length, 4),
      number(offset, 4),
      number(0, 4),
    ]);
    const entry = (tag: number, type: number, count: number, value: Uint8Array) =>
      joinBytes([number(tag, 2), number(type, 2), number(count, 4), value]);
    return segment(
      0xe2,
      latin1('MPF\0MM\0*'),
      number(8, 4),
      number(3, 2),
      entry(0xb000, 7, 4, latin1('0100')),
      entry(0xb001, 4, 1, number(3, 4)),
      entry(0xb002, 7, 48, number(50, 4)),
      number(0, 4),
      ...entries,
    );
  };
  const main = (index: Uint8Array) => bareJpeg(jfif, ...segments, index, comment);
  const size = main(build(0, [])).length;
  const headerAt = size - bareJpeg().length + 2 - comment.length - build(0, []).length + 8;
  return joinBytes([
    main(build(size, [size - headerAt, size + preview.length - headerAt])),
    preview,
    preview,
  ]);
}

/** Sound JPEG files by name. */
export function craftedJpegs(): ReadonlyMap<string, Uint8Array> {
  const german = joinBytes([
    dataset(2, 5, latin1('Stra\xdfenfest in Bruchweiler')),
    dataset(2, 120, latin1('Zw\xf6lf T\xe4nzer \xfcben.')),
    dataset(2, 230, latin1('H\xe4ndlernotiz')),
    dataset(3, 0, Uint8Array.of(0, 4)),
    dataset(3, 10, Uint8Array.of(0, 200)),
    dataset(8, 10, 'objectdata'),
  ]);
  const unicode = joinBytes([
    utf8Marker,
    version,
    dataset(2, 80, 'Ana Sousa'),
    dataset(2, 25, 'snow'),
    dataset(2, 221, '0:0:0:000'),
    dataset(2, 25, 'fête'),
    dataset(2, 105, 'Zima w Łodzi'),
  ]);
  const packet = xmpPacket(
    `${xmpDescription('Old &amp; sound')}<photoshop:City>Namur</photoshop:City>`,
    'xmp:Rating="4"',
  );
  const texts = [
    { tag: 0x010e, text: 'OLYMPUS DIGITAL CAMERA         ' },
    { tag: 0x8298, text: '(c) Sturm' },
  ];
  return new Map([
    ['bare.jpg', bareJpeg()],
    ['jfif.jpg', bareJpeg(jfif, comment)],
    ['exif-only.jpg', bareJpeg(exifSegment(exifWithMakerNote([])))],
    [
      'everything.jpg',
      bareJpeg(
        jfif,
        exifSegment(exifWithMakerNote(texts)),
        xmpSegment(packet),
        photoshopSegment(oddResource, resource(0x0404, unicode), resource(0x040a, Uint8Array.of(1))),
        segment(0xe2, latin1('ICC_PROFILE\0\x01\x01'), new Uint8Array(300)),
        comment,
      ),
    ],
    ['latin-1.jpg', bareJpeg(jfif, iimSegment(german))],
    ['app13-first.jpg', bareJpeg(iimSegment(unicode), xmpSegment(packet), jfif)],
    [
      'large-resources.jpg',
      bareJpeg(
        ...splitPhotoshop(
          joinBytes([
            resource(0x0fa1, new Uint8Array(90_001).fill(7)),
            resource(0x0404, unicode),
            oddResource,
          ]),
        ),
      ),
    ],
    ['multi-picture.jpg', multiPicture(exifSegment(exifWithMakerNote(texts)))],
    ['fill-bytes.jpg', withSegments(bareJpeg(comment), Uint8Array.of(0xff, 0xff, 0xff), xmpSegment(packet))],
    [
      'trailer.jpg',
      joinBytes([bareJpeg(xmpSegment(packet)), latin1('A film that a phone put behind the picture')]),
    ],
  ]);
}

function splitPhotoshop(resources: Uint8Array): Uint8Array[] {
  const segments: Uint8Array[] = [];
  for (let at = 0; at < resources.length; at += 65_519)
    segments.push(photoshopSegment(resources.subarray(at, at + 65_519)));
  return segments;
}
