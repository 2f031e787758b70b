/**
 * Draws build/icon.png, from which the packages' icons are made, after src/renderer/icon.svg. Run
 * with `node scripts/make-icon.ts` after changing the drawing.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { root } from './project.ts';

/** The largest size any system asks for. */
const side = 1024;
/** The empty edge that macOS leaves around its icons, so that the mark is as large as its neighbours. */
const edge = 100;

const mark = await sharp(join(root, 'src', 'renderer', 'icon.svg'), { density: 72 * (side / 32) })
  .resize(side - 2 * edge)
  .toBuffer();
await mkdir(join(root, 'build'), { recursive: true });
await sharp(mark)
  .extend({ top: edge, bottom: edge, left: edge, right: edge, background: { r: 0, g: 0, b: 0, alpha: 0 } })
  .png()
  .toFile(join(root, 'build', 'icon.png'));
