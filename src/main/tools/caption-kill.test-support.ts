/** The power cut: a writer of many files is killed at random moments; every file must be old or new, and whole. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { drawn, leftIn, pictureData } from '#main/tools/caption-files.test-support.ts';
import { inspectPhoto } from '#main/tools/caption-reading.ts';

/** What was seen. */
export interface PowerCuts {
  readonly kills: number;
  /** Files that were still old at each kill. */
  readonly old: readonly number[];
  /** Files that were neither old nor new, or not whole, with what was wrong; empty when all is well. */
  readonly broken: readonly string[];
  /** Temporary files left after the last run. */
  readonly left: readonly string[];
  readonly finished: boolean;
}

/** Fills `folder` with photos and writes into them, killed so many times. */
export async function cutPower(folder: string, count: number, kills: number): Promise<PowerCuts> {
  await mkdir(folder, { recursive: true });
  const pictures = await fill(folder, count);
  // As long as a fast machine takes for a good part of what is left.
  const share = (count * 4) / kills;
  const words = 'Tug “Aldine” tows a ferry into the harbour – Łódź';
  const old: number[] = [];
  const broken: string[] = [];
  for (let kill = 0; kill < kills; kill++) {
    const writer = start(folder, words);
    await Promise.race([once(writer.stdout, 'data'), once(writer, 'exit')]);
    await pause(Math.random() * share);
    writer.kill('SIGKILL');
    if (writer.exitCode === null) await once(writer, 'exit');
    const seen = await look(folder, words, pictures);
    old.push(seen.old);
    broken.push(...seen.broken);
  }
  const writer = start(folder, words);
  const [code] = await once(writer, 'exit');
  const seen = await look(folder, words, pictures);
  return {
    kills,
    old,
    broken: [...broken, ...seen.broken],
    left: await leftIn(folder),
    finished: code === 0 && seen.old === 0,
  };
}

function start(folder: string, words: string) {
  const worker = join(import.meta.dirname, 'caption-kill-worker.ts');
  return spawn(process.execPath, [worker, folder, words], { stdio: ['ignore', 'pipe', 'inherit'] });
}

async function fill(folder: string, count: number): Promise<Map<string, string>> {
  // A few pictures, many files: what counts is the writing.
  const drawings = await Promise.all(
    [1, 2, 3, 4].map((number) => drawn(number, 400).jpeg({ quality: 92 }).toBuffer()),
  );
  const pictures = new Map<string, string>();
  for (let number = 0; number < count; number++) {
    const name = `HF_${String(number).padStart(4, '0')}.jpg`;
    await writeFile(join(folder, name), drawings[number % drawings.length] ?? '');
    pictures.set(name, await fingerprint(join(folder, name)));
  }
  return pictures;
}

async function look(folder: string, words: string, pictures: ReadonlyMap<string, string>) {
  let old = 0;
  const broken: string[] = [];
  for (const [name, picture] of pictures) {
    const path = join(folder, name);
    try {
      const { fields, disagreements } = await inspectPhoto(path);
      const blank = fields.caption === undefined && fields.headline === undefined;
      if (blank) old += 1;
      else if (fields.caption !== words || fields.headline !== words || disagreements.length > 0)
        broken.push(`${name}: half a caption`);
      if ((await fingerprint(path)) !== picture) broken.push(`${name}: another picture`);
    } catch (error) {
      broken.push(`${name}: ${String(error)}`);
    }
  }
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.'));
  if (names.length !== pictures.size) broken.push(`${names.length} files instead of ${pictures.size}`);
  return { old, broken };
}

async function fingerprint(path: string): Promise<string> {
  const { size } = await stat(path);
  if (size === 0) throw new Error('empty');
  return createHash('sha256')
    .update(await pictureData(path))
    .digest('hex');
}
