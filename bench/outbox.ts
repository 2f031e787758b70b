/**
 * Whether the outbox stays small while it empties: `node bench/outbox.ts [sends] [documents|pictures]`.
 * Queues as many captions for a folder and sends them all, as documents alone or as pictures with their
 * captions inside. Prints time and memory at every tenth; it is not a test.
 */
import { linkSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import sharp from 'sharp';
import { addBatch, addCaption, photoCalled } from '#main/archive/testing.ts';
import { assemble } from '#main/assemble.ts';
import { plainDestination } from '#main/outbox/outbox.test-support.ts';
import { printTable } from './table.ts';

const sends = Number(process.argv[2] ?? 10_000);
const pictures = process.argv[3] === 'pictures';
const project = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'cutline-outbox-bench-'));
const [received, photos] = [join(folder, 'received'), join(folder, 'photos')];
mkdirSync(received);
mkdirSync(photos);

const desk = await assemble({
  archiveFolder: join(folder, 'archive'),
  editor: 'Mara Lindqvist',
  paths: {
    migrations: join(project, 'db/migrations'),
    sample: join(project, 'sample'),
    pictureChild: join(project, 'src/main/tools/picture-child.ts'),
  },
});
const { archive } = desk.ports;

async function call(name: string, input: unknown): Promise<unknown> {
  const answer = await desk.newsroom.call(name, input);
  if (!answer.ok) throw new Error(`${name}: ${answer.problem.message}`);
  return answer.value;
}

/** Captions with or without a photo; one picture under many names is as good as many. */
async function fill(): Promise<string[]> {
  const original = join(photos, 'original.jpg');
  const grey = { width: 900, height: 600, channels: 3, background: '#777' } as const;
  await sharp({ create: { ...grey, noise: { type: 'gaussian', mean: 128, sigma: 30 } } })
    .jpeg()
    .toFile(original);
  const batch = addBatch(archive);
  return archive.transaction(() =>
    Array.from({ length: sends }, (_, number) => {
      const fileName = `HF_${String(number).padStart(5, '0')}.jpg`;
      const words = {
        caption: `Ferry number ${number} leaves Vessel Bay, Norway.`,
        byline: 'Mara Lindqvist',
      };
      if (!pictures) return addCaption(archive, batch, words);
      const path = join(photos, fileName);
      linkSync(original, path);
      return addCaption(archive, batch, words, {
        photo: photoCalled(fileName, { path, width: 900, height: 600 }),
      });
    }),
  );
}

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(0);
const rows: string[][] = [];
function note(what: string, since: number): void {
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  const seconds = ((performance.now() - since) / 1_000).toFixed(1);
  rows.push([what, seconds, megabytes(rss), megabytes(heapUsed)]);
}

try {
  const destination = {
    ...plainDestination(),
    name: 'Folder',
    way: { kind: 'folder', folder: received },
    format: pictures ? 'jpeg' : 'newsml-g2',
  };
  await call('destinations.save', { destination });
  const captions = await fill();
  let since = performance.now();
  await call('outbox.send', { captions, destinations: [destination.id], override: 'Sent by a bench.' });
  captions.length = 0;
  note('queued', since);
  since = performance.now();
  await call('outbox.run', {});
  for (let tenth = 1; tenth <= 10; tenth += 1) {
    while (archive.sendCounts().delivered < (sends * tenth) / 10) {
      if (archive.sendCounts().stopped > 0)
        throw new Error(archive.sends({ states: ['stopped'] }).sends[0]?.problem?.message);
      await pause(100);
    }
    note(String(archive.sendCounts().delivered), since);
  }
  printTable(['sent', 's', 'MB', 'heap MB'], rows);
  console.log(`${readdirSync(received).length} files arrived.`);
} finally {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
}
