/**
 * A whole delivery in bad weather: pictures go to a folder, an SFTP and an FTP server at once, while
 * connections are cut at random bytes and the sending process is killed. Used by delivery.test.ts and
 * bench/delivery.ts.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, connect as dial, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import sharp from 'sharp';
import type { Destination, Send, Way } from '#core/outbox/records.ts';
import { assemble } from '#main/assemble.ts';
import { drawing, freePort, noise } from '#main/couriers/couriers.test-support.ts';
import { startSshd, startVsftpd } from '#main/couriers/real-servers.test-support.ts';

const project = join(import.meta.dirname, '../../..');
const paths = {
  migrations: join(project, 'db/migrations'),
  sample: join(project, 'sample'),
  pictureChild: join(project, 'src/main/tools/picture-child.ts'),
};

/** How bad the weather is. */
export interface Weather {
  readonly pictures: number;
  readonly cuts: number;
  readonly kills: number;
  readonly seed: number;
  /** Per destination; slow enough that the trouble finds something on its way. */
  readonly kilobytesPerSecond: number | null;
}

/** What arrived where. */
export interface Arrived {
  readonly destination: string;
  /** Every file in the receiver's folder, with the SHA-256 of what it holds. */
  readonly files: ReadonlyMap<string, string>;
  readonly sends: readonly Send[];
}

export interface Outcome {
  readonly arrived: readonly Arrived[];
  readonly cuts: number;
  readonly kills: number;
  readonly seconds: number;
  readonly hostKey: string;
  /** What is left in the archive's folder of staged files. */
  readonly staged: readonly string[];
}

/** The address of the proxies: servers see their own, so one port number serves both sides. */
const proxyHost = '127.0.0.2';
/** Ports of FTP's data connections. */
const dataPorts = 6;

/** Sends pictures through the weather until all of them say that they arrived. */
export async function deliverThrough(weather: Weather): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'cutline-delivery-'));
  const chance = drawing(weather.seed);
  const firstData = await freePort();
  const [sshd, ftpd] = await Promise.all([
    startSshd(),
    startVsftpd('none', [`pasv_min_port=${firstData}`, `pasv_max_port=${firstData + dataPorts - 1}`]),
  ]);
  const knife = newKnife(weather, chance);
  const proxies = await Promise.all([
    proxyTo(sshd.port, sshd.port, knife),
    proxyTo(ftpd.port, ftpd.port, knife),
    ...Array.from({ length: dataPorts }, (_, index) => proxyTo(firstData + index, firstData + index, knife)),
  ]);
  const local = join(folder, 'received');
  mkdirSync(local);
  const sftpFolder = join(sshd.root, 'in');
  mkdirSync(sftpFolder);
  const receivers: { name: string; way: Way; folder: string }[] = [
    { name: 'Folder', way: { kind: 'folder', folder: local }, folder: local },
    {
      name: 'SFTP',
      folder: sftpFolder,
      way: {
        kind: 'sftp',
        host: proxyHost,
        port: sshd.port,
        user: 'root',
        folder: sftpFolder,
        login: 'key',
        keyFile: sshd.keyFile,
        hostKey: '',
      },
    },
    {
      name: 'FTP',
      folder: join(ftpd.root, 'in'),
      way: {
        kind: 'ftp',
        host: proxyHost,
        port: ftpd.port,
        user: 'anonymous',
        folder: 'in',
        security: 'none',
        authority: '',
      },
    },
  ];
  try {
    const archiveFolder = join(folder, 'archive');
    await queueAll(folder, archiveFolder, receivers, weather);
    const started = performance.now();
    let kills = 0;
    for (; kills < weather.kills; kills += 1) {
      if (await workUntil(archiveFolder, 150 + chance() * 1_500)) break;
    }
    while (!(await workUntil(archiveFolder, null)));
    const seconds = (performance.now() - started) / 1_000;
    return { ...(await lookAt(archiveFolder, receivers)), cuts: knife.done(), kills, seconds };
  } finally {
    for (const proxy of proxies) proxy.close();
    await Promise.all([sshd.end(), ftpd.end()]);
    for (const each of [folder, sshd.folder, ftpd.folder]) rmSync(each, { recursive: true, force: true });
  }
}

/** Cuts the connection on which a drawn byte passes. */
interface Knife {
  cutsAt(bytes: number): boolean;
  done(): number;
}

function newKnife({ cuts, pictures }: Weather, chance: () => number): Knife {
  // Over what surely passes, some 40 KB for each picture, so that cuts hit logins and answers, too.
  const about = pictures * 30_000;
  const moments = Array.from({ length: cuts }, () => chance() * about).sort((a, b) => a - b);
  let passed = 0;
  let done = 0;
  return {
    cutsAt(bytes) {
      passed += bytes;
      const moment = moments[done];
      if (moment === undefined || passed < moment) return false;
      done += 1;
      return true;
    },
    done: () => done,
  };
}

/** Passes everything on, both ways, until the knife cuts. */
async function proxyTo(port: number, listen: number, knife: Knife): Promise<Server> {
  const server = createServer((near) => {
    const far = dial({ port, host: '127.0.0.1', noDelay: true });
    near.setNoDelay(true);
    const end = () => {
      near.destroy();
      far.destroy();
    };
    const pass = (from: Socket, to: Socket) =>
      from.on('data', (chunk) => {
        if (!knife.cutsAt(chunk.length)) {
          to.write(chunk);
          return;
        }
        // A part of the last bytes still gets through, as on a real line.
        to.write(chunk.subarray(0, chunk.length / 2), end);
      });
    pass(near, far);
    pass(far, near);
    near
      .on('end', () => far.end())
      .on('error', end)
      .on('close', end);
    far
      .on('end', () => near.end())
      .on('error', end)
      .on('close', end);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(listen, proxyHost, resolve);
  });
  return server;
}

async function queueAll(
  folder: string,
  archiveFolder: string,
  receivers: readonly { name: string; way: Way }[],
  { pictures, seed, kilobytesPerSecond }: Weather,
): Promise<void> {
  const photos = join(folder, 'photos');
  mkdirSync(photos);
  for (let number = 1; number <= pictures; number += 1) {
    const raw = { width: 160, height: 120, channels: 3 } as const;
    await sharp(noise(160 * 120 * 3, seed + number), { raw })
      .jpeg({ quality: 90 })
      .toFile(join(photos, `HF_${String(number).padStart(4, '0')}.jpg`));
  }
  const desk = await assemble({ archiveFolder, editor: 'Delivery', paths });
  const call = async (name: string, input: unknown): Promise<unknown> => {
    const answer = await desk.newsroom.call(name, input);
    if (!answer.ok) throw new Error(`${name}: ${answer.problem.message}`);
    return answer.value;
  };
  const imported = new Promise<void>((resolve) => {
    desk.newsroom.on(({ name, detail }) => {
      if (name === 'job.progress' && detail.state !== 'running') resolve();
    });
  });
  await call('photos.import', { paths: [photos], batch: 'Harbour' });
  await imported;
  const captions = desk.ports.archive.ids({});
  const edits = captions.map((caption, number) => ({
    caption,
    changes: { caption: `Ferry number ${number} leaves Vessel Bay, Norway.`, byline: 'Mara Lindqvist' },
  }));
  await call('captions.editAll', { edits });
  const destinations = receivers.map(
    ({ name, way }): Destination => ({
      id: desk.ports.clock.newId(),
      name,
      way,
      format: 'text',
      picture: 'beside',
      house: 'desk',
      names: '',
      rendition: { longestEdge: null, quality: 90 },
      kilobytesPerSecond,
      keepsEmbargo: false,
      service: 'cut',
      charset: 'ascii',
      paused: false,
    }),
  );
  for (const destination of destinations) await call('destinations.save', { destination });
  const ids = destinations.map(({ id }) => id);
  await call('outbox.send', { captions, destinations: ids, override: 'Delivery in bad weather.' });
  await desk.close();
}

/** Lets a process send. @param life milliseconds until it is killed, null for never. @returns whether all had gone */
async function workUntil(archiveFolder: string, life: number | null): Promise<boolean> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'delivery-worker.ts'), archiveFolder], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: join(archiveFolder, '..', 'compiled') },
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let said = '';
  const ready = new Promise<void>((resolve) => {
    child.stdout.on('data', (part) => {
      said += String(part);
      if (said.includes('ready')) resolve();
    });
  });
  if (life !== null) {
    await Promise.race([ready, ended]);
    await Promise.race([pause(life), ended]);
    child.kill('SIGKILL');
  }
  await ended;
  return said.includes('empty');
}

async function lookAt(
  archiveFolder: string,
  receivers: readonly { name: string; folder: string }[],
): Promise<Pick<Outcome, 'arrived' | 'hostKey' | 'staged'>> {
  const desk = await assemble({ archiveFolder, create: false, paths });
  const { archive } = desk.ports;
  const kept = archive.destinations();
  const arrived = receivers.map(({ name, folder }): Arrived => {
    const id = kept.find(({ destination }) => destination.name === name)?.destination.id ?? '';
    const sends: Send[] = [];
    for (;;) {
      const page = archive.sends({ destination: id, offset: sends.length, limit: 200 });
      sends.push(...page.sends);
      if (page.sends.length === 0) break;
    }
    const files = readdirSync(folder).map((file): [string, string] => [
      file,
      createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest('hex'),
    ]);
    return { destination: name, files: new Map(files), sends };
  });
  const sftp = kept.find(({ destination }) => destination.way.kind === 'sftp')?.destination.way;
  await desk.close();
  const staged = readdirSync(join(archiveFolder, 'outbox'));
  return { arrived, hostKey: sftp?.kind === 'sftp' ? sftp.hostKey : '', staged };
}
