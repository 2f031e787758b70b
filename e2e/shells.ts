/**
 * The fixture of every journey: a fresh archive, a shell running from out/, and a page on it. The
 * same journeys run in a browser on the loopback shell and, where its binary is, in Electron.
 * Imports no source of Cutline: it knows what an editor can see, and the command line.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { _electron, type Browser, test as base, type ElectronApplication, type Page } from '@playwright/test';
import { electronPath, whyNoElectron } from './electron-path.ts';

const root = join(import.meta.dirname, '..');
const program = join(root, 'bin', 'cutline.js');
/** What every start of the program runs with: its compiled code is kept, which is a third of a start. */
const environment = {
  ...process.env,
  NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'cutline', 'compiled'),
};

/** What a test chooses with `test.use`. */
export interface ShellOptions {
  /** Which shell the project runs in. */
  shell: 'loopback' | 'electron';
  /** The archive's database is not a database. */
  damagedArchive: boolean;
  /** The archive's folder cannot be written. */
  readOnlyFolder: boolean;
  /** Arguments of `cutline` commands to run on the archive before the desk opens: [['import', 'a.jpg']]. */
  prepared: readonly (readonly string[])[];
}

/** What a journey has in hand. */
export interface Desk {
  /** The page; another one after `restart`. */
  readonly page: Page;
  readonly archive: string;
  /** A folder of the test's own, for files to import and export. */
  readonly folder: string;
  /** Runs the command line on the same archive; the JSON it printed. */
  cutline(...words: string[]): Promise<unknown>;
  /** Ends the shell as a user would, and opens it again. */
  restart(): Promise<void>;
  /** Ends the shell's process at once, as a crash would. The page stays open, without an answer. */
  kill(): Promise<void>;
  /** Starts the shell again after `kill` and leaves the page as it is; in Electron the page went with it. */
  start(): Promise<void>;
  /** Opens the shell again after `kill`, in a fresh page. */
  open(): Promise<void>;
  /** Electron's main process, for replacing native dialogs; null in the browser. */
  readonly electron: ElectronApplication | null;
}

/** Lays an archive in which these commands have run at a place that is still empty. */
type Prepare = (prepared: ShellOptions['prepared'], archive: string) => Promise<void>;

export const test = base.extend<ShellOptions & { desk: Desk }, { prepare: Prepare }>({
  shell: ['loopback', { option: true }],
  damagedArchive: [false, { option: true }],
  readOnlyFolder: [false, { option: true }],
  prepared: [[], { option: true }],

  // Each worker prepares an archive once and copies it for every test: importing takes seconds, copying
  // a moment. A test still has an archive that no other test has touched.
  prepare: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it which fixtures are needed
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'cutline-prepared-'));
      const made = new Map<string, string>();
      await use(async (prepared, archive) => {
        if (prepared.length === 0) return;
        const key = JSON.stringify(prepared);
        const kept = made.get(key) ?? join(folder, String(made.size));
        if (!made.has(key)) for (const words of prepared) await command(kept, words);
        made.set(key, kept);
        await cp(kept, archive, { recursive: true });
      });
      await rm(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],

  desk: async (
    { browser, shell, damagedArchive, readOnlyFolder, prepared, prepare, viewport, colorScheme },
    use,
    info,
  ) => {
    info.skip(shell === 'electron' && electronPath === null, whyNoElectron);
    const folder = await mkdtemp(join(tmpdir(), 'cutline-journey-'));
    const archive = join(folder, 'archive');
    const running =
      shell === 'electron' ? electronShell(archive, folder) : loopbackShell(archive, folder, readOnlyFolder);
    await prepare(prepared, archive);
    if (damagedArchive) await damage(archive);
    if (readOnlyFolder) await forbidWriting(archive, folder);
    let page: Page | undefined;
    const desk: Desk = {
      archive,
      folder,
      get page() {
        if (!page) throw new Error('The desk is not open.');
        return page;
      },
      get electron() {
        return running.electron();
      },
      cutline: (...words) => command(archive, words),
      open: async () => {
        if (shell === 'loopback') await page?.context().close();
        page = await running.open(browser, { viewport, colorScheme });
        await whenReady(page);
      },
      kill: () => running.kill(),
      start: () => running.start(),
      restart: async () => {
        await running.close();
        await desk.open();
      },
    };
    await desk.open();
    await use(desk);
    if (shell === 'loopback') await page?.context().close();
    await running.close();
    await chmod(archive, 0o700).catch(() => undefined);
    await rm(folder, { recursive: true, force: true });
  },

  page: async ({ desk }, use) => use(desk.page),
});

export { expect } from '@playwright/test';

/** The desk says on its page when it can be used, or that it failed. */
export async function whenReady(page: Page): Promise<void> {
  await page.locator('[data-ready]').first().waitFor({ state: 'attached' });
}

type View = Pick<Parameters<Browser['newContext']>[0] & object, 'viewport' | 'colorScheme'>;

interface RunningShell {
  start(): Promise<void>;
  open(browser: Browser, view: View): Promise<Page>;
  close(): Promise<void>;
  kill(): Promise<void>;
  electron(): ElectronApplication | null;
}

function loopbackShell(archive: string, folder: string, readOnly: boolean): RunningShell {
  let server: ChildProcess | null = null;
  const end = async (signal: NodeJS.Signals) => {
    const ending = server;
    server = null;
    if (!ending || ending.exitCode !== null) return;
    const ended = new Promise((done) => ending.once('exit', done));
    ending.kill(signal);
    await ended;
  };
  const start = () => {
    server = spawn(process.execPath, [program, 'serve', '--no-open', '--json', '--archive', archive], {
      env: { ...environment, HOME: folder },
      stdio: ['ignore', 'pipe', 'inherit'],
      ...(readOnly ? withoutRoot() : {}),
    });
    return addressOf(server);
  };
  return {
    start: async () => void (await start()),
    open: async (browser, view) => {
      const address = await start();
      const context = await browser.newContext(view);
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      const page = await context.newPage();
      await page.goto(address);
      return page;
    },
    close: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    electron: () => null,
  };
}

async function addressOf(server: ChildProcess): Promise<string> {
  if (!server.stdout) throw new Error('The shell has no output.');
  for await (const line of createInterface({ input: server.stdout })) {
    return (JSON.parse(line) as { address: string }).address;
  }
  throw new Error('The shell ended before it had an address.');
}

function electronShell(archive: string, folder: string): RunningShell {
  let app: ElectronApplication | null = null;
  return {
    start: () => Promise.reject(new Error('A killed Electron takes its page with it; open it anew.')),
    open: async () => {
      app = await _electron.launch({
        executablePath: electronPath ?? '',
        args: [root, '--archive', archive],
        // The real sandbox is part of what is tested; root has none.
        chromiumSandbox: process.getuid?.() !== 0,
        env: {
          ...process.env,
          HOME: folder,
          XDG_DATA_HOME: join(folder, 'share'),
          APPDATA: join(folder, 'roaming'),
        },
      });
      return app.firstWindow();
    },
    close: async () => {
      await app?.close();
      app = null;
    },
    kill: async () => {
      const ending = app?.process();
      app = null;
      if (!ending || ending.exitCode !== null) return;
      const ended = new Promise((done) => ending.once('exit', done));
      ending.kill('SIGKILL');
      await ended;
    },
    electron: () => app,
  };
}

/** Runs a command to its end; what it printed as JSON. */
async function command(archive: string, words: readonly string[]): Promise<unknown> {
  const child = spawn(process.execPath, [program, ...words, '--json', '--archive', archive], {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  await new Promise((done) => child.once('close', done));
  return JSON.parse(out) as unknown;
}

async function damage(archive: string): Promise<void> {
  await mkdir(archive, { recursive: true });
  await writeFile(join(archive, 'archive.sqlite'), 'This is not a database. '.repeat(500));
}

async function forbidWriting(archive: string, folder: string): Promise<void> {
  await mkdir(archive, { recursive: true });
  await chmod(folder, 0o755);
  await chmod(archive, 0o555);
}

/** Root may write anywhere, so a shell that is to be refused runs without root's rights. */
function withoutRoot(): { uid?: number; gid?: number } {
  const nobody = 65_534;
  return process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};
}
