/**
 * What a photo file says, place by place, for the receiver view. The view asks at every keystroke,
 * so the last answer is kept for as long as the file stays as it is. Used by pictures.ts.
 */
import { stat } from 'node:fs/promises';
import type { PhotoTexts } from '#core/receivers/photo-texts.ts';

/** Keeps the last file's texts. A file is the same while its path, size and modification time are. */
export function rememberTexts(
  read: (path: string) => Promise<PhotoTexts>,
): (path: string) => Promise<PhotoTexts> {
  let last = { key: '', texts: Promise.resolve<PhotoTexts | null>(null) };
  return async (path) => {
    const facts = await stat(path).catch(() => null);
    const key = facts ? `${facts.size} ${facts.mtimeMs} ${path}` : '';
    const known = key !== '' && key === last.key ? await last.texts : null;
    if (known) return known;
    const reading = read(path);
    // A failure is not kept: the file may be readable again a moment later.
    last = { key, texts: reading.catch(() => null) };
    return reading;
  };
}
