/**
 * One table of calls, made through Electron's IPC handler, the loopback shell and the command line
 * over one archive: each must be answered alike, whatever carries it.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IpcMain } from 'electron';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '#core/contract.ts';
import { type Assembled, assemble } from '#main/assemble.ts';
import { ask } from '#main/shells/cli/command.ts';
import { registerCalls } from '#main/shells/electron/ipc.ts';
import { rememberPicked } from '#main/shells/electron/picked.ts';
import { findHome } from '#main/shells/home.ts';
import { type Loopback, listen } from '#main/shells/loopback.ts';
import { runOn } from '#main/shells/testing/captured-terminal.ts';
import { makeSite } from '#main/site.ts';

const page = `Harbour Gallery

Ferry crews test rescue boats in the outer harbour of Port Aldine on Monday, March 2, 2026. Photo: Harbour Press

Nurse Ama Boateng gives a vaccine at a clinic in Port Aldine on Monday, March 2, 2026. Photo: Harbour Press
`;

const missing = '01890a5d-ac96-774b-bcce-b302099a8057';
let folder = '';
let desk: Assembled;
let loopback: Loopback;
let captions: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cutline-contract-'));
  const home = findHome(import.meta.dirname);
  const archiveFolder = join(folder, 'archive');
  desk = await assemble({ archiveFolder, paths: home, editor: 'Ana Ruiz' });
  loopback = await listen({
    newsroom: desk.newsroom,
    site: makeSite({ rendererFolder: home.renderer, ports: () => desk.ports }),
    incoming: join(archiveFolder, 'incoming'),
  });
  await mkdir(join(archiveFolder, 'drop'));
  await writeFile(join(archiveFolder, 'drop', 'page.txt'), page);
  const reading = await ask(desk.newsroom, 'documents.read', { name: 'page.txt', text: page });
  const batch = await ask(desk.newsroom, 'batches.add', { name: 'Harbour' });
  const matches = await ask(desk.newsroom, 'documents.match', { reading, batch: batch.id });
  await ask(desk.newsroom, 'documents.attach', { reading, batch: batch.id, matches });
  captions = await ask(desk.newsroom, 'captions.ids', { query: {} });
});
afterAll(async () => {
  await loopback.close();
  await desk.close();
  await rm(folder, { recursive: true, force: true });
});

/** Each shell's way to make a call. */
const shells = {
  async electron(name: string, input: unknown): Promise<unknown> {
    let handler: ((event: unknown, name: string, input: unknown) => unknown) | undefined;
    const keep = (_channel: string, given: typeof handler) => {
      handler = given;
    };
    const ipcMain = { handle: keep } as unknown as IpcMain;
    const picked = rememberPicked(join(folder, 'archive'), join(folder, 'picked.json'));
    registerCalls(ipcMain, desk.newsroom, () => true, picked);
    return structuredClone(await handler?.({ senderFrame: null }, name, structuredClone(input)));
  },
  async loopback(name: string, input: unknown): Promise<unknown> {
    const response = await fetch(`${loopback.address}call/${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input),
    });
    return response.json();
  },
  async 'command line'(name: string, input: unknown): Promise<unknown> {
    const { out } = await runOn(desk.newsroom, ['call', name, '-'], { input: JSON.stringify(input) });
    return JSON.parse(out) as unknown;
  },
};

async function answers(name: string, input: unknown): Promise<unknown[]> {
  const all = [];
  for (const call of Object.values(shells)) all.push(await call(name, input));
  return all;
}

/** Calls whose answer does not depend on when they are made. */
const calls: [name: string, input: () => unknown][] = [
  ['archive.status', () => ({})],
  ['archive.set', () => ({ key: 'theme', value: 'dark' })],
  ['archive.set', () => ({ key: 'colour', value: 1 })],
  ['batches.list', () => ({})],
  ['batches.add', () => ({ name: 'Harbour' })],
  ['batches.rename', () => ({ batch: missing, name: 'Port' })],
  ['captions.find', () => ({ query: { words: 'clínic', limit: 10 } })],
  ['captions.find', () => ({ query: { limit: -1 } })],
  ['captions.ids', () => ({ query: {} })],
  ['captions.entries', () => ({ captions: [...captions, missing] })],
  ['captions.show', () => ({ caption: captions[0] })],
  ['captions.show', () => ({ caption: missing })],
  ['captions.review', () => ({ caption: captions[0], changes: { caption: 'A ferry  leaves “Port Aldine' } })],
  ['captions.history', () => ({ caption: captions[1] })],
  ['captions.edit', () => ({ caption: missing, changes: { headline: 'Ferry' } })],
  ['captions.edit', () => ({ caption: captions[0], changes: { colour: 'red' } })],
  ['captions.rate', () => ({ captions: captions.slice(0, 1), rating: 4 })],
  ['documents.read', () => ({ name: 'page.txt', text: page })],
  ['documents.open', () => ({ path: join(folder, 'archive', 'drop', 'page.txt') })],
  ['documents.open', () => ({ path: join(folder, 'archive', 'drop', 'none.txt') })],
  ['duplicates.find', () => ({ query: {} })],
  ['duplicates.show', () => ({ left: captions[0], right: captions[1] })],
  ['words.suggest', () => ({ field: 'credit', prefix: 'Har' })],
  ['houses.list', () => ({})],
  ['houses.rules', () => ({})],
  ['wire.preview', () => ({ caption: captions[1], house: 'reuters' })],
  ['wire.preview', () => ({ caption: captions[1], house: 'no-such-house' })],
  ['receivers.show', () => ({ caption: captions[1], changes: { credit: 'Grüße' } })],
  ['jobs.show', () => ({ job: missing })],
];

describe.each(calls)('%s', (name, input) => {
  test('is answered alike by all three shells', async () => {
    const [first, ...others] = await answers(name, input());
    expect(first).toHaveProperty('ok');
    for (const other of others) expect(other).toEqual(JSON.parse(JSON.stringify(first)));
  });
});

test.each(Object.keys(contract))('%s refuses input of another shape alike', async (name) => {
  const all = await answers(name, { nonsense: true });
  expect(all).toEqual(all.map(() => all[0]));
  expect(all[0]).toMatchObject({ ok: false, problem: { code: 'bad-input' } });
});

test.each(['captions.erase', '__proto__', 'constructor', 'toString', ''])(
  '%j is no call in any shell',
  async (name) => {
    const unknown = { ok: false, problem: { code: 'unknown-call' } };
    expect(await shells.electron(name, {})).toMatchObject(unknown);
    expect(await shells.loopback(name, {})).toMatchObject(unknown);
    expect((await runOn(desk.newsroom, ['call', name])).code).toBe(2);
  },
);
