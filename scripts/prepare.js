/*
 * Runs at the end of "npm ci": builds the bundles, so that "npx cutline" works at once. An install
 * without the build's tools (production only) or on a Node they do not run on still succeeds; it
 * says what is left to do.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const tools = ['electron-vite', '@vitejs/plugin-react', 'typescript'].map((name) =>
  join(root, 'node_modules', name),
);

if (!tools.every((tool) => existsSync(tool))) {
  process.stderr.write('Cutline is not built: the development packages are not installed.\n');
} else {
  const { status } = spawnSync(process.execPath, [join(root, 'scripts', 'run.js'), 'build', '--if-older'], {
    stdio: 'inherit',
    cwd: root,
  });
  if (status !== 0) process.stderr.write('Cutline is not built. "npm run build" tries again.\n');
}
