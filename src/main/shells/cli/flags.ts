/**
 * Reads a command's words and flags, and says what is wrong with them in Cutline's own words: what
 * Node's parser says is meant for its programmer. Used by cli.ts and call.ts.
 */
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { type Flags, UsageError } from '#main/shells/cli/command.ts';

export interface ReadWords {
  readonly flags: Flags;
  /** Arguments without a flag; everything after a bare "--" is one. */
  readonly words: readonly string[];
}

/**
 * Reads arguments by the flags a command takes. A value may begin with a dash (--limit -1), but not
 * with two, which is a forgotten value far more often; --query=--words says it all the same.
 * @throws UsageError in one sentence
 */
export function readFlags(args: readonly string[], options: ParseArgsOptionsConfig): ReadWords {
  const { tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const flags: Record<string, string | boolean | (string | boolean)[]> = {};
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (!option) throw new UsageError(unknown(token.rawName, Object.keys(options)));
    const value = valueGiven(token, option.type);
    if (option.multiple) {
      const before = flags[token.name];
      flags[token.name] = [...(Array.isArray(before) ? before : []), value];
    } else if (option.type === 'string' && Object.hasOwn(flags, token.name)) {
      throw new UsageError(`${token.rawName} is given twice.`);
    } else flags[token.name] = value;
  }
  return { flags, words };
}

function valueGiven(
  token: {
    readonly rawName: string;
    readonly value: string | undefined;
    readonly inlineValue?: boolean | undefined;
  },
  type: 'string' | 'boolean',
): string | boolean {
  const { rawName, value, inlineValue } = token;
  if (type === 'boolean') {
    if (value === undefined) return true;
    throw new UsageError(`${rawName} takes no value.`);
  }
  if (value === undefined || (!inlineValue && (value.startsWith('--') || value === '-h'))) {
    throw new UsageError(`${rawName} takes a value.`);
  }
  return value;
}

function unknown(name: string, known: readonly string[]): string {
  const flags = known.map((each) => `--${each}`).join(', ');
  return `There is no option ${name}. Options: ${flags}. A word that begins with a dash goes after “--”.`;
}
