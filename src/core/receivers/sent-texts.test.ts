/** The texts of a sent caption are what the writer puts into a file and what is found in it again. */
import { describe, expect, test } from 'vitest';
import { applyChanges, emptyCaption, type FieldChanges } from '#core/caption/caption.ts';
import { joinBytes, sourceOf } from '#core/metadata/bytes.ts';
import {
  bareJpeg,
  dataset,
  exifBlock,
  exifSegment,
  iimSegment,
  latin1,
  xmpPacket,
  xmpSegment,
} from '#core/metadata/crafted.test-support.ts';
import { findBlocks } from '#core/metadata/read.ts';
import { assembled, planJpeg } from '#core/metadata/write/jpeg.ts';
import { fileTexts } from '#core/receivers/file-texts.ts';
import type { PhotoTexts } from '#core/receivers/photo-texts.ts';
import { sentTexts } from '#core/receivers/sent-texts.ts';

const md5 = (bytes: Uint8Array) => Uint8Array.from({ length: 16 }, (_, at) => (bytes.length + at) % 256);

function textsOf(file: Uint8Array): PhotoTexts {
  return fileTexts(
    findBlocks(sourceOf(file), 'jpeg', () => null),
    md5,
  );
}

function written(file: Uint8Array, changes: FieldChanges): PhotoTexts {
  const source = sourceOf(file);
  const plan = planJpeg(source, changes, { at: '2026-11-22T10:00:00Z', tool: 'Cutline' }, { md5 });
  if ('doubt' in plan) throw new Error(plan.doubt);
  return textsOf(assembled(source, plan));
}

const bare = bareJpeg();
const captioned = bareJpeg(
  exifSegment(
    exifBlock(
      [{ tag: 0x010e, text: 'OLYMPUS DIGITAL CAMERA' }],
      [{ tag: 0x9003, text: '2026:11:12 09:41:22' }],
    ),
  ),
  xmpSegment(
    xmpPacket(
      '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">Old words.</rdf:li><rdf:li xml:lang="en">Old words.</rdf:li>' +
        '<rdf:li xml:lang="fr">Des bateaux.</rdf:li></rdf:Alt></dc:description>',
    ),
  ),
  iimSegment(joinBytes([dataset(2, 120, latin1('Alte W\xf6rter')), dataset(2, 110, latin1('Agentur'))])),
);

const changes: FieldChanges = {
  headline: 'Łódź: Zoë Müller an der Spitze',
  caption: 'Zoë Müller trägt am Montag in Łódź die Fahne – «Grüße» & 王小明 👩‍🚀.',
  byline: 'Ana Sousa; Đỗ Văn Nam',
  credit: `${'Agência Norte '.repeat(3)}👩‍🚀`,
  copyright: '© 2026 Agência Norte',
  city: 'Łódź',
  country: 'Poland',
  countryCode: 'PL',
  dateCreated: '2026-11-12T09:41:22+01:00',
  keywords: ['fête', 'snow', 'ü'.repeat(40)],
};

describe('the texts of a sent caption', () => {
  test.each([
    ['a bare file', bare],
    ['a file with a caption in another character set and in languages', captioned],
  ])('are those the writer puts into %s', (_, file) => {
    const meant = sentTexts(applyChanges(emptyCaption, changes), textsOf(file));
    const found = written(file, changes);
    expect(found.iim).toEqual(meant.iim);
    expect(found.xmp).toEqual(meant.xmp);
    expect(found.exif).toEqual(meant.exif);
    expect(found.iimChangedLater).toBe(false);
  });

  test('are none for a blank caption', () => {
    const { xmp, iim, exif } = sentTexts(emptyCaption, null);
    expect([xmp, Object.keys(iim), exif.description]).toEqual([{}, ['1:90'], '']);
  });
});
