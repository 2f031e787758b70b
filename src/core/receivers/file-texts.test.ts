/** What is taken out of a photo file for receivers: each place as it stands, nothing mended. */
import { describe, expect, test } from 'vitest';
import { joinBytes, sourceOf } from '#core/metadata/bytes.ts';
import {
  bareJpeg,
  dataset,
  exifBlock,
  exifSegment,
  iimSegment,
  latin1,
  utf8Marker,
  xmpPacket,
  xmpSegment,
} from '#core/metadata/crafted.test-support.ts';
import { findBlocks } from '#core/metadata/read.ts';
import { fileTexts } from '#core/receivers/file-texts.ts';
import { noTexts, type PhotoTexts } from '#core/receivers/photo-texts.ts';

/** A sum that tells blocks apart well enough for a test. */
const digest = (bytes: Uint8Array) => Uint8Array.from({ length: 16 }, () => bytes.length % 251);

function textsOf(...segments: Uint8Array[]): PhotoTexts {
  const source = sourceOf(bareJpeg(...segments));
  return fileTexts(
    findBlocks(source, 'jpeg', () => null),
    digest,
  );
}

const iim = joinBytes([utf8Marker, dataset(2, 80, 'Zoë'), dataset(2, 80, 'Li Wei'), dataset(2, 110, '  ')]);

describe('the texts of a file', () => {
  test('hold IIM as bytes, repeated and blank values included', () => {
    expect(textsOf(iimSegment(iim)).iim).toEqual({
      '1:90': ['\x1b%G'],
      '2:80': ['Zo\xc3\xab', 'Li Wei'],
      '2:110': ['  '],
    });
  });

  test('hold every language and term of XMP', () => {
    const packet = xmpPacket(
      '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">Boats.</rdf:li><rdf:li xml:lang="de">Boote.</rdf:li></rdf:Alt></dc:description>' +
        '<dc:creator><rdf:Seq><rdf:li>Ana Sousa</rdf:li><rdf:li>Li Wei</rdf:li></rdf:Seq></dc:creator>' +
        '<photoshop:Credit> </photoshop:Credit>',
    );
    expect(textsOf(xmpSegment(packet)).xmp).toEqual({
      caption: [
        { language: 'x-default', text: 'Boats.' },
        { language: 'de', text: 'Boote.' },
      ],
      byline: [
        { language: '', text: 'Ana Sousa' },
        { language: '', text: 'Li Wei' },
      ],
    });
  });

  test('hold EXIF with what a camera left there', () => {
    const block = exifBlock(
      [
        { tag: 0x010e, text: 'OLYMPUS DIGITAL CAMERA         ' },
        { tag: 0x013b, text: 'Ana Sousa' },
      ],
      [
        { tag: 0x9003, text: '2026:11:12 09:41:22' },
        { tag: 0x9004, text: '2026:11:13 10:00:00' },
      ],
    );
    expect(textsOf(exifSegment(block)).exif).toEqual({
      description: 'OLYMPUS DIGITAL CAMERA',
      leftover: true,
      artist: 'Ana Sousa',
      taken: '2026-11-12T09:41:22',
      digitized: '2026-11-13T10:00:00',
    });
  });

  test('know whether IIM was changed after XMP', () => {
    expect(textsOf(iimSegment(iim, digest(iim))).iimChangedLater).toBe(false);
    expect(textsOf(iimSegment(iim, latin1('another-checksum'))).iimChangedLater).toBe(true);
    expect(textsOf(iimSegment(iim)).iimChangedLater).toBe(false);
  });

  test('are empty for a bare file and for damage', () => {
    expect(textsOf()).toEqual(noTexts);
    expect(textsOf(exifSegment(latin1('MM')), xmpSegment('<no'))).toEqual(noTexts);
    const gif = sourceOf(latin1('GIF89a'));
    expect(
      fileTexts(
        findBlocks(gif, 'gif', () => null),
        digest,
      ),
    ).toEqual(noTexts);
  });
});
