/**
 * Every wire document of real photos is right: those of the sample desk, and the awkward ones that lie
 * beside the checkout on the machines that have them. Each is read by its format's own validator and,
 * where the standards' schemas are there, by those; and it brings its caption back.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inflateSync } from 'node:zlib';
import { describe, expect, test, vi } from 'vitest';
import { type CaptionFields, emptyCaption } from '#core/caption/caption.ts';
import { sourceOf } from '#core/metadata/bytes.ts';
import { sniff } from '#core/metadata/containers/sniff.ts';
import { readMetadata } from '#core/metadata/read.ts';
import { type DocumentFormat, documentFormats } from '#core/wire/format-ids.ts';
import { documentKind } from '#core/wire/formats.ts';
import { readWire } from '#core/wire/readers.ts';
import {
  ninjsCheck,
  schemaCheck,
  setting,
  standardsPresent,
  wireItem,
} from '#core/wire/wire.test-support.ts';
import { readSidecar } from '#main/tools/sidecar.ts';

vi.setConfig({ testTimeout: 60_000 });

const sample = resolve(import.meta.dirname, '../../../sample/photos');
const real = resolve(import.meta.dirname, '../../../../shared/photos');
const realPresent = existsSync(join(real, 'expected'));
if (!realPresent) console.log(`Documents of real photos: skipped, ${real} is not on this machine.`);

const tools = {
  md5: (bytes: Uint8Array) => createHash('md5').update(bytes).digest(),
  inflate: (packed: Uint8Array) => inflateSync(packed),
};

const schemas: Partial<Record<DocumentFormat, (bytes: Uint8Array) => string>> = standardsPresent
  ? {
      'newsml-g2': schemaCheck('newsml-g2/NewsML-G2_2.35-spec-All-Power.xsd'),
      'newsml-g2-superdesk': schemaCheck('newsml-g2/NewsML-G2_2.35-spec-All-Power.xsd'),
      ninjs: ninjsCheck(),
      nitf: schemaCheck('nitf/nitf-3-6.xsd'),
    }
  : {};

/** What a photo says, null for a file whose metadata cannot be read at all. */
async function captionOf(folder: string, name: string): Promise<CaptionFields | null> {
  const source = sourceOf(readFileSync(join(folder, name)));
  const sniffed = sniff(source);
  if (!sniffed.photo) return null;
  const { fields } = await readMetadata(
    source,
    sniffed.container,
    tools,
    await readSidecar(join(folder, name)),
  );
  return { ...emptyCaption, ...fields };
}

async function problemsIn(folder: string, format: DocumentFormat): Promise<string[]> {
  const problems: string[] = [];
  for (const name of readdirSync(folder).filter((each) => /\.(?:jpe?g|png|tiff?|webp)$/i.test(each))) {
    const fields = await captionOf(folder, name);
    if (!fields) continue;
    // Without a word there is no message of words: those formats refuse it, and the tests of their validators say so.
    if ((format === 'text' || format === 'iptc7901') && fields.caption.trim() === '') continue;
    const kind = documentKind(format);
    const item = wireItem({ fields, fileName: name, embargo: fields.embargo });
    const { bytes } = kind.encode(item, setting);
    problems.push(...kind.problems(bytes, setting).map((problem) => `${name}: ${problem}`));
    const invalid = schemas[format]?.(bytes) ?? '';
    if (invalid !== '') problems.push(`${name}: ${invalid}`);
  }
  return problems;
}

describe.each(documentFormats)('%s', (format) => {
  test('the sample desk’s photos', async () => {
    expect(await problemsIn(sample, format)).toEqual([]);
  });

  test.skipIf(!realPresent)('real photos', async () => {
    expect(await problemsIn(real, format)).toEqual([]);
  });
});

describe.each([
  'newsml-g2',
  'newsml-g2-superdesk',
  'ninjs',
  'ninjs-superdesk',
  'nitf',
  'nitf-plain',
] as const)('the caption of each of the sample desk’s photos arrives in %s', (format) => {
  test.each(readdirSync(sample))('%s', async (name) => {
    const fields = await captionOf(sample, name);
    if (!fields) throw new Error(`${name} is a photo`);
    const { bytes } = documentKind(format).encode(wireItem({ fields, fileName: name }), setting);
    expect(readWire(bytes)?.items[0]?.fields.caption ?? '').toBe(fields.caption.replace(/\r\n?/g, '\n'));
  });
});
