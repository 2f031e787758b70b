/**
 * The command line: reads arguments, finds the command, turns what went wrong into an exit code.
 * Results go to stdout, everything else to stderr. Decides nothing about captions.
 */
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import type { Problem } from '#core/contract.ts';
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
import { destinationsCommand } from '#main/shells/cli/destinations.ts';
import { doctorCommand } from '#main/shells/cli/doctor.ts';
import { duplicatesCommand } from '#main/shells/cli/duplicates.ts';
import { editCommand } from '#main/shells/cli/edit.ts';
import { exportCommand } from '#main/shells/cli/export.ts';
import { readFlags } from '#main/shells/cli/flags.ts';
import { importCommand } from '#main/shells/cli/import.ts';
import { ingestCommand } from '#main/shells/cli/ingest.ts';
import { listCommand } from '#main/shells/cli/list.ts';
import { metadataCommand } from '#main/shells/cli/metadata.ts';
import { outboxCommand } from '#main/shells/cli/outbox.ts';
import { correctCommand, killCommand } from '#main/shells/cli/revise.ts';
import { sendCommand } from '#main/shells/cli/send.ts';
import { serveCommand } from '#main/shells/cli/serve.ts';
import { showCommand } from '#main/shells/cli/show.ts';
import { watchCommand } from '#main/shells/cli/watch.ts';
import type { Opened } from '#main/shells/desk-opening.ts';
import { usualArchive } from '#main/shells/home.ts';

const commands: readonly Command[] = [
  importCommand,
  ingestCommand,
  watchCommand,
  listCommand,
  showCommand,
  editCommand,
  duplicatesCommand,
  checkCommand,
  exportCommand,
  sendCommand,
  outboxCommand,
  destinationsCommand,
  correctCommand,
  killCommand,
  metadataCommand,
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
export interface Surroundings extends Pick<Task, 'terminal' | 'home' | 'currentFolder' | 'openCaptionFiles'> {
  /** Opens an archive; one that is not there is made only where that is asked for. */
  open(archive: string, how: { readonly create: boolean }): Promise<Opened>;
}

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
    if (words.includes('--json')) tellProblem(terminal, usageProblem(`There is no command “${name}”.`));
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
  const { flags, words } = readFlags(mine, { ...command.flags, ...commonFlags });
  if (flags['help'] === true) return 'help';
  const archive = flags['archive'];
  const person = { platform: process.platform, homeFolder: homedir(), environment: process.env };
  if (archive === '') throw new UsageError('--archive names a folder.');
  return {
    ...around,
    flags,
    words: [...words, ...theirs],
    json: flags['json'] === true,
    environment: process.env,
    archive: resolve(around.currentFolder, typeof archive === 'string' ? archive : usualArchive(person)),
    archiveNamed: archive !== undefined,
    open: (folder) => around.open(folder, { create: command.makesArchive === true }),
  };
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
  const problem = problemOf(error, message);
  const usage = error instanceof UsageError ? `\nUsage: cutline ${command.name} ${command.usage}\n` : '';
  terminal.err(`${message}\n${usage}`);
  if (json) tellProblem(terminal, problem);
  return problem.code === 'bad-input' ? 2 : 1;
}

function problemOf(error: unknown, message: string): Problem {
  if (error instanceof CallProblem) return error.problem;
  if (error instanceof UsageError) return usageProblem(message);
  const missing = error instanceof Error && 'reason' in error && error.reason === 'missing';
  return missing ? { code: 'not-found', message, field: 'archive' } : { code: 'failed', message, field: '' };
}

function usageProblem(message: string): Problem {
  return { code: 'bad-input', message, field: '' };
}

function tellProblem(terminal: Terminal, problem: Problem): void {
  terminal.out(`${JSON.stringify({ problem }, null, 2)}\n`);
}

/** What every command takes, as its help says it. */
const commonHelp = `  --archive DIR   The archive's folder; else CUTLINE_ARCHIVE, else your own.
  --json          One JSON document on stdout; progress and messages on stderr.
`;

function generalHelp(): string {
  return `Cutline, the caption desk.

Usage: cutline COMMAND [--archive DIR] [--json] …

${commands.map(({ name, summary }) => `  ${name.padEnd(12)} ${summary}`).join('\n')}

${commonHelp}  --version       The version.

Exit codes: 0 done, 1 something failed and is listed, 2 usage.
"cutline COMMAND --help" tells more about a command.
`;
}

function helpFor(command: Command): string {
  const details = command.details ? `\n${command.details}\n` : '';
  return `Usage: cutline ${command.name} ${command.usage}\n\n${command.summary}\n${details}
${commonHelp}`;
}
