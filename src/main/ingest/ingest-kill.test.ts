/**
 * The promise of an ingest, through the whole program: killed at any moment and begun again with
 * the same words, it ends with every file copied whole, once, verified, in every destination, and
 * every photo in the archive.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { readJournal } from '#core/ingest/journal.ts';
import {
  contents,
  makeCard,
  openIngestDesk,
  project,
  temporaryPlace,
} from '#main/ingest/ingest.test-support.ts';
import { readJournals } from '#main/ingest/journal.ts';

const photos = 300;
/** How many more copies stand when the program is killed, and how many milliseconds later; the first dies before any. */
const kills = [
  { copies: 0, later: 60 },
  { copies: 1, later: 0 },
  { copies: 40, later: 3 },
  { copies: 90, later: 7 },
  { copies: 25, later: 1 },
  { copies: 140, later: 11 },
  { copies: 60, later: 5 },
  { copies: 33, later: 2 },
];

test('killed while it copies 300 files, then begun again', { timeout: 240_000 }, async () => {
  const place = temporaryPlace('ingest-kill');
  const at = (name: string) => join(place.folder, name);
  const hashes = await makeCard(at('card'), photos, 60_000);
  const archive = at('archive');
  const words = [
    'ingest',
    at('card'),
    '--to',
    at('first'),
    '--second',
    at('second'),
    '--names',
    '{date}/{sequence:4}',
  ];

  async function standing(): Promise<number> {
    const lines = (await readJournals(join(archive, 'ingest'))).flat();
    return lines.filter(({ kind }) => kind === 'copied').length;
  }

  async function run(kill?: {
    copies: number;
    later: number;
  }): Promise<{ code: number | null; out: string }> {
    const before = await standing();
    const program = join(project, 'src/main/shells/cli/program.ts');
    const child = spawn(process.execPath, [program, ...words, '--archive', archive, '--json'], {
      stdio: ['ignore', 'pipe', 'inherit'],
      // Halves the start from source.
      env: { ...process.env, NODE_COMPILE_CACHE: at('compiled') },
    });
    let out = '';
    child.stdout.on('data', (part) => {
      out += String(part);
    });
    const ended = new Promise<number | null>((settle) => child.once('close', settle));
    if (kill) {
      while (child.exitCode === null && (await standing()) < before + kill.copies) await pause(5);
      await pause(kill.later);
      child.kill('SIGKILL');
    }
    return { code: await ended, out };
  }

  const left: number[] = [];
  for (const kill of kills) {
    await run(kill);
    left.push(await standing());
  }
  // They met it in the middle, or they proved nothing.
  expect(left.filter((copies) => copies > 0 && copies < photos * 2).length, String(left)).toBeGreaterThan(5);
  const { code, out } = await run();
  expect(code, out).toBe(0);
  const end = JSON.parse(out);
  expect(end).toMatchObject({ state: 'done', failed: [] });
  expect(end.copied + end.known).toBe(photos);
  const wanted = [...hashes.values()].map((hash, index): [string, string] => [
    `2026-11-12/${String(index + 1).padStart(4, '0')}.JPG`,
    hash,
  ]);
  for (const destination of ['first', 'second']) expect([...contents(at(destination))]).toEqual(wanted);

  const journals = (await readJournals(join(archive, 'ingest'))).map(readJournal);
  expect(journals).toHaveLength(1);
  const [journal] = journals;
  expect(journal?.state).toBe('done');
  expect(journal?.imported.size).toBe(photos);
  expect(new Set(journal?.copies.map(({ path }) => path)).size).toBe(photos * 2);
  for (const { source, hash } of journal?.copies ?? [])
    expect(hash).toBe(hashes.get(source.replace('100CUTLN/', '')));

  const desk = await openIngestDesk(archive);
  const { total } = await desk.value('captions.find', { query: {} });
  expect(total).toBe(photos);
  expect(await desk.value('archive.doctor', {})).toMatchObject({ ok: true, problems: [] });
  await desk.close();
  place.remove();
});
