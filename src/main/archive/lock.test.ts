import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DeskHolder, deskLockName, takeDeskLock } from '#main/archive/lock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cutline-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const leave = (holder: DeskHolder | string) =>
  writeFileSync(join(folder, deskLockName), typeof holder === 'string' ? holder : JSON.stringify(holder));

async function numberOfADeadProcess(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await new Promise((resolve) => child.on('exit', resolve));
  return child.pid ?? 0;
}

test('the first desk takes the lock, the second learns where the first is', () => {
  const first = takeDeskLock(folder, { address: 'http://127.0.0.1:4100/token/' });
  expect(first.taken).toBe(true);
  const second = takeDeskLock(folder, { address: 'electron' });
  expect(second).toMatchObject({
    taken: false,
    holder: { address: 'http://127.0.0.1:4100/token/', pid: process.pid, host: hostname() },
  });
});

test('a released lock is free, and nothing is left in the folder', () => {
  const lock = takeDeskLock(folder, { address: 'electron' });
  if (lock.taken) lock.release();
  expect(readdirSync(folder)).toEqual([]);
  expect(takeDeskLock(folder, { address: 'electron' }).taken).toBe(true);
});

test('a lock whose desk died is taken over', async () => {
  leave({ pid: await numberOfADeadProcess(), host: hostname(), startedAt: Date.now(), address: 'electron' });
  expect(takeDeskLock(folder, { address: 'electron' }).taken).toBe(true);
  expect(readdirSync(folder)).toEqual([deskLockName]);
});

test.each([
  [
    'older than this process under its own number',
    { pid: process.pid, startedAt: performance.timeOrigin - 60_000 },
  ],
  ['older than the machine’s last start', { pid: process.ppid, startedAt: 1_000 }],
])('a lock %s is stale', (_, stale) => {
  leave({ host: hostname(), address: 'electron', ...stale });
  expect(takeDeskLock(folder, { address: 'electron' }).taken).toBe(true);
});

test.each(['', '{"pid":', '[]', 'not a lock'])('a broken lock file %j is replaced', (text) => {
  leave(text);
  expect(takeDeskLock(folder, { address: 'electron' }).taken).toBe(true);
});

test('a lock from another machine is respected until its desk was tried and did not answer', () => {
  const holder = {
    pid: 4,
    host: 'picture-desk-2',
    startedAt: Date.now(),
    address: 'http://127.0.0.1:4100/token/',
  };
  leave(holder);
  expect(takeDeskLock(folder, { address: 'electron' })).toEqual({ taken: false, holder });
  expect(takeDeskLock(folder, { address: 'electron', unanswered: holder }).taken).toBe(true);
});

test('releasing a lock that was taken over in the meantime leaves the new one', () => {
  const first = takeDeskLock(folder, { address: 'electron' });
  const other = {
    pid: process.ppid,
    host: hostname(),
    startedAt: Date.now(),
    address: 'http://127.0.0.1:4200/token/',
  };
  leave(other);
  if (first.taken) first.release();
  expect(JSON.parse(readFileSync(join(folder, deskLockName), 'utf8'))).toEqual(other);
});
