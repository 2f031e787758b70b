/** Where archives go by default on the three systems, and that Cutline's own files are found. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findHome, type Person, usualArchive } from '#main/shells/home.ts';

const person: Person = { platform: 'linux', homeFolder: '/home/ana', environment: {} };

test.each([
  ['linux', {}, '/home/ana/.local/share/Cutline/archive'],
  ['linux', { XDG_DATA_HOME: '/share' }, '/share/Cutline/archive'],
  ['darwin', {}, '/home/ana/Library/Application Support/Cutline/archive'],
  ['win32', { APPDATA: '/roaming' }, '/roaming/Cutline/archive'],
  ['linux', { CUTLINE_ARCHIVE: '/desk' }, '/desk'],
] as const)('on %s with %j', (platform, environment, archive) => {
  expect(usualArchive({ ...person, platform, environment })).toBe(join(archive));
});

test('the files Cutline travels with are where it looks', () => {
  const home = findHome(import.meta.dirname);
  expect([home.migrations, home.pictureChild].filter((path) => !existsSync(path))).toEqual([]);
});
