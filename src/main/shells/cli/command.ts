/**
 * What a command of the command line is, and what it is given. Each command is one file beside
 * this one and a thin front on newsroom calls; cli.ts reads the arguments and lists the commands.
 */
import type { ParseArgsOptionsConfig } from 'node:util';
import type { CallInput, CallName, CallOutput, Problem } from '#core/contract.ts';
import type { Newsroom } from '#core/newsroom.ts';
import type { CaptionFiles } from '#core/ports.ts';
import type { Opened } from '#main/shells/desk-opening.ts';
import type { Home } from '#main/shells/home.ts';

/** 0 done, 1 something failed and is listed, 2 wrong usage. */
export type ExitCode = 0 | 1 | 2;

/** The terminal, or whatever stands for it in a test. */
export interface Terminal {
  /** Results. With --json exactly one JSON document. */
  out(text: string): void;
  /** Progress and messages. */
  err(text: string): void;
  /** Whether progress may be rewritten on one line. */
  readonly interactive: boolean;
  readonly columns: number;
  /** Aborted by Ctrl-C. */
  readonly interrupted: AbortSignal;
  /** Reads standard input to its end. */
  read(): Promise<string>;
  /** Asks for a line that is not shown as it is typed; null where nobody sits at a terminal. */
  hidden(question: string): Promise<string | null>;
}

/** Values as node:util parseArgs returns them. */
export type Flags = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

export interface Task {
  readonly flags: Flags;
  /** Arguments without a flag. */
  readonly words: readonly string[];
  readonly json: boolean;
  readonly terminal: Terminal;
  readonly home: Home;
  /** The archive's folder, absolute. */
  readonly archive: string;
  /** Whether the folder was named with --archive. */
  readonly archiveNamed: boolean;
  /** The folder relative paths start from. */
  readonly currentFolder: string;
  /** The variables that the program was started with. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Opens an archive; the command closes it again by `withDesk`. */
  open(archive: string): Promise<Opened>;
  /** Opens the captions inside files, without an archive; the command closes it again. */
  openCaptionFiles(): CaptionFiles;
}

export interface Command {
  readonly name: string;
  /** After the name: "PATH… [--copy]". */
  readonly usage: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** Further lines for `cutline NAME --help`. */
  readonly details?: string;
  readonly flags: ParseArgsOptionsConfig;
  /** True where flags depend on the words and the command reads them itself (call). */
  readonly ownFlags?: boolean;
  /** True where a missing archive is made; every other command says that there is none. */
  readonly makesArchive?: boolean;
  run(task: Task): Promise<ExitCode>;
}

/** Thrown for arguments that make no sense; ends with exit code 2 and the command's usage. */
export class UsageError extends Error {}

/** Thrown when a call was answered with a problem. */
export class CallProblem extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** Makes a call and takes its value. @throws CallProblem */
export async function ask<Name extends CallName>(
  newsroom: Newsroom,
  name: Name,
  input: CallInput<Name>,
): Promise<CallOutput<Name>> {
  const answer = await newsroom.call(name, input);
  if (!answer.ok) throw new CallProblem(answer.problem);
  return answer.value as CallOutput<Name>;
}

/** Opens the task's archive, does the work, and closes it whatever happened. */
export async function withDesk<Result>(
  task: Task,
  work: (newsroom: Newsroom) => Promise<Result>,
): Promise<Result> {
  const desk = await task.open(task.archive);
  try {
    return await work(desk.newsroom);
  } finally {
    await desk.close();
  }
}

/** A caption's id as typed. @throws CallProblem where it cannot be one, in the words for an id nobody has */
export function captionId(word: string): string {
  if (/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(word)) return word;
  throw new CallProblem({
    code: 'not-found',
    message: `There is no caption with the id “${word.slice(0, 80)}”. "cutline list" shows the ids.`,
    field: 'caption',
  });
}

/** A flag that takes one text, or undefined. */
export function textFlag(task: Task, name: string): string | undefined {
  const value = task.flags[name];
  return typeof value === 'string' ? value : undefined;
}

/** All texts of a flag that may be repeated; commas separate too. */
export function textsFlag(task: Task, name: string): string[] {
  const value = task.flags[name];
  return Array.isArray(value)
    ? value.flatMap((each) => String(each).split(',')).filter((each) => each !== '')
    : [];
}

/** A flag that takes a whole number. @throws UsageError */
export function countFlag(task: Task, name: string): number | undefined {
  const text = textFlag(task, name);
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`--${name} takes a whole number, not “${text}”.`);
  return Number(text);
}

/** Prints the result: as JSON where asked for, else as people read it. */
export function report(task: Task, result: unknown, words: () => string): void {
  task.terminal.out(task.json ? `${JSON.stringify(result, null, 2)}\n` : words());
}
