/** Arguments are read as written, and what is wrong with them is said in Cutline's own words. */
import { describe, expect, test } from 'vitest';
import { UsageError } from '#main/shells/cli/command.ts';
import { readFlags } from '#main/shells/cli/flags.ts';

const options = {
  limit: { type: 'string' },
  class: { type: 'string', multiple: true },
  all: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

describe('arguments', () => {
  test('give flags, repeated flags and words, with values that begin with a dash', () => {
    const { flags, words } = readFlags(
      ['a', '--limit', '-1', '--class=near', '--class', 'exact', '--all', 'b=-2', '--', '--c'],
      options,
    );
    expect(flags).toEqual({ limit: '-1', class: ['near', 'exact'], all: true });
    expect(words).toEqual(['a', 'b=-2', '--c']);
    expect(readFlags(['-h', '--limit=--x', '--limit='.replace('limit', 'class')], options).flags).toEqual({
      help: true,
      limit: '--x',
      class: [''],
    });
  });

  test.each([
    [['--limit'], '--limit takes a value.'],
    [['--limit', '--all'], '--limit takes a value.'],
    [['--limit', '-h'], '--limit takes a value.'],
    [['--limit', '1', '--limit', '2'], '--limit is given twice.'],
    [['--all=yes'], '--all takes no value.'],
    [['--colour', 'red'], /^There is no option --colour\. Options: --limit, --class, --all, --help\./],
    [['-x'], /^There is no option -x\./],
    [['--__proto__=x'], /^There is no option --__proto__\./],
    [['--constructor'], /^There is no option --constructor\./],
  ])('%j is refused', (words, message) => {
    expect(() => readFlags(words, options)).toThrow(UsageError);
    expect(() => readFlags(words, options)).toThrow(message);
  });
});
