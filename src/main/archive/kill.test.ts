import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addBatch, addCaption, openIn, temporaryFolder } from '#main/archive/testing.ts';

const kills = 24;

/** Runs the worker, kills it a while after its first acknowledgement, and answers the last number it printed. */
async function killedWorker(folder: string, caption: string, first: number, delay: number): Promise<number> {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'kill-worker.ts'), folder, caption, String(first)],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let printed = '';
  let complaint = '';
  child.stderr.on('data', (part) => {
    complaint += String(part);
  });
  child.stdout.on('data', (part) => {
    if (printed === '') setTimeout(() => child.kill('SIGKILL'), delay);
    printed += String(part);
  });
  const signal = await new Promise((resolve) => child.on('close', (_, by) => resolve(by)));
  expect(signal, complaint).toBe('SIGKILL');
  // A number cut off by the kill has no line end and counts as not acknowledged.
  return Number(printed.slice(0, printed.lastIndexOf('\n')).split('\n').at(-1));
}

test('every edit that was acknowledged before a kill is there after it', { timeout: 60_000 }, async () => {
  const { folder, remove } = temporaryFolder();
  const opened = openIn(folder);
  const caption = addCaption(opened, addBatch(opened), { caption: 'The ferry caption.' });
  opened.close();

  let next = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    const acknowledged = await killedWorker(folder, caption, next, Math.random() * 60);
    const archive = openIn(folder);
    const saved = Number(/^Edit (\d+) /.exec(archive.entry(caption)?.fields.caption ?? '')?.[1]);
    // One edit more may have been saved than was still acknowledged.
    expect([acknowledged, acknowledged + 1]).toContain(saved);
    expect(archive.ids({ words: `edit ${saved} ferry` })).toEqual([caption]);
    expect(archive.candidates([saved + 1], '', 5)).toMatchObject([{ id: caption }]);
    expect(archive.health()).toMatchObject({ ok: true, problems: [] });
    const logged = archive
      .revisions(caption)
      .filter(({ field, why }) => field === 'caption' && why === 'typed');
    expect(logged.map(({ after }) => after)).toEqual(
      Array.from({ length: saved + 1 }, (_, number) => `Edit ${number} of the ferry caption.`),
    );
    archive.close();
    next = saved + 1;
  }
  expect(next).toBeGreaterThan(kills);
  remove();
});
