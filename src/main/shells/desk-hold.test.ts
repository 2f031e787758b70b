/** Two desks on one archive: the second learns where the first is, unless the first is gone. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { holdDesk } from '#main/shells/desk-hold.ts';
import { loopbackDesk } from '#main/shells/testing/loopback-desk.ts';

let archive = '';
beforeEach(async () => {
  archive = await mkdtemp(join(tmpdir(), 'cutline-hold-'));
});
afterEach(() => rm(archive, { recursive: true, force: true }));

test('a desk that answers keeps its archive', async () => {
  await using first = await loopbackDesk();
  expect(await holdDesk(archive, first.address)).toMatchObject({ held: true });
  expect(await holdDesk(archive, 'http://127.0.0.1:1/x/')).toEqual({ held: false, address: first.address });
});

test('a desk that no longer answers loses it, although its process number is in use', async () => {
  const first = await loopbackDesk();
  await holdDesk(archive, first.address);
  await first[Symbol.asyncDispose]();
  expect(await holdDesk(archive, 'http://127.0.0.1:1/x/')).toMatchObject({ held: true });
});

test('a desk that took the address of a killed one does not take itself for it', async () => {
  await using desk = await loopbackDesk();
  // The lock of the killed desk, whose process number is in use again.
  await holdDesk(archive, desk.address);
  expect(await holdDesk(archive, desk.address)).toMatchObject({ held: true });
});

test('an Electron desk is never asked by address, and a strange address is never opened', async () => {
  await holdDesk(archive, 'https://evil.example/');
  expect(await holdDesk(archive, 'electron')).toEqual({ held: false, address: '' });
});

test('a released archive is free', async () => {
  const first = await holdDesk(archive, 'electron');
  if (first.held) first.release();
  expect(await holdDesk(archive, 'electron')).toMatchObject({ held: true });
});
