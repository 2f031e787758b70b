/**
 * Rewrites the XMP packets of the real photos beside the checkout, as real-photos.test.ts reads
 * them, and compares before with after: by the reader's own map of all properties, and by ExifTool
 * where it can run.
 */
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { inflateSync } from 'node:zlib';
import { exiftoolPath } from 'exiftool-vendored';
import { afterAll, describe, expect, test, vi } from 'vitest';
import type { FieldChanges } from '#core/caption/caption.ts';
import { sourceOf } from '#core/metadata/bytes.ts';
import { jpegBlocks } from '#core/metadata/containers/jpeg.ts';
import { pngBlocks } from '#core/metadata/containers/png.ts';
import { sniff } from '#core/metadata/containers/sniff.ts';
import { tiffBlocks } from '#core/metadata/containers/tiff-photo.ts';
import { xmpFields } from '#core/metadata/sources.ts';
import { rewriteXmp } from '#core/metadata/write/xmp.ts';
import { parseXmp, type XmpProperties, type XmpValue, xmpLanguages } from '#core/metadata/xmp.ts';

vi.setConfig({ testTimeout: 120_000 });

const folder = resolve(import.meta.dirname, '../../../../shared/photos');
const present = existsSync(join(folder, 'expected'));
if (!present) console.log(`Real packets: skipped, ${folder} is not on this machine.`);

const stamp = { at: '2026-11-22T18:30:00+01:00', tool: 'Cutline' };
const stamps = ['xmp:MetadataDate', 'xmp:ModifyDate'];

/** Every sound packet of the collection, by file and place in it. */
const packets: readonly (readonly [name: string, packet: Uint8Array])[] = present
  ? readdirSync(folder)
      .filter((name) => existsSync(join(folder, 'expected', `${name}.json`)))
      .flatMap((name) => packetsOf(name).map((packet, index) => [`${name}#${index}`, packet] as const))
      .filter(([, packet]) => parseXmp(packet))
  : [];

function packetsOf(name: string): readonly Uint8Array[] {
  const bytes = new Uint8Array(readFileSync(join(folder, name)));
  if (name.endsWith('.xmp')) return [bytes];
  const source = sourceOf(bytes);
  const sniffed = sniff(source);
  if (!sniffed.photo) return [];
  if (sniffed.container === 'jpeg') return jpegBlocks(source).xmp;
  if (sniffed.container === 'png') return pngBlocks(source, (packed) => inflateSync(packed)).xmp;
  return sniffed.container === 'tiff' ? tiffBlocks(source).xmp : [];
}

function rewritten(packet: Uint8Array, changes: FieldChanges): Uint8Array {
  const written = rewriteXmp(packet, changes, stamp);
  if (!written) throw new Error('A sound packet is rewritten');
  return written;
}

/** All properties but those named, as plain data. */
function rest(packet: Uint8Array, without: readonly string[]): unknown {
  const properties = parseXmp(packet);
  if (!properties) throw new Error('The packet is not well-formed');
  return plain(new Map([...properties].filter(([name]) => !without.includes(name))));
}

function plain(properties: XmpProperties): unknown {
  const value = (each: XmpValue): unknown => {
    if (each.kind === 'list') return each.values.map(value);
    return each.kind === 'structure' ? plain(each.properties) : each;
  };
  return Object.fromEntries([...properties].map(([name, each]) => [name, value(each)]));
}

const caption = 'A ferry leaves Bergen <at dawn> & nobody – niemand, никто, 没有人 – waves.\nSecond line.';

describe.skipIf(!present)('packets of real photos', () => {
  test.each(packets)('%s: only the stamp changes', (_, packet) => {
    const once = rewritten(packet, {});
    expect(rest(once, stamps)).toEqual(rest(packet, stamps));
    expect(rewritten(once, {})).toEqual(once);
  });

  test.each(packets)('%s: only the caption changes', (_, packet) => {
    const once = rewritten(packet, { caption });
    expect(rest(once, [...stamps, 'dc:description'])).toEqual(rest(packet, [...stamps, 'dc:description']));
    expect(xmpFields(parseXmp(once) ?? new Map()).get('caption')?.value).toBe(caption);
    expect(rewritten(once, { caption })).toEqual(once);
    const [texts, before] = [once, packet].map((each) =>
      xmpLanguages(parseXmp(each) ?? new Map(), 'dc:description'),
    );
    const shown = (before?.find(({ language }) => language === 'x-default') ?? before?.[0])?.text;
    expect(texts).toEqual(expect.arrayContaining(before?.filter(({ text }) => text !== shown) ?? []));
  });

  test.each(packets)('%s: structures change, everything else stays', (_, packet) => {
    const changes: FieldChanges = {
      locationsShown: [{ city: 'Bergen', latitude: '60.3913', longitude: '5.3221' }],
      contact: [{ city: 'Voss' }],
      keywords: ['ferry', 'flood'],
      byline: 'Ilse Brandt; Tomas Ruiz',
    };
    const touched = [
      ...stamps,
      'Iptc4xmpExt:LocationShown',
      'Iptc4xmpCore:CreatorContactInfo',
      'dc:subject',
      'dc:creator',
    ];
    const once = rewritten(packet, changes);
    expect(rest(once, touched)).toEqual(rest(packet, touched));
    const read = xmpFields(parseXmp(once) ?? new Map());
    for (const [id, value] of Object.entries(changes)) {
      expect(Object.fromEntries(read)[id]?.value).toEqual(value);
    }
  });
});

const exiftool = await exiftoolPath().catch(() => '');
const runs = present && canRun();
if (present && !runs) console.log('Real packets: not compared with ExifTool, which does not run here.');

function canRun(): boolean {
  try {
    execFileSync(exiftool, ['-ver']);
    return true;
  } catch {
    return false;
  }
}

describe.skipIf(!runs)('as ExifTool reads them', () => {
  const work = mkdtempSync(join(tmpdir(), 'cutline-packets-'));
  afterAll(() => rmSync(work, { recursive: true }));

  function reports(side: string): Record<string, Record<string, unknown>> {
    const out = execFileSync(
      exiftool,
      ['-j', '-G1', '-struct', '-r', '--System:all', '--ExifTool:Version', join(work, side)],
      { maxBuffer: 64 << 20, stdio: ['ignore', 'pipe', 'ignore'] },
    );
    const all: Record<string, unknown>[] = JSON.parse(out.toString());
    return Object.fromEntries(
      all.map(({ SourceFile, ...said }) => [String(SourceFile).split('/').pop(), said]),
    );
  }

  test('nothing but the caption and the stamps differs, and ExifTool has no complaint', () => {
    for (const side of ['before', 'after']) mkdirSync(join(work, side));
    for (const [name, packet] of packets) {
      writeFileSync(join(work, 'before', `${name}.xmp`), packet);
      writeFileSync(join(work, 'after', `${name}.xmp`), rewritten(packet, { caption }));
    }
    const [before, after] = [reports('before'), reports('after')];
    const touched = /^XMP-(?:dc:Description|xmp:(?:MetadataDate|ModifyDate)$)/;
    const others = (said: Record<string, unknown> = {}) =>
      Object.fromEntries(Object.entries(said).filter(([tag]) => !touched.test(tag)));
    expect(Object.keys(after)).toHaveLength(packets.length);
    for (const [name, said] of Object.entries(after)) {
      expect(said['XMP-dc:Description'], name).toBe(caption);
      expect(others(said), name).toEqual(others(before[name]));
    }
  });
});
