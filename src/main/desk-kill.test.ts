/**
 * The desk's promise, through the whole program: kill it at any moment, and every edit it has
 * answered for is still there. A real loopback shell, run from source, is typed into over HTTP
 * while photos are being imported, killed, and started again.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Answer, CallInput, CallName, CallOutput } from '#core/contract.ts';

const root = join(import.meta.dirname, '../..');
const kills = 20;
/** Editors at work at the same time, each on a caption of their own. */
const editors = 3;
/** Milliseconds from the first answer to the latest kill. */
const longestTyping = 200;

/** Kill moments are drawn from it, so that a failure can be run again (mulberry32). */
const seed = 20_261_112;
function* moments(): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    yield (((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * longestTyping;
  }
}

/** A running desk. */
interface Desk {
  /** @throws TypeError or SyntaxError when the desk ends before it has answered, or while it does */
  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>>;
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
}

async function openDesk(archive: string): Promise<Desk> {
  const program = join(root, 'src/main/shells/cli/program.ts');
  const child = spawn(process.execPath, [program, 'serve', '--no-open', '--json', '--archive', archive], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Halves the start from source, which is most of this test's time.
    env: { ...process.env, NODE_COMPILE_CACHE: join(archive, 'compiled') },
  });
  const ended = new Promise<void>((settle) => child.once('close', () => settle()));
  const address = await addressOf(child);
  return {
    async call(name, input) {
      const response = await fetch(`${address}call/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(input),
      });
      const answer = (await response.json()) as Answer<CallOutput<typeof name>>;
      if (!answer.ok) throw new Error(`${name}: ${answer.problem.message}`);
      return answer.value;
    },
    end(signal) {
      child.kill(signal);
      return ended;
    },
  };
}

async function addressOf(child: ChildProcess): Promise<string> {
  if (!child.stdout || !child.stderr) throw new Error('The desk has no output.');
  let complaint = '';
  child.stderr.on('data', (part) => {
    complaint += String(part);
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const { address } = JSON.parse(line) as { address: string };
    return address;
  }
  throw new Error(`The desk ended before it had an address: ${complaint}`);
}

/** What an editor typed into one caption, over all kills. */
interface Typed {
  readonly caption: string;
  /** Every text sent, in order, and whether the desk answered that it is saved. */
  readonly sent: { text: string; acknowledged: boolean }[];
}

/** Types texts one after another, as the desk saves them, until it is gone. */
async function typeOn(desk: Desk, { caption, sent }: Typed, acknowledged: () => void): Promise<void> {
  for (;;) {
    const edit = { text: `Typed ${sent.length} by the ferry’s pilot in Bergen.`, acknowledged: false };
    sent.push(edit);
    try {
      const { entry } = await desk.call('captions.edit', { caption, changes: { caption: edit.text } });
      edit.acknowledged = entry.fields.caption === edit.text;
      acknowledged();
    } catch (error) {
      // The desk was killed before it answered, or in the middle of its answer. A refusal fails the test.
      if (error instanceof TypeError || error instanceof SyntaxError) return;
      throw error;
    }
  }
}

async function expectKept(desk: Desk, { caption, sent }: Typed): Promise<void> {
  const history = await desk.call('captions.history', { caption });
  const logged = history
    .filter(({ field, why }) => field === 'caption' && why === 'typed')
    .map(({ after }) => after);
  // What was under way at a kill may have been saved or not; nothing else may be missing or out of order.
  const expected = sent.filter(({ text, acknowledged }) => acknowledged || logged.includes(text));
  expect(logged).toEqual(expected.map(({ text }) => text));
  const [entry] = await desk.call('captions.entries', { captions: [caption] });
  if (logged.length > 0) expect(entry?.fields.caption).toBe(logged.at(-1));
}

const photos = join(root, 'sample', 'photos');

async function startImport(desk: Desk): Promise<string> {
  const { job } = await desk.call('photos.import', { paths: [photos], batch: 'Photos' });
  return job;
}

/** Waits for the import's end: every photo is there once, however often its reading was broken off. */
async function expectImported(desk: Desk, job: string): Promise<void> {
  let report = await desk.call('jobs.show', { job });
  while (report.state === 'running') {
    await pause(50);
    report = await desk.call('jobs.show', { job });
  }
  expect(report).toMatchObject({ state: 'done', failures: [] });
  const batches = await desk.call('batches.list', {});
  expect(batches.find(({ name }) => name === 'Photos')?.total).toBe(readdirSync(photos).length);
}

test('every edit the desk has answered for is there after it was killed', { timeout: 240_000 }, async () => {
  const archive = mkdtempSync(join(tmpdir(), 'cutline-desk-kill-'));
  const moment = moments();
  // The first one ends in order, so that it leaves its compiled sources to the others.
  await (await openDesk(archive)).end('SIGTERM');
  let desk = await openDesk(archive);
  const lines = Array.from(
    { length: editors },
    (_, number) => `Ferry number ${number + 1} leaves Bergen, Norway.`,
  );
  const text = ['Caption', ...lines.map((line) => `"${line}"`)].join('\n');
  const reading = await desk.call('documents.read', { name: 'ferries.csv', text });
  const batch = await desk.call('batches.add', { name: 'Ferries' });
  const attached = await desk.call('documents.attach', { reading, batch: batch.id, matches: [] });
  const typing = attached.entries.map((caption): Typed => ({ caption, sent: [] }));
  expect(typing).toHaveLength(editors);
  let job = await startImport(desk);

  for (let kill = 0; kill < kills; kill += 1) {
    const { promise: begun, resolve: acknowledged } = Promise.withResolvers<void>();
    const typed = Promise.all(typing.map((each) => typeOn(desk, each, acknowledged)));
    await Promise.race([begun, typed]);
    await pause(moment.next().value);
    await desk.end('SIGKILL');
    await typed;

    desk = await openDesk(archive);
    const { ok, problems } = await desk.call('archive.doctor', {});
    expect({ ok, problems }).toEqual({ ok: true, problems: [] });
    for (const each of typing) await expectKept(desk, each);
    const { state } = await desk.call('jobs.show', { job });
    // A finished import is begun anew, so that photos are being read at every kill.
    if (state === 'done') job = await startImport(desk);
    else await desk.call('jobs.resume', { job });
  }
  const acknowledged = typing.flatMap(({ sent }) => sent).filter((edit) => edit.acknowledged);
  expect(acknowledged.length).toBeGreaterThan(kills);
  await expectImported(desk, job);
  await desk.end('SIGTERM');
  rmSync(archive, { recursive: true });
});
