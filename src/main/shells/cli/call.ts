/** `cutline call`: any call of the contract by name; its flags come from the call's own schema. */
import type { ParseArgsOptionsConfig } from 'node:util';
import * as z from 'zod';
import { type CallName, contract, isCallName } from '#core/contract.ts';
import { type Command, UsageError, withDesk } from '#main/shells/cli/command.ts';
import { readFlags } from '#main/shells/cli/flags.ts';

/** Calls whose input holds a secret: other programs can read arguments. */
const taking: ReadonlySet<CallName> = new Set(['secrets.unlock', 'destinations.secret']);

export const callCommand: Command = {
  name: 'call',
  usage: 'NAME [JSON | -] [--FIELD VALUE]…',
  summary: 'Make any call by name; the answer is printed as JSON.',
  details: `The input is one JSON text, "-" to read it from standard input, or flags named after the input's fields.
Calls:
${Object.entries(contract)
  .map(
    ([name, { kind, input }]) =>
      `  ${name.padEnd(20)} ${kind.padEnd(7)} ${Object.keys(propertiesOf(input)).join(' ')}`,
  )
  .join('\n')}`,
  flags: {},
  ownFlags: true,
  async run(task) {
    const [name, ...rest] = task.words;
    if (name === undefined || !isCallName(name)) {
      throw new UsageError(name === undefined ? 'Name a call.' : `There is no call named “${name}”.`);
    }
    if (taking.has(name) && rest[0] !== '-') {
      throw new UsageError(`${name} takes a secret: give its input on standard input, with "-".`);
    }
    const input = rest[0] === '-' ? parseJson(await task.terminal.read()) : inputFrom(name, rest);
    const answer = await withDesk(task, (newsroom) => newsroom.call(name, input));
    task.terminal.out(`${JSON.stringify(answer, null, 2)}\n`);
    if (answer.ok) return 0;
    task.terminal.err(`${answer.problem.message}\n`);
    return answer.problem.code === 'bad-input' || answer.problem.code === 'unknown-call' ? 2 : 1;
  },
};

/** What the flags need to know of a JSON Schema. */
interface Property {
  readonly type?: string;
  readonly items?: Property;
  readonly properties?: Readonly<Record<string, Property>>;
}

function propertiesOf(schema: z.ZodType): Readonly<Record<string, Property>> {
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Property;
  return properties;
}

/** The input from a JSON word or from flags. A query's own fields are flags too: --words fire. */
function inputFrom(name: CallName, words: readonly string[]): unknown {
  const [json] = words;
  if (json !== undefined && !json.startsWith('--')) {
    if (words.length > 1) throw new UsageError('Give the input as one JSON text or as flags, not both.');
    return parseJson(json);
  }
  const top = propertiesOf(contract[name].input);
  const inQuery = top['query']?.properties ?? {};
  const options: ParseArgsOptionsConfig = {};
  for (const [field, property] of Object.entries({ ...inQuery, ...top })) {
    options[field] = {
      type: property.type === 'boolean' ? 'boolean' : 'string',
      multiple: property.type === 'array',
    };
  }
  const { flags, words: more } = readFlags(words, options);
  if (more.length > 0) throw new UsageError(`“${more[0]}” belongs to no flag.`);
  const input: Record<string, unknown> = {};
  const query: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(flags)) {
    const home = Object.hasOwn(top, field) ? input : query;
    home[field] = typed(value, top[field] ?? inQuery[field]);
  }
  return top['query'] ? { query: { ...query }, ...input } : input;
}

/** A flag's text as the schema wants it; what cannot be read so stays text, for the schema to refuse. */
function typed(value: unknown, property: Property | undefined): unknown {
  if (Array.isArray(value)) return value.map((each) => typed(each, property?.items));
  if (typeof value !== 'string' || property?.type === 'string' || property?.type === 'boolean') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new UsageError('The input is not JSON.');
  }
}
