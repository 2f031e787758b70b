/**
 * How the bundles in out/ are made: the main process, the command line and the picture reader as ES
 * modules; the preload as CommonJS, because a sandboxed preload is; the renderer for Chromium. Only
 * the packages under "dependencies" stay outside the bundles and are packed with the app.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
// The scripts build aside and put the result in place whole; see scripts/bundles.ts.
const out = process.env['CUTLINE_OUT'] ?? here('out');
const manifest = JSON.parse(readFileSync(here('package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
};
const left = Object.keys(manifest.dependencies).map((name) => new RegExp(`^${name}(/.*)?$`));

export default defineConfig({
  main: {
    build: {
      externalizeDeps: false,
      outDir: `${out}/main`,
      sourcemap: true,
      rolldownOptions: {
        input: {
          electron: here('src/main/shells/electron/main.ts'),
          cli: here('src/main/shells/cli/program.ts'),
          'picture-child': here('src/main/tools/picture-child.ts'),
        },
        external: ['electron', ...left],
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      outDir: `${out}/preload`,
      rolldownOptions: {
        input: { preload: here('src/main/shells/electron/preload.ts') },
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: here('src/renderer'),
    // Relative links, because the loopback shell's page lives below its token.
    base: './',
    plugins: [react()],
    build: {
      outDir: `${out}/renderer`,
      emptyOutDir: true,
      sourcemap: false,
      // Inlined assets would be data: addresses, which the content security policy does not allow.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: here('src/renderer/index.html') },
    },
    worker: { format: 'es' },
  },
});
