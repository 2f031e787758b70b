/** `npm run pack`: the app for this system, in dist/. Arguments go on to electron-builder (--dir, --publish). */
import { ensureBundles } from './bundles.ts';
import { runTool, tools } from './project.ts';

if (await ensureBundles()) {
  const { code } = await runTool(tools.builder, ['--publish', 'never', ...process.argv.slice(2)]);
  process.exitCode = code;
} else {
  process.exitCode = 1;
}
