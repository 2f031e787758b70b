/** `npm run build`: the bundles in out/. With --if-older only when the sources are newer. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureBundles } from './bundles.ts';
import { root } from './project.ts';

if (!process.argv.includes('--if-older')) await rm(join(root, 'out', 'built'), { force: true });
process.exitCode = (await ensureBundles()) ? 0 : 1;
