/** Runs the end-to-end journeys against out/ in a real browser, and in Electron where its binary is. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browserForTests } from './browser.ts';
import { ensureBundles } from './bundles.ts';
import { type Counts, noCounts } from './counts.ts';
import { runTool, say, tools } from './project.ts';

/** @param words further arguments for Playwright */
export async function runJourneys(words: readonly string[]): Promise<Counts> {
  const browser = await browserForTests();
  if (browser === null || !(await ensureBundles())) {
    say('The journeys did not run.');
    return { ...noCounts, failed: 1 };
  }
  const folder = await mkdtemp(join(tmpdir(), 'cutline-journeys-'));
  const file = join(folder, 'report.json');
  const { code } = await runTool(tools.playwright, ['test', '--reporter=list,json', ...words], {
    environment: { CUTLINE_TEST_BROWSER: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
  });
  const counts = await countsIn(file);
  await rm(folder, { recursive: true, force: true });
  // A run that breaks off before its report must not look like one without tests.
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

async function countsIn(file: string): Promise<Counts> {
  try {
    const { stats } = JSON.parse(await readFile(file, 'utf8')) as {
      stats: { expected: number; unexpected: number; flaky: number; skipped: number };
    };
    return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
  } catch {
    return noCounts;
  }
}
