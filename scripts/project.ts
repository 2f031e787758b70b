/** Where the project is, and how its scripts run programs: one place for paths, output and exit codes. */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';

/** The folder of package.json. */
export const root = dirname(import.meta.dirname);

/** What a Node is started with to end when the script that started it is gone. */
export const endsWithParent = ['--import', new URL('./with-parent.js', import.meta.url).href] as const;

export interface Ran {
  /** The exit code; 1 for a program that could not be started or was killed. */
  readonly code: number;
  /** What it wrote, where it was caught instead of shown. */
  readonly output: string;
}

export interface RunOptions {
  /** true catches the output, false shows it. */
  readonly quiet?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
  readonly milliseconds?: number;
}

/** Runs a program to its end. Never throws. */
export function run(program: string, words: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const child = spawn(program, words, {
    cwd: root,
    env: { ...process.env, ...options.environment },
    stdio: options.quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    ...(options.milliseconds ? { timeout: options.milliseconds, killSignal: 'SIGKILL' } : {}),
  });
  let output = '';
  const keep = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  // A request to end is meant for the program, which has an archive to close; Ctrl-C reaches it anyway.
  const passOn = (signal: NodeJS.Signals) => child.kill(signal);
  process.on('SIGTERM', passOn).on('SIGHUP', passOn);
  return new Promise<Ran>((settle) => {
    child.once('error', (error) => settle({ code: 1, output: output + error.message }));
    child.once('close', (code) => settle({ code: code ?? 1, output }));
  }).finally(() => process.off('SIGTERM', passOn).off('SIGHUP', passOn));
}

/** Runs the script of an installed package on this Node, without a shell in between. */
export function runTool(script: string, words: readonly string[], options?: RunOptions): Promise<Ran> {
  return run(process.execPath, [join(root, 'node_modules', script), ...words], options);
}

/** The tools' own scripts. */
export const tools = {
  tsc: 'typescript/bin/tsc',
  biome: '@biomejs/biome/bin/biome',
  vitest: 'vitest/vitest.mjs',
  playwright: '@playwright/test/cli.js',
  vite: 'electron-vite/bin/electron-vite.js',
  builder: 'electron-builder/cli.js',
} as const;

/** One line about what a script does, apart from what the tools print. */
export function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}
