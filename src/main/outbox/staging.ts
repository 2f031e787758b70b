/**
 * The port Staging: the files of each send in `<archive>/outbox/<send>`. They are made once and closed
 * by a list of what they are, written last: a send without its list is made anew, one with it is never
 * touched again. So a crash at any moment leaves nothing, or everything.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { Parcel } from '#core/outbox/courier.ts';
import type { PictureOrder, StagedPicture, Staging } from '#core/outbox/staging.ts';
import type { CaptionFiles, Pictures } from '#core/ports.ts';
import { packInto } from '#main/outbox/zip.ts';
import { syncFolder, writeAtomically } from '#main/tools/atomic-file.ts';
import { errorCode } from '#main/tools/file-source.ts';
import { writeFailure } from '#main/tools/files.ts';

/** The list that closes a send's files. Hidden, so that no file of a send can have its name. */
const listName = '.parcels.json';
const renditionName = '.rendition.jpg';

const Listed = z.object({
  delivery: z.string(),
  files: z.array(z.object({ name: z.string(), bytes: z.number(), hash: z.string(), mediaType: z.string() })),
});

/** What the port works with. */
export interface StagingTools {
  readonly archiveFolder: string;
  readonly pictures: Pick<Pictures, 'render'>;
  readonly captionFiles: Pick<CaptionFiles, 'write'>;
}

export function openStaging({ archiveFolder, pictures, captionFiles }: StagingTools): Staging {
  const root = join(archiveFolder, 'outbox');
  const folderOf = (send: string) => {
    // Only ids come here; anything else could lead out of the outbox.
    if (!/^[0-9a-f-]{36}$/.test(send)) throw new Error('A send is named by its id.');
    return join(root, send);
  };

  return {
    async staged(send, delivery) {
      const folder = folderOf(send);
      const text = await readFile(join(folder, listName), 'utf8').catch(() => null);
      const listed = text === null ? null : Listed.safeParse(parsed(text));
      if (!listed?.success || listed.data.delivery !== delivery) return null;
      const parcels = listed.data.files.map((each) => ({ ...each, path: join(folder, each.name) }));
      for (const { path, bytes } of parcels) {
        const found = await stat(path).catch(() => null);
        if (found?.size !== bytes) return null;
      }
      return parcels;
    },

    async begin(send) {
      const folder = folderOf(send);
      await inWords(folder, async () => {
        // Repeated, since a virus scanner or an index may still look into what is removed.
        await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
        await mkdir(folder, { recursive: true });
        await syncFolder(root);
      });
    },

    picture: (send, order) => stagePicture({ pictures, captionFiles }, folderOf(send), order),

    async finish(send, { delivery, pictures: staged, documents, zip }) {
      const folder = folderOf(send);
      return inWords(folder, async () => {
        for (const { name, bytes } of documents) {
          await writeAtomically(join(folder, name), (file) => file.writeFile(bytes), true);
        }
        // The document comes last: who reads it finds its picture.
        const files = [...staged, ...documents];
        const sent = zip === null ? files : [await zipped(folder, zip, staged, documents)];
        const parcels: Parcel[] = [];
        for (const { name, mediaType } of sent) {
          const path = join(folder, name);
          parcels.push({ path, name, mediaType, ...(await summed(path)) });
        }
        const list = JSON.stringify({ delivery, files: parcels.map(({ path: _path, ...listed }) => listed) });
        await writeAtomically(join(folder, listName), (file) => file.writeFile(list), true);
        return parcels;
      });
    },

    async discard(send) {
      // Subtle: renamed first, so that a removal that is cut off never leaves a list without its files.
      const folder = folderOf(send);
      const gone = `${folder}.gone`;
      await rename(folder, gone).catch(() => undefined);
      await rm(gone, { recursive: true, force: true }).catch(() => undefined);
    },

    async list() {
      const names = await readdir(root).catch(() => []);
      return names.map((name) => name.replace(/\.gone$/, '')).filter((name) => /^[0-9a-f-]{36}$/.test(name));
    },
  };
}

/** A JPEG of the photo as it is or made smaller, with the caption written into the copy. */
async function stagePicture(
  { pictures, captionFiles }: Pick<StagingTools, 'pictures' | 'captionFiles'>,
  folder: string,
  { photo, fields, rendition: { longestEdge, quality }, name }: PictureOrder,
): Promise<StagedPicture> {
  const asItIs =
    photo.mediaType === 'image/jpeg' &&
    (longestEdge === null || Math.max(photo.width, photo.height) <= longestEdge);
  const made = join(folder, renditionName);
  const size = asItIs
    ? { width: photo.width, height: photo.height }
    : await pictures.render(photo.path, made, { longestEdge, quality });
  const outcome = await captionFiles.write({
    path: asItIs ? photo.path : made,
    changes: fields,
    to: { folder, fileName: name, replace: true },
    whole: true,
    keepTimes: false,
    durable: true,
    // The copy says other things than the original: its credentials would not hold.
    dropCredentials: true,
  });
  if (outcome.kind !== 'written') throw new Error(outcome.reason);
  await rm(made, { force: true });
  const { size: bytes } = await stat(join(folder, name));
  return { name, mediaType: 'image/jpeg', bytes, ...size };
}

async function zipped(
  folder: string,
  name: string,
  pictures: readonly { readonly name: string }[],
  documents: readonly { readonly name: string }[],
): Promise<{ name: string; mediaType: string }> {
  const entries = [
    ...pictures.map((each) => ({ name: each.name, path: join(folder, each.name), deflate: false })),
    ...documents.map((each) => ({ name: each.name, path: join(folder, each.name), deflate: true })),
  ];
  await writeAtomically(join(folder, name), (file) => packInto(file, entries), true);
  for (const { path } of entries) await rm(path);
  return { name, mediaType: 'application/zip' };
}

/** Length and SHA-256 of a file as it stands. Whoever made it has flushed it to the disk. */
async function summed(path: string): Promise<{ bytes: number; hash: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path)) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, hash: hash.digest('hex') };
}

async function inWords<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw errorCode(error) === '' ? error : new Error(writeFailure(folder, error), { cause: error });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
