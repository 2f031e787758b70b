/**
 * `npm test`: types, lint, unit tests, and the journeys in a real browser, all of them even when an
 * early one fails. Its last line is the sum, alone: "N passed, N failed, N skipped".
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBundles } from './bundles.ts';
import { type Counts, noCounts, sum } from './counts.ts';
import { runJourneys } from './journeys.ts';
import { runTool, say, tools } from './project.ts';
import { checkTypes } from './types.ts';

const types = await checkTypes();
const lint = await checkLint();
// Some unit tests drive the built bundles.
await ensureBundles();
const unit = await runUnitTests();
const journeys = await runJourneys([]);
const { passed, failed, skipped } = sum([types, lint, unit, journeys]);
say(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed === 0 ? 0 : 1;

async function checkLint(): Promise<Counts> {
  const { code } = await runTool(tools.biome, ['check']);
  return code === 0 ? { ...noCounts, passed: 1 } : { ...noCounts, failed: 1 };
}

async function runUnitTests(): Promise<Counts> {
  const folder = await mkdtemp(join(tmpdir(), 'cutline-tests-'));
  const file = join(folder, 'report.json');
  const words = ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`];
  const { code } = await runTool(tools.vitest, words);
  const counts = await countsIn(file);
  await rm(folder, { recursive: true, force: true });
  // A run that breaks off, or an error outside any test, must not look like success.
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

async function countsIn(file: string): Promise<Counts> {
  try {
    const report = JSON.parse(await readFile(file, 'utf8')) as Record<string, number>;
    const {
      numPassedTests: good = 0,
      numFailedTests: bad = 0,
      numPendingTests: left = 0,
      numTodoTests: later = 0,
    } = report;
    return { passed: good, failed: bad, skipped: left + later };
  } catch {
    return { ...noCounts, failed: 1 };
  }
}
