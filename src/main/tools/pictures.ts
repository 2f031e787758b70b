/**
 * The `Pictures` port: a small pool of picture children. Each file has a time limit; a child that
 * dies, hangs or grows too large is ended and replaced, its file gets one clear line, and the
 * queue goes on. Nothing of a photo's bytes is ever decoded in this process.
 */
import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import type { FileMetadata } from '#core/file-records.ts';
import type { ShotFacts } from '#core/ingest/variables.ts';
import type { PictureFacts, Pictures } from '#core/ports.ts';
import type { Photo } from '#core/records.ts';
import type { CaptionAnswer, CaptionTask } from '#main/tools/caption-messages.ts';
import { type ChildLink, forkChild, type StartChild } from '#main/tools/child-link.ts';
import { rememberTexts } from '#main/tools/photo-texts.ts';
import { PictureAnswer, type PictureTask } from '#main/tools/picture-messages.ts';
import { hasRendition, type RenditionSize, renditionPath } from '#main/tools/renditions.ts';

/** How pictures are read. */
export interface PicturesSettings {
  /** Where renditions are kept: the archive's folder `renditions`. */
  readonly cacheFolder: string;
  /** Path of the picture child's script. */
  readonly script: string;
  /** How many children read at the same time. */
  readonly workers?: number;
  /** How a child is started; Electron brings its own. */
  readonly startChild?: StartChild;
  /** How long a child may be silent over one file, in milliseconds. */
  readonly timeLimit?: number;
}

/** One task with those who wait for it. */
interface Job {
  readonly task: PictureTask;
  readonly done: (answer: PictureAnswer) => void;
  readonly failed: (reason: Error) => void;
}

/** A child and what it is doing. */
interface Reader {
  readonly link: ChildLink;
  ready: boolean;
  job: Job | null;
  /** Why it was ended, told to whoever waits for its file. */
  fate: string;
  timer: NodeJS.Timeout | undefined;
}

// What every browser shows as it is; orientation is applied by the browser, too.
const shownByBrowsers: ReadonlySet<string> = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/avif',
]);

/** The picture reader, and what an ingest asks of it before it gives a photo its name. */
export interface PictureReader extends Pictures {
  /** @throws Error whose message is one clear line */
  describe(path: string): Promise<ShotFacts>;
  /** @throws Error whose message is one clear line */
  inspect(path: string): Promise<FileMetadata>;
  /** Works on the captions in a file; see caption-messages.ts. @throws Error whose message is one clear line */
  caption(task: CaptionWork): Promise<CaptionAnswer>;
}

/** A task about captions, without the number the reader gives it. */
export type CaptionWork = Unnumbered<Exclude<CaptionTask, { kind: 'inspect' }>>;
type Unnumbered<Task> = Task extends { id: number } ? Omit<Task, 'id'> : never;

/** Opens the picture reader. Children start with the first file and end with `close`. */
export function openPictures(settings: PicturesSettings): PictureReader {
  const { cacheFolder, script, startChild = forkChild, timeLimit = 20_000 } = settings;
  const workers = settings.workers ?? Math.min(2, availableParallelism());
  const readers = new Set<Reader>();
  const queue: Job[] = [];
  const making = new Map<string, Promise<string | null>>();
  const glimpses: Job[] = [];
  let lastId = 0;
  let closed = false;

  function ask(task: PictureTask, first: boolean): Promise<PictureAnswer> {
    if (closed) return Promise.reject(new Error('The picture reader is closed'));
    return new Promise((done, failed) => {
      const job = { task, done, failed };
      if (task.kind === 'glimpse') glimpses.push(job);
      // Someone is looking at a rendition; imports can wait.
      else if (first) queue.unshift(job);
      else queue.push(job);
      next();
    });
  }

  function next(): void {
    // Subtle: one child more than decode at the same time, for glimpses alone. Were they to wait for a
    // decoder, they would come no sooner than the picture they stand in for.
    give(glimpses, workers + 1);
    give(queue, workers);
  }

  function give(jobs: Job[], most: number): void {
    while (jobs.length > 0 && !closed) {
      const decoding = [...readers].filter(({ job }) => job && job.task.kind !== 'glimpse').length;
      const idle = [...readers].find(({ job }) => job === null) ?? (readers.size < most ? start() : null);
      if (!idle || (jobs === queue && decoding >= workers)) return;
      idle.job = jobs.shift() ?? null;
      if (idle.ready) begin(idle);
      else watch(idle);
    }
  }

  function start(): Reader {
    const reader: Reader = { link: startChild(script), ready: false, job: null, fate: '', timer: undefined };
    readers.add(reader);
    reader.link.onMessage((message) => hear(reader, message));
    reader.link.onExit(() => bury(reader));
    return reader;
  }

  function begin(reader: Reader): void {
    watch(reader);
    reader.link.send(reader.job?.task);
  }

  function watch(reader: Reader): void {
    clearTimeout(reader.timer);
    reader.timer = setTimeout(
      () => end(reader, `took longer than ${Math.round(timeLimit / 1000)} seconds and was left out`),
      timeLimit,
    );
  }

  function end(reader: Reader, fate: string): void {
    reader.fate ||= fate;
    reader.link.kill();
  }

  function hear(reader: Reader, message: unknown): void {
    const parsed = PictureAnswer.safeParse(message);
    if (!parsed.success) {
      end(reader, 'could not be read: the picture reader gave no sensible answer');
      return;
    }
    const answer = parsed.data;
    if ('ready' in answer) {
      reader.ready = true;
      if (reader.job) begin(reader);
      return;
    }
    if (answer.id !== reader.job?.task.id) return;
    if ('alive' in answer) {
      watch(reader);
      return;
    }
    if ('tooLarge' in answer) {
      end(reader, 'needs too much memory to be read');
      return;
    }
    const { job } = reader;
    clearTimeout(reader.timer);
    reader.job = null;
    if ('reason' in answer) job.failed(new Error(answer.reason));
    else job.done(answer);
    next();
  }

  function bury(reader: Reader): void {
    readers.delete(reader);
    clearTimeout(reader.timer);
    const { job, fate } = reader;
    if (job)
      job.failed(
        new Error(
          `${basename(job.task.path)} ${fate || 'stopped the picture reader; the file may be damaged'}`,
        ),
      );
    next();
  }

  async function read(path: string, first = false): Promise<PictureFacts> {
    const answer = await ask({ kind: 'read', id: ++lastId, path, folder: cacheFolder }, first);
    if (!('facts' in answer)) throw new Error(`${basename(path)} could not be read`);
    return answer.facts;
  }

  async function make(photo: Photo, size: RenditionSize): Promise<string | null> {
    const path = renditionPath(cacheFolder, photo.hash, size);
    try {
      if (size === 'full' || size === 'embedded') {
        const kind = size === 'full' ? 'full' : 'glimpse';
        await ask({ kind, id: ++lastId, path: photo.path, folder: cacheFolder, hash: photo.hash }, true);
      } else if ((await read(photo.path, true)).photo.hash !== photo.hash) {
        // The file was replaced since: what was made now shows another picture.
        return null;
      }
    } catch {
      // The original is gone or unreadable: there is nothing to show.
      return null;
    }
    return (await hasRendition(path)) ? path : null;
  }

  const texts = rememberTexts(async (path) => {
    const answer = await ask({ kind: 'texts', id: ++lastId, path }, true);
    if (!('texts' in answer)) throw new Error(`${basename(path)} could not be read`);
    return answer.texts;
  });

  return {
    read: (path) => read(path),
    texts,
    render: async (path, target, form) => {
      const answer = await ask({ kind: 'render', id: ++lastId, path, target, ...form }, false);
      if (!('size' in answer)) throw new Error(`${basename(path)} could not be rendered`);
      return answer.size;
    },
    describe: async (path) => {
      // A card waits for its names before its first copy; renditions of an import can wait for that.
      const answer = await ask({ kind: 'describe', id: ++lastId, path }, true);
      if (!('said' in answer)) throw new Error(`${basename(path)} could not be read`);
      return answer.said;
    },
    inspect: async (path) => {
      const answer = await ask({ kind: 'inspect', id: ++lastId, path }, true);
      if (!('metadata' in answer)) throw new Error(`${basename(path)} could not be read`);
      return answer.metadata;
    },
    caption: async (task) => {
      const answer = await ask({ ...task, id: ++lastId }, true);
      if (!('caption' in answer)) throw new Error(`${basename(task.path)} could not be written`);
      return answer.caption;
    },
    rendition: async (photo, size) => {
      if (size === 'full' && shownByBrowsers.has(photo.mediaType)) {
        return (await hasRendition(photo.path)) ? photo.path : null;
      }
      const path = renditionPath(cacheFolder, photo.hash, size);
      if (size === 'embedded' && (await hasRendition(renditionPath(cacheFolder, photo.hash, 'thumbnail'))))
        return null;
      if (await hasRendition(path)) return path;
      const running = making.get(path);
      if (running) return running;
      const promise = make(photo, size).finally(() => making.delete(path));
      making.set(path, promise);
      return promise;
    },
    close: async () => {
      closed = true;
      for (const job of [...glimpses.splice(0), ...queue.splice(0)])
        job.failed(new Error('The picture reader is closed'));
      const gone = [...readers].map((reader) => new Promise<void>((resolve) => reader.link.onExit(resolve)));
      for (const reader of readers) end(reader, 'was not read: Cutline is closing');
      await Promise.all(gone);
    },
  };
}
