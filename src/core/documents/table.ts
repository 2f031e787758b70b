/**
 * Caption lists as tables: CSV, TSV or semicolons, with a header row that names the columns in
 * one of the many ways desks do. Used by the document reader. Columns it does not know are kept
 * as parts of the page, never dropped.
 */
// The package ships no types; every project that reads this file needs these.
/// <reference path="./papaparse.d.ts" />
import Papa from 'papaparse';
import type { FieldValue } from '#core/caption/caption.ts';
import { type FieldId, fieldOf, fields } from '#core/caption/fields.ts';
import { nameMember } from '#core/caption/registry/structures.ts';
import { structuresFromText } from '#core/caption/structure-text.ts';
import { isPictureName } from '#core/documents/block.ts';
import type { PagePart } from '#core/documents/reading.ts';

/** What a column holds. */
type Column = FieldId | 'fileName' | 'unknown';

/** One row of the table: its parts, and the field values beside its caption. */
interface TableRow {
  readonly parts: readonly PagePart[];
  readonly fileName: string;
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly hasCaption: boolean;
}

/** The table, read. */
interface TablePage {
  readonly rows: readonly TableRow[];
  readonly warnings: readonly string[];
}

/** Names of columns beside the registry's labels, ids and desk names; letters and figures only. */
const otherNames: Readonly<Record<string, Column>> = {
  ...named(
    'fileName',
    'file filename sourcefile image imagename imagefile picture pictures photo photofile photoname asset assetname originalfilename path name media',
  ),
  ...named(
    'caption',
    'caption description text abstract captionabstract imagedescription cutline captiontext photocaption imagecaption body bildunterschrift legende',
  ),
  ...named('headline', 'headline hed'),
  ...named('title', 'title objectname object shorttitle'),
  ...named('byline', 'byline photographer creator author artist by photoby'),
  ...named('bylineTitle', 'bylinetitle authorsposition jobtitle creatorjobtitle'),
  ...named('credit', 'credit creditline provider agency'),
  ...named('source', 'source'),
  ...named('copyright', 'copyright copyrightnotice rights'),
  ...named('usageTerms', 'usageterms usage terms rightsusageterms'),
  ...named('instructions', 'instructions specialinstructions instruction edsnote'),
  ...named('slug', 'slug jobid transmissionreference transref originaltransmissionreference'),
  ...named('dateCreated', 'date datecreated created datetaken taken shotdate capturedate datetimeoriginal'),
  ...named('sublocation', 'sublocation location venue'),
  ...named('city', 'city town'),
  ...named('state', 'state province provincestate stateprovince region'),
  ...named('country', 'country countryname countryprimarylocationname'),
  ...named('countryCode', 'countrycode isocountrycode iso iso3 countryprimarylocationcode'),
  ...named('people', 'people person persons personshown personsshown peopleshown personinimage names'),
  ...named('keywords', 'keywords keyword tags tag subject subjects'),
  ...named('category', 'category cat'),
  ...named('supplementalCategories', 'supplementalcategories suppcat suppcats supplementalcategory'),
  ...named('urgency', 'urgency priority'),
  ...named('event', 'event eventname'),
  ...named('captionWriter', 'captionwriter writer descriptionwriter writereditor editor'),
  ...named('altText', 'alttext alt alttextaccessibility'),
  ...named('extendedDescription', 'extendeddescription extdescr longdescription'),
};

const columnNames: ReadonlyMap<string, Column> = new Map([
  ...Object.entries(otherNames),
  ...fields.flatMap((field): [string, Column][] => {
    const names = [field.id, field.label, ...('deskName' in field ? field.deskName.split(',') : [])];
    return names.map((name) => [plain(name), field.id]);
  }),
]);

/** The separator of a table, judged by its header row; null when the text is no table of captions. */
export function separatorOf(text: string, isNamedTable: boolean): string | null {
  const [header = ''] =
    Papa.parse(text, { delimiter: '\u0000', quoteChar: '\u0000', preview: 1, skipEmptyLines: 'greedy' })
      .data[0] ?? [];
  let best: { separator: string; known: number; count: number } | null = null;
  for (const separator of ['\t', ',', ';', '|']) {
    const cells = Papa.parse(header, { delimiter: separator }).data[0] ?? [];
    const columns = cells.map(columnOf);
    const known = columns.filter((column) => column !== 'unknown').length;
    // Words of a sentence may name columns; a header holds nothing but names.
    const isHeader =
      cells.length > 1 &&
      known >= 2 &&
      known * 2 >= cells.length &&
      cells.every((cell) => cell.trim().length <= 60);
    if (!isHeader && !isNamedTable) continue;
    if (!best || known > best.known || (known === best.known && cells.length > best.count)) {
      best = { separator, known, count: cells.length };
    }
  }
  return best && (best.count > 1 || isNamedTable) ? best.separator : null;
}

/** Reads a table with a header row; without one, the columns are told by what they hold. */
export function readTable(text: string, separator: string): TablePage {
  const { data, errors } = Papa.parse(text, { delimiter: separator, skipEmptyLines: 'greedy' });
  const [header = [], ...rest] = data;
  const warnings = errors
    .filter(({ type }) => type === 'Quotes')
    .slice(0, 3)
    .map(
      ({ row }) =>
        `Row ${(row ?? 0) + 1} has a quotation mark that is never closed; its cells may run together.`,
    );
  const named = header.map(columnOf);
  const hasHeader =
    named.some((column) => column === 'caption' || column === 'fileName') ||
    named.filter((column) => column !== 'unknown').length >= 2;
  const columns = hasHeader ? onlyFirst(named) : guessedColumns(data);
  const body = hasHeader ? rest : data;
  if (!hasHeader) warnings.push('The table has no header row; its columns were told by what they hold.');
  const overlong: number[] = [];
  if (!columns.includes('caption')) warnings.push('The table has no column of captions.');
  const rows = body.map((cells, row) => {
    const fitted = cellsFitted(cells, columns, separator);
    if (hasHeader && fitted.slice(columns.length).some((cell) => cell.trim() !== '')) overlong.push(row + 2);
    return rowOf(fitted, columns);
  });
  if (overlong.length > 0) {
    const named = overlong.slice(0, 5).join(', ') + (overlong.length > 5 ? ', …' : '');
    warnings.push(
      `More cells than the header has columns in row ${named}; a caption that holds the separator needs quotation marks.`,
    );
  }
  return { rows, warnings };
}

/** Where the caption is the last column and nobody quoted it, the separators inside it are its own commas. */
function cellsFitted(
  cells: readonly string[],
  columns: readonly Column[],
  separator: string,
): readonly string[] {
  const last = columns.length - 1;
  if (cells.length <= columns.length || columns[last] !== 'caption') return cells;
  return [...cells.slice(0, last), cells.slice(last).join(separator)];
}

function rowOf(cells: readonly string[], columns: readonly Column[]): TableRow {
  const fileName = cellOf(cells, columns, 'fileName').split(/[/\\]/).at(-1) ?? '';
  const parts: PagePart[] = [];
  const values: Record<string, FieldValue> = {};
  for (const [index, cell] of cells.entries()) {
    const text = cell.trim();
    const column = columns[index] ?? 'unknown';
    if (text === '') continue;
    const isCaption = column === 'caption';
    parts.push({ kind: isCaption ? 'caption' : 'other', text, caption: null, origin: 'cell', fileName });
    if (!isCaption && column !== 'unknown' && column !== 'fileName') {
      values[column] = valueFrom(column, text);
    }
  }
  return { parts, fileName, fields: values, hasCaption: cellOf(cells, columns, 'caption') !== '' };
}

function cellOf(cells: readonly string[], columns: readonly Column[], column: Column): string {
  return cells[columns.indexOf(column)]?.trim() ?? '';
}

/** Terms are set apart by semicolons, bars or line ends; by commas only where there is nothing else. */
function valueFrom(field: FieldId, text: string): FieldValue {
  const { kind, structure } = fieldOf(field);
  if (kind === 'list') return termsOf(text);
  if (!structure) return text;
  const read = structuresFromText(text, structure);
  // A cell that a person typed holds no JSON but the name: of a place, a person, an agency.
  return 'structures' in read ? read.structures : [{ [nameMember(structure)]: text }];
}

function termsOf(cell: string): readonly string[] {
  const separator = /[;|\n]/.test(cell) ? /[;|\n]/ : /,/;
  return [
    ...new Set(
      cell
        .split(separator)
        .map((term) => term.trim())
        .filter((term) => term !== ''),
    ),
  ];
}

/** A second column of the same name ("Photo", "File") is kept, but the first one counts. */
function onlyFirst(columns: readonly Column[]): Column[] {
  return columns.map((column, index) => (columns.indexOf(column) === index ? column : 'unknown'));
}

function guessedColumns(rows: readonly (readonly string[])[]): Column[] {
  const width = Math.max(0, ...rows.slice(0, 100).map((row) => row.length));
  const sample = rows.slice(0, 100);
  const lengths = Array.from({ length: width }, (_, column) =>
    sample.reduce((sum, row) => sum + (row[column]?.length ?? 0), 0),
  );
  const longest = lengths.indexOf(Math.max(0, ...lengths));
  return lengths.map((_, column): Column => {
    if (sample.every((row) => isPictureName(row[column] ?? ''))) return 'fileName';
    return column === longest && (lengths[column] ?? 0) > sample.length * 20 ? 'caption' : 'unknown';
  });
}

/** The column a header names, also behind its standard: "IPTC:Caption-Abstract", "XMP-dc:Creator", "IPTC Caption". */
function columnOf(header: string): Column {
  const bare = header.trim().replace(/^(?:iptc|xmp|exif|iim)(?:-[a-z]+)?[\s:._-]+(?=\S)/i, '');
  return columnNames.get(plain(header)) ?? columnNames.get(plain(bare)) ?? 'unknown';
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function named(column: Column, names: string): Record<string, Column> {
  return Object.fromEntries(names.split(' ').map((name) => [name, column]));
}
