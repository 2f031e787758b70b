/**
 * The journal of an ingest: what is written down, in order, so that an ingest that was cut off at
 * any moment goes on where it stood, and so that a card is never copied twice. Pure; the lines are
 * kept on disk by main/ingest/journal.ts. A line is written only after what it says is on the disk.
 */
import type { IngestOrder } from '#core/ingest/records.ts';
import type { CardFile } from '#core/ingest/shots.ts';

/** What tells a file again without reading it whole: its size and the SHA-256 of its first 64 KB. */
export interface Glimpse {
  readonly name: string;
  readonly bytes: number;
  readonly modified: number;
  readonly head: string;
}

/** A shot that was given its number. */
export interface NamedLine {
  readonly kind: 'named';
  readonly sequence: number;
  /** Its files, by relative path, as they were then. */
  readonly files: readonly (Glimpse & { readonly source: string })[];
}

/** A verified copy stands in a destination. */
export interface CopiedLine extends Glimpse {
  readonly kind: 'copied';
  readonly source: string;
  readonly hash: string;
  readonly destination: string;
  /** Absolute path of the copy. */
  readonly path: string;
  /** The number of the clash, 1 for none: the shot's other files take the same. */
  readonly number: number;
}

/** A photo is in the archive, or was refused by it. */
export interface ImportedLine {
  readonly kind: 'imported';
  readonly source: string;
  /** As the file was, so that another one of that name is not taken for it. */
  readonly bytes: number;
  readonly modified: number;
  readonly outcome: 'added' | 'known' | 'failed';
  readonly reason: string;
}

export type JournalLine =
  | { readonly kind: 'order'; readonly order: IngestOrder }
  | NamedLine
  | CopiedLine
  | ImportedLine
  | { readonly kind: 'failed'; readonly source: string; readonly reason: string }
  | {
      readonly kind: 'state';
      readonly state: 'paused' | 'cancelled' | 'done';
      readonly reason: string;
      readonly at: string;
    };

/** What a journal says, put together. */
export interface JournalReading {
  readonly order: IngestOrder;
  /** Every file that was given a number, in that order. */
  readonly named: NamedLine['files'];
  /** By relative path and stamp; see `stampOf`. */
  readonly sequences: ReadonlyMap<string, number>;
  readonly copies: readonly CopiedLine[];
  readonly imported: ReadonlyMap<string, ImportedLine>;
  readonly failures: ReadonlyMap<string, string>;
  readonly lastNumber: number;
  readonly state: 'running' | 'paused' | 'cancelled' | 'done';
  readonly reason: string;
}

/** A file as it was on one day: a card that was formatted and filled again has the same names. */
export function stampOf({
  source,
  bytes,
  modified,
}: {
  source: string;
  bytes: number;
  modified: number;
}): string {
  return `${source}\u0000${bytes}\u0000${modified}`;
}

/** The stamp of a file that lies on the card now. */
export function stampOfFile({ relative, bytes, modified }: CardFile): string {
  return stampOf({ source: relative, bytes, modified });
}

/** Puts a journal's lines together; null where even the order is missing. */
export function readJournal(lines: readonly JournalLine[]): JournalReading | null {
  // The last order counts: an ingest may be taken up again with other stationery.
  const last = lines.findLast((line) => line.kind === 'order');
  if (!last) return null;
  const named: NamedLine['files'][number][] = [];
  const sequences = new Map<string, number>();
  const copies: CopiedLine[] = [];
  const imported = new Map<string, ImportedLine>();
  const failures = new Map<string, string>();
  let lastNumber = last.order.firstNumber - 1;
  let state: JournalReading['state'] = 'running';
  let reason = '';
  for (const line of lines) {
    switch (line.kind) {
      case 'order':
        break;
      case 'named':
        for (const file of line.files) sequences.set(stampOf(file), line.sequence);
        named.push(...line.files);
        lastNumber = Math.max(lastNumber, line.sequence);
        state = 'running';
        reason = '';
        break;
      case 'copied':
        copies.push(line);
        failures.delete(line.source);
        break;
      case 'imported':
        imported.set(stampOf(line), line);
        break;
      case 'failed':
        failures.set(line.source, line.reason);
        break;
      case 'state':
        ({ state, reason } = line);
        break;
    }
  }
  return { order: last.order, named, sequences, copies, imported, failures, lastNumber, state, reason };
}

/** Every verified copy ever made, found by what tells a file again. */
export interface KnownCopies {
  /** The copies of files that look like this one: same size, same beginning. */
  alike(glimpse: Pick<Glimpse, 'bytes' | 'head'>): readonly CopiedLine[];
  /** The destinations that hold a verified copy of exactly these bytes. */
  holding(hash: string): ReadonlySet<string>;
  add(copy: CopiedLine): void;
}

/** Builds the look-up of copies. */
export function knownCopies(copies: Iterable<CopiedLine>): KnownCopies {
  const byLook = new Map<string, CopiedLine[]>();
  const byHash = new Map<string, Set<string>>();
  const add = (copy: CopiedLine) => {
    const look = `${copy.bytes}:${copy.head}`;
    byLook.set(look, [...(byLook.get(look) ?? []), copy]);
    byHash.set(copy.hash, (byHash.get(copy.hash) ?? new Set()).add(copy.destination));
  };
  for (const copy of copies) add(copy);
  return {
    alike: ({ bytes, head }) => byLook.get(`${bytes}:${head}`) ?? [],
    holding: (hash) => byHash.get(hash) ?? new Set(),
    add,
  };
}
