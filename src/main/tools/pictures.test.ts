import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { joinBytes } from '#core/metadata/bytes.ts';
import {
  dataset,
  exifBlock,
  exifSegment,
  iimSegment,
  latin1,
  withSegments,
  xmpDescription,
  xmpPacket,
  xmpSegment,
} from '#core/metadata/crafted.test-support.ts';
import type { Pictures } from '#core/ports.ts';
import type { Photo } from '#core/records.ts';
import { type ChildLink, forkChild } from '#main/tools/child-link.ts';
import { openPictures, type PicturesSettings } from '#main/tools/pictures.ts';

// Children start and decode for real; a busy machine may take its time.
vi.setConfig({ testTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), 'cutline-pictures-'));
const cacheFolder = join(folder, 'renditions');
const script = join(import.meta.dirname, 'picture-child.ts');
const opened: Pictures[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((pictures) => pictures.close()));
});
afterAll(() => rmSync(folder, { recursive: true }));

function open(settings: Partial<PicturesSettings> = {}): Pictures {
  const pictures = openPictures({ cacheFolder, script, ...settings });
  opened.push(pictures);
  return pictures;
}

function keep(name: string, bytes: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

/** A drawn scene, so that every test has a picture with some light and shade. */
function scene(width = 900, height = 600, hue = '#2b6'): Sharp {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#cde"/><circle cx="30%" cy="40%" r="25%" fill="${hue}"/><rect y="70%" width="100%" height="30%" fill="#654"/></svg>`;
  return sharp(Buffer.from(drawing));
}

const jpeg = await scene().jpeg().toBuffer();

function asPhoto(path: string, facts: Awaited<ReturnType<Pictures['read']>>): Photo {
  return { id: '018f0000-0000-7000-8000-000000000000', path, fileName: 'x', copied: false, ...facts.photo };
}

describe('one photo', () => {
  test('facts, fields and renditions', async () => {
    const path = keep(
      'ferry.jpg',
      withSegments(
        jpeg,
        exifSegment(
          exifBlock(
            [
              { tag: 0x010f, text: 'Canon' },
              { tag: 0x0110, text: 'Canon EOS R3' },
            ],
            [{ tag: 0x9003, text: '2026:11:12 09:41:22' }],
          ),
        ),
        iimSegment(dataset(2, 90, 'Bergen')),
        xmpSegment(xmpPacket(xmpDescription('A ferry leaves Bergen.'))),
      ),
    );
    const pictures = open();
    const facts = await pictures.read(path);
    expect(facts.fields).toMatchObject({ caption: 'A ferry leaves Bergen.', city: 'Bergen' });
    expect(facts.photo).toMatchObject({
      mediaType: 'image/jpeg',
      width: 900,
      height: 600,
      camera: 'Canon EOS R3',
      capturedAt: '2026-11-12T09:41:22',
      warnings: [],
    });
    const thumbnail = await pictures.rendition(asPhoto(path, facts), 'thumbnail');
    expect(await sharp(thumbnail ?? '').metadata()).toMatchObject({
      format: 'jpeg',
      width: 512,
      height: 341,
    });
    expect(await pictures.rendition(asPhoto(path, facts), 'full')).toBe(path);
    expect(
      readdirSync(join(cacheFolder, facts.photo.hash.slice(0, 2))).some((name) => name.endsWith('.part')),
    ).toBe(false);
  });

  test.each(['png', 'webp', 'tiff', 'avif', 'gif'] as const)(
    '%s, by content and not by name',
    async (format) => {
      const path = keep(`misnamed-${format}.jpg`, await scene(320, 200).toFormat(format).toBuffer());
      const facts = await open().read(path);
      expect(facts.photo).toMatchObject({ mediaType: `image/${format}`, width: 320, height: 200 });
      expect(facts.photo.likeness).toMatch(/^[0-9a-f]{16}$/);
    },
  );

  test('the same picture resized is alike, another picture is not', async () => {
    const bits = (a: string, b: string) =>
      [...(BigInt(`0x${a}`) ^ BigInt(`0x${b}`)).toString(2)].filter((bit) => bit === '1').length;
    const pictures = open();
    const [one, small, other] = await Promise.all([
      pictures.read(keep('one.jpg', jpeg)),
      pictures.read(keep('small.jpg', await sharp(jpeg).resize(300).jpeg({ quality: 50 }).toBuffer())),
      pictures.read(keep('other.jpg', await scene(900, 600, '#b22').rotate(180).jpeg().toBuffer())),
    ]);
    expect(bits(one.photo.likeness, small.photo.likeness)).toBeLessThanOrEqual(6);
    expect(bits(one.photo.likeness, other.photo.likeness)).toBeGreaterThan(10);
  });

  test('transparent, grey, CMYK and 16-bit pictures are shown', async () => {
    const pictures = open();
    const transparent = keep('clear.png', await scene().ensureAlpha(0.5).png().toBuffer());
    const grey = keep('grey.jpg', await scene().greyscale().jpeg().toBuffer());
    const cmyk = keep('cmyk.jpg', await scene().toColourspace('cmyk').jpeg().toBuffer());
    const deep = keep('deep.tif', await scene().toColourspace('rgb16').tiff().toBuffer());
    for (const path of [transparent, grey, cmyk, deep]) {
      expect((await pictures.read(path)).photo).toMatchObject({ width: 900, height: 600, warnings: [] });
    }
  });

  test('RAW shows its embedded JPEG, turned as the camera was held', async () => {
    const raw = joinBytes([latin1('FUJIFILMCCD-RAW '), new Uint8Array(200), jpeg]);
    const path = keep('night.raf', raw);
    const facts = await open().read(path);
    expect(facts.photo).toMatchObject({ mediaType: 'image/x-fuji-raf', width: 900, height: 600 });
    const full = await open().rendition(asPhoto(path, facts), 'full');
    expect(full?.endsWith('.full.jpg')).toBe(true);
  });

  test('a sidecar beside the photo is read with it', async () => {
    const path = keep('beside.jpg', jpeg);
    keep('beside.xmp', xmpPacket(xmpDescription('Written beside.')));
    expect((await open().read(path)).fields.caption).toBe('Written beside.');
  });

  test('a rendition that was deleted is made again, and not from a file that was replaced', async () => {
    const path = keep('again.jpg', await scene(400, 300).jpeg().toBuffer());
    const pictures = open();
    const photo = asPhoto(path, await pictures.read(path));
    const thumbnail = (await pictures.rendition(photo, 'thumbnail')) ?? '';
    rmSync(thumbnail);
    const made = await Promise.all([1, 2, 3].map(() => pictures.rendition(photo, 'thumbnail')));
    expect(made).toEqual([thumbnail, thumbnail, thumbnail]);
    rmSync(thumbnail);
    writeFileSync(path, jpeg);
    expect(await pictures.rendition(photo, 'thumbnail')).toBeNull();
    rmSync(path);
    expect(await pictures.rendition(photo, 'thumbnail')).toBeNull();
  });
});

describe('damage', () => {
  test('a picture cut short is imported, with a warning', async () => {
    const { photo } = await open().read(keep('cut.jpg', jpeg.subarray(0, jpeg.length >> 1)));
    expect(photo.warnings).toEqual(['The picture data is cut short; the rest is shown grey.']);
    expect(photo.width).toBe(900);
  });

  test('broken metadata does not keep a sound picture out', async () => {
    const { photo } = await open().read(
      keep('broken.jpg', withSegments(jpeg, xmpSegment('<x:xmpmeta>'), exifSegment(latin1('nonsense')))),
    );
    expect(photo.warnings).toEqual([
      'The EXIF data is damaged and was left out.',
      'The XMP data is damaged and was left out.',
    ]);
    expect(photo.imageHash).not.toBe('');
  });

  test('a broken picture does not keep a sound caption out', async () => {
    const only = joinBytes([latin1('\xff\xd8'), iimSegment(dataset(2, 120, 'A ferry.'))]);
    const { photo, fields } = await open().read(keep('caption-only.jpg', only));
    expect(fields.caption).toBe('A ferry.');
    expect(photo).toMatchObject({ imageHash: '', likeness: '', width: 0 });
  });

  test.each<[string, Uint8Array | string, string]>([
    ['empty.jpg', '', 'empty.jpg is empty (0 bytes)'],
    ['IMG_0007.JPG', jpeg.subarray(0, 32), 'IMG_0007.JPG is cut off after 32 bytes'],
    [
      'notes.docx',
      latin1('PK\x03\x04'),
      'notes.docx is not a photo or a caption document: it is a ZIP archive or an office document',
    ],
    [
      'secret.pdf',
      '%PDF-1.7 /Encrypt',
      'secret.pdf is not a photo or a caption document: it is a PDF document',
    ],
    [
      'drawing.jpg',
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
      'drawing.jpg is not a photo or a caption document: it is a drawing',
    ],
    ['plain.jpg', 'only words', 'plain.jpg is not a photo or a caption document'],
  ])('%s is refused in one line', async (name, bytes, reason) => {
    await expect(open().read(keep(name, bytes))).rejects.toThrow(reason);
  });

  test('a folder, a missing file, a link to itself, a file over 2 GB, a picture over 500 megapixels', async () => {
    const pictures = open();
    await expect(pictures.read(folder)).rejects.toThrow('is a folder');
    await expect(pictures.read(join(folder, 'gone.jpg'))).rejects.toThrow('gone.jpg is no longer there');
    symlinkSync(join(folder, 'loop.jpg'), join(folder, 'loop.jpg'));
    await expect(pictures.read(join(folder, 'loop.jpg'))).rejects.toThrow(
      'loop.jpg is a link that leads back to itself',
    );
    const huge = keep('huge.jpg', jpeg);
    truncateSync(huge, 2 * 1024 ** 3 + 1);
    await expect(pictures.read(huge)).rejects.toThrow(
      'huge.jpg is too large (2 GB); photos up to 2 GB are read',
    );
    rmSync(huge);
    const claims = Buffer.from(await scene(64, 64).png().toBuffer());
    claims.writeUInt32BE(60_000, 16);
    claims.writeUInt32BE(60_000, 20);
    await expect(pictures.read(keep('vast.png', claims))).rejects.toThrow(
      'vast.png has 3600 megapixels; pictures up to 500 megapixels are read',
    );
  });

  test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'a file without permission',
    async () => {
      const { chmodSync } = await import('node:fs');
      const path = keep('locked.jpg', jpeg);
      chmodSync(path, 0);
      await expect(open().read(path)).rejects.toThrow('locked.jpg may not be read: permission denied');
    },
  );
});

describe('hostile files', () => {
  /** A real child that dies, or falls silent, when it is given a certain file. */
  function childThat(fails: 'dies' | 'hangs' | 'babbles', started: () => void) {
    return (path: string): ChildLink => {
      started();
      const link = forkChild(path);
      let heard: (message: unknown) => void = () => undefined;
      return {
        ...link,
        onMessage: (listener) => {
          heard = listener;
          link.onMessage(listener);
        },
        send: (message) => {
          if (!JSON.stringify(message).includes('hostile')) return link.send(message);
          if (fails === 'dies') {
            link.send(message);
            link.kill();
          }
          if (fails === 'babbles') heard({ id: 'everything', facts: { photo: '../../etc' } });
        },
      };
    };
  }

  test.each([
    ['dies', 'hostile.jpg stopped the picture reader; the file may be damaged'],
    ['hangs', 'hostile.jpg took longer than 6 seconds and was left out'],
    ['babbles', 'hostile.jpg could not be read: the picture reader gave no sensible answer'],
  ] as const)('a child that %s costs one file; the others go on in a new child', async (fails, reason) => {
    let children = 0;
    const pictures = open({ workers: 1, timeLimit: 6000, startChild: childThat(fails, () => children++) });
    const paths = ['before.jpg', 'hostile.jpg', 'after.jpg'].map((name) => keep(name, jpeg));
    const results = await Promise.allSettled(paths.map((path) => pictures.read(path)));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(results[1]).toMatchObject({ reason: { message: reason } });
    expect(children).toBe(2);
  });

  test('a child that cannot be started fails its files and nothing else', async () => {
    const pictures = open({ script: join(folder, 'missing.js'), workers: 1 });
    await expect(pictures.read(keep('x.jpg', jpeg))).rejects.toThrow('x.jpg stopped the picture reader');
  });

  test('closing ends the children and answers everyone who waits', async () => {
    const pictures = openPictures({ cacheFolder, script, workers: 1 });
    const waiting = [1, 2, 3].map((index) => pictures.read(keep(`wait-${index}.jpg`, jpeg)));
    const settled = Promise.allSettled(waiting);
    await pictures.close();
    expect((await settled).every(({ status }) => status === 'rejected')).toBe(true);
    await expect(pictures.read(join(folder, 'wait-1.jpg'))).rejects.toThrow('The picture reader is closed');
  });

  test('the original is never changed', async () => {
    const path = keep('original.jpg', jpeg);
    await open().read(path);
    expect(readFileSync(path).equals(jpeg)).toBe(true);
    expect(existsSync(`${path}.part`)).toBe(false);
  });
});
