/**
 * Reads a caption document: the text of a photo page, a wire advisory or a caption list, as HTML,
 * plain text or a table. The one way in for pasted text and opened files. Never throws: what
 * cannot be read comes back as a reading without captions and one sentence saying why.
 */
import { type Block, plainBlock } from '#core/documents/block.ts';
import { classifyBlocks, withCreditsJoined } from '#core/documents/classify.ts';
import { decodeText } from '#core/documents/decode.ts';
import { groupCaptions, type RowFields } from '#core/documents/group.ts';
import { readHtml } from '#core/documents/html-page.ts';
import { readPublished } from '#core/documents/published.ts';
import type { DocumentReading, FoundCaption, PagePart, PartKind } from '#core/documents/reading.ts';
import { readTable, separatorOf } from '#core/documents/table.ts';
import { readText } from '#core/documents/text-page.ts';
import { wireDocument } from '#core/documents/wire-document.ts';
import { encodeUtf8 } from '#core/wire/encode.ts';
import type { WireReading } from '#core/wire/item.ts';
import { readWire } from '#core/wire/readers.ts';

/** The largest document read, in bytes or UTF-16 units: far over any page, small enough to stay quick. */
export const largestDocument = 5_000_000;
/** What one reading may hold; the contract refuses more. */
const mostParts = 50_000;
const mostCaptions = 20_000;
const longestName = 500;
const longTable =
  'The table is long: only its captions are listed. Values in columns that Cutline knows are kept; other columns are left out.';

/**
 * Reads a document.
 * @param name the file's name, or '' for pasted text; only its ending is looked at
 * @param content bytes in UTF-8, UTF-16 with or without a byte order mark, or Windows-1252; or text
 */
export function readDocument(name: string, content: Uint8Array | string): DocumentReading {
  const shown = name.slice(0, longestName);
  if (content.length > largestDocument) {
    return refused(
      shown,
      'The document is larger than 5 MB; a page of captions is far smaller. Save only its text and open that.',
    );
  }
  const wire = readWire(typeof content === 'string' ? encodeUtf8(content) : content);
  if (wire) return wireReading(shown, wire);
  const decoded =
    typeof content === 'string' ? { text: content.replace(/^\ufeff/, '') } : decodeText(content);
  if ('refusal' in decoded) return refused(shown, decoded.refusal);
  const { text } = decoded;
  if (text.includes('\u0000'))
    return refused(
      shown,
      'This is not a text: it holds binary data, as a picture or an office document does.',
    );
  if (text.trim() === '') return refused(shown, 'The document is empty.');
  if (/^\{\\rtf/.test(text))
    return refused(shown, 'This is a rich text (RTF) file; save it as plain text and open that.');

  const format = formatOf(shown, text);
  const reading =
    format.kind === 'table'
      ? tableReading(shown, text, format.separator)
      : format.kind === 'html'
        ? pageReading(shown, 'html', readHtml(text))
        : pageReading(shown, 'text', { title: '', blocks: readText(text) });
  const kept = withinLimits(reading);
  if (kept.captions.length > 0 || kept.warnings.length > 0) return kept;
  return { ...kept, warnings: ['No captions were found; mark them by hand in the list of parts.'] };
}

/** A wire document within the limits of every document; one without an item says so. */
function wireReading(name: string, wire: WireReading): DocumentReading {
  if (wire.items.length > mostCaptions) {
    return refused(
      name,
      `The document holds ${wire.items.length} items; at most ${mostCaptions} are read at once.`,
    );
  }
  const reading = wireDocument(name, wire);
  if (reading.captions.length > 0 || reading.warnings.length > 0) return reading;
  return { ...reading, warnings: ['The document holds no picture with a caption.'] };
}

type Format = { kind: 'html' } | { kind: 'text' } | { kind: 'table'; separator: string };

/** What the document is: by its content first, for names lie, then by its name. */
function formatOf(name: string, text: string): Format {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const opening = text.slice(0, 2_000).trimStart();
  if (/^(?:<!doctype html|<html|<\?xml[^>]*>\s*<(?:!doctype )?html)/i.test(opening)) return { kind: 'html' };
  const separator = separatorOf(text, ending === 'csv' || ending === 'tsv');
  if (separator !== null) return { kind: 'table', separator };
  const tags = text
    .slice(0, 20_000)
    .match(
      /<\/?(?:p|div|span|img|figure|figcaption|h[1-6]|br|article|section|body|meta|a|ul|li|table)(?=[\s/>])[^<>]*>/gi,
    );
  if (tags && (tags.length >= 2 || ending.startsWith('htm') || ending === 'xhtml')) return { kind: 'html' };
  return ending.startsWith('htm') || ending === 'xhtml' ? { kind: 'html' } : { kind: 'text' };
}

function pageReading(
  name: string,
  format: 'html' | 'text',
  page: { title: string; blocks: readonly Block[] },
): DocumentReading {
  const read = page.blocks.length > 0 ? page.blocks : page.title === '' ? [] : [plainBlock(page.title)];
  if (read.length > mostParts) return refused(name, tooManyParts(read.length));
  const blocks = withCreditsJoined(read);
  const kinds = classifyBlocks(blocks);
  const parts = blocks.map((block, index): PagePart => {
    const kind = kinds[index] ?? 'other';
    return {
      kind,
      text: block.text,
      caption: null,
      origin: block.origin,
      fileName: fileNameFor(block, kind),
    };
  });
  const grouped = groupCaptions(parts, () => ({}));
  const publishedAt = kinds.indexOf('published');
  const published = blocks[publishedAt];
  return {
    name,
    format,
    headline: textOf(parts, 'headline') || headlineFromTitle(page.title),
    section: textOf(parts, 'section'),
    published: published
      ? published.time || readPublished(published.text)
      : (blocks.find(({ time }) => time !== '')?.time ?? ''),
    ...grouped,
    warnings: [],
  };
}

/** A line below one picture is that picture's caption, where it is a caption at all. */
function fileNameFor(block: Block, kind: PartKind): string {
  return block.fileName || (kind === 'caption' ? block.pictureBefore : '');
}

function tableReading(name: string, text: string, separator: string): DocumentReading {
  const table = readTable(text, separator);
  const cells = table.rows.reduce((sum, row) => sum + row.parts.length, 0);
  // The values beside the captions are kept as fields; a long table need not list them as parts too.
  const isLong = cells > mostParts;
  const parts: PagePart[] = [];
  const fieldsOfPart: RowFields[] = [];
  const fieldsOnly: FoundCaption[] = [];
  for (const row of table.rows) {
    for (const part of row.parts) {
      if (isLong && part.kind !== 'caption') continue;
      parts.push(part);
      fieldsOfPart.push(part.kind === 'caption' ? row.fields : {});
    }
    if (!row.hasCaption && (row.fileName !== '' || Object.keys(row.fields).length > 0)) {
      fieldsOnly.push({
        text: '',
        occurrences: 0,
        fileNames: row.fileName === '' ? [] : [row.fileName],
        fields: row.fields,
      });
    }
  }
  const grouped = groupCaptions(parts, (index) => fieldsOfPart[index] ?? {});
  return {
    name,
    format: 'table',
    headline: '',
    section: '',
    published: '',
    parts: grouped.parts,
    // Rows without a caption come last: the numbers of the others point at captions.
    captions: [...grouped.captions, ...fieldsOnly],
    warnings: isLong ? [...table.warnings, longTable] : table.warnings,
  };
}

function headlineFromTitle(title: string): string {
  return title.replace(/\s+[|–—-]\s+[^|–—]{2,40}$/u, '');
}

function textOf(parts: readonly PagePart[], kind: PartKind): string {
  return parts.find((part) => part.kind === kind)?.text ?? '';
}

function withinLimits(reading: DocumentReading): DocumentReading {
  if (reading.parts.length <= mostParts && reading.captions.length <= mostCaptions) return reading;
  return {
    ...reading,
    parts: [],
    captions: [],
    warnings: [
      `The document has ${reading.parts.length} parts, more than can be read at once; split it and open the pieces.`,
    ],
  };
}

function tooManyParts(parts: number): string {
  return `The document has ${parts} parts, more than can be read at once; split it and open the pieces.`;
}

function refused(name: string, warning: string): DocumentReading {
  return {
    name,
    format: 'text',
    headline: '',
    section: '',
    published: '',
    parts: [],
    captions: [],
    warnings: [warning],
  };
}
