/** Builds out/ when anything it is made from is newer than it. Used by start, test and prepare. */
import { readdir, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root, runTool, say, tools } from './project.ts';

/** What the bundles are made from. */
const sources = ['src', 'package.json', 'package-lock.json', 'electron.vite.config.ts'];
const stamp = join(root, 'out', 'built');

/** Builds if needed. Answers whether out/ is now good to use. */
export async function ensureBundles(): Promise<boolean> {
  const begun = new Date();
  const built = await changedAt(stamp);
  const newest = Math.max(...(await Promise.all(sources.map((source) => newestIn(join(root, source))))));
  if (built > newest) return true;
  say(built === 0 ? 'Building Cutline.' : 'Sources changed: building Cutline again.');
  const { code, output } = await runTool(tools.vite, ['build', '--logLevel', 'warn'], { quiet: true });
  if (code !== 0) {
    process.stderr.write(output);
    return false;
  }
  await writeFile(stamp, '');
  // Subtle: a source saved while the build ran must count as newer, so the stamp bears its beginning.
  await utimes(stamp, begun, begun);
  return true;
}

async function newestIn(path: string): Promise<number> {
  const entry = await stat(path);
  if (!entry.isDirectory()) return entry.mtimeMs;
  const names = (await readdir(path)).filter((name) => !name.endsWith('.test.ts'));
  const inside = await Promise.all(names.map((name) => newestIn(join(path, name))));
  return Math.max(entry.mtimeMs, ...inside);
}

async function changedAt(path: string): Promise<number> {
  return stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
}
