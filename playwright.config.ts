/**
 * The journeys in a real browser on the loopback shell, and the same ones in Electron where its
 * binary is. Run them with "npm run e2e", which builds the bundles and finds the browser.
 */
import { defineConfig } from '@playwright/test';
import { electronPath, whyNoElectron } from './e2e/electron-path.ts';
import type { ShellOptions } from './e2e/shells.ts';
import { findBrowser } from './src/main/tools/find-browser.ts';

const browser = process.env['CUTLINE_TEST_BROWSER'] ?? findBrowser();

// Said once, by the process that lists the tests, not by each worker.
if (electronPath === null && process.env['TEST_WORKER_INDEX'] === undefined) {
  process.stdout.write(`Journeys in Electron are skipped: ${whyNoElectron}.\n`);
}

export default defineConfig<ShellOptions>({
  testDir: 'e2e/journeys',
  outputDir: 'test-results',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  fullyParallel: true,
  workers: process.env['CI'] ? 2 : 1,
  forbidOnly: Boolean(process.env['CI']),
  retries: 0,
  reporter: 'list',
  use: {
    viewport: { width: 1440, height: 900 },
    colorScheme: 'dark',
    trace: 'retain-on-failure',
    launchOptions: browser ? { executablePath: browser } : {},
  },
  projects: [
    { name: 'browser', use: { browserName: 'chromium', shell: 'loopback' }, grepInvert: /@electron/ },
    { name: 'electron', use: { shell: 'electron' }, grepInvert: /@loopback/ },
  ],
});
