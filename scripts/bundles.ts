/** Builds out/ when anything it is made from is newer than it. Used by start, test and prepare. */
import { readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root, runTool, say, tools } from './project.ts';
import { thirdPartyFile, thirdPartyLicences } from './third-party.ts';

/** What the bundles are made from. */
const sources = ['src', 'package.json', 'package-lock.json', 'electron.vite.config.ts'];
const out = join(root, 'out');
const stamp = join(out, 'built');

/** Builds if needed. Answers whether out/ is now good to use. */
export async function ensureBundles(): Promise<boolean> {
  const begun = new Date();
  const built = await changedAt(stamp);
  const newest = Math.max(...(await Promise.all(sources.map((source) => newestIn(join(root, source))))));
  if (built > newest) return true;
  say(built === 0 ? 'Building Cutline.' : 'Sources changed: building Cutline again.');
  // Built aside and put in place whole: a failed build leaves the last good one, and whoever runs from
  // out/ at this moment never finds half of it.
  const fresh = join(root, 'node_modules', '.cache', 'cutline', `out-${process.pid}`);
  const { code, output } = await runTool(tools.vite, ['build', '--logLevel', 'warn'], {
    quiet: true,
    environment: { CUTLINE_OUT: fresh },
  });
  if (code !== 0) {
    process.stderr.write(output);
    await rm(fresh, { recursive: true, force: true });
    return false;
  }
  await writeFile(join(fresh, thirdPartyFile), await thirdPartyLicences());
  await writeFile(join(fresh, 'built'), '');
  // Subtle: a source saved while the build ran must count as newer, so the stamp bears its beginning.
  await utimes(join(fresh, 'built'), begun, begun);
  await putInPlace(fresh);
  return true;
}

async function putInPlace(fresh: string): Promise<void> {
  const old = `${fresh}-old`;
  await rename(out, old).catch(() => undefined);
  await rename(fresh, out);
  await rm(old, { recursive: true, force: true });
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
