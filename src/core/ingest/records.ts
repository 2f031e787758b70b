/**
 * The records of ingests and watched folders that cross a process: each a schema, and its type
 * inferred from it. The contract builds its calls from them, the journal keeps the order.
 */
import * as z from 'zod';
import { Failure, FieldChangesSchema, Id } from '#core/records.ts';

const path = z.string().min(1).max(4_096);
const Count = z.number().int().nonnegative();

/** The most folders an ingest copies to at once. */
export const mostDestinations = 2;

/** What is stamped on and how things are named; the same for cards and for watched folders. */
export const Handling = z.object({
  /** A template of names; see names.ts. */
  names: z.string().max(1_000),
  /** Field values for every photo; texts may hold variables. */
  stationery: FieldChangesSchema,
  /** The first number of {sequence}. */
  firstNumber: Count,
});

/** What an ingest was asked to do. A watched folder's is kept open: its photos come one by one. */
export const IngestOrder = z.object({
  job: Id,
  batch: Id,
  kind: z.enum(['card', 'watched']),
  /** The card, or the watched folder. */
  source: path,
  /** None for a watched folder whose photos stay where they are. */
  destinations: z.array(path).max(mostDestinations),
  ...Handling.shape,
  /** Copies even what was ingested before. */
  again: z.boolean(),
  startedAt: z.string(),
});
export type IngestOrder = z.infer<typeof IngestOrder>;

/** Where the copies go, and how that place does. */
export const Destination = z.object({
  path,
  /**
   * `finished`: everything that could be read from the card stands there, verified. `waiting`: the
   * ingest ended before that, and a resume goes on. `stopped`: full, gone or not to be written to;
   * everything else went on without it.
   */
  state: z.enum(['working', 'finished', 'waiting', 'stopped']),
  /** Why it stopped and what it kept, one line; '' otherwise. */
  reason: z.string(),
  /** Verified copies that stand there, and their bytes. */
  verified: Count,
  bytes: Count,
});
export type Destination = z.infer<typeof Destination>;

/** How an ingest stands. */
export const IngestReport = z.object({
  job: Id,
  batch: Id,
  source: z.string(),
  startedAt: z.string(),
  /** `listing` reads the card; `paused` waits for the card or a destination; both stopped states can be resumed. */
  state: z.enum(['listing', 'running', 'paused', 'cancelled', 'done']),
  /** Why it is paused, one sentence; '' otherwise. */
  reason: z.string(),
  /** Files to be dealt with, those done, and what became of them. `verified` counts copies, so two for each file with two destinations. */
  files: z.object({
    total: Count,
    done: Count,
    copied: Count,
    verified: Count,
    known: Count,
    failed: Count,
    /** Neither photos nor their companions: left on the card. */
    others: Count,
  }),
  /** Of the files to be copied, each counted once. */
  bytes: z.object({ total: Count, done: Count }),
  /** Photos as they came into the archive. */
  photos: z.object({ added: Count, known: Count, failed: Count }),
  failures: z.array(Failure),
  /** What the desk should know although nothing failed, such as lost copies made again; sentences. */
  notes: z.array(z.string()),
  destinations: z.array(Destination),
  /** Bytes a second, and seconds left; 0 until known. */
  rate: z.number(),
  secondsLeft: z.number(),
});
export type IngestReport = z.infer<typeof IngestReport>;

/** What became of one file of the card. */
export const IngestedFile = z.object({
  /** Below the card's folder. */
  source: z.string(),
  bytes: Count,
  /** SHA-256, hex; '' until it was read whole. */
  hash: z.string(),
  /** Verified copies. */
  copies: z.array(z.string()),
  state: z.enum(['waiting', 'copied', 'imported', 'failed']),
  reason: z.string(),
});
export type IngestedFile = z.infer<typeof IngestedFile>;

/** The first names an ingest would make, and what it would do. */
export const IngestPreview = z.object({
  shots: Count,
  files: Count,
  bytes: Count,
  /** Files that were ingested before and would be skipped. */
  known: Count,
  /** Files that were ingested before and whose copies are gone or altered: they are copied again. */
  lost: Count,
  others: Count,
  names: z.array(z.object({ source: z.string(), target: z.string() })),
  failures: z.array(Failure),
});
export type IngestPreview = z.infer<typeof IngestPreview>;

/** A folder whose photos are picked up as they arrive. */
export const WatchedFolder = z.object({
  id: Id,
  folder: path,
  batch: Id,
  /** Where its photos are copied to; '' where they stay in place. */
  to: z.string(),
  ...Handling.shape,
  since: z.string(),
});
export type WatchedFolder = z.infer<typeof WatchedFolder>;

/** A watched folder and how it does: whether this program watches it now, and why not. */
export const WatchedState = z.object({
  folder: WatchedFolder,
  state: z.enum(['watching', 'waiting', 'elsewhere']),
  reason: z.string(),
  photos: IngestReport.shape.photos,
  failures: z.array(Failure),
});
export type WatchedState = z.infer<typeof WatchedState>;
