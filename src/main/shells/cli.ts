/**
 * The command line: reads arguments, finds the command, turns what went wrong into an exit code.
 * Results go to stdout, everything else to stderr. Decides nothing about captions.
 */
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { callCommand } from '#main/shells/cli/call.ts';
import { checkCommand } from '#main/shells/cli/check.ts';
import {
  CallProblem,
  type Command,
  type ExitCode,
  type Task,
  type Terminal,
  UsageError,
} from '#main/shells/cli/command.ts';
import { demoCommand } from '#main/shells/cli/demo.ts';
import { doctorCommand } from '#main/shells/cli/doctor.ts';
import { duplicatesCommand } from '#main/shells/cli/duplicates.ts';
import { editCommand } from '#main/shells/cli/edit.ts';
import { exportCommand } from '#main/shells/cli/export.ts';
import { importCommand } from '#main/shells/cli/import.ts';
import { listCommand } from '#main/shells/cli/list.ts';
import { serveCommand } from '#main/shells/cli/serve.ts';
import { showCommand } from '#main/shells/cli/show.ts';
import { usualArchive } from '#main/shells/home.ts';

const commands: readonly Command[] = [
  importCommand,
  listCommand,
  showCommand,
  editCommand,
  duplicatesCommand,
  checkCommand,
  exportCommand,
  demoCommand,
  serveCommand,
  doctorCommand,
  callCommand,
];

/** Flags every command takes. */
const commonFlags = {
  archive: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** What the command line runs in. */
export type Surroundings = Pick<Task, 'terminal' | 'home' | 'open' | 'currentFolder'>;

/** Runs one command. @param words the arguments after the program's name */
export async function runCommandLine(words: readonly string[], around: Surroundings): Promise<ExitCode> {
  const { terminal, home } = around;
  const [name, ...rest] = words;
  if (name === '--version' || name === '-v') {
    terminal.out(`${home.version}\n`);
    return 0;
  }
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const topic = commands.find((each) => each.name === rest[0]);
    terminal[name === undefined ? 'err' : 'out'](topic ? helpFor(topic) : generalHelp());
    return name === undefined ? 2 : 0;
  }
  const command = commands.find((each) => each.name === name);
  if (!command) {
    terminal.err(`There is no command “${name}”.\n\n${generalHelp()}`);
    return 2;
  }
  let json = rest.includes('--json');
  try {
    const task = readTask(command, rest, around);
    if (task === 'help') {
      terminal.out(helpFor(command));
      return 0;
    }
    json = task.json;
    return await command.run(task);
  } catch (error) {
    return failed(error, command, json, terminal);
  }
}

function readTask(command: Command, rest: readonly string[], around: Surroundings): Task | 'help' {
  // A call's own flags are not known before its name is: only the common ones are taken out here.
  const { mine, theirs } = command.ownFlags ? takeCommonFlags(rest) : { mine: rest, theirs: [] };
  const { values, positionals } = parse(mine, command);
  if (values['help'] === true) return 'help';
  const archive = values['archive'];
  const person = { platform: process.platform, homeFolder: homedir(), environment: process.env };
  if (archive === '') throw new UsageError('--archive names a folder.');
  return {
    ...around,
    flags: values,
    words: [...positionals, ...theirs],
    json: values['json'] === true,
    archive: resolve(around.currentFolder, typeof archive === 'string' ? archive : usualArchive(person)),
    archiveNamed: archive !== undefined,
  };
}

function parse(args: readonly string[], command: Command) {
  try {
    return parseArgs({
      args: [...args],
      options: { ...command.flags, ...commonFlags },
      strict: true,
      allowPositionals: true,
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error));
  }
}

function takeCommonFlags(rest: readonly string[]): { mine: string[]; theirs: string[] } {
  const mine: string[] = [];
  const theirs: string[] = [];
  for (let at = 0; at < rest.length; at += 1) {
    const word = rest[at] ?? '';
    if (word === '--archive') mine.push(word, ...rest.slice(++at, at + 1));
    else if (/^(--archive=.*|--json|--help|-h)$/s.test(word)) mine.push(word);
    else theirs.push(word);
  }
  return { mine, theirs };
}

/** With --json, stdout holds one JSON document even when there is nothing but a problem to tell. */
function failed(error: unknown, command: Command, json: boolean, terminal: Terminal): ExitCode {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof UsageError) {
    terminal.err(`${message}\n\nUsage: cutline ${command.name} ${command.usage}\n`);
    return 2;
  }
  terminal.err(`${message}\n`);
  const problem = error instanceof CallProblem ? error.problem : { code: 'failed', message, field: '' };
  if (json) terminal.out(`${JSON.stringify({ problem }, null, 2)}\n`);
  return problem.code === 'bad-input' ? 2 : 1;
}

function generalHelp(): string {
  return `Cutline, the caption desk.

Usage: cutline COMMAND [--archive DIR] [--json] …

${commands.map(({ name, summary }) => `  ${name.padEnd(12)} ${summary}`).join('\n')}

  --archive DIR   The archive's folder; else CUTLINE_ARCHIVE, else your own.
  --json          One JSON document on stdout; progress and messages on stderr.
  --version       The version.

Exit codes: 0 done, 1 something failed and is listed, 2 usage.
"cutline COMMAND --help" tells more about a command.
`;
}

function helpFor(command: Command): string {
  const details = command.details ? `\n${command.details}\n` : '';
  return `Usage: cutline ${command.name} ${command.usage}\n\n${command.summary}\n${details}`;
}
