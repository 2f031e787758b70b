/** The demonstration on the real sample: one run for people, one document for scripts. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Assembled, assemble } from '#main/assemble.ts';
import { runOn } from '#main/shells/testing/captured-terminal.ts';

const project = join(import.meta.dirname, '../../../..');
let folder = '';
let desk: Assembled;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cutline-demo-test-'));
  const paths = {
    migrations: join(project, 'db/migrations'),
    sample: join(project, 'sample'),
    pictureChild: join(project, 'src/main/tools/picture-child.ts'),
  };
  desk = await assemble({ archiveFolder: join(folder, 'archive'), paths });
});
afterAll(async () => {
  await desk.close();
  await rm(folder, { recursive: true, force: true });
});

test('shows the whole job: counts, repeats, checks, four houses, a refusal, and where the files are', async () => {
  const people = await runOn(desk.newsroom, ['demo', '--archive', folder]);
  expect([people.code, people.err]).toEqual([0, '']);
  for (const part of [
    /^Imported 26 photos \(0 already known, 0 failed\); read 17 captions \(8 distinct\), \d+ attached/m,
    /^Duplicates by class\n {2,}\d+ {2}\S/m,
    /^Checks by severity\n {2,}\d+ {2}error\n {2,}\d+ {2}warning\n {2,}\d+ {2}hint\n/m,
    /^Wire text of \S+\.jpg for ap\n/m,
    /^Wire text of \S+\.jpg for reuters\n/m,
    /^Wire text of \S+\.jpg for afp\n/m,
    /^Wire text of \S+\.jpg for xinhua\n/m,
    /^Refused: \d+ captions, such as \S.*: .{8,}$/m,
  ])
    expect(people.out).toMatch(part);
  expect(people.out).not.toContain('There is no caption.');

  const script = await runOn(desk.newsroom, ['demo', '--archive', folder, '--json']);
  const result = JSON.parse(script.out) as {
    exported: { house: string; text: string }[];
    refused: { total: number };
    written: { folder: string; files: number };
  };
  expect(result).toMatchObject({ import: { photos: { added: 0, known: 26, failed: 0 }, failures: [] } });
  expect(result.exported.map(({ house }) => house)).toEqual(['ap', 'reuters', 'afp', 'xinhua']);
  expect(new Set(result.exported.map(({ text }) => text)).size).toBe(4);
  expect(result.refused.total).toBeGreaterThan(0);
  expect(await readdir(result.written.folder)).toHaveLength(result.written.files);
  const shown = /^Written: \d+ wire texts in (.+)$/m.exec(people.out)?.[1] ?? '';
  for (const each of [result.written.folder, shown]) await rm(each, { recursive: true, force: true });
});
