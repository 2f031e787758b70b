/**
 * The template of a wire text, as a desk edits it: `{caption} [({city}) ]{credit}`. Used by the
 * wire text, the preview and the settings form. A variable that is unknown is reported with its
 * place and never reaches a wire.
 */
import { type FieldId, fields } from '#core/caption/fields.ts';
import type { Span } from '#core/caption/span.ts';

/**
 * Variables beside the field ids. `{caption}` is the text in the house's form without its own
 * credit, `{credit}` the house's credit line.
 */
const extraVariables = ['date', 'place', 'weekday', 'fileName'] as const;
export type Variable = FieldId | (typeof extraVariables)[number];

/** Every variable a template may use, fields first. */
export const variables: readonly Variable[] = [...fields.map(({ id }) => id), ...extraVariables];

const known: ReadonlySet<string> = new Set(variables);

/** A piece of a template. A group vanishes when a variable standing directly in it is empty. */
type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'variable'; readonly name: Variable }
  | { readonly kind: 'group'; readonly parts: readonly TemplatePart[]; readonly broken: boolean };

/** Something wrong with a template, and where. */
export interface TemplateProblem extends Span {
  readonly message: string;
}

export interface Template {
  readonly parts: readonly TemplatePart[];
  readonly problems: readonly TemplateProblem[];
}

interface OpenGroup {
  readonly parts: TemplatePart[];
  readonly start: number;
  broken: boolean;
}

/**
 * Reads a template. Never fails: what cannot be understood becomes a problem and sends nothing.
 * `{{`, `}}`, `[[` and `]]` stand for the bracket itself; inside nested groups `]]` closes two.
 */
export function parseTemplate(text: string): Template {
  const problems: TemplateProblem[] = [];
  const root: OpenGroup = { parts: [], start: 0, broken: false };
  const open: OpenGroup[] = [root];
  let literal = '';
  const current = () => open.at(-1) ?? root;
  const flush = () => {
    if (literal !== '') current().parts.push({ kind: 'text', text: literal });
    literal = '';
  };
  const close = () => {
    flush();
    const group = open.pop() ?? root;
    current().parts.push({ kind: 'group', parts: group.parts, broken: group.broken });
  };

  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    const doubled = text.charAt(at + 1) === character;
    const closesTwo = character === ']' && open.length > 2;
    if ('{}[]'.includes(character) && doubled && !closesTwo) {
      literal += character;
      at += 1;
    } else if (character === '{') {
      const end = nameEnd(text, at + 1);
      const name = text.slice(at + 1, end).trim();
      if (text.charAt(end) !== '}') {
        problems.push({
          start: at,
          end: at + 1,
          message: 'This { has no } after it. Write {{ for the sign itself.',
        });
        current().broken = true;
        continue;
      }
      flush();
      if (isVariable(name)) current().parts.push({ kind: 'variable', name });
      else {
        problems.push({ start: at, end: end + 1, message: `There is no variable called “${name}”.` });
        current().broken = true;
      }
      at = end;
    } else if (character === '[') {
      flush();
      open.push({ parts: [], start: at, broken: false });
    } else if (character === ']' && open.length > 1) {
      close();
    } else if (character === '}' || character === ']') {
      const opener = character === '}' ? '{' : '[';
      problems.push({
        start: at,
        end: at + 1,
        message: `This ${character} has no ${opener} before it. Write ${character}${character} for the sign itself.`,
      });
    } else {
      literal += character;
    }
  }
  while (open.length > 1) {
    const { start } = current();
    problems.push({
      start,
      end: start + 1,
      message: 'This [ has no ] after it. Write [[ for the sign itself.',
    });
    close();
  }
  flush();
  return { parts: root.parts, problems: problems.sort((a, b) => a.start - b.start) };
}

/** The text a template makes of these values. Groups that hold an empty or unknown variable are left out. */
export function renderTemplate(parts: readonly TemplatePart[], textOf: (name: Variable) => string): string {
  return parts
    .map((part) => {
      if (part.kind === 'text') return part.text;
      if (part.kind === 'variable') return textOf(part.name);
      const vanishes =
        part.broken || part.parts.some((inner) => inner.kind === 'variable' && textOf(inner.name) === '');
      return vanishes ? '' : renderTemplate(part.parts, textOf);
    })
    .join('');
}

function isVariable(name: string): name is Variable {
  return known.has(name);
}

/** Where a variable's name stops: at the next bracket or the line's end. */
function nameEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && !'{}[]\n'.includes(text.charAt(end))) end += 1;
  return end;
}
