/**
 * The power cut: `node bench/power-cut.ts [files] [kills]`. Writes captions into the originals of a
 * folder of 1,000 photos, killed with SIGKILL at random moments, looks at every file after each
 * kill, and runs once more to the end. Ends with 1 when a file was neither old nor new.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cutPower } from '#main/tools/caption-kill.test-support.ts';

const count = Number(process.argv[2] ?? 1_000);
const kills = Number(process.argv[3] ?? 12);
const folder = mkdtempSync(join(tmpdir(), 'cutline-power-cut-'));
try {
  const seen = await cutPower(folder, count, kills);
  console.log(`${count} files, killed ${kills} times; still old at each kill: ${seen.old.join(', ')}`);
  console.log(
    `broken: ${seen.broken.length}, temporary files left: ${seen.left.length}, finished: ${seen.finished}`,
  );
  for (const line of [...seen.broken, ...seen.left].slice(0, 20)) console.log(`  ${line}`);
  process.exitCode = seen.broken.length === 0 && seen.left.length === 0 && seen.finished ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
