/** The built command line as scripts use it: real processes, real archives, exact output. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { root } from '../../scripts/project.ts';

const program = join(root, 'bin', 'cutline.js');
const page = `Harbour Gallery

Ferry crews test rescue boats in the outer harbour of Port Aldine on Monday, March 2, 2026. Photo: Harbour Press

Nurse Ama Boateng gives a vaccine at a clinic in Port Aldine on Monday, March 2, 2026. Photo: Harbour Press

Ferry crews test rescue boats in the outer harbour of Port Aldine on Monday, March 2, 2026. Photo: Harbour Press
`;

let folder = '';
let archive = '';
let running: ChildProcess[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cutline-command-'));
  archive = join(folder, 'archive');
  running = [];
});
afterEach(async () => {
  for (const child of running) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

function start(words: readonly string[], nodeFlags: readonly string[] = []): ChildProcess {
  const child = spawn(process.execPath, [...nodeFlags, program, ...words], { cwd: folder });
  running.push(child);
  return child;
}

async function cutline(...words: string[]) {
  return outcomeOf(start([...words, '--archive', archive]));
}

async function outcomeOf(child: ChildProcess): Promise<{ code: number | null; out: string; err: string }> {
  let out = '';
  let err = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  const code = await new Promise<number | null>((ended) => child.once('close', ended));
  return { code, out, err };
}

async function json(...words: string[]): Promise<unknown> {
  const { out } = await cutline(...words, '--json');
  return JSON.parse(out) as unknown;
}

async function addressOf(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('no output');
  for await (const line of createInterface({ input: child.stdout })) {
    return (JSON.parse(line) as { address: string }).address;
  }
  throw new Error('ended without an address');
}

test('from a caption page to wire-ready text', async () => {
  await writeFile(join(folder, 'page.txt'), page);
  await writeFile(join(folder, 'empty.jpg'), '');
  const imported = await cutline('import', 'page.txt', 'empty.jpg', '--batch', 'Harbour', '--json');
  expect(imported.code).toBe(1);
  expect(JSON.parse(imported.out)).toEqual({
    photos: { added: 0, known: 0, failed: 1 },
    captions: { found: 3, distinct: 2, attached: 0 },
    failures: [{ path: join(folder, 'empty.jpg'), reason: expect.stringMatching(/^\S.{5,}$/) }],
  });
  const list = (await json('list', '--batch', 'Harbour')) as { id: string; caption: string }[];
  expect(list).toHaveLength(2);
  const ferry = list.find(({ caption }) => caption.startsWith('Ferry'));
  expect(Object.keys(ferry ?? {})).toEqual([
    'id',
    'fileName',
    'headline',
    'caption',
    'credit',
    'status',
    'flags',
  ]);
  expect(ferry?.caption).toContain('on Monday, March 2, 2026');

  const edited = await json('edit', ferry?.id ?? '', 'headline=Rescue boats', 'keywords=ferry; rescue');
  expect(edited).toMatchObject({ headline: 'Rescue boats', keywords: ['ferry', 'rescue'], occurrences: 2 });
  const shown = await json('show', ferry?.id ?? '');
  expect(shown).toMatchObject({
    headline: 'Rescue boats',
    revisions: expect.arrayContaining([
      expect.objectContaining({ field: 'headline', after: 'Rescue boats' }),
    ]),
    checks: expect.any(Array),
    duplicates: expect.any(Array),
  });

  for (const check of (await json('check')) as { id: string; start: number; end: number }[]) {
    expect(list.map(({ id }) => id)).toContain(check.id);
    expect(check.end).toBeGreaterThanOrEqual(check.start);
  }
  expect(await json('duplicates')).toEqual(expect.any(Array));

  const words = [
    'export',
    '--format',
    'json',
    '--house',
    'ap',
    '--out',
    'outbox',
    '--override',
    'test of the desk',
  ];
  expect(await json(...words)).toMatchObject({ exported: 2, refused: [], existing: [], failures: [] });
  const records = JSON.parse(await readFile(join(folder, 'outbox', 'captions.json'), 'utf8')) as unknown;
  expect(records).toEqual(expect.arrayContaining([expect.objectContaining({ headline: 'Rescue boats' })]));
  const again = await cutline(...words, '--json');
  expect(again.code).toBe(1);
  expect(JSON.parse(again.out)).toMatchObject({ existing: [expect.stringContaining('captions.json')] });
});

test('a serving desk and the command line share one archive; a second desk is sent to the first', async () => {
  const first = start(['serve', '--no-open', '--json', '--archive', archive]);
  const address = await addressOf(first);
  const added = await cutline('call', 'batches.add', '--name', 'Harbour');
  expect(added.code).toBe(0);
  const response = await fetch(`${address}call/batches.list`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  expect(await response.json()).toMatchObject({ ok: true, value: [{ name: 'Harbour' }] });

  const second = await cutline('serve', '--no-open', '--json');
  expect(second.err).toContain('Another desk is open');
  expect(JSON.parse(second.out)).toEqual({ address });

  const ended = outcomeOf(first);
  first.kill('SIGTERM');
  expect((await ended).code).toBe(0);
  expect(existsSync(join(archive, 'desk.lock'))).toBe(false);
});

test('a desk that was killed does not keep its archive', async () => {
  const first = start(['serve', '--no-open', '--json', '--archive', archive]);
  const address = await addressOf(first);
  const ended = outcomeOf(first);
  first.kill('SIGKILL');
  await ended;
  // The same address, so that the window left open goes on and saves by itself.
  const second = start(['serve', '--no-open', '--json', '--archive', archive]);
  expect(await addressOf(second)).toBe(address);
});

test('a Node that is too old is told so, and nothing crashes', async () => {
  const older = 'data:text/javascript,Object.defineProperty(process.versions,"node",{value:"22.13.1"})';
  const { code, out, err } = await outcomeOf(start(['list'], ['--import', older]));
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain('Cutline needs Node 22.14 or newer; this is Node 22.13.1');
});

test('output that nobody reads to its end is no error', async () => {
  const child = start(['call', '--help']);
  child.stdout?.destroy();
  const { err } = await outcomeOf(child);
  expect(err).not.toContain('EPIPE');
});
