/**
 * Journals of ingests on disk: `<archive>/ingest/<job>/journal.jsonl`, one line of JSON for each
 * thing that is done. Lines are only ever added. A line that a power cut left half is ignored, and
 * what it would have said is found out again.
 */
import { type FileHandle, mkdir, open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JournalLine } from '#core/ingest/journal.ts';
import { IngestOrder } from '#core/ingest/records.ts';
import type { OpenJournal } from '#core/ports.ts';
import { takeDeskLock } from '#main/archive/lock.ts';
import { syncFolder } from '#main/tools/atomic-file.ts';
import { errorCode } from '#main/tools/file-source.ts';

const journalName = 'journal.jsonl';

/** All journals of an archive, oldest first: jobs are named by UUIDs that sort by time. Or only that of one job. */
export async function readJournals(folder: string, only?: string): Promise<JournalLine[][]> {
  if (only !== undefined)
    return [await linesOf(join(folder, only, journalName))].filter(({ length }) => length > 0);
  const jobs = await readdir(folder).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  });
  const journals: JournalLine[][] = [];
  for (const job of jobs.sort()) {
    const lines = await linesOf(join(folder, job, journalName));
    if (lines.length > 0) journals.push(lines);
  }
  return journals;
}

/** Opens a job's journal for this program alone; null while another one has it. @throws the system's error */
export async function openJournalFile(folder: string, job: string): Promise<OpenJournal | null> {
  const own = join(folder, job);
  await mkdir(own, { recursive: true });
  const lock = takeDeskLock(own, { address: 'ingest' });
  if (!lock.taken) return null;
  try {
    const path = join(own, journalName);
    const lines = await linesOf(path);
    const file = await open(path, 'a+');
    await endBrokenLine(file);
    await syncFolder(own);
    await syncFolder(folder);
    return { lines, ...writerOn(file, lock.release) };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Lines that come while others are being flushed wait and go to disk together, in one flush. */
function writerOn(file: FileHandle, release: () => void): Pick<OpenJournal, 'write' | 'close'> {
  let waiting: string[] = [];
  let turn: Promise<void> = Promise.resolve();

  async function flush(): Promise<void> {
    if (waiting.length === 0) return;
    const text = waiting.join('');
    waiting = [];
    await file.appendFile(text);
    await file.datasync();
  }
  return {
    write(lines) {
      waiting.push(...lines.map((line) => `${JSON.stringify(line)}\n`));
      const written = turn.then(flush);
      turn = written.catch(() => undefined);
      return written;
    },
    async close() {
      try {
        await turn.then(flush);
      } finally {
        await file.close();
        release();
      }
    },
  };
}

/** A line cut off by a crash must not swallow the one written after it. */
async function endBrokenLine(file: FileHandle): Promise<void> {
  const { size } = await file.stat();
  if (size === 0) return;
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  if (buffer[0] !== 0x0a) await file.appendFile('\n');
}

async function linesOf(path: string): Promise<JournalLine[]> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error))) return '';
    throw error;
  });
  return text.split('\n').flatMap((line) => lineOf(line) ?? []);
}

/** Lines are this program's own; what a crash or a disk made of one is left out. */
function lineOf(text: string): JournalLine | null {
  try {
    const line: unknown = JSON.parse(text);
    if (typeof line !== 'object' || line === null || !('kind' in line)) return null;
    if (line.kind !== 'order') return line as JournalLine;
    const order = IngestOrder.safeParse('order' in line ? line.order : null);
    return order.success ? { kind: 'order', order: order.data } : null;
  } catch {
    return null;
  }
}
