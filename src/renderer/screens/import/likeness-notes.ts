/**
 * What the match step says beside a caption that another caption of the same page repeats: "caption 3
 * has the same lead". Only the page is compared here; the archive is compared once they are imported.
 */
import type { FoundCaption } from '#core/documents/reading.ts';
import { compareCaptions, prepare } from '#core/duplicates/compare.ts';
import type { DuplicateClass } from '#core/duplicates/pair.ts';

/** Every pair is compared; above this a page is a list of the whole archive, and the desk flags them later. */
const mostCompared = 200;

/** By caption, counted from 0: one short line about the first caption it is like. */
export function likenessNotes(captions: readonly Pick<FoundCaption, 'text'>[]): ReadonlyMap<number, string> {
  const notes = new Map<number, string>();
  if (captions.length > mostCompared) return notes;
  const ready = captions.map(({ text }) =>
    prepare({ text, people: [], capturedAt: '', imageHash: '', likeness: '', fileName: '', hasPhoto: false }),
  );
  for (const [a, one] of ready.entries()) {
    for (const [b, other] of ready.entries()) {
      if (a === b || notes.has(a)) continue;
      const likeness = compareCaptions(one, other);
      const longer = (captions[a]?.text.length ?? 0) >= (captions[b]?.text.length ?? 0);
      if (likeness) notes.set(a, noteOf(likeness.class, b + 1, longer));
    }
  }
  return notes;
}

function noteOf(kind: DuplicateClass, other: number, longer: boolean): string {
  if (kind === 'same-lead') return `caption ${other} has the same lead`;
  if (kind === 'contained') return longer ? `holds caption ${other}` : `contained in caption ${other}`;
  if (kind === 'near') return `close to caption ${other}`;
  return `same words as caption ${other}`;
}
