/**
 * Draws the sample desk's photos and writes them, with their metadata, to sample/photos. Run by a
 * developer after a change: `node scripts/make-sample.ts [name…]`. The same input gives the same
 * pictures; nothing is fetched and nothing outside sample/photos is touched.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { photos } from './sample/desk.ts';
import { withMetadata } from './sample/embed.ts';
import { develop } from './sample/paint.ts';

/** 26 photos at this size keep the sample well under 4 MB. */
const targetBytes = 165_000;

const folder = fileURLToPath(new URL('../sample/photos/', import.meta.url));
const wanted = process.argv.slice(2);
await mkdir(folder, { recursive: true });
let total = 0;
for (const { fileName, scene, camera, fields } of photos) {
  if (wanted.length > 0 && !wanted.some((name) => fileName.startsWith(name))) continue;
  const upright = await develop(scene(), targetBytes);
  const stored =
    camera.orientation === 6
      ? await sharp(upright).rotate(-90).jpeg({ quality: 86, mozjpeg: true }).toBuffer()
      : upright;
  const photo = withMetadata(stored, fields, camera);
  await writeFile(`${folder}${fileName}`, photo);
  total += photo.length;
  console.log(`${fileName}  ${Math.round(photo.length / 1024)} KB`);
}
console.log(`Total ${(total / 1024 / 1024).toFixed(2)} MB`);
