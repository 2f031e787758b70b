/** The real main and preload bundles, driven end to end on the stand-in for Electron's APIs. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startOnStandIn } from '../electron-stand-in/start.ts';

const root = join(import.meta.dirname, '..', '..');
const main = join(root, 'out', 'main', 'electron.js');

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cutline-electron-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const start = (words: readonly string[] = ['--archive', join(folder, 'archive')], environment = {}) =>
  startOnStandIn({
    main,
    words,
    environment: {
      HOME: folder,
      XDG_DATA_HOME: join(folder, 'share'),
      APPDATA: join(folder, 'roaming'),
      ...environment,
    },
  });

test('the window is sandboxed, isolated, without Node, and loads our own scheme', async () => {
  await using app = start();
  await app.window();
  const told = (await app.ask('told')) as {
    windows: { options: { webPreferences: Record<string, unknown>; show: boolean }; calls: string[] }[];
    privileges: unknown[];
    sandboxed: boolean;
    paths: Record<string, string>;
  };
  expect(told.windows).toHaveLength(1);
  expect(told.windows[0]?.options.webPreferences).toMatchObject({
    preload: join(root, 'out', 'preload', 'preload.cjs'),
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
  });
  expect(told.windows[0]?.options.show).toBe(false);
  expect(told.windows[0]?.calls[0]).toBe('loadURL cutline://app/index.html');
  await expect.poll(async () => ((await app.ask('told')) as typeof told).windows[0]?.calls).toContain('show');
  expect(told.sandboxed).toBe(true);
  expect(told.privileges).toEqual([
    {
      scheme: 'cutline',
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
});

test('the scheme serves the built page with its policy, and nothing of other hosts', async () => {
  await using app = start();
  await app.window();
  const page = (await app.ask('get', 'cutline://app/index.html')) as {
    headers: Record<string, string>;
    text: string;
  };
  expect(page).toMatchObject({ status: 200, headers: { 'x-content-type-options': 'nosniff' } });
  expect(page.headers['content-security-policy']).toContain("default-src 'none'");
  expect(page.text).toContain('<div id="root">');
  expect(await app.ask('get', 'cutline://app/%2e%2e/%2e%2e/package.json')).toMatchObject({ status: 404 });
  expect(await app.ask('get', 'cutline://other/index.html')).toMatchObject({ status: 404 });
});

test('a call goes from the preload through the door to the archive and back', async () => {
  await using app = start();
  await app.window();
  expect(await app.ask('pageKeys')).toEqual([
    ['call', 'on', 'desktop'],
    ['pickFiles', 'pickFolder', 'showInFolder', 'openLink', 'pathForFile'],
  ]);
  const status = { ok: true, value: { folder: join(folder, 'archive'), captions: 0 } };
  expect(await app.ask('page', 'call', 'archive.status', {})).toMatchObject(status);
  expect(await app.ask('page', 'call', 'archive.erase', {})).toMatchObject({
    problem: { code: 'unknown-call' },
  });
  await app.ask('page', 'call', 'batches.add', { name: 'Harbour' });
  const { sent } = (await app.ask('told')) as { sent: unknown[] };
  expect(sent).toContainEqual({ channel: 'cutline:event', words: [{ name: 'batches.changed', detail: {} }] });
});

test('events reach the page until it stops listening, and it is handed nothing of Electron', async () => {
  await using app = start();
  await app.window();
  const event = { name: 'batches.changed', detail: {} };
  expect(await app.ask('hear')).toEqual({ heard: [event], answer: 'nothing' });
});

test('any other page is refused', async () => {
  await using app = start();
  await app.window();
  for (const address of [
    'https://evil.example/',
    'file:///x.html',
    'cutline://other/',
    'about:blank',
    null,
  ]) {
    const answer = await app.ask('message', 'cutline:call', address, 'archive.status', {});
    expect(answer).toMatchObject({ ok: false, problem: { code: 'refused' } });
    await expect(app.ask('message', 'cutline:desktop', address, 'pickFiles')).rejects.toThrow('own page');
  }
});

test('only picked and dropped files are imported', async () => {
  const page = join(folder, 'page.txt');
  await writeFile(page, 'A ferry leaves Port Aldine on Monday. Photo: Harbour Press\n');
  await using app = start();
  await app.window();
  const attempt = () => app.ask('page', 'call', 'documents.open', { path: page });
  expect(await attempt()).toMatchObject({ ok: false, problem: { code: 'refused' } });
  await app.ask('dialogAnswer', [page]);
  expect(await app.ask('page', 'desktop.pickFiles')).toEqual([page]);
  expect(await attempt()).toMatchObject({ ok: true });
  await app.ask('page', 'desktop.pathForFile', { path: folder });
  expect(await app.ask('page', 'call', 'photos.import', { paths: [folder] })).toMatchObject({ ok: true });
});

test('the window never leaves its page, opens no other, and is given no permission', async () => {
  await using app = start();
  await app.window();
  for (const event of ['will-navigate', 'will-redirect', 'will-frame-navigate']) {
    expect(await app.ask('navigate', event, 'https://evil.example/')).toBe(false);
    expect(await app.ask('navigate', event, 'file:///etc/passwd')).toBe(false);
    expect(await app.ask('navigate', event, 'cutline://app/index.html')).toBe(true);
  }
  expect(await app.ask('navigate', 'will-attach-webview', 'cutline://app/')).toBe(false);
  expect(await app.ask('openWindow', 'https://iptc.org/')).toEqual({ action: 'deny' });
  for (const name of ['media', 'geolocation', 'notifications', 'openExternal', 'clipboard-read']) {
    expect(await app.ask('permission', name), name).toBe(false);
  }
  expect(await app.ask('permission', 'clipboard-sanitized-write')).toBe(true);
  await app.ask('page', 'desktop.openLink', 'https://evil.example/');
  await app.ask('page', 'desktop.showInFolder', '\\\\evil.example\\share');
  expect(await app.ask('told')).toMatchObject({ opened: [] });
});

test('an archive that cannot be opened opens a window that says why', async () => {
  await writeFile(join(folder, 'not-a-folder'), '');
  await using app = start(['--archive', join(folder, 'not-a-folder')]);
  await app.window();
  const answer = (await app.ask('page', 'call', 'archive.status', {})) as { problem: { message: string } };
  expect(answer).toMatchObject({ ok: false, problem: { code: 'failed' } });
  expect(answer.problem.message.length).toBeGreaterThan(10);
});

test('a second start brings the first window to the front and ends', async () => {
  await using first = start();
  await first.window();
  await first.ask('secondInstance');
  expect(await first.ask('told')).toMatchObject({
    windows: [{ calls: expect.arrayContaining(['restore', 'focus']) }],
  });
  await using second = start(['--archive', join(folder, 'archive')], { STAND_IN_SECOND: '1' });
  expect(await second.ended).toBe(0);
  expect(second.output().err).toContain('is already open');
});

test('closing the window ends the app, keeps its place, and frees the archive', async () => {
  await using app = start();
  await app.window();
  const { paths } = (await app.ask('told')) as { paths: { userData: string } };
  app.ask('closeWindow').catch(() => undefined);
  expect(await app.ended).toBe(0);
  const state = JSON.parse(await readFile(join(paths.userData, 'window.json'), 'utf8')) as unknown;
  expect(state).toEqual({ bounds: { x: 10, y: 20, width: 1200, height: 800 }, maximized: false });
  await expect(readFile(join(folder, 'archive', 'desk.lock'))).rejects.toThrow('ENOENT');
});

test('what is typed in the last moment is kept: the window waits for it, out of sight', async () => {
  await using app = start();
  await app.window();
  await app.ask('closeWindow');
  // A page that becomes hidden saves what it has.
  expect(await app.ask('page', 'call', 'batches.add', { name: 'Last words' })).toMatchObject({ ok: true });
  expect(await app.ask('told')).toMatchObject({ windows: [{ calls: expect.arrayContaining(['hide']) }] });
  expect(await app.ended).toBe(0);
  await using after = start(['--cli', 'call', 'batches.list', '--archive', join(folder, 'archive')]);
  expect(await after.ended).toBe(0);
  expect(after.output().out).toContain('Last words');
});

test('text that could not be saved is asked about by the photo’s name, and staying keeps the window', async () => {
  const archive = join(folder, 'archive');
  await using before = start([
    '--cli',
    'import',
    join(root, 'sample/photos/HF_0409.jpg'),
    '--archive',
    archive,
  ]);
  expect(await before.ended, before.output().err).toBe(0);
  await using app = start();
  await app.window();
  const ids = (await app.ask('page', 'call', 'captions.ids', { query: {} })) as { value: string[] };
  const edit = { caption: ids.value[0], changes: { headline: 7 } };
  expect(await app.ask('page', 'call', 'captions.edit', edit)).toMatchObject({ ok: false });
  await app.ask('unsaved', 0);
  const told = async () =>
    (await app.ask('told')) as { questions: string[]; windows: { calls: string[] }[]; chosen: number };
  await app.ask('closeWindow');
  await expect.poll(async () => (await told()).questions).toHaveLength(1);
  expect((await told()).questions[0]).toBe('The text typed for HF_0409.jpg is not saved');
  expect((await told()).windows[0]?.calls.at(-1)).toBe('show');
  expect(await app.ask('page', 'call', 'archive.status', {})).toMatchObject({ ok: true });
  // The next wish to close asks again.
  await app.ask('unsaved', 1);
  app.ask('quit').catch(() => undefined);
  expect(await app.ended).toBe(0);
});

test('a system that goes down waits for the desk, and a session that ends hides it so that it saves', async () => {
  await using app = start();
  await app.window();
  await app.ask('sessionEnd');
  expect(await app.ask('told')).toMatchObject({ windows: [{ calls: expect.arrayContaining(['hide']) }] });
  const waits = app.ask('shutDown');
  expect(await waits).toBe(true);
  expect(await app.ended).toBe(0);
});

test('the Dock brings the window back, downloads do not begin, and Windows knows the app', async () => {
  await using app = start();
  await app.window();
  await app.ask('activate');
  expect(await app.ask('told')).toMatchObject({
    modelId: process.platform === 'win32' ? 'org.cutline.desk' : '',
    windows: [{ calls: expect.arrayContaining(['restore', 'show', 'focus']) }],
  });
  expect(await app.ask('download')).toBe(false);
});

test('a start that fails says why', async () => {
  await writeFile(join(folder, 'share'), 'A file where the app keeps its folder.');
  await using app = start();
  expect(await app.ended).toBe(1);
  expect(app.output().err).toContain(join(folder, 'share'));
  expect(app.output().err).not.toMatch(/\n\s+at /);
});

test('quitting twice closes the archive once', async () => {
  await using app = start();
  await app.window();
  app.ask('quit').catch(() => undefined);
  app.ask('quit').catch(() => undefined);
  expect(await app.ended).toBe(0);
  expect(app.output().err).toBe('');
});

test('a page whose process died is offered again', async () => {
  await using app = start();
  await app.window();
  await app.ask('crash', 0);
  await expect
    .poll(async () => ((await app.ask('told')) as { windows: { calls: string[] }[] }).windows[0]?.calls)
    .toContain('reload');
  app.ask('crash', 1).catch(() => undefined);
  expect(await app.ended).toBe(0);
});

test('the window’s frame follows the desk’s theme, and is found so at the next start', async () => {
  const theme = async (app: ReturnType<typeof start>) => ((await app.ask('told')) as { theme: string }).theme;
  {
    await using app = start();
    await app.window();
    await app.ask('page', 'call', 'archive.set', { key: 'desk', value: { theme: 'light' } });
    expect(await theme(app)).toBe('light');
    expect(await app.ask('told')).toMatchObject({
      windows: [{ calls: expect.arrayContaining(['setBackgroundColor #e4e4e4']) }],
    });
  }
  await using app = start();
  await app.window();
  await app.ask('page', 'call', 'archive.status', {});
  expect(await theme(app)).toBe('light');
});

test('an outbox that was picked once may be written to at the next start', async () => {
  const outbox = join(folder, 'outbox');
  await mkdir(outbox);
  const attempt = (app: ReturnType<typeof start>) =>
    app.ask('page', 'call', 'wire.export', { captions: [], format: 'json', folder: outbox });
  {
    await using app = start();
    await app.window();
    expect(await attempt(app)).toMatchObject({ problem: { code: 'refused' } });
    await app.ask('dialogAnswer', [outbox]);
    expect(await app.ask('page', 'desktop.pickFolder')).toBe(outbox);
  }
  await using app = start();
  await app.window();
  expect(await attempt(app)).not.toMatchObject({ problem: { code: 'refused' } });
});

test('text has a menu under the pointer; the rest of the desk has none', async () => {
  await using app = start();
  await app.window();
  const editFlags = { canCut: true, canCopy: true, canPaste: true, canSelectAll: true };
  await app.ask('rightClick', { isEditable: false, selectionText: '', editFlags });
  expect(await app.ask('told')).toMatchObject({ popups: 0 });
  await app.ask('rightClick', { isEditable: true, selectionText: '', editFlags });
  await app.ask('rightClick', { isEditable: false, selectionText: 'Harbour', editFlags });
  expect(await app.ask('told')).toMatchObject({ popups: 2 });
});

test.runIf(process.platform !== 'darwin')('undo by the menu is the desk’s own undo', async () => {
  await using app = start();
  await app.window();
  await app.ask('choose', '&Edit', '&Undo');
  expect(await app.ask('told')).toMatchObject({
    pressed: [{ type: 'keyDown', keyCode: 'Z', modifiers: ['control'] }, { type: 'keyUp' }],
  });
});

test('a folder that holds other files is not made an archive', async () => {
  await writeFile(join(folder, 'a.jpg'), '');
  await using app = start();
  await app.window();
  await app.ask('dialogAnswer', [folder]);
  await app.ask('choose', '&File', 'Open another archive…');
  await expect
    .poll(async () => ((await app.ask('told')) as { boxes: string[] }).boxes)
    .toEqual([expect.stringContaining('holds other files')]);
});

test('--cli runs the command line without a window', async () => {
  const archive = join(folder, 'archive');
  await using first = start(['--cli', 'list', '--json', '--archive', archive]);
  expect(await first.ended).toBe(1);
  await using demo = start(['--cli', 'demo', '--json', '--archive', archive]);
  expect(await demo.ended).toBe(0);
  await using app = start(['--cli', 'list', '--json', '--archive', archive, '--limit', '1']);
  expect(await app.ended).toBe(0);
  expect(JSON.parse(app.output().out)).toHaveLength(1);
});

test('--self-check takes a caption in and out again, and decodes a photo', async () => {
  await using app = start(['--self-check']);
  expect(await app.ended, app.output().err).toBe(0);
  expect(app.output().out).toContain('self-check passed');
});
