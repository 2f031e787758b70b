/**
 * The journeys in a real browser on the loopback shell, and the same ones in Electron where its
 * binary is. Run them with "npm run e2e", which builds the bundles and finds the browser.
 */
import { availableParallelism } from 'node:os';
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
  // A journey waits for typing to rest more than it computes, so two share even two cores.
  workers: availableParallelism() > 1 ? 2 : 1,
  forbidOnly: Boolean(process.env['CI']),
  // The second try is for its trace only: recording every journey costs more than running it, and one
  // that fails at first has failed.
  retries: process.env['CI'] ? 1 : 0,
  failOnFlakyTests: Boolean(process.env['CI']),
  reporter: 'list',
  use: {
    viewport: { width: 1440, height: 900 },
    colorScheme: 'dark',
    trace: 'on-first-retry',
    launchOptions: browser ? { executablePath: browser } : {},
  },
  projects: [
    { name: 'browser', use: { browserName: 'chromium', shell: 'loopback' }, grepInvert: /@electron/ },
    { name: 'electron', use: { shell: 'electron' }, grepInvert: /@loopback/ },
  ],
});
