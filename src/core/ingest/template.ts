/**
 * Templates of an ingest: `{date}/{byline}/{slug}-{sequence:4}`. Read once, checked whole, then
 * rendered for every photo. Used for the names of copies and for stationery. A variable nobody
 * knows is a problem that stops the ingest before its first file; it never reaches a name.
 */
import { momentProblem } from '#core/ingest/moment.ts';

/** Every variable, in the order in which a form offers them. */
export const ingestVariables = [
  'date',
  'time',
  'year',
  'month',
  'day',
  'hour',
  'minute',
  'second',
  'byline',
  'slug',
  'headline',
  'city',
  'country',
  'sequence',
  'original',
  'extension',
  'camera',
  'serial',
  'batch',
  'desk',
] as const;
export type IngestVariable = (typeof ingestVariables)[number];

/**
 * Photo Mechanic's names, only those that mean exactly what ours mean: its counter (four digits
 * where nothing else is set) and the file's name without its extension.
 * Its dates depend on the settings of the machine they are read on, so they are not taken over.
 */
const photoMechanicNames: ReadonlyMap<string, readonly [IngestVariable, string]> = new Map([
  ['seqn', ['sequence', '4']],
  ['filenamebase', ['original', '']],
  ['fbas', ['original', '']],
]);

/** The most digits a sequence number is padded to. */
const mostDigits = 9;

/** A stretch of a template: its own words, or a variable with what stands after its colon ('' for none). */
export type TemplatePiece =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'variable'; readonly name: IngestVariable; readonly form: string };

/** A template, read; or everything that is wrong with it, in one sentence. */
export type ReadTemplate =
  | { readonly ok: true; readonly pieces: readonly TemplatePiece[] }
  | { readonly ok: false; readonly problem: string };

/** Reads a template. `{{` and `}}` stand for the signs themselves. */
export function readTemplate(template: string): ReadTemplate {
  const pieces: TemplatePiece[] = [];
  const unknown: string[] = [];
  const problems: string[] = [];
  let words = '';
  const endWords = () => {
    if (words !== '') pieces.push({ kind: 'words', text: words });
    words = '';
  };
  for (let at = 0; at < template.length; at += 1) {
    const sign = template.charAt(at);
    if ((sign === '{' || sign === '}') && template.charAt(at + 1) === sign) {
      words += sign;
      at += 1;
    } else if (sign === '{') {
      const end = template.indexOf('}', at);
      const inside = end < 0 ? '' : template.slice(at + 1, end);
      if (end < 0 || inside.includes('{')) {
        problems.push('A { has no } after it; write {{ for the sign itself.');
        continue;
      }
      const variable = readVariable(inside);
      if ('unknown' in variable) unknown.push(variable.unknown);
      else if ('problem' in variable) problems.push(variable.problem);
      else {
        endWords();
        pieces.push(variable);
      }
      at = end;
    } else if (sign === '}') {
      problems.push('A } has no { before it; write }} for the sign itself.');
    } else {
      words += sign;
    }
  }
  endWords();
  if (unknown.length > 0) problems.unshift(unknownSentence(unknown));
  const [problem] = problems;
  return problem === undefined ? { ok: true, pieces } : { ok: false, problem };
}

/** Renders a template's variables; its own words stay as they are. */
export function renderPieces(
  pieces: readonly TemplatePiece[],
  textOf: (name: IngestVariable, form: string) => string,
): string {
  return pieces
    .map((piece) => (piece.kind === 'words' ? piece.text : textOf(piece.name, piece.form)))
    .join('');
}

function readVariable(inside: string): TemplatePiece | { unknown: string } | { problem: string } {
  const colon = inside.indexOf(':');
  const written = (colon < 0 ? inside : inside.slice(0, colon)).trim().toLowerCase();
  const [called, usualForm] = photoMechanicNames.get(written) ?? [written, ''];
  const name = ingestVariables.find((each) => each === called);
  if (!name) return { unknown: inside.trim() };
  if (colon < 0) return { kind: 'variable', name, form: usualForm };
  const form = inside.slice(colon + 1);
  const problem = formProblem(name, form);
  return problem === '' ? { kind: 'variable', name, form } : { problem: `{${inside}}: ${problem}` };
}

function formProblem(name: IngestVariable, form: string): string {
  if (name === 'date' || name === 'time') return momentProblem(form);
  if (name !== 'sequence') return `only date, time and sequence take something after a colon.`;
  const digits = Number(form);
  const fits = /^\d$/.test(form) && digits >= 1 && digits <= mostDigits;
  return fits ? '' : `the number of digits is 1 to ${mostDigits}.`;
}

function unknownSentence(unknown: readonly string[]): string {
  const names = [...new Set(unknown)].map((name) => `{${name}}`).join(', ');
  const known = ingestVariables.map((name) => `{${name}}`).join(' ');
  return `There is no variable ${names}. Known: ${known}.`;
}
