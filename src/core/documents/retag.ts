/**
 * The editor's correction of a page: this block is a caption, that one is body text. Captions,
 * repeats and counts follow; everything else on the page stays as it was.
 */
import { groupCaptions } from '#core/documents/group.ts';
import { readPublished } from '#core/documents/published.ts';
import type { DocumentReading, FoundCaption, PartKind } from '#core/documents/reading.ts';

/**
 * The reading after one part's kind is changed. Whether a caption's occurrence is the first or a
 * repeat follows from the page, so 'caption' and 'repeat' ask for the same. An index that the
 * page does not have changes nothing.
 */
export function retag(reading: DocumentReading, partIndex: number, kind: PartKind): DocumentReading {
  const changed = reading.parts[partIndex];
  if (!changed || changed.kind === kind) return reading;
  const parts = reading.parts.map((part, index) => (index === partIndex ? { ...part, kind } : part));
  const fieldsOf = (index: number): FoundCaption['fields'] => {
    const number = reading.parts[index]?.caption ?? null;
    return number === null ? {} : (reading.captions[number]?.fields ?? {});
  };
  const grouped = groupCaptions(parts, fieldsOf);
  const touches = (other: PartKind) => kind === other || changed.kind === other;
  const first = (wanted: PartKind) => parts.find((part) => part.kind === wanted)?.text ?? '';
  return {
    ...reading,
    headline: touches('headline') ? first('headline') : reading.headline,
    section: touches('section') ? first('section') : reading.section,
    published: touches('published') ? readPublished(first('published')) : reading.published,
    parts: grouped.parts,
    // Rows of a table without a caption have no part; they are kept as they are.
    captions: [...grouped.captions, ...reading.captions.filter(({ occurrences }) => occurrences === 0)],
  };
}
