/** What each copy of a photo or each sidecar gets, before it is written. Pure; used by CopySight.tsx. */
import { deskName, fields } from '#core/caption/fields.ts';
import type { Entry } from '#core/records.ts';
import { shownNumber } from '#renderer/parts/numbers.ts';
import { isFilled } from '#renderer/screens/desk/metadata/field-groups.ts';
import { cutSentence, iimRoom } from '#renderer/screens/desk/metadata/iim-room.ts';

/** One value that IIM holds only in part. */
export interface CopyCut {
  readonly caption: string;
  readonly fileName: string;
  /** "Credit: IIM ends at “…” and leaves out “…”; XMP keeps all of it." */
  readonly told: string;
}

/** What the copies of some captions get. */
export interface Copies {
  readonly photos: number;
  /** Captions without a photo, which have nothing to copy. */
  readonly without: number;
  /** The least and the most fields that are filled in. */
  readonly filled: readonly [number, number];
  readonly cuts: readonly CopyCut[];
}

/** Looks through the captions as the writer will. */
export function copiesOf(entries: readonly Entry[]): Copies {
  const withPhoto = entries.filter(({ photo }) => photo !== null);
  const filled = withPhoto.map((entry) => fields.filter(({ id }) => isFilled(entry.fields[id])).length);
  return {
    photos: withPhoto.length,
    without: entries.length - withPhoto.length,
    filled: filled.length === 0 ? [0, 0] : [Math.min(...filled), Math.max(...filled)],
    cuts: withPhoto.flatMap((entry) =>
      fields.flatMap(({ id }) => {
        const room = iimRoom(id, entry.fields[id]);
        const told = room ? cutSentence(room) : '';
        if (told === '') return [];
        return [
          { caption: entry.id, fileName: entry.photo?.fileName ?? '', told: `${deskName(id)}: ${told}` },
        ];
      }),
    ),
  };
}

/** What two parts of a selection get, taken together. */
export function together(one: Copies, two: Copies): Copies {
  if (one.photos === 0) return { ...two, without: one.without + two.without };
  if (two.photos === 0) return { ...one, without: one.without + two.without };
  return {
    photos: one.photos + two.photos,
    without: one.without + two.without,
    filled: [Math.min(one.filled[0], two.filled[0]), Math.max(one.filled[1], two.filled[1])],
    cuts: [...one.cuts, ...two.cuts],
  };
}

/** The ids of a list joined by spaces, some at a time; nothing for ''. */
export function* stretches(asked: string, many: number): Generator<string[]> {
  const all = asked === '' ? [] : asked.split(' ');
  for (let at = 0; at < all.length; at += many) yield all.slice(at, at + many);
}

/** "150 of 2,000 looked at for content credentials…", and at the end only what could not be read. */
export function lookedSentence(looked: number, total: number, unread: number): string {
  if (looked < total) {
    return `${shownNumber(looked)} of ${shownNumber(total)} looked at for content credentials…`;
  }
  if (unread === 0) return '';
  return unread === 1 ? 'One file could not be read.' : `${shownNumber(unread)} files could not be read.`;
}

/** "EX_0002.jpg carries content credentials (C2PA), which are not valid in a copy with another caption." */
export function credentialsSentence(fileNames: readonly string[]): string {
  const [first, ...others] = fileNames;
  if (first === undefined) return '';
  if (others.length === 0) {
    return `${first} carries content credentials (C2PA), which are not valid in a copy with another caption.`;
  }
  return `${shownNumber(fileNames.length)} photos carry content credentials (C2PA), which are not valid in copies with other captions.`;
}

/** "3 copies, 11 to 14 fields each." */
export function copiesSentence({ photos, filled: [least, most] }: Copies, of: 'jpeg' | 'xmp'): string {
  if (photos === 0) return 'None of these captions has a photo.';
  const noun = of === 'jpeg' ? (photos === 1 ? 'copy' : 'copies') : photos === 1 ? 'sidecar' : 'sidecars';
  const many = least === most ? `${most}` : `${least} to ${most}`;
  const each = photos === 1 ? '' : ' each';
  return `${shownNumber(photos)} ${noun} with ${many} ${most === 1 ? 'field' : 'fields'}${each}.`;
}
