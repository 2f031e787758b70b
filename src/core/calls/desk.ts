/**
 * What every call handler is given: the ports, the way to announce a change, and the few things
 * that live as long as the desk is open. Handlers live in this folder, one file per noun.
 */

import type * as z from 'zod';
import { keepPrepared, type PreparedCaptions } from '#core/calls/prepared.ts';
import type { CallName, CallOutput, Contract, DeskEvent, Undo } from '#core/contract.ts';
import type { IngestOrder, IngestReport, WatchedState } from '#core/ingest/records.ts';
import type { Cancelled } from '#core/outbox/courier.ts';
import type { Ports } from '#core/ports.ts';
import type { ImportReport } from '#core/records.ts';
import { Refusal } from '#core/refusal.ts';
import type { House } from '#core/style/house.ts';
import { bundledHouses, findHouse } from '#core/style/houses.ts';

/** The open desk. */
export interface Desk extends Ports {
  announce(event: DeskEvent): void;
  /** Imports that run in this process, by job id. */
  readonly running: Map<string, RunningImport>;
  /** Ingests and watched folders that run in this process; see ingest-run.ts and folders.ts. */
  readonly ingests: Ingests;
  /** Long writes that can be stopped, by the name their shell gave them; see writing.ts. */
  readonly writing: Map<string, { stopped: boolean }>;
  /** The run that empties the outbox; null while this program does not send. */
  readonly outbox: { run: OutboxRun | null };
  /** Captions made ready for comparing, so that typing does not prepare them again. */
  readonly prepared: PreparedCaptions;
  /** How many rechecks were asked for, and the end of the newest; see recheck.ts. */
  rechecks: number;
  rechecking: Promise<void>;
  /** The remake that a change of rules asked for: its end, and how far it is, null while none runs; see remake.ts. */
  remaking: Promise<void>;
  remade: { readonly done: number; readonly total: number } | null;
  /** Set once the desk is closing: work in the background ends after the turn in hand. */
  closed: boolean;
  close(): Promise<void>;
}

/** An import under way: its latest report, how to stop it, and its end. */
export interface RunningImport {
  report: ImportReport;
  readonly cancelled: boolean;
  /** Stops it where it stands: what is in hand is left for a resume. */
  stop(): void;
  /** Settles as soon as it is stopped. */
  readonly stopped: Promise<void>;
  /** Never rejects: what went wrong is in the report. */
  finished: Promise<void>;
}

/** An ingest under way. */
export interface RunningIngest {
  readonly order: IngestOrder;
  /** As it stands at this moment. */
  report(): IngestReport;
  /** Stops it: a file in hand is given up, a photo in hand is still brought in. */
  stop(): void;
  /** Never rejects: what went wrong is in the report. */
  finished: Promise<void>;
}

/** A folder this process watches. */
export interface WatchingFolder {
  state(): Pick<WatchedState, 'reason' | 'photos' | 'failures'>;
  stop(): Promise<void>;
}

/** What ingests of this process share. */
export interface Ingests {
  readonly running: Map<string, RunningIngest>;
  readonly watching: Map<string, WatchingFolder>;
  /** Places that a copy on its way will have: two ingests at once never choose the same. */
  readonly places: Set<string>;
}

/** A send on its way from this program. */
export interface GoingSend {
  readonly destination: string;
  bytesSent: number;
  bytesTotal: number;
  /** Bytes a second. */
  rate: number;
  /** Tries of this send that ended in what may be a server's passing mood, since this program began. */
  moods: number;
  /** Set when the program ends: what is cut off by that is no problem of the destination's. */
  closing: boolean;
  readonly cancelled: Cancelled & { readonly aborted: boolean };
  /** Calls it back, unless its names are just being given. */
  callOff(): void;
  readonly finished: Promise<void>;
  ended(): void;
}

/** The runner of the outbox; see outbox-run.ts. */
export interface OutboxRun {
  /** null for a send that is not on its way. */
  going(send: string): GoingSend | null;
  /** Bytes a second over all destinations. */
  rate(): number;
  /** Has it look at the queue now. */
  wake(): void;
  /** Ends it where it stands; everything goes on from there at the next start. */
  stop(): Promise<void>;
}

/** What a change answers with. */
export interface Done<Value> {
  readonly value: Value;
  readonly undo?: Undo;
}

type Result<Name extends CallName> = Contract[Name]['kind'] extends 'change'
  ? Done<CallOutput<Name>>
  : CallOutput<Name>;

/** One handler for each call of the contract; a missing one is a compile error. */
export type Handlers = {
  readonly [Name in CallName]: (
    input: z.output<Contract[Name]['input']>,
    desk: Desk,
  ) => Result<Name> | Promise<Result<Name>>;
};

/** Opens the desk over its ports. */
export function openDesk(ports: Ports, announce: (event: DeskEvent) => void): Desk {
  const running = new Map<string, RunningImport>();
  const ingests: Ingests = { running: new Map(), watching: new Map(), places: new Set() };
  const outbox: Desk['outbox'] = { run: null };
  const stopWatching = ports.archive.watch(() => {
    announce({ name: 'archive.changed', detail: {} });
    // Another program may have queued, paused or cancelled something.
    outbox.run?.wake();
  });
  return {
    ...ports,
    announce,
    running,
    ingests,
    writing: new Map(),
    outbox,
    prepared: keepPrepared(),
    rechecks: 0,
    rechecking: Promise.resolve(),
    remaking: Promise.resolve(),
    remade: null,
    closed: false,
    async close() {
      stopWatching();
      this.closed = true;
      await outbox.run?.stop();
      this.rechecks += 1;
      await this.rechecking;
      await this.remaking;
      for (const job of running.values()) job.stop();
      for (const ingest of ingests.running.values()) ingest.stop();
      await Promise.all([...running.values(), ...ingests.running.values()].map((job) => job.finished));
      await Promise.all([...ingests.watching.values()].map((folder) => folder.stop()));
    },
  };
}

/** The house of that id, or the desk's own choice where none is given. */
export function houseOf(desk: Desk, id: string | undefined): House {
  const wanted = id ?? chosenHouse(desk);
  const house = findHouse(wanted, desk.archive.houses());
  if (house) return house;
  if (id === undefined) return findHouse('desk', []) ?? firstHouse();
  const known = [...bundledHouses, ...desk.archive.houses()].map((each) => each.id).join(', ');
  throw new Refusal('bad-input', `There is no house style named “${id}”. Known: ${known}.`, 'house');
}

/** The id of the house the desk has chosen. */
export function chosenHouse(desk: Desk): string {
  const chosen = desk.archive.setting('house');
  return typeof chosen === 'string' ? chosen : 'desk';
}

function firstHouse(): House {
  const house = bundledHouses[0];
  if (!house) throw new Error('No house style is bundled.');
  return house;
}
