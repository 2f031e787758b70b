/**
 * `npm start` and the processes it is made of: when what started them is gone, nothing stays behind
 * that would hold the archive. Real processes, as npm and its shell start them.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { root } from '../../scripts/project.ts';

let folder = '';
let shell: ChildProcess | null = null;
let desk = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cutline-start-'));
});
afterEach(async () => {
  shell?.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

/** Starts the desk as npm does: a shell between npm and the script, which passes no request on. */
async function startDesk(): Promise<void> {
  const script = `"${process.execPath}" scripts/run.js start --no-open --archive "${folder}/archive"; true`;
  const environment = { ...process.env, npm_lifecycle_event: 'start' };
  const child = spawn('sh', ['-c', script], {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  shell = child;
  for await (const line of createInterface({ input: child.stdout })) {
    desk = /http:\S+/.exec(line)?.[0] ?? '';
    if (desk !== '') return;
  }
  throw new Error('The desk did not start.');
}

async function answers(): Promise<boolean> {
  return fetch(desk).then(
    () => true,
    () => false,
  );
}

describe.runIf(process.platform !== 'win32')('npm start', () => {
  test.each(['SIGTERM', 'SIGHUP', 'SIGKILL'] as const)('leaves no desk behind after %s', async (signal) => {
    await startDesk();
    expect(await answers()).toBe(true);
    shell?.kill(signal);
    await expect.poll(answers, { timeout: 15_000, interval: 200 }).toBe(false);
    // The archive is free: another desk opens it at once.
    await startDesk();
    expect(await answers()).toBe(true);
  });
});
