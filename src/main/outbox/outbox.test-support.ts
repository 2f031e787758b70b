/**
 * A desk over a real archive whose courier is a far side in memory, for the tests of the outbox. The far
 * side does what a server does, one step after another, and can be made to stop at any of them.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CallInput, CallName, CallOutput } from '#core/contract.ts';
import { type Newsroom, openNewsroom } from '#core/newsroom.ts';
import type { Courier, Delivery, DeliveryOutcome, DeliverySteps } from '#core/outbox/courier.ts';
import type { Destination, Send, SendProblem } from '#core/outbox/records.ts';
import type { Archive, Ports } from '#core/ports.ts';
import { connect } from '#main/archive/connection.ts';
import { archiveFileName } from '#main/archive/open.ts';
import { addCaption, clock, openIn } from '#main/archive/testing.ts';
import { type Assembled, assemble } from '#main/assemble.ts';

const project = join(import.meta.dirname, '../../..');
const paths = {
  migrations: join(project, 'db/migrations'),
  sample: join(project, 'sample'),
  pictureChild: join(project, 'src/main/tools/picture-child.ts'),
};

/** The steps of a delivery at which a program can be killed. */
export const crashPoints = ['connecting', 'half sent', 'sent', 'placing', 'named', 'answered'] as const;
export type CrashPoint = (typeof crashPoints)[number];

/** Receivers: files by destination and final name, and those that are still unfinished. */
export interface FarSide {
  readonly files: Map<string, string>;
  readonly unfinished: Map<string, string>;
  /** In the order of arrival, also of what came twice. */
  readonly arrivals: string[];
  /** Deliveries begun, by destination. */
  readonly begun: string[];
  /** At this step nothing ever happens again; null for not at all. */
  hangAt: CrashPoint | null;
  /** What goes wrong instead of a delivery. */
  fault: (delivery: Delivery) => SendProblem | null;
  /** Deliveries wait for it. */
  gate: (delivery: Delivery) => Promise<void>;
}

export function newFarSide(): FarSide {
  return {
    files: new Map(),
    unfinished: new Map(),
    arrivals: [],
    begun: [],
    hangAt: null,
    fault: () => null,
    gate: async () => undefined,
  };
}

/** A courier that brings files to a far side as the real ones do. */
export function courierTo(far: FarSide): Courier {
  const closed = Promise.withResolvers<'closed'>();
  async function reach(point: CrashPoint): Promise<void> {
    if (far.hangAt === point) await new Promise(() => undefined);
  }
  async function deliver(delivery: Delivery, steps: DeliverySteps): Promise<DeliveryOutcome> {
    far.begun.push(delivery.destination.name);
    await reach('connecting');
    const called = new Promise<'off'>((resolve) =>
      steps.cancelled.addEventListener('abort', () => resolve('off'), { once: true }),
    );
    const went = await Promise.race([far.gate(delivery), called, closed.promise]);
    if (went === 'off') return { kind: 'cancelled' };
    if (went === 'closed')
      return { kind: 'failed', problem: { kind: 'interrupted', message: 'The desk closed.' } };
    const problem = far.fault(delivery);
    if (problem) return { kind: 'failed', problem };
    const total = delivery.parcels.reduce((sum, { bytes }) => sum + bytes, 0);
    const temporary = (name: string) => `${delivery.id} ${name}`;
    if (!delivery.placing) {
      for (const { path, name } of delivery.parcels) {
        const text = await readFile(path, 'utf8');
        far.unfinished.set(temporary(name), text.slice(0, text.length / 2));
        steps.progress(Math.floor(total / 2), total);
        await reach('half sent');
        far.unfinished.set(temporary(name), text);
      }
      steps.progress(total, total);
      await reach('sent');
      try {
        await steps.placing();
      } catch {
        return { kind: 'cancelled' };
      }
    }
    await reach('placing');
    for (const { name } of delivery.parcels) {
      const text = far.unfinished.get(temporary(name));
      // Gone from under its temporary name: an earlier try gave it its name.
      if (text === undefined) continue;
      const final = `${delivery.destination.name}/${name}`;
      if (far.files.has(final)) {
        return { kind: 'failed', problem: { kind: 'name-taken', message: `${name} is taken.` } };
      }
      far.unfinished.delete(temporary(name));
      far.files.set(final, text);
      far.arrivals.push(final);
      await reach('named');
    }
    await reach('answered');
    const files = delivery.parcels.map(({ name, bytes, hash }) => ({ name, bytes, hash }));
    return { kind: 'delivered', receipt: { files, checked: 'size', said: 'ok' } };
  }
  return {
    deliver,
    test: async () => [{ what: 'reached', ok: true, said: '' }],
    hostKey: async () => `SHA256:${'A'.repeat(43)}`,
    close: async () => closed.resolve('closed'),
  };
}

/** A desk for a test. */
export interface TestDesk {
  readonly folder: string;
  readonly far: FarSide;
  readonly newsroom: Newsroom;
  readonly ports: Ports;
  readonly archive: Archive;
  readonly batch: string;
  value<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>>;
  refusal(name: CallName, input: unknown): Promise<string>;
  caption(text?: string, more?: Parameters<typeof addCaption>[3]): string;
  destination(more?: Partial<Destination>): Promise<Destination>;
  send(id: string): Send;
  /** Resolves once a condition holds. @throws after some seconds */
  until(condition: () => boolean): Promise<void>;
  /** As if killed: nothing more is written by it. Opens the next one on the same archive. */
  crash(): Promise<TestDesk>;
  close(): Promise<void>;
}

/** Opens a desk in a new folder. */
export async function openTestDesk(more: Partial<Ports> = {}): Promise<TestDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'cutline-outbox-'));
  const assembled = await assemble({
    archiveFolder: join(folder, 'archive'),
    editor: 'Mara Lindqvist',
    paths,
  });
  const batch = clock.newId();
  assembled.ports.archive.addBatch({ id: batch, name: 'Harbour', createdAt: clock.now() });
  return deskOver(folder, assembled, assembled.ports.archive, newFarSide(), batch, more);
}

function deskOver(
  folder: string,
  assembled: Assembled,
  archive: Archive,
  far: FarSide,
  batch: string,
  more: Partial<Ports>,
): TestDesk {
  const ports: Ports = { ...assembled.ports, archive, courier: courierTo(far), ...more };
  const newsroom = openNewsroom(ports);
  const desk: TestDesk = {
    folder,
    far,
    newsroom,
    ports,
    archive,
    batch,
    async value(name, input) {
      const answer = await newsroom.call(name, input);
      if (!answer.ok) throw new Error(`${name}: ${answer.problem.message}`);
      return answer.value as CallOutput<typeof name>;
    },
    async refusal(name, input) {
      const answer = await newsroom.call(name, input);
      if (answer.ok) throw new Error(`${name} was not refused`);
      return answer.problem.message;
    },
    caption: (text = 'The ferry Nordstern is towed into Vessel Bay, Norway.', facts = {}) =>
      addCaption(archive, batch, { caption: text, title: `ferry ${clock.newId()}` }, facts),
    destination: (settings = {}) =>
      desk.value('destinations.save', { destination: { ...plainDestination(), ...settings } }),
    send(id) {
      const send = archive.send(id);
      if (!send) throw new Error('no such send');
      return send;
    },
    async until(condition) {
      for (let turn = 0; turn < 800; turn += 1) {
        if (condition()) return;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      throw new Error(`It never happened: ${JSON.stringify(archive.sends({}).sends, null, 1)}`);
    },
    async crash() {
      archive.close();
      const db = connect(join(folder, 'archive', archiveFileName));
      // The processes of a test live on: its note of who sends would count as alive.
      db.exec('UPDATE outbox SET runner = NULL');
      db.close();
      far.hangAt = null;
      return deskOver(folder, assembled, openIn(join(folder, 'archive')), far, batch, more);
    },
    async close() {
      await newsroom.close();
      archive.close();
      await assembled.close().catch(() => undefined);
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return desk;
}

export function plainDestination(): Destination {
  return {
    id: clock.newId(),
    name: `Wire ${clock.newId().slice(-6)}`,
    way: { kind: 'folder', folder: '/wire' },
    format: 'text',
    picture: 'none',
    house: 'desk',
    names: '',
    rendition: { longestEdge: null, quality: 90 },
    kilobytesPerSecond: null,
    keepsEmbargo: false,
    service: 'cut',
    charset: 'ascii',
    paused: false,
  };
}
