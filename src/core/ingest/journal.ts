/**
 * The journal of an ingest: what is written down, in order, so that an ingest that was cut off at
 * any moment goes on where it stood, and so that a card is never copied twice. Pure; the lines are
 * kept on disk by main/ingest/journal.ts. A line is written only after what it says is on the disk.
 */
import type { Destination, IngestOrder } from '#core/ingest/records.ts';
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
  /** What {sequence} stood for in its name; older journals do not say. */
  readonly sequence?: number;
  /** The copy it was made for, which a journal told of and which is no longer what it was. */
  readonly instead?: LostCopy;
}

/** A verified copy that is no longer what it was. `unreadable`: it stands there, and nobody can say. */
export interface LostCopy {
  readonly path: string;
  readonly was: 'gone' | 'altered' | 'unreadable';
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
      /** How each destination was left; older journals do not say. */
      readonly destinations?: readonly Pick<Destination, 'path' | 'state' | 'reason'>[];
    };

/** What a journal says, put together. */
export interface JournalReading {
  readonly order: IngestOrder;
  /** Every file that was given a number, in that order. */
  readonly named: NamedLine['files'];
  /** By relative path and stamp; see `stampOf`. */
  readonly sequences: ReadonlyMap<string, number>;
  /** The last copy of each file in each destination. */
  readonly copies: readonly CopiedLine[];
  readonly imported: ReadonlyMap<string, ImportedLine>;
  readonly failures: ReadonlyMap<string, string>;
  readonly lastNumber: number;
  readonly state: 'running' | 'paused' | 'cancelled' | 'done';
  readonly reason: string;
  readonly destinations: readonly Pick<Destination, 'path' | 'state' | 'reason'>[];
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
  const copies = new Map<string, CopiedLine>();
  const imported = new Map<string, ImportedLine>();
  const failures = new Map<string, string>();
  let lastNumber = last.order.firstNumber - 1;
  let state: JournalReading['state'] = 'running';
  let reason = '';
  let destinations: JournalReading['destinations'] = [];
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
        copies.set(`${stampOf(line)}\u0000${line.destination}`, line);
        failures.delete(line.source);
        break;
      case 'imported':
        imported.set(stampOf(line), line);
        break;
      case 'failed':
        failures.set(line.source, line.reason);
        break;
      case 'state':
        ({ state, reason, destinations = [] } = line);
        break;
    }
  }
  return {
    order: last.order,
    named,
    sequences,
    copies: [...copies.values()],
    imported,
    failures,
    lastNumber,
    state,
    reason,
    destinations,
  };
}

/** Every copy that was ever verified, found by what tells a file again. Whether it still stands is another question. */
export interface KnownCopies {
  /** The copies of files that look like this one: same size, same beginning. */
  alike(glimpse: Pick<Glimpse, 'bytes' | 'head'>): readonly CopiedLine[];
  /** The copies of exactly these bytes, in the order in which they were made. */
  of(hash: string): readonly CopiedLine[];
  add(copy: CopiedLine): void;
}

/** Builds the look-up of copies. */
export function knownCopies(copies: Iterable<CopiedLine>): KnownCopies {
  const byLook = new Map<string, CopiedLine[]>();
  const byHash = new Map<string, CopiedLine[]>();
  const put = (map: Map<string, CopiedLine[]>, key: string, copy: CopiedLine) => {
    const listed = map.get(key);
    if (listed) listed.push(copy);
    else map.set(key, [copy]);
  };
  const add = (copy: CopiedLine) => {
    put(byLook, `${copy.bytes}:${copy.head}`, copy);
    put(byHash, copy.hash, copy);
  };
  for (const copy of copies) add(copy);
  return {
    alike: ({ bytes, head }) => byLook.get(`${bytes}:${head}`) ?? [],
    of: (hash) => byHash.get(hash) ?? [],
    add,
  };
}
