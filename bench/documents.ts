/**
 * How fast captions become documents: `node bench/documents.ts [captions]`. Every text format, each
 * document made and then read by its validator, as an export does before anything is written. Prints
 * milliseconds for all of them, beside the limit of one second for 1,000; it is not a test.
 */
import { findHouse } from '#core/style/houses.ts';
import { documentFormats, formatNames } from '#core/wire/format-ids.ts';
import { documentKind } from '#core/wire/formats.ts';
import type { DocumentSetting, WireItem } from '#core/wire/item.ts';
import { events } from './events.ts';
import { printTable, spreadCells, spreadColumns, timed } from './table.ts';

const count = Number(process.argv[2] ?? 1_000);
const seed = 20_261_112;
const rounds = 7;
const at = '2026-11-12T09:41:22+00:00';
const house = findHouse('desk', []);
if (!house) throw new Error('The desk has a house');
const setting: DocumentSetting = { house, sequence: 1, service: 'cut', charset: 'latin-1' };
const items = [...invented()];

console.log(`${items.length} captions; the limit for 1,000 is 1,000 ms`);
const rows: string[][] = [];
for (const format of documentFormats) {
  const { encode, problems } = documentKind(format);
  const spread = await timed(rounds, () => {
    for (const item of items) {
      const [problem] = problems(encode(item, setting).bytes, setting);
      if (problem !== undefined) throw new Error(`${format}, ${item.fileName}: ${problem}`);
    }
  });
  rows.push([formatNames[format], ...spreadCells(spread)]);
}
printTable(['', ...spreadColumns], rows);

function* invented(): Generator<WireItem> {
  let made = 0;
  for (const pictures of events(seed)) {
    for (const { fileName, capturedAt, fields } of pictures) {
      if (made === count) return;
      made += 1;
      yield {
        id: `0198f0a0-0000-7000-8000-${String(made).padStart(12, '0')}`,
        version: 1,
        fields,
        language: 'en',
        provider: fields.credit,
        createdAt: at,
        at,
        capturedAt,
        fileName,
        pictures: [
          {
            rendition: 'highRes',
            href: fileName,
            mediaType: 'image/jpeg',
            width: 6000,
            height: 4000,
            bytes: 6_000_000,
          },
        ],
        embargo: '',
        signal: { kind: 'new', note: '' },
      };
    }
  }
}
