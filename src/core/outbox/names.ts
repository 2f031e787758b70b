/**
 * What the files of a send are called on the far side: a template without endings, such as
 * `{date}-{slug}-{sequence:4}`. Used where destinations are saved, shown and sent to. Names are ASCII,
 * since servers do not agree on anything else. No two sends to one destination get the same name, so a
 * correction never writes over what it corrects, unless the template asks for that with `{same}`.
 */
import { momentOf, momentProblem, writeMoment } from '#core/ingest/moment.ts';
import { safeStem } from '#core/wire/file-names.ts';
import type { WireItem } from '#core/wire/item.ts';

/** Every variable, in the order in which a form offers them. `same` leaves nothing in the name. */
export const nameVariables = [
  'original',
  'id',
  'slug',
  'headline',
  'byline',
  'credit',
  'city',
  'country',
  'date',
  'time',
  'sequence',
  'version',
  'service',
  'same',
] as const;
type NameVariable = (typeof nameVariables)[number];

/** The usual way: as the photo is called. */
export const usualStem = '{original}';

const usualForms: Partial<Record<NameVariable, string>> = { date: 'YYYYMMDD', time: 'HHmmss' };
const piece = /\{([^{}]*)\}/g;

/** What a name is made of. */
export interface NameFacts {
  readonly item: Pick<WireItem, 'id' | 'version' | 'fields' | 'fileName' | 'at'>;
  readonly service: string;
  /** null where the send has no number. */
  readonly sequence: number | null;
}

/** What is wrong with a template, '' for nothing. The empty template stands for the usual one. */
export function templateProblem(template: string): string {
  if (/[/\\]/.test(template)) return 'A name has no folders: set the folder with the destination.';
  if (/[{}]/.test(template.replace(piece, ''))) return 'Each { of the names has one } after it.';
  for (const [, inside = ''] of template.matchAll(piece)) {
    const { name, form } = readVariable(inside);
    const known = nameVariables.find((each) => each === name);
    if (!known) {
      const all = nameVariables.map((each) => `{${each}}`).join(' ');
      return `There is no variable {${inside}}. Known: ${all}.`;
    }
    const problem = formProblem(known, form);
    if (problem !== '') return `{${inside}}: ${problem}`;
  }
  return '';
}

/** The same for an export, where no file takes the place of another. */
export function exportTemplateProblem(template: string): string {
  if (!namesSame(template)) return templateProblem(template);
  return '{same} is for destinations: two files of one folder need names of their own.';
}

/** Whether a send to a destination with this template needs a number of its service for its name. */
export function namesSequence(template: string): boolean {
  return variablesOf(template).includes('sequence');
}

/** Whether every version of an item is to have the same name, in place of the one before. */
export function namesSame(template: string): boolean {
  return variablesOf(template).includes('same');
}

/**
 * The name of a send's files without their endings.
 * @param taken whether another send to this destination has the name; asked until one is free
 */
export function stemOf(template: string, facts: NameFacts, taken: (stem: string) => boolean): string {
  const used = template.trim() === '' ? usualStem : template;
  const { item } = facts;
  const filled = used.replace(piece, (_all, inside: string) => valueFor(inside, facts));
  const rendered = tidy(filled) || tidy(stemPart(item.fileName)) || item.id;
  const variables = variablesOf(used);
  if (variables.includes('same')) return asStem(rendered);
  const versioned =
    item.version > 1 && !variables.includes('version') ? `${rendered}-v${item.version}` : rendered;
  const stem = asStem(versioned);
  if (!taken(stem)) return stem;
  for (let number = 2; ; number += 1) {
    const numbered = `${stem}-${number}`;
    if (!taken(numbered)) return numbered;
  }
}

function readVariable(inside: string): { name: string; form: string } {
  const colon = inside.indexOf(':');
  if (colon < 0) return { name: inside.trim().toLowerCase(), form: '' };
  return { name: inside.slice(0, colon).trim().toLowerCase(), form: inside.slice(colon + 1) };
}

function variablesOf(template: string): string[] {
  return [...template.matchAll(piece)].map(([, inside = '']) => readVariable(inside).name);
}

function formProblem(name: NameVariable, form: string): string {
  if (form === '') return '';
  if (name === 'date' || name === 'time') return momentProblem(form);
  if (name !== 'sequence' && name !== 'version')
    return 'only date, time, sequence and version take something after a colon.';
  return /^[1-9]$/.test(form) ? '' : 'the number of digits is 1 to 9.';
}

function valueFor(inside: string, { item, service, sequence }: NameFacts): string {
  const { name, form } = readVariable(inside);
  const { fields } = item;
  switch (name) {
    case 'original':
      return stemPart(item.fileName);
    case 'id':
      return item.id;
    case 'slug':
      return stemPart(`${fields.slug || fields.title}.x`);
    case 'headline':
    case 'byline':
    case 'credit':
    case 'city':
    case 'country':
      return stemPart(`${fields[name]}.x`);
    case 'date':
    case 'time':
      return writeMoment(momentOf(item.at), form || usualForms[name] || '');
    case 'sequence':
      return sequence === null ? '' : String(sequence).padStart(Number(form) || 4, '0');
    case 'version':
      return String(item.version).padStart(Number(form) || 1, '0');
    case 'service':
      return service;
    default:
      return '';
  }
}

/** A value as a part of a name; '' where nothing of it is left in ASCII. */
function stemPart(fileName: string): string {
  const slashless = fileName.replace(/[/\\]/g, '-');
  // A question mark stands for a letter that ASCII does not have: a name of such marks alone says nothing.
  const stem = safeStem(slashless);
  return stem === 'caption' && !/caption/i.test(fileName) ? '' : stem;
}

/** Of the separators on both sides of a missing value one is enough, and none at the ends. */
function tidy(text: string): string {
  return text.replace(/[-_ ]{2,}/g, (signs) => signs.charAt(0)).replace(/^[-_. ]+|[-_. ]+$/g, '');
}

function asStem(text: string): string {
  return safeStem(`${text.replace(/[/\\]/g, '-')}.x`);
}
