/**
 * Takes in files dropped on the desk in an ordinary browser, which gives pages no paths. Each is
 * written below the archive's `incoming` folder under its own name, made safe; the page then
 * imports it by the path answered here. Never writes anywhere else and never over a file.
 */
import { randomUUID } from 'node:crypto';
import { link, mkdir, open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

/** Larger than any camera's raw file; a film is not a photograph. */
export const largestUpload = 2 * 1024 ** 3;

/** Thrown when the sender exceeds the limit; the part written so far is gone. */
export class TooLarge extends Error {}

/**
 * Streams one file to `<incoming>/<drop>/<name>`. A second file of the same name in the same drop
 * (from another folder) goes to a numbered folder, because the name pairs it with its caption.
 * @returns the absolute path
 * @throws TooLarge
 */
export async function receiveFile(
  body: Readable,
  place: { incoming: string; drop: string; name: string; limit: number },
): Promise<string> {
  const folder = join(place.incoming, safeName(place.drop));
  await mkdir(folder, { recursive: true });
  const part = join(folder, `.${randomUUID()}.part`);
  try {
    await writePart(body, part, place.limit);
    return await settle(part, folder, safeName(place.name));
  } finally {
    await rm(part, { force: true });
  }
}

async function writePart(body: Readable, part: string, limit: number): Promise<void> {
  const file = await open(part, 'wx', 0o600);
  try {
    let received = 0;
    // Subtle: the stream must outlive a refusal, or the refusal could not be answered on it.
    for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      received += chunk.byteLength;
      if (received > limit) throw new TooLarge(`A file may have at most ${limit} bytes.`);
      await file.write(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Links the finished part to its name; a link, unlike a rename, never replaces. */
async function settle(part: string, folder: string, name: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const home = number === 1 ? folder : join(folder, String(number));
    await mkdir(home, { recursive: true });
    const path = join(home, name);
    if (
      await stat(path).then(
        () => true,
        () => false,
      )
    )
      continue;
    await link(part, path);
    return path;
  }
}

/**
 * A file name that is one name on every system: no separators, no control characters, no leading
 * dot, none of Windows' reserved names, at most 200 bytes with its extension kept.
 */
export function safeName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069<>:"/\\|?*]/g, '_');
  const trimmed = plain.replace(/^[. ]/, '_').replace(/[. ]$/, '_');
  const free = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(trimmed) ? `_${trimmed}` : trimmed;
  return shorten(free === '' ? 'unnamed' : free, 200);
}

function shorten(name: string, mostBytes: number): string {
  if (Buffer.byteLength(name) <= mostBytes) return name;
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 && name.length - dot <= 12 ? name.slice(dot) : '';
  const letters = [...name.slice(0, name.length - extension.length)];
  while (Buffer.byteLength(letters.join('') + extension) > mostBytes) letters.pop();
  return letters.join('') + extension;
}
