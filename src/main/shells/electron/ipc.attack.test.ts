/**
 * The story: a page got into the window that is not ours, or ours was made to say what its author
 * did not write. It speaks over the same IPC and asks for files nobody picked.
 */
import type { IpcMain, IpcMainInvokeEvent, WebFrameMain } from 'electron';
import { expect, test, vi } from 'vitest';
import { registerCalls, registerDesktop } from '#main/shells/electron/ipc.ts';
import { isKnownLink } from '#main/shells/electron/known-links.ts';
import { rememberPicked } from '#main/shells/electron/picked.ts';
import { isOurPage } from '#main/shells/electron/sender.ts';
import { fakeNewsroom } from '#main/shells/testing/fake-newsroom.ts';

type Frame = Pick<WebFrameMain, 'parent' | 'url'>;
const ours: Frame = { url: 'cutline://app/index.html', parent: null };

function ipc() {
  const handlers = new Map<string, (event: unknown, ...words: unknown[]) => unknown>();
  const keep = (channel: string, handler: (event: never, ...words: never[]) => unknown) => {
    handlers.set(channel, handler as (event: unknown, ...words: unknown[]) => unknown);
  };
  const ipcMain = { handle: keep, on: keep } as unknown as Pick<IpcMain, 'handle' | 'on'>;
  const send = (frame: Frame | null, channel: string, ...words: unknown[]) =>
    handlers.get(channel)?.({ senderFrame: frame } as IpcMainInvokeEvent, ...words);
  return { ipcMain, send };
}

function desk() {
  const newsroom = fakeNewsroom();
  const { ipcMain, send } = ipc();
  const picked = rememberPicked('/archive', '/nowhere/that/can/be/written');
  const desktop = {
    pickFiles: vi.fn(() => Promise.resolve(['/pictures/a.jpg'])),
    pickFolder: vi.fn(() => Promise.resolve(['/outbox'])),
    showInFolder: vi.fn(),
    openLink: vi.fn(() => Promise.resolve()),
  };
  registerCalls(ipcMain, newsroom, isOurPage, picked);
  registerDesktop(ipcMain, desktop, isOurPage, picked);
  return { newsroom, send, desktop };
}

test.each<[string, Frame | null]>([
  ['a frame that is gone', null],
  ['a web page', { url: 'https://evil.example/', parent: null }],
  ['a web page that names itself like ours', { url: 'https://app/index.html', parent: null }],
  ['a file', { url: 'file:///app/index.html', parent: null }],
  ['another host of our scheme', { url: 'cutline://application/', parent: null }],
  ['our page inside another', { url: ours.url, parent: ours as WebFrameMain }],
  ['an empty page', { url: 'about:blank', parent: null }],
  ['no address at all', { url: '', parent: null }],
])('%s is refused', async (_who, frame) => {
  const { newsroom, send, desktop } = desk();
  expect(await send(frame, 'cutline:call', 'archive.status', {})).toMatchObject({
    ok: false,
    problem: { code: 'refused' },
  });
  await expect(send(frame, 'cutline:desktop', 'pickFiles')).rejects.toThrow('own page');
  send(frame, 'cutline:dropped', '/etc');
  await send(ours, 'cutline:call', 'documents.open', { path: '/etc/passwd' });
  expect(newsroom.asked).toEqual([]);
  expect(desktop.pickFiles).not.toHaveBeenCalled();
});

test('our page is answered', async () => {
  const { send } = desk();
  expect(await send(ours, 'cutline:call', 'archive.status', {})).toMatchObject({ ok: true });
});

test.each([
  ['photos.import', { paths: ['/etc/passwd'] }],
  ['photos.import', { paths: ['/pictures/a.jpg', '/etc/passwd'] }],
  ['photos.import', { paths: ['/pictures/a.jpg/../../etc/passwd'] }],
  ['photos.import', { paths: ['pictures/a.jpg'] }],
  ['documents.open', { path: '/home/ana/.ssh/id_ed25519' }],
  ['wire.export', { captions: [], format: 'text', folder: '/outbox-of-another' }],
  ['ingest.preview', { source: '/home/ana' }],
  ['ingest.start', { source: '/home/ana', destinations: ['/outbox'] }],
  ['ingest.start', { source: '/outbox', destinations: ['/outbox/a', '/home/ana'] }],
  ['folders.watch', { folder: '/home/ana' }],
  ['folders.watch', { folder: '/outbox', to: '/home/ana' }],
  ['destinations.save', { destination: { way: { kind: 'folder', folder: '/home/ana' } } }],
  ['destinations.test', { destination: { way: { kind: 'folder', folder: 'outbox' } } }],
  ['destinations.save', { destination: { way: { kind: 'sftp', keyFile: '/home/ana/.ssh/id_ed25519' } } }],
  ['destinations.hostKey', { destination: { way: { kind: 'sftp', keyFile: '/etc/shadow' } } }],
])('%s of %j is refused, because nobody picked it', async (name, input) => {
  const { newsroom, send } = desk();
  await send(ours, 'cutline:desktop', 'pickFiles');
  await send(ours, 'cutline:desktop', 'pickFolder');
  expect(await send(ours, 'cutline:call', name, input)).toMatchObject({
    ok: false,
    problem: { code: 'refused' },
  });
  expect(newsroom.asked).toEqual([]);
});

test('what was picked, dropped, or lies in a picked folder is taken', async () => {
  const { newsroom, send } = desk();
  expect(await send(ours, 'cutline:desktop', 'pickFiles')).toEqual(['/pictures/a.jpg']);
  expect(await send(ours, 'cutline:desktop', 'pickFolder')).toBe('/outbox');
  send(ours, 'cutline:dropped', '/dropped');
  await send(ours, 'cutline:call', 'photos.import', { paths: ['/pictures/a.jpg', '/dropped/day/b.jpg'] });
  await send(ours, 'cutline:call', 'wire.export', { folder: '/outbox/today' });
  await send(ours, 'cutline:call', 'photos.import', { paths: 'not a list' });
  expect(newsroom.asked).toHaveLength(3);
});

test('a destination’s own folder and key are taken once they were picked; folders of far sides are no paths', async () => {
  const { newsroom, send } = desk();
  await send(ours, 'cutline:desktop', 'pickFolder');
  const ways = [
    { kind: 'folder', folder: '/outbox/wire' },
    { kind: 'sftp', host: 'a.example', folder: '/incoming', keyFile: '' },
    { kind: 'ftp', host: 'a.example', folder: '/incoming' },
  ];
  for (const way of ways) await send(ours, 'cutline:call', 'destinations.save', { destination: { way } });
  expect(newsroom.asked).toHaveLength(3);
});

test.each(['__proto__', 'constructor', 'toString', 'quit'])('the desktop does not %s', async (request) => {
  await expect(desk().send(ours, 'cutline:desktop', request)).rejects.toThrow('does not do that');
});

test('only links on the list leave the desk', () => {
  expect(isKnownLink('https://iptc.org/standards/photo-metadata/')).toBe(true);
  const others = [
    'http://iptc.org/',
    'https://iptc.org.evil.example/',
    'https://a@iptc.org/',
    'file:///etc',
    'x',
    '',
  ];
  expect(others.filter(isKnownLink)).toEqual([]);
});
