/** What the tests of couriers share: destinations, staged parcels, steps that are written down, and a courier of short patience. */
import { createHash } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Courier, Delivery, DeliveryOutcome, DeliverySteps, Parcel } from '#core/outbox/courier.ts';
import type { Destination, SecretState, Way } from '#core/outbox/records.ts';
import { createCourier } from '#main/couriers/courier.ts';

export const theSecret = 'swordfish-91%/ä';

export function newFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'cutline-courier-'));
}

export function destination(way: Way, more: Partial<Destination> = {}): Destination {
  return {
    id: 'd1',
    name: 'Harbour Post',
    way,
    format: 'text',
    picture: 'beside',
    house: 'house',
    names: '',
    rendition: { longestEdge: null, quality: 90 },
    kilobytesPerSecond: null,
    keepsEmbargo: true,
    service: 'a',
    charset: 'ascii',
    paused: false,
    ...more,
  };
}

export function ftpWay(port: number, more: Partial<Way & { kind: 'ftp' }> = {}): Way & { kind: 'ftp' } {
  const base = { host: '127.0.0.1', port, user: 'anonymous', folder: 'in', authority: '' };
  return { kind: 'ftp', ...base, security: 'none', ...more };
}

export function httpWay(url: string, more: Partial<Way & { kind: 'http' }> = {}): Way & { kind: 'http' } {
  return { kind: 'http', url, method: 'PUT', headers: [], login: 'none', user: '', authority: '', ...more };
}

/** A courier that knows one secret and gives up soon. */
export function quickCourier(secret: string | null = theSecret, idleMs = 2_000): Courier {
  const state: SecretState = secret === null ? 'missing' : 'kept';
  const secrets = { state: () => state, reveal: () => secret };
  return createCourier({ secrets, connectMs: 2_000, idleMs, keepMs: 5_000 });
}

/** Stages files with bytes that tell them apart. The document comes last. */
export async function staged(folder: string, files: Record<string, Uint8Array | string>): Promise<Parcel[]> {
  const parcels: Parcel[] = [];
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, `staged-${parcels.length}-${createHash('md5').update(name).digest('hex')}`);
    await writeFile(path, content);
    const bytes = Buffer.from(content).length;
    const hash = createHash('sha256').update(content).digest('hex');
    parcels.push({ path, name, bytes, hash, mediaType: name.endsWith('.jpg') ? 'image/jpeg' : 'text/xml' });
  }
  return parcels;
}

/** Bytes that look random and are the same for the same seed. */
export function noise(length: number, seed: number): Buffer {
  const bytes = Buffer.alloc(length);
  const draw = drawing(seed);
  for (let i = 0; i < length; i++) bytes[i] = Math.floor(draw() * 256);
  return bytes;
}

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function drawing(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Steps that note what was told; `stop` calls the delivery off. */
export interface NotedSteps extends DeliverySteps {
  readonly told: { sent: number[]; placing: number; pinned: string[] };
  readonly stop: () => void;
}

export function notedSteps(
  onProgress: (sent: number, stop: () => void) => void = () => undefined,
): NotedSteps {
  const controller = new AbortController();
  const told: NotedSteps['told'] = { sent: [], placing: 0, pinned: [] };
  const stop = () => controller.abort();
  return {
    told,
    stop,
    cancelled: controller.signal,
    progress: (sent) => {
      told.sent.push(sent);
      onProgress(sent, stop);
    },
    placing: async () => {
      told.placing++;
    },
    pin: async (hostKey) => {
      told.pinned.push(hostKey);
    },
  };
}

export function delivery(to: Destination, parcels: Parcel[], more: Partial<Delivery> = {}): Delivery {
  return { id: 's1', destination: to, parcels, placing: false, ...more };
}

/** The kind of problem a delivery ended with, and its words. Fails the test when the secret is in them. */
export function problemIn(outcome: DeliveryOutcome): string {
  if (JSON.stringify(outcome).includes(theSecret)) throw new Error('The secret is in the outcome');
  return outcome.kind === 'failed' ? `${outcome.problem.kind}: ${outcome.problem.message}` : outcome.kind;
}

/** A port that nobody listens at now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No port was given');
  return address.port;
}
