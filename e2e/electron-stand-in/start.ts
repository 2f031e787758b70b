/** Starts the real main bundle on the stand-in in a child process and drives it. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

export interface Driven extends AsyncDisposable {
  /** Makes a request of drive.ts. @throws Error what was thrown there */
  ask(request: string, ...words: unknown[]): Promise<unknown>;
  /** Waits for the window. */
  window(): Promise<void>;
  /** The exit code, once the process has ended by itself. */
  readonly ended: Promise<number | null>;
  /** Everything written so far. */
  output(): { out: string; err: string };
}

export interface StartOptions {
  /** The main bundle: out/main/electron.js of a checkout or of a packed app. */
  readonly main: string;
  readonly words: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

/** Starts it. */
export function startOnStandIn({ main, words, environment }: StartOptions): Driven {
  const child = fork(new URL('./run.ts', import.meta.url), [main, ...words], {
    // Without a display the app would start itself again, and there is no program to start.
    env: { ...process.env, DISPLAY: ':0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let out = '';
  let err = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const ask = asking(child, () => err);
  return {
    ask,
    ended,
    output: () => ({ out, err }),
    window: async () => {
      while (!(await ask('ready'))) await new Promise((later) => setTimeout(later, 20));
    },
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function asking(child: ChildProcess, complaints: () => string) {
  let last = 0;
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  child.on('message', ({ id, value, error }: { id: number; value?: unknown; error?: string }) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) asked?.resolve(value);
    else asked?.reject(new Error(error));
  });
  child.on('exit', () => {
    for (const asked of waiting.values()) asked.reject(new Error(`The process ended.\n${complaints()}`));
  });
  return (request: string, ...words: unknown[]): Promise<unknown> => {
    const asked = Promise.withResolvers<unknown>();
    last += 1;
    waiting.set(last, asked);
    child.send({ id: last, request, words }, (error) => error && asked.reject(error));
    return asked.promise;
  };
}
