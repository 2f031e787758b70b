/**
 * Writes a caption into every JPEG of a folder, in the originals, until it is done or killed. Run by
 * caption-kill.test.ts and bench/power-cut.ts: node caption-kill-worker.ts FOLDER WORDS
 */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { assembleCaptionFiles } from '#main/assemble.ts';

const [folder = '', caption = ''] = process.argv.slice(2);
const files = assembleCaptionFiles(join(import.meta.dirname, 'picture-child.ts'));
const names = (await readdir(folder))
  .filter((name) => name.endsWith('.jpg') && !name.startsWith('.'))
  .values();
const worker = async () => {
  for (const name of names) {
    const outcome = await files.write({
      path: join(folder, name),
      changes: { caption, headline: caption },
      to: 'original',
      whole: true,
      keepTimes: true,
      durable: true,
      dropCredentials: false,
    });
    if (outcome.kind !== 'written') throw new Error(`${name}: ${outcome.reason}`);
    // Whoever cuts the power waits for this: before it nothing is at stake.
    if (outcome.file.how !== 'kept') process.stdout.write('.');
  }
};
await Promise.all([worker(), worker(), worker()]);
await files.close();
