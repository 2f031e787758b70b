/** The law of delivery: however often the line breaks and the program is killed, each file arrives once, whole. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { Parcel } from '#core/outbox/courier.ts';
import type { Destination } from '#core/outbox/records.ts';
import {
  destination,
  drawing,
  ftpWay,
  newFolder,
  noise,
  quickCourier,
  staged,
} from '#main/couriers/couriers.test-support.ts';
import { startCuttingProxy } from '#main/couriers/cutting-proxy.test-support.ts';
import { present, startSshd, startVsftpd } from '#main/couriers/real-servers.test-support.ts';

const cutsWanted = 20;
const killsWanted = 10;

interface Send {
  readonly id: string;
  readonly parcels: Parcel[];
}

async function manySends(count: number, draw: () => number): Promise<Send[]> {
  const folder = await newFolder();
  const sends: Send[] = [];
  for (let n = 0; n < count; n++) {
    const here = join(folder, `${n}`);
    await mkdir(here);
    const picture = noise(20_000 + Math.floor(draw() * 120_000), n);
    const parcels = await staged(here, { [`p${n}.jpg`]: picture, [`p${n}.xml`]: `<a n="${n}"/>` });
    sends.push({ id: `s${n}`, parcels });
  }
  return sends;
}

/**
 * Takes whatever has its name at once, as a receiver that watches its folder does, and notes each arrival.
 * @returns what arrived, by name, with the SHA-256 of each arrival
 */
function receiver(folder: string, inbox: string) {
  const arrivals = new Map<string, string[]>();
  const stop = new AbortController();
  const take = async () => {
    for (const name of await readdir(folder)) {
      if (name.endsWith('.part')) continue;
      const taken = join(inbox, `${arrivals.get(name)?.length ?? 0}-${name}`);
      await rename(join(folder, name), taken);
      const hash = createHash('sha256')
        .update(await readFile(taken))
        .digest('hex');
      arrivals.set(name, [...(arrivals.get(name) ?? []), hash]);
    }
  };
  const watching = (async () => {
    while (!stop.signal.aborted) {
      await take();
      await pause(5);
    }
    await take();
  })();
  return {
    arrivals,
    async end() {
      stop.abort();
      await watching;
    },
  };
}

/** Runs the worker over the sends, killed at moments drawn from the seed, then to its end. */
async function deliverKilled(to: Destination, sends: Send[], draw: () => number): Promise<number> {
  const job = join(await newFolder(), 'job.json');
  await writeFile(job, JSON.stringify({ destination: to, sends }));
  const start = () => spawn(process.execPath, [join(import.meta.dirname, 'kill-worker.ts'), job]);
  let killed = 0;
  for (let kill = 0; kill < killsWanted; kill++) {
    const worker = start();
    await Promise.race([once(worker.stdout, 'data'), once(worker, 'exit')]);
    await pause(draw() * 100);
    if (worker.exitCode === null && worker.kill('SIGKILL')) {
      await once(worker, 'exit');
      killed++;
    }
  }
  const worker = start();
  let said = '';
  worker.stdout.resume();
  worker.stderr.on('data', (chunk: Buffer) => (said += chunk));
  const [code] = await once(worker, 'exit');
  expect(said.replace(/^.*ExperimentalWarning.*$|^.*--trace-warnings.*$/gm, '').trim()).toBe('');
  expect(code).toBe(0);
  return killed;
}

async function everythingOnce(folder: string, to: Destination, seed: number, count: number) {
  const draw = drawing(seed);
  const sends = await manySends(count, draw);
  const watcher = receiver(folder, await newFolder());
  const killed = await deliverKilled(to, sends, draw);
  await watcher.end();
  for (const { parcels } of sends)
    for (const { name, hash } of parcels) expect([name, watcher.arrivals.get(name)]).toEqual([name, [hash]]);
  expect(watcher.arrivals.size).toBe(count * 2);
  expect(await readdir(folder)).toEqual([]);
  return killed;
}

/** How many bytes a line carries before it breaks, drawn from a seed. */
function breaking(seed: number, most: number): () => number {
  const draw = drawing(seed);
  return () => 2_000 + Math.floor(draw() * most);
}

describe('killed and cut off at any moment', () => {
  test('a folder: every file arrives once, whole', { timeout: 60_000 }, async () => {
    const folder = await newFolder();
    const killed = await everythingOnce(folder, destination({ kind: 'folder', folder }), 11, 300);
    expect(killed).toBe(killsWanted);
  });

  test.runIf(present('/usr/sbin/sshd'))(
    'SFTP: every file arrives once, whole',
    { timeout: 60_000 },
    async () => {
      const server = await startSshd();
      const proxy = await startCuttingProxy(server.port, breaking(12, 150_000), cutsWanted);
      try {
        const host = { host: '127.0.0.1', port: proxy.port, user: 'root', folder: server.root, hostKey: '' };
        const to = destination({ kind: 'sftp', ...host, login: 'key', keyFile: server.keyFile });
        const killed = await everythingOnce(server.root, to, 12, 60);
        expect(killed).toBe(killsWanted);
        expect(proxy.cuts()).toBeGreaterThanOrEqual(cutsWanted);
      } finally {
        await proxy.end();
        await server.end();
      }
    },
  );

  test.runIf(present('/usr/sbin/vsftpd'))(
    'FTP: every file arrives once, whole',
    { timeout: 60_000 },
    async () => {
      const server = await startVsftpd('none');
      const proxy = await startCuttingProxy(server.port, breaking(13, 40_000), cutsWanted, true);
      try {
        const killed = await everythingOnce(
          join(server.root, 'in'),
          destination(ftpWay(proxy.port)),
          13,
          100,
        );
        expect(killed).toBe(killsWanted);
        expect(proxy.cuts()).toBeGreaterThanOrEqual(cutsWanted);
      } finally {
        await proxy.end();
        await server.end();
      }
    },
  );

  test('a courier that is closed ends what is under way as interrupted', async () => {
    const folder = await newFolder();
    const courier = quickCourier(null);
    const to = destination({ kind: 'folder', folder }, { kilobytesPerSecond: 50 });
    const [send] = await manySends(1, () => 0.9);
    if (!send) throw new Error('Nothing was staged');
    const outcome = courier.deliver(
      { id: send.id, destination: to, parcels: send.parcels, placing: false },
      {
        progress: () => undefined,
        placing: async () => undefined,
        pin: async () => undefined,
        cancelled: new AbortController().signal,
      },
    );
    await pause(300);
    await courier.close();
    expect(await outcome).toMatchObject({ kind: 'failed', problem: { kind: 'interrupted' } });
  });
});
