/**
 * The story: a desk was killed and its window waits. The next start answers there again, with the
 * token that stands in the lock. Somebody who can write into a shared archive's folder leaves a lock
 * of their own, to make the desk take a token that they know.
 */
import { chmod, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { holdDesk } from '#main/shells/desk-hold.ts';
import { addressLeftBehind } from '#main/shells/loopback/left-behind.ts';
import { loopbackDesk } from '#main/shells/testing/loopback-desk.ts';

const token = 'q'.repeat(43);
let folder = '';
let lock = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cutline-left-'));
  lock = join(folder, 'desk.lock');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const leave = (changes: object = {}) =>
  writeFile(
    lock,
    JSON.stringify({
      pid: 1,
      host: hostname(),
      startedAt: Date.now() - 60_000,
      address: `http://127.0.0.1:40123/${token}/`,
      ...changes,
    }),
    { mode: 0o600 },
  );

test.runIf(process.getuid)('a lock that only its owner can read is believed', async () => {
  await leave();
  expect(addressLeftBehind(folder)).toEqual({ port: 40123, token });
});

test.runIf(process.getuid)('a lock that others can read, or that leads elsewhere, is not', async () => {
  await leave();
  await chmod(lock, 0o644);
  expect(addressLeftBehind(folder)).toBeNull();
  await chmod(lock, 0o600);
  await rename(lock, join(folder, 'elsewhere'));
  await symlink(join(folder, 'elsewhere'), lock);
  expect(addressLeftBehind(folder)).toBeNull();
});

test.runIf(process.getuid?.() === 0)('a lock that another user wrote is not', async () => {
  const { chown } = await import('node:fs/promises');
  await leave();
  await chown(lock, 65_534, 65_534);
  expect(addressLeftBehind(folder)).toBeNull();
});

test.each<[string, object]>([
  ['of an Electron window', { address: 'electron' }],
  ['of another machine', { host: `${hostname()}-2` }],
  ['of last week', { startedAt: Date.now() - 7 * 86_400_000 }],
  ['that leads off this machine', { address: `http://10.0.0.7:40123/${token}/` }],
  ['with a token that can be guessed', { address: 'http://127.0.0.1:40123/a/' }],
  ['of a system port', { address: `http://127.0.0.1:80/${token}/` }],
  ['of no port', { address: `http://127.0.0.1:99999/${token}/` }],
])('a lock %s is not', async (_what, changes) => {
  await leave(changes);
  expect(addressLeftBehind(folder)).toBeNull();
});

test('a desk that ended in order leaves nothing to take again', async () => {
  const hold = await holdDesk(folder, `http://127.0.0.1:40123/${token}/`);
  if (hold.held) hold.release();
  expect(addressLeftBehind(folder)).toBeNull();
});

test('a killed desk’s address is taken again, but not from whoever listens there now', async () => {
  const first = await loopbackDesk();
  const leftBehind = { port: first.port, token: first.root.slice(1, -1) };
  {
    await using second = await loopbackDesk({ leftBehind });
    expect(second.port).not.toBe(first.port);
    expect(second.root).not.toBe(first.root);
  }
  await first[Symbol.asyncDispose]();
  await using third = await loopbackDesk({ leftBehind });
  expect(third.address).toBe(first.address);
  expect((await fetch(third.address)).status).toBe(200);
});
