/**
 * What the core needs from the world, as small interfaces named by need. Adapters in src/main
 * implement them; tests pass their own. Archive calls are synchronous because SQLite answers in
 * microseconds; anything that touches files, programs or networks is a promise.
 */
import type { CaptionFields, Decision, FieldChange, Status } from '#core/caption/caption.ts';
import type { FieldId } from '#core/caption/fields.ts';
import type { DocumentReading } from '#core/documents/reading.ts';
import type { FileMetadata, WriteOrder, WriteOutcome } from '#core/file-records.ts';
import type { JournalLine } from '#core/ingest/journal.ts';
import type { CardFile } from '#core/ingest/shots.ts';
import type { ShotFacts } from '#core/ingest/variables.ts';
import type { Courier, Secrets } from '#core/outbox/courier.ts';
import type { OutboxArchive } from '#core/outbox/kept.ts';
import type { Staging } from '#core/outbox/staging.ts';
import type { PhotoTexts } from '#core/receivers/photo-texts.ts';
import type {
  Batch,
  CaptionQuery,
  Card,
  Entry,
  Failure,
  ImportReport,
  Pair,
  PairDecision,
  PairQuery,
  Photo,
  Revision,
} from '#core/records.ts';
import type { House } from '#core/style/house.ts';

/** The time and the identifiers that a pure core cannot make itself. */
export interface Clock {
  /** Now, ISO 8601 with the local zone offset. */
  now(): string;
  /** A new UUIDv7: sorts by time. */
  newId(): string;
  /** Resolves in a later turn of the event loop, so that long work lets keystrokes pass. */
  pause(): Promise<void>;
  /**
   * Calls back after so many milliseconds at the earliest. A machine that slept counts them late, so
   * whoever waits for a moment looks at the time again.
   */
  after(milliseconds: number, wake: () => void): { stop(): void };
}

/** Who is at the desk: the name written in the revision log. */
export interface Editor {
  readonly name: string;
}

/** What is written together with a caption in one transaction. */
export interface SaveCaption {
  readonly id: string;
  readonly fields: CaptionFields;
  readonly decision: Decision;
  readonly status: Status;
  readonly errors: number;
  readonly warnings: number;
  readonly changes: readonly FieldChange[];
  readonly why: string;
  readonly at: string;
  readonly who: string;
}

/** A document as kept in the archive. */
export interface DocumentRecord {
  readonly id: string;
  readonly batch: string;
  readonly name: string;
  readonly importedAt: string;
  readonly reading: DocumentReading;
}

/** An import that may be resumed after a crash: its report so far, and the paths not yet dealt with. */
export interface ImportJob {
  readonly id: string;
  readonly batch: string;
  readonly copy: boolean;
  readonly startedAt: string;
  readonly waiting: readonly string[];
  readonly report: ImportReport;
}

/** An import as the archive keeps it. */
export interface KeptJob extends ImportJob {
  /** Another program on this archive is at it now: it is neither to be resumed nor called stopped. */
  readonly elsewhere: boolean;
}

/** The archive: photos, captions, batches, their history. One folder, one SQLite file. */
export interface Archive extends OutboxArchive {
  readonly folder: string;
  /** Runs `work` in one immediate transaction: all of it is durable, or none. */
  transaction<T>(work: () => T): T;

  batches(): Batch[];
  batchByName(name: string): Batch | null;
  addBatch(batch: { id: string; name: string; createdAt: string }): void;
  renameBatch(id: string, name: string): void;
  /** Removes a batch that holds nothing and that no unfinished import but this one fills; any other stays. */
  removeEmptyBatch(id: string, job: string): void;

  find(query: CaptionQuery): { total: number; cards: Card[] };
  /** Ids only, in query order; for selections and exports. */
  ids(query: CaptionQuery): string[];
  entry(id: string): Entry | null;
  entryOfPhoto(photo: string): Entry | null;
  photoByHash(hash: string): Photo | null;
  photo(id: string): Photo | null;
  photoCount(): number;
  /** Where the originals are, in the order they were added; `after` is the place of the last one already known, 0 at first. */
  photoPaths(after: number, limit: number): { place: number; path: string }[];
  /** The entries of a batch whose file name (with or without extension, any case) is this one. */
  entriesByFileName(batch: string, fileName: string): Entry[];

  /** Adds an entry with its photo (or none) and its first revisions. */
  addEntry(entry: Omit<Entry, 'duplicates' | 'revision'>, why: string, who: string): void;
  save(change: SaveCaption): Entry;
  /** Sets the status as derived from text, checks and pairs; not an edit, so not logged. */
  setStatus(id: string, status: Status): void;
  /** Sets the counts of standing checks and the status that follows; not an edit, so not logged. */
  setChecks(id: string, errors: number, warnings: number, status: Status): void;
  setDecision(id: string, decision: Decision, status: Status, why: string, who: string, at: string): void;
  setRating(id: string, rating: number): void;
  /** Adds a line to the revision log that changes no field: field 'export', before and after ''. */
  logReason(id: string, why: string, who: string, at: string): void;
  /** Removes an entry that never had a photo, after its caption was attached elsewhere. Its revisions stay. */
  removeEntry(id: string): void;
  /** Puts a removed entry back under its id, one revision on. Not an edit, so not logged: its fields are as the log left them. */
  restoreEntry(entry: Omit<Entry, 'photo' | 'duplicates'>): void;
  /** Adds to an entry's count of occurrences; a negative number takes away. */
  addOccurrences(id: string, more: number): void;

  revisions(caption: string): Revision[];

  /** Replaces the look-up keys of a caption; see core/duplicates/keys.ts. */
  setKeys(caption: string, keys: readonly number[]): void;
  /** Captions that share keys with these, and their revisions; most shared keys first, the caption itself left out. */
  candidates(
    keys: readonly number[],
    except: string,
    limit: number,
  ): { readonly id: string; readonly revision: number }[];
  /** Replaces the pairs of a caption. Answers with the captions whose count of duplicates is another now. */
  setPairs(caption: string, pairs: readonly Omit<Pair, 'decision'>[]): string[];
  pairs(query: PairQuery): { total: number; pairs: Pair[] };
  decidePair(a: string, b: string, decision: PairDecision): void;
  /** Takes a decision back: the pair waits again. */
  forgetDecision(a: string, b: string): void;

  /** Known terms that start with the prefix (accents and case ignored), most used first. */
  suggest(field: FieldId, prefix: string, limit: number): string[];
  /** Known people whose spelling is close to these names but not equal; key: the name asked for. */
  similarPeople(names: readonly string[]): Map<string, string>;
  /** All words of known names, lower case: the spelling checker counts them as right. */
  knownWords(): string[];

  addDocument(document: DocumentRecord): void;
  documents(batch: string): DocumentRecord[];

  /** Keeps an import as this program's while its report says running, and as nobody's else. */
  saveJob(job: ImportJob): void;
  jobs(): KeptJob[];

  houses(): House[];
  saveHouse(house: House): void;
  setting(key: string): unknown;
  saveSetting(key: string, value: unknown): void;

  /** Sizes, versions, `integrity_check`: for the doctor. */
  health(): {
    ok: boolean;
    problems: string[];
    schema: number;
    photos: number;
    captions: number;
    revisions: number;
  };
  /** Calls back when another process changed the archive. Returns a function that stops it. */
  watch(changed: () => void): () => void;
  close(): void;
}

/** What a picture file says and shows, read in a process that may die of it. */
export interface PictureFacts {
  readonly photo: Omit<Photo, 'id' | 'path' | 'fileName' | 'copied'>;
  /** Caption fields found in the file, reconciled. */
  readonly fields: Partial<CaptionFields>;
}

/** Reads and renders pictures. */
export interface Pictures {
  /**
   * Reads one file and makes its thumbnail and preview, named by the file's hash.
   * @throws Error whose message is one clear line for the import report
   */
  read(path: string): Promise<PictureFacts>;
  /**
   * Path of a rendition made by `read`, or null. Makes it again from the original where it is gone.
   * 'embedded' is the file's own small picture, to be shown within milliseconds while the thumbnail is
   * made: null once that is there, and where the file holds none that surely shows the same picture.
   */
  rendition(photo: Photo, size: 'embedded' | 'thumbnail' | 'preview' | 'full'): Promise<string | null>;
  /** What the file says, each place apart, without its sidecar. @throws Error with one clear line */
  texts(path: string): Promise<PhotoTexts>;
  /**
   * Writes a JPEG of a photo to `target`: upright, sRGB, without metadata, never larger than the photo.
   * @param longestEdge in pixels; null for the photo's own
   * @throws Error with one clear line
   */
  render(
    path: string,
    target: string,
    form: { readonly longestEdge: number | null; readonly quality: number },
  ): Promise<{ readonly width: number; readonly height: number }>;
  close(): Promise<void>;
}

/** Files the editor chose, and the files Cutline writes. */
export interface Files {
  /** All files below the given files and folders, in natural name order; hidden files and sidecars left out. */
  list(paths: readonly string[]): Promise<{ files: string[]; failures: Failure[] }>;
  /**
   * Which of these files are not there, as far as that is known in the time given: a disk that was
   * unplugged says so at once, one that sleeps or is far away may never answer.
   */
  missing(paths: readonly string[], milliseconds: number): Promise<{ looked: number; missing: string[] }>;
  /** The last part of a path, as this system writes paths. */
  nameOf(path: string): string;
  /** A caption document's bytes. @throws Error with one clear line */
  readBytes(path: string): Promise<Uint8Array>;
  /** Copies an original into the archive, verified by its hash; returns the copy's path. */
  keepCopy(path: string, hash: string): Promise<string>;
  /** Whether something stands at this place already. */
  exists(folder: string, fileName: string): Promise<boolean>;
  /** Writes whole or not at all: temporary file in the same folder, fsync, rename. Returns the path written. */
  writeWhole(folder: string, fileName: string, bytes: Uint8Array | string, replace: boolean): Promise<string>;
  /** Copies a file in the same way. Returns the path written. */
  copyWhole(path: string, folder: string, fileName: string, replace: boolean): Promise<string>;
}

/** The captions inside photo files and beside them in sidecars. */
export interface CaptionFiles {
  /** Everything a file and its sidecar say, each source apart. @throws Error with one clear line */
  inspect(path: string): Promise<FileMetadata>;
  /**
   * Writes into a file, a copy of it or its sidecar: whole or not at all, read back before it takes
   * its place. Two orders for one file are done one after the other. Never rejects.
   */
  write(order: WriteOrder): Promise<WriteOutcome>;
  close(): Promise<void>;
}

/** One file to be copied to one or two places at once. */
export interface CopyTask {
  /** The ingest, whose name its unfinished copies carry. */
  readonly job: string;
  /** The card. */
  readonly source: string;
  readonly file: CardFile;
  /** Absolute paths of the destinations. */
  readonly destinations: readonly string[];
  /** The path below a destination for a number: 1 for the name itself, 2 and more where it is taken. */
  pathFor(number: number): string;
  /** The first number to be tried. */
  readonly number: number;
}

/** What became of one copy. */
export type CopyResult =
  | {
      readonly kind: 'verified';
      readonly destination: string;
      readonly path: string;
      readonly number: number;
    }
  /** This file did not get there; others may. */
  | { readonly kind: 'failed'; readonly destination: string; readonly reason: string }
  /** The place is full, gone or closed: nothing more gets there. */
  | { readonly kind: 'stopped'; readonly destination: string; readonly reason: string };

/** What became of a file that was to be copied. */
export type CopyOutcome =
  | { readonly kind: 'read'; readonly hash: string; readonly results: readonly CopyResult[] }
  /** The file could not be read; `gone` where the whole card is no longer there. */
  | { readonly kind: 'unread'; readonly gone: boolean; readonly reason: string }
  /** Cancelled on the way; nothing of it was kept. */
  | { readonly kind: 'cancelled' };

/** The journal of one ingest, open and locked: no other program writes to it. */
export interface OpenJournal {
  readonly lines: readonly JournalLine[];
  /** Resolves when the lines are on the disk. */
  write(lines: readonly JournalLine[]): Promise<void>;
  close(): Promise<void>;
}

/** A folder under watch. */
export interface FolderWatch {
  /** Ends the watching; files in hand are no longer announced. */
  stop(): Promise<void>;
}

/** Cards and folders photos are taken from, and the copies made of them. Nothing on a card is ever changed. */
export interface Cards {
  /** All ordinary files of a card (of its DCIM folder, where it has one) or of a folder. @throws Error with one clear line */
  list(source: string): Promise<{ files: CardFile[]; failures: Failure[] }>;
  /**
   * Refuses destinations that cannot be: the card itself, a folder on it, the same folder twice.
   * @param make makes the folders; not where an ingest is resumed, when a missing disk must not become a folder
   * @throws Error with one clear line
   */
  checkPlaces(source: string, destinations: readonly string[], make: boolean): Promise<void>;
  /** What a photo says that its name may be made of. @throws Error with one clear line */
  describe(path: string): Promise<ShotFacts>;
  /** SHA-256 of a file's first 64 KB, hex. @throws Error with one clear line */
  head(path: string): Promise<string>;
  /** SHA-256 of a whole file, hex. @throws Error with one clear line */
  hash(path: string): Promise<string>;
  /**
   * Size, and last change in whole milliseconds, of the file that stands at a path; null where
   * nothing stands there, a size of -1 for what is no file.
   */
  factsAt(path: string): Promise<{ bytes: number; modified: number } | null>;
  /** Whether the card is still there. */
  present(source: string): Promise<boolean>;
  /** A path as typed or picked, whole: it means the same wherever the program runs from. */
  absolute(path: string): string;
  /** A path below a folder, as this system writes paths. */
  join(folder: string, relative: string): string;
  /**
   * Reads a file once, writes it to all destinations under names of their own, reads every copy
   * back, and only then gives it its name, never in place of another file. Never rejects.
   */
  copy(task: CopyTask, progress: (bytes: number) => void, cancelled: () => boolean): Promise<CopyOutcome>;
  /** Removes what a killed run of this ingest left unfinished in these folders. */
  sweep(job: string, folders: readonly string[]): Promise<void>;
  /** The lines of all journals, oldest ingest first, or of one alone. */
  journals(job?: string): Promise<(readonly JournalLine[])[]>;
  /** Opens a journal for writing. null while another program has it open. */
  openJournal(job: string): Promise<OpenJournal | null>;
  /**
   * Announces files of a folder, some at a time, each once it is complete; again when it changed.
   * @param trouble hears why the folder cannot be read, and '' once it can
   */
  watch(
    folder: string,
    arrived: (files: readonly CardFile[]) => Promise<void>,
    trouble: (reason: string) => void,
  ): FolderWatch;
}

/** All ports together: what assemble.ts builds. */
export interface Ports {
  readonly clock: Clock;
  readonly editor: Editor;
  readonly archive: Archive;
  readonly pictures: Pictures;
  readonly files: Files;
  readonly captionFiles: CaptionFiles;
  readonly cards: Cards;
  readonly courier: Courier;
  readonly secrets: Secrets;
  readonly staging: Staging;
  /** The folders of the bundled sample desk: its photos and its pages of captions. */
  readonly samplePaths: readonly string[];
  /** Versions and tools found, for the doctor. */
  doctor(): Promise<Readonly<Record<string, string>>>;
}
