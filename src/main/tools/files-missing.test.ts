/** Originals that are gone are counted; what does not answer is not waited for. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { missingFiles } from '#main/tools/files-missing.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cutline-missing-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('says which are gone, also below a folder that is gone or is a file by now', async () => {
  const there = join(folder, 'Fähre 1.jpg');
  await writeFile(there, 'x');
  const gone = [join(folder, 'b.jpg'), join(folder, 'a', 'c.jpg'), join(there, 'd.jpg')];
  expect(await missingFiles([there, ...gone], 5_000)).toEqual({ looked: 4, missing: gone.toSorted() });
});

test('looks at nothing for no files, and stops when the time is up', async () => {
  expect(await missingFiles([], 5_000)).toEqual({ looked: 0, missing: [] });
  const many = Array.from({ length: 50_000 }, (_, number) => join(folder, `${number}.jpg`));
  const { looked, missing } = await missingFiles(many, 1);
  expect(looked).toBeLessThan(many.length);
  expect(missing.length).toBe(looked);
});
