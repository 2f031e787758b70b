/**
 * The attack: another user of the machine lists its processes, reads the desk's address with its
 * secret from the browser's command line, and opens the desk. The browser here is a small program
 * that writes down what it was started with.
 */
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hasDisplay, openAppWindow } from '#main/shells/loopback/app-window.ts';

const address = 'http://127.0.0.1:4711/the-secret-of-this-start/';
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cutline-window-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test.skipIf(process.platform === 'win32')(
  'the secret is on no command line, and in a file of this user only',
  async () => {
    const browser = join(folder, 'browser');
    const script = [
      '#!/bin/sh',
      `echo "$*" > ${folder}/words`,
      `cp ${folder}/profile/open.html ${folder}/door`,
      '',
    ];
    writeFileSync(browser, script.join('\n'));
    chmodSync(browser, 0o755);
    const window = openAppWindow(browser, address, join(folder, 'profile'));
    const door = join(folder, 'profile', 'open.html');
    expect(statSync(door).mode & 0o077).toBe(0);
    await window.closed;
    const words = readFileSync(join(folder, 'words'), 'utf8');
    expect(words).not.toContain('the-secret');
    expect(words).not.toContain('--no-sandbox');
    expect(fileURLToPath(/--app=(\S+)/.exec(words)?.[1] ?? '')).toBe(door);
    expect(readFileSync(join(folder, 'door'), 'utf8')).toContain(address);
  },
);

test('a browser that ends at once has shown nothing', async () => {
  await expect(
    openAppWindow(join(folder, 'no-such-browser'), address, join(folder, 'profile')).closed,
  ).resolves.toBe(false);
});

test.each([
  ['linux', {}, false],
  ['linux', { DISPLAY: ':0' }, true],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
  ['darwin', {}, true],
  ['win32', {}, true],
] as const)('%s with %j can show a window: %s', (platform, environment, shows) => {
  expect(hasDisplay(environment, platform)).toBe(shows);
});
