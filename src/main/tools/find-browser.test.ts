/** Finding an installed browser on the three systems. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findBrowser } from '#main/tools/find-browser.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cutline-browser-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function install(path: string): string {
  const whole = join(folder, path);
  mkdirSync(dirname(whole), { recursive: true });
  writeFileSync(whole, '');
  chmodSync(whole, 0o755);
  return whole;
}

test('on Linux by the PATH, Chromium before Chrome wherever it stands', () => {
  install('a/google-chrome');
  const chromium = install('b/chromium');
  expect(findBrowser({ PATH: `${join(folder, 'a')}:${join(folder, 'b')}` }, 'linux')).toBe(chromium);
});

test('on macOS in the person’s own Applications too', () => {
  const chrome = install('Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
  expect(findBrowser({ HOME: folder }, 'darwin')).toBe(chrome);
});

test('a browser that is named is the only answer', () => {
  const chromium = install('b/chromium');
  const named = install('ours');
  expect(findBrowser({ PATH: dirname(chromium), CUTLINE_BROWSER: named }, 'linux')).toBe(named);
  expect(findBrowser({ PATH: dirname(chromium), CUTLINE_BROWSER: join(folder, 'none') }, 'linux')).toBeNull();
});

test('none', () => {
  expect(findBrowser({ PATH: folder }, 'linux')).toBeNull();
  expect(findBrowser({}, 'win32')).toBeNull();
});
