/** What receivers do with a captioned JPEG: each test is something that a real one refuses, guesses or loses. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { FieldChanges } from '#core/caption/caption.ts';
import { sourceOf } from '#core/metadata/bytes.ts';
import { headers } from '#core/metadata/containers/jpeg.ts';
import { bareJpeg } from '#core/metadata/crafted.test-support.ts';
import { binaryDatasets, type IimDataset, parseIim } from '#core/metadata/iim.ts';
import { parsePhotoshop, resourceIds } from '#core/metadata/photoshop.ts';
import { assembled, planJpeg } from '#core/metadata/write/jpeg.ts';

const tools = { md5: (bytes: Uint8Array) => new Uint8Array(createHash('md5').update(bytes).digest()) };
const stamp = { at: '2026-11-22T10:00:00Z', tool: 'Cutline' };

const caption: FieldChanges = {
  headline: 'Ferry strike ends in Bergen',
  caption: 'Passengers board the ferry Havbris in Bergen. (Fjord Photo/Øyvind Æsby)',
  byline: 'Øyvind Æsby',
  title: 'Ferry strike 4',
  keywords: ['ferries', 'strikes'],
  instructions: 'No archive.',
  copyright: '© 2026 Fjord Photo',
  slug: 'NORWAY-FERRY',
  dateCreated: '2026-11-12T06:41:22+01:00',
};

function written(changes: FieldChanges): Uint8Array {
  const source = sourceOf(bareJpeg());
  const plan = planJpeg(source, changes, stamp, tools);
  if ('doubt' in plan) throw new Error(plan.doubt);
  return assembled(source, plan);
}

/** The contents of the file's APP13 segments. */
function photoshopSegments(file: Uint8Array): Uint8Array[] {
  const found: Uint8Array[] = [];
  for (let at = 2; file[at + 1] !== 0xda; ) {
    const end = at + 2 + (((file[at + 2] ?? 0) << 8) | (file[at + 3] ?? 0));
    if (file[at + 1] === 0xed) found.push(file.subarray(at + 4 + headers.photoshop.length, end));
    at = end;
  }
  return found;
}

/** The IIM block as a reader finds it that looks into the first APP13 segment alone. */
function iimDatasets(file: Uint8Array): readonly IimDataset[] {
  const [segment = new Uint8Array()] = photoshopSegments(file);
  const iim = parsePhotoshop(segment).resources.find(({ id }) => id === resourceIds.iim);
  return parseIim(iim?.bytes ?? new Uint8Array()).datasets;
}

/** Its texts by their numbers, decoded strictly as UTF-8. */
function datasets(file: Uint8Array): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { number, bytes } of iimDatasets(file)) {
    if (number === '1:90' || binaryDatasets.has(number)) continue;
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    found.set(number, [...(found.get(number) ?? []), text]);
  }
  return found;
}

describe('Superdesk', () => {
  test('reads IIM alone: all that it takes stands there', () => {
    const said = datasets(written(caption));
    expect(Object.fromEntries(said)).toMatchObject({
      '2:105': [caption.headline],
      '2:120': [caption.caption],
      '2:80': [caption.byline],
      '2:05': [caption.title],
      '2:25': caption.keywords,
      '2:40': [caption.instructions],
      '2:116': [caption.copyright],
      '2:103': [caption.slug],
    });
  });

  test('takes the date only where 2:55 and 2:60 are both there', () => {
    const said = datasets(written(caption));
    expect([said.get('2:55'), said.get('2:60')]).toEqual([['20261112'], ['064122+0100']]);
  });

  test('tries UTF-8 whatever 1:90 says: every text is UTF-8', () => {
    // `datasets` decodes strictly and throws for anything else.
    expect(datasets(written(caption)).get('2:80')).toEqual(['Øyvind Æsby']);
  });

  test('cuts IIM that is split over two segments: a caption of every field at its limit stays in one', () => {
    const full: FieldChanges = {
      ...caption,
      caption: 'x'.repeat(2_000),
      headline: 'y'.repeat(256),
      instructions: 'z'.repeat(256),
      keywords: Array.from({ length: 200 }, (_, index) => `${index}`.padEnd(64, 'k')),
    };
    const file = written(full);
    expect(photoshopSegments(file)).toHaveLength(1);
    expect(datasets(file).get('2:25')).toHaveLength(200);
  });
});

test('ExifTool reads IIM without 1:90 as Windows-1252: it is always declared UTF-8', () => {
  const [first] = iimDatasets(written(caption));
  expect(first?.number).toBe('1:90');
  expect([...(first?.bytes ?? [])]).toEqual([0x1b, 0x25, 0x47]);
});

test('the Grid reads XMP first, then IIM, then EXIF: all three say the same caption', () => {
  const text = new TextDecoder().decode(written(caption));
  const said = text.split(caption.caption ?? '').length - 1;
  expect(said).toBe(3);
});
