/** When a window can be shown, and how one that was not shown is noticed. */
import { expect, test } from 'vitest';
import { hasDisplay, openAppWindow } from '#main/shells/loopback/app-window.ts';

test.each([
  ['linux', {}, false],
  ['linux', { DISPLAY: ':0' }, true],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
  ['darwin', {}, true],
  ['win32', {}, true],
] as const)('%s with %j: %s', (platform, environment, shows) => {
  expect(hasDisplay(environment, platform)).toBe(shows);
});

test('a browser that ends at once, or cannot be started, showed no window', async () => {
  expect(await openAppWindow(process.execPath, 'http://127.0.0.1:1/x/', '/nowhere').closed).toBe(false);
  expect(await openAppWindow('/no/such/browser', 'http://127.0.0.1:1/x/', '/nowhere').closed).toBe(false);
});
