/**
 * Where the files of a shot go below a destination. The template's slashes make the folders and
 * nothing else does; every value is made safe for every system; files of one shot share their
 * stem and their number. Used by the ingest and its preview.
 */
import { fileName, folderName, safeSegment } from '#core/ingest/safe-name.ts';
import { type IngestVariable, readTemplate, type TemplatePiece } from '#core/ingest/template.ts';
import { type NamedShot, variableText } from '#core/ingest/variables.ts';

/** A template of names: folders, then the file. */
export interface NameTemplate {
  readonly folders: readonly (readonly TemplatePiece[])[];
  readonly file: readonly TemplatePiece[];
}

/** How names are made where nobody says otherwise: a folder for each day, the camera's own names in it. */
export const usualNames = '{date}/{original}';

/** Reads a template of names. @returns the template, or what is wrong with it in one sentence */
export function readNames(
  template: string,
): { readonly ok: true; readonly names: NameTemplate } | { readonly ok: false; readonly problem: string } {
  const read = readTemplate(template.trim());
  if (!read.ok) return read;
  const levels = levelsOf(read.pieces);
  const problem = levelProblem(template, levels);
  if (problem !== '') return { ok: false, problem };
  return { ok: true, names: { folders: levels.slice(0, -1), file: levels.at(-1) ?? [] } };
}

/**
 * The path of one file below its destination, "/" between the levels.
 * @param number 1 for the name itself; 2, 3 … for the next ones where it is taken: `HF-0001-2.JPG`
 */
export function pathOf({ folders, file }: NameTemplate, shot: NamedShot, number = 1): string {
  const levels = folders.map((pieces) => folderName(safeText(pieces, shot), blankName(pieces)));
  const clash = number > 1 ? `-${number}` : '';
  const written = file.some((piece) => piece.kind === 'variable' && piece.name === 'extension');
  const stem = safeText(written ? withoutExtension(file) : file, shot) || blankName(file);
  const ending = shot.extension === '' ? '' : `.${shot.extension}`;
  return [...levels, fileName(stem, `${clash}${ending}`)].join('/');
}

/** The same place, whatever a file system thinks of case and of composed letters. */
export function placeKey(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

function levelsOf(pieces: readonly TemplatePiece[]): TemplatePiece[][] {
  const levels: TemplatePiece[][] = [[]];
  for (const piece of pieces) {
    const texts = piece.kind === 'words' ? piece.text.split('/') : splitForm(piece.name, piece.form);
    texts.forEach((text, index) => {
      if (index > 0) levels.push([]);
      const part: TemplatePiece =
        piece.kind === 'words' ? { kind: 'words', text } : { kind: 'variable', name: piece.name, form: text };
      if (piece.kind === 'variable' || text !== '') levels.at(-1)?.push(part);
    });
  }
  return levels;
}

/** `{date:YYYY/MM}` makes a folder for the year: its slash stands in the template like any other. */
function splitForm(name: IngestVariable, form: string): string[] {
  return name === 'date' || name === 'time' ? form.split('/') : [form];
}

function levelProblem(template: string, levels: readonly (readonly TemplatePiece[])[]): string {
  if (template.includes('\\')) return 'Write / between folders, not \\.';
  if (levels.some((level) => level.length === 0)) {
    return template.trim() === ''
      ? 'The template of names is empty.'
      : 'A template of names neither begins nor ends with / and has none twice in a row.';
  }
  const dots = levels.some((level) =>
    level.every((piece) => piece.kind === 'words' && /^[\s.]*$/.test(piece.text)),
  );
  if (dots) return 'A folder or file of the template has only dots or blanks for a name.';
  const early = levels.slice(0, -1).flat();
  if (early.some((piece) => piece.kind === 'variable' && piece.name === 'extension'))
    return '{extension} stands only in the name of the file.';
  return misplacedExtension(levels.at(-1) ?? []);
}

/** Every file keeps its ending as its ending: `{original}.{extension}`, or no {extension} at all. */
function misplacedExtension(file: readonly TemplatePiece[]): string {
  const at = file.findIndex((piece) => piece.kind === 'variable' && piece.name === 'extension');
  const before = file[at - 1];
  const fits = at === -1 || (at === file.length - 1 && before?.kind === 'words' && before.text.endsWith('.'));
  return fits
    ? ''
    : '{extension} stands at the end of the name, after a dot; without it the ending is added.';
}

function withoutExtension(file: readonly TemplatePiece[]): TemplatePiece[] {
  const kept = file.slice(0, -1);
  const last = kept.at(-1);
  if (last?.kind !== 'words') return kept;
  return [...kept.slice(0, -1), { kind: 'words', text: last.text.slice(0, -1) }];
}

function safeText(pieces: readonly TemplatePiece[], shot: NamedShot): string {
  let blank = false;
  let missing = false;
  let text = '';
  for (const piece of pieces) {
    if (piece.kind === 'variable') {
      // Values are made safe one by one: a blank beside a dash of the template is the template's own.
      const value = safeSegment(variableText(shot, piece.name, piece.form));
      missing = value === '';
      blank ||= missing;
      text += value;
    } else {
      // Of the separators on both sides of a missing value one is enough: "tow-0001", not "tow--0001".
      const [separator = ''] = missing ? (/^[-_,.\s]+/u.exec(piece.text) ?? []) : [];
      text += text.endsWith(separator) ? piece.text.slice(separator.length) : piece.text;
      missing = false;
    }
  }
  const whole = safeSegment(text);
  // A value that is missing leaves its dash behind: "-0001" is no name to hand to other programs.
  return blank ? whole.replace(/^[-_,.\s]+/u, '').replace(/[-_,.\s]+$/u, '') : whole;
}

/** "no-byline": what a level is called of which nothing is known. */
function blankName(pieces: readonly TemplatePiece[]): string {
  const first = pieces.find((piece) => piece.kind === 'variable');
  return first?.kind === 'variable' ? `no-${first.name}` : 'unnamed';
}
