/**
 * The sample desk is what expected.json says it is: every planted error and repeat is found, and
 * nothing else. Reads the committed photos with ExifReader, an independent reader.
 */
import { readdirSync, readFileSync } from 'node:fs';
import ExifReader from 'exifreader';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { applyChanges, emptyCaption } from '#core/caption/caption.ts';
import { readDocument } from '#core/documents/read-document.ts';
import { type Compared, compareCaptions, prepare } from '#core/duplicates/compare.ts';
import { findHouse } from '#core/style/houses.ts';
import { lint } from '#core/style/lint.ts';
import { photos } from '../scripts/sample/desk.ts';
import expected from './expected.json' with { type: 'json' };

const folder = new URL('./photos/', import.meta.url);
const house = findHouse('desk', []);
const knowledge = { similarPeople: new Map<string, string>(), now: '2026-11-15T10:00:00+01:00' };

const captionOf = ({ fields, camera }: (typeof photos)[number]) =>
  applyChanges(applyChanges(emptyCaption, fields), { dateCreated: camera.takenAt });

describe('the photos', () => {
  test('are all there, and no others, in less than 4 MB', () => {
    const files = readdirSync(folder);
    expect(files.toSorted()).toEqual(photos.map(({ fileName }) => fileName).toSorted());
    expect(files).toHaveLength(expected.photos.total);
    const bytes = files.reduce((sum, name) => sum + readFileSync(new URL(name, folder)).length, 0);
    expect(bytes).toBeLessThan(4 * 1024 * 1024);
  });

  test.each(photos)('$fileName carries its fields as XMP, IIM and EXIF', ({ fileName, fields, camera }) => {
    const tags = ExifReader.load(readFileSync(new URL(fileName, folder)), { expanded: true });
    expect(tags.exif?.DateTimeOriginal?.description).toBe(
      camera.takenAt.slice(0, 19).replaceAll('-', ':').replace('T', ' '),
    );
    expect(tags.exif?.Orientation?.value ?? 1).toBe(camera.orientation ?? 1);
    expect(tags.xmp?.description?.description ?? '').toBe(fields.caption ?? '');
    expect(tags.iptc?.['Caption/Abstract']?.description ?? '').toBe(fields.caption ?? '');
    if (camera.place) expect(tags.gps?.Latitude).toBeCloseTo(camera.place[0], 3);
  });

  test('are uncaptioned where expected.json says so', () => {
    const uncaptioned = photos.filter(({ fields }) => !fields.caption).map(({ fileName }) => fileName);
    expect(uncaptioned.toSorted()).toEqual(expected.photos.uncaptioned);
    expect(photos.length - uncaptioned.length).toBe(expected.photos.captioned);
  });

  test('stand upright once the orientation is applied', async () => {
    for (const name of expected.photos.lyingDown) {
      const stored = await sharp(readFileSync(new URL(name, folder))).metadata();
      expect(stored.orientation).toBe(6);
      expect(stored.width).toBeGreaterThan(stored.height);
    }
  });
});

test('every planted style error is found, and nothing else', () => {
  if (!house) throw new Error('The house “desk” is missing');
  const found = photos.flatMap((photo) => {
    const findings = lint(captionOf(photo), house, { knowledge, capturedAt: photo.camera.takenAt });
    const rules = new Set(findings.map(({ rule }) => rule));
    return [...rules].map((rule) => `${photo.fileName} ${rule}`);
  });
  expect(found.toSorted()).toEqual(
    expected.checks.map(({ fileName, rule }) => `${fileName} ${rule}`).toSorted(),
  );
});

test('every planted repeat is found in its class, and nothing else', async () => {
  const prepared: [string, Compared][] = await Promise.all(
    photos.map(async ({ fileName, fields, camera }): Promise<[string, Compared]> => {
      const pixels = await sharp(readFileSync(new URL(fileName, folder)))
        .resize(32, 32, { fit: 'fill' })
        .raw()
        .toBuffer();
      const imageHash = pixels.toString('hex');
      const caption = captionOf({
        fileName,
        fields,
        camera,
        scene: () => {
          throw new Error('not drawn here');
        },
      });
      return [
        fileName,
        prepare({
          text: caption.caption,
          people: caption.people,
          capturedAt: camera.takenAt,
          imageHash,
          likeness: '',
          fileName,
          hasPhoto: true,
        }),
      ];
    }),
  );
  const found = prepared.flatMap(([a, one], index) =>
    prepared.slice(index + 1).flatMap(([b, other]) => {
      const comparison = compareCaptions(one, other);
      return comparison
        ? [`${comparison.class} ${[a, b].toSorted().join(' ')}${comparison.burst ? ' burst' : ''}`]
        : [];
    }),
  );
  const planted = expected.duplicates.map((pair) => `${pair.class} ${[pair.a, pair.b].toSorted().join(' ')}`);
  expect(found.toSorted()).toEqual(planted.toSorted());
});

describe('the documents', () => {
  test.each(expected.documents)('$name is read as expected.json tells it', (document) => {
    const reading = readDocument(
      document.name,
      readFileSync(new URL(`pages/${document.name}`, import.meta.url)),
    );
    const { format, section, headline } = document;
    expect(reading).toMatchObject({ format, section, headline });
    const found = reading.captions.map(({ text, occurrences, fileNames }) => ({
      start: text.slice(0, 44),
      occurrences,
      fileName: fileNames[0] ?? '',
    }));
    expect(found).toEqual(document.captions);
    expect(document.captions).toHaveLength(document.distinct);
    expect(document.captions.reduce((sum, { occurrences }) => sum + occurrences, 0)).toBe(document.found);
  });

  test('together make the counts of expected.json', () => {
    const sum = (of: (document: (typeof expected.documents)[number]) => number) =>
      expected.documents.reduce((total, document) => total + of(document), 0);
    expect(sum(({ found }) => found)).toBe(expected.captions.found);
    expect(sum(({ distinct }) => distinct)).toBe(expected.captions.distinct);
  });
});
