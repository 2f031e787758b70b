/**
 * Whether the copies that journals tell of still stand. A copy is looked at each time: size, date
 * and beginning as they were verified are enough; where the date is another one, the whole file is
 * read. A desk that writes captions into its originals alters copies itself: those still stand.
 * Used by ingest-survey.ts; only reads.
 */
import type { Desk } from '#core/calls/desk.ts';
import type { CopiedLine, LostCopy } from '#core/ingest/journal.ts';
import { placeKey } from '#core/ingest/names.ts';
import { shotStem } from '#core/ingest/shots.ts';

/** What became of the copies of one file. */
export interface Standing {
  /** One sound copy for each destination that holds one. */
  readonly held: readonly CopiedLine[];
  /** The last copy in each destination where none is sound any more. */
  readonly lost: readonly { readonly copy: CopiedLine; readonly was: LostCopy['was'] }[];
}

/**
 * Looks at the copies of one file.
 * @param copies of exactly the file's bytes, in the order in which they were made
 */
export async function standing(
  desk: Desk,
  copies: readonly CopiedLine[],
  destinations: readonly string[],
): Promise<Standing> {
  const held: CopiedLine[] = [];
  const lost: { copy: CopiedLine; was: LostCopy['was'] }[] = [];
  for (const destination of destinations) {
    const own = copies.filter((copy) => copy.destination === destination).reverse();
    const seen = new Set<string>();
    let last: Standing['lost'][number] | null = null;
    for (const copy of own) {
      if (seen.has(copy.path)) continue;
      seen.add(copy.path);
      const now = await stateOf(desk, copy);
      if (now === 'sound') {
        held.push(copy);
        last = null;
        break;
      }
      last ??= { copy, was: now };
    }
    if (last) lost.push(last);
  }
  return { held, lost };
}

async function stateOf(desk: Desk, copy: CopiedLine): Promise<'sound' | LostCopy['was']> {
  const facts = await desk.cards.factsAt(copy.path);
  if (!facts) return 'gone';
  try {
    if (await isVerified(desk, copy, facts)) return 'sound';
  } catch {
    return 'unreadable';
  }
  return captionedHere(desk, copy, facts.bytes) ? 'sound' : 'altered';
}

/** Whether a copy is what was verified, byte for byte as far as its date leaves a doubt. */
async function isVerified(
  desk: Desk,
  copy: CopiedLine,
  facts: { bytes: number; modified: number },
): Promise<boolean> {
  if (facts.bytes !== copy.bytes) return false;
  // Programs that keep a file's date and size when they write into it write at its beginning.
  if ((await desk.cards.head(copy.path)) !== copy.head) return false;
  return facts.modified === copy.modified || (await desk.cards.hash(copy.path)) === copy.hash;
}

/**
 * Whether a copy that is no longer the card's file, byte for byte, is the desk's own original: the
 * archive has the photo at this place, the desk writes captions into originals, and the picture is
 * still most of the file. Else every card that comes back would be copied a second time.
 */
function captionedHere(desk: Desk, copy: CopiedLine, bytes: number): boolean {
  if (desk.archive.setting('writeOriginals') !== true || bytes * 2 < copy.bytes) return false;
  return desk.archive.photoByHash(copy.hash)?.path === copy.path;
}

/**
 * The copies of a companion that stand beside copies of its own photos. Many sidecars are equal to
 * the byte: that of another photo says nothing of this one.
 */
export function besidePhotos(
  companions: readonly CopiedLine[],
  { held, lost }: Standing,
): readonly CopiedLine[] {
  const stems = new Set([...held, ...lost.map(({ copy }) => copy)].map(stemKey));
  return companions.filter((companion) => stems.has(stemKey(companion)));
}

function stemKey({ destination, path }: CopiedLine): string {
  const cut = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1;
  return placeKey(`${destination}\u0000${path.slice(0, cut)}${shotStem(path.slice(cut))}`);
}
