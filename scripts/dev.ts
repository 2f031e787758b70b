/**
 * `npm run dev`: the loopback shell for working on Cutline. The page comes from Vite with hot reload;
 * its calls, events and pictures go on to a desk that runs from the built bundles. Changes of
 * src/core and src/main take effect at the next start.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import react from '@vitejs/plugin-react';
import { createServer } from 'vite';
import { ensureBundles } from './bundles.ts';
import { endsWithParent, root, say } from './project.ts';

if (await ensureBundles()) await develop();
else process.exitCode = 1;

async function develop(): Promise<void> {
  const words = ['serve', '--no-open', '--json', ...process.argv.slice(2)];
  const desk = spawn(process.execPath, [...endsWithParent, join(root, 'bin', 'cutline.js'), ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  desk.once('exit', (code) => process.exit(code ?? 1));
  for await (const line of createInterface({ input: desk.stdout })) {
    const { address } = JSON.parse(line) as { address: string };
    const { origin, pathname } = new URL(address);
    const server = await createServer({
      configFile: false,
      root: join(root, 'src', 'renderer'),
      plugins: [react()],
      server: {
        host: '127.0.0.1',
        proxy: {
          '^/(call|events|picture|upload)(/|$)': {
            target: origin,
            changeOrigin: true,
            rewrite: (path) => pathname + path.slice(1),
            // The desk answers its own page only; here Vite's page stands for it.
            headers: { origin },
          },
        },
      },
    });
    await server.listen();
    say(`The desk with hot reload is at ${server.resolvedUrls?.local[0] ?? ''}`);
  }
}
