/**
 * Two projects of tests in plain Node: `unit`, files beside their sources, and `built`, which drive
 * the bundles in out/ and build them first. The journeys in a browser are Playwright's.
 */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'sample/**/*.test.ts', 'bench/**/*.test.ts'],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'built',
          include: ['e2e/built/**/*.test.ts'],
          globalSetup: ['e2e/built/bundles-setup.ts'],
          // Each starts whole programs, some pack the app.
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
