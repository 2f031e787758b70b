/** `npm run types`: every part of the tree against the types it may know. */
import { type Counts, noCounts, sum } from './counts.ts';
import { runTool, say, tools } from './project.ts';

/** The core knows no Node and no DOM, the renderer no Node, the main process no DOM; tests know all. */
const projects = ['src/core', 'src/main', 'src/renderer', '.'];

/** Checks all of them; each counts as one test. */
export async function checkTypes(): Promise<Counts> {
  const counts: Counts[] = [];
  for (const project of projects) {
    const { code, output } = await runTool(tools.tsc, ['--project', project], { quiet: true });
    say(
      `Types of ${project === '.' ? 'tests and scripts' : project}: ${code === 0 ? 'good' : `wrong\n${output}`}`,
    );
    counts.push(code === 0 ? { ...noCounts, passed: 1 } : { ...noCounts, failed: 1 });
  }
  return sum(counts);
}

if (import.meta.filename === process.argv[1]) {
  const { failed } = await checkTypes();
  process.exitCode = failed === 0 ? 0 : 1;
}
