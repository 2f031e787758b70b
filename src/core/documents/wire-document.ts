/**
 * A wire document as a caption document: each item's caption with its field values and the names of
 * its pictures, so that an agency's feed is matched with photos and attached as a page is.
 */
import type { FieldChanges, FieldValue } from '#core/caption/caption.ts';
import type { DocumentReading, FoundCaption, PagePart } from '#core/documents/reading.ts';
import { editorsNote, type ReadItem, type WireReading } from '#core/wire/item.ts';

/** Makes one caption document of a wire document. Never fails; what an editor must know is a warning. */
export function wireDocument(name: string, { items, warnings }: WireReading): DocumentReading {
  const captions: FoundCaption[] = [];
  const parts: PagePart[] = [];
  for (const item of items) {
    const index = captions.length;
    const fileNames = namesOf(item);
    const [fileName = ''] = fileNames;
    const part = (kind: PagePart['kind'], text: string, caption: number | null) => {
      if (text.trim() !== '') parts.push({ kind, text, caption, origin: 'text', fileName });
    };
    const { caption = '', headline = '', byline = '' } = item.fields;
    part('headline', headline, null);
    part('caption', caption, index);
    part('byline', byline, null);
    captions.push({
      text: caption.trim(),
      occurrences: caption.trim() === '' ? 0 : 1,
      fileNames,
      fields: valuesOf(item),
    });
  }
  const [first] = items;
  return {
    name,
    format: 'wire',
    headline: first?.fields.headline ?? '',
    section: first?.fields.category ?? '',
    published: first?.at ?? '',
    parts,
    captions,
    warnings: [...warnings, ...items.flatMap(killWarning)],
  };
}

/** The last part of each address: how the file is called where it lies beside the document. */
function namesOf({ pictures }: ReadItem): string[] {
  const names = pictures.map(
    ({ href }) =>
      decoded(href.split(/[?#]/)[0] ?? '')
        .split(/[/\\]/)
        .at(-1) ?? '',
  );
  return [...new Set(names.filter((name) => name !== ''))];
}

function decoded(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    // A name with a lone percent sign is a name, too.
    return href;
  }
}

/** What the item says besides its caption. What a correction tells goes before the instructions. */
function valuesOf(item: ReadItem): Readonly<Record<string, FieldValue>> {
  const { caption: _caption, ...rest }: FieldChanges = item.fields;
  const values: Record<string, FieldValue> = {};
  for (const [id, value] of Object.entries(rest))
    if (value !== undefined && value.length > 0) values[id] = value;
  const note = editorsNote({ signal: item.signal, fields: { instructions: rest.instructions ?? '' } });
  return note === '' ? values : { ...values, instructions: note };
}

function killWarning({ signal, fields, guid }: ReadItem): string[] {
  if (signal.kind !== 'kill') return [];
  const what = fields.headline || fields.caption || guid || 'A picture';
  return [`“${what.slice(0, 80)}” was killed by its sender and may not be used. ${signal.note}`.trim()];
}
