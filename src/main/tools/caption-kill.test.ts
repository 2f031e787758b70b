/** A small power cut; `node bench/power-cut.ts` makes the one over 1,000 files. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { cutPower } from '#main/tools/caption-kill.test-support.ts';

let root = '';
afterAll(() => rm(root, { recursive: true, force: true }));

const count = Number(process.env['CUTLINE_POWER_CUT_FILES'] ?? 120);

test(`a writer killed at random moments leaves ${count} files old or new, all whole`, {
  timeout: 300_000,
}, async () => {
  root = await mkdtemp(join(tmpdir(), 'cutline-power-cut-'));
  const seen = await cutPower(root, count, 3);
  expect(seen).toMatchObject({ broken: [], left: [], finished: true });
  console.log(`Power cut: ${count} files, still old at each kill: ${seen.old.join(', ')}.`);
});
