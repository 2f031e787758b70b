/**
 * The `CaptionFiles` port: reads and writes the captions inside photo files and in their sidecars.
 * What parses a stranger's bytes is done by the picture child and by ExifTool, and into a temporary
 * file; here that file, once it was read back, takes the photo's place.
 *
 * [Note: replacing an original] The new file is made beside the old one, flushed, and renamed over
 * it: at every moment the name stands for the old file or the new one, whole. A symbolic link stays
 * one: the file it leads to is replaced. Of a file with several names (hard links) only the name
 * that was given gets the new file, which the answer says. A file, or a sidecar, that
 * anybody else has changed since it was read is left as it is.
 *
 * [Note: RAW originals] “Into the original” means into the sidecar for RAW files, DNG among them,
 * unless the order says otherwise. Every shell's and every call's orders pass here.
 */
import type { BigIntStats } from 'node:fs';
import {
  access,
  chmod,
  constants,
  copyFile,
  open,
  readFile,
  realpath,
  rename,
  stat,
  unlink,
} from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import type { WriteOrder, WriteOutcome, WrittenFile } from '#core/file-records.ts';
import type { CaptionFiles } from '#core/ports.ts';
import { makeFolder } from '#main/make-folder.ts';
import { placeNew, syncFolder } from '#main/tools/atomic-file.ts';
import type { CaptionAnswer, ExifToolWork } from '#main/tools/caption-messages.ts';
import type { ExifToolWriter } from '#main/tools/exiftool.ts';
import { errorCode, readFailure } from '#main/tools/file-source.ts';
import { safeFileName, writeFailure } from '#main/tools/files.ts';
import type { CaptionWork, PictureReader } from '#main/tools/pictures.ts';
import { sha256 } from '#main/tools/sidecar.ts';
import { sweepOnce, temporaryName } from '#main/tools/temporary-names.ts';

/** What the port works with. */
export interface CaptionFilesTools {
  readonly reader: Pick<PictureReader, 'inspect' | 'caption'>;
  readonly exiftool: ExifToolWriter;
}

/** Opens the port. `close` ends ExifTool; the picture reader belongs to whoever opened it. */
export function openCaptionFiles({ reader, exiftool }: CaptionFilesTools): CaptionFiles {
  // Orders for one file wait for each other; the last one's end stands for all of them.
  const turns = new Map<string, Promise<unknown>>();
  const sweep = sweepOnce();
  const desk: Desk = { reader, exiftool, sweep };

  return {
    inspect: (path) => reader.inspect(path),
    write: async (order) => {
      const photo = await realPhoto(order.path);
      if (photo instanceof Error) return { kind: 'failed', reason: photo.message };
      const before = turns.get(photo) ?? Promise.resolve();
      const turn = before.then(() => write(desk, order, photo));
      turns.set(photo, turn);
      const outcome = await turn;
      if (turns.get(photo) === turn) turns.delete(photo);
      return outcome;
    },
    close: () => exiftool.close(),
  };
}

interface Desk extends CaptionFilesTools {
  sweep(folder: string): Promise<void>;
}

/** @param photo the file that the order's path leads to */
async function write(desk: Desk, order: WriteOrder, photo: string): Promise<WriteOutcome> {
  try {
    if (order.to === 'sidecar') return written(await writeSidecar(desk, order, photo));
    return await writePhoto(desk, order, photo, order.to);
  } catch (error) {
    const reason = errorCode(error) === '' ? sentence(error) : writeFailure(targetOf(order), error);
    return { kind: errorCode(error) === 'EEXIST' ? 'exists' : 'failed', reason };
  }
}

/** The file a path leads to, or why there is none, in one sentence. */
async function realPhoto(path: string): Promise<string | Error> {
  return realpath(path).catch((error: unknown) => new Error(readFailure(path, error)));
}

async function writePhoto(
  desk: Desk,
  order: WriteOrder,
  photo: string,
  to: Exclude<WriteOrder['to'], 'sidecar'>,
): Promise<WriteOutcome> {
  const before = await stat(photo, { bigint: true });
  const target = to === 'original' ? photo : join(to.folder, safeFileName(to.fileName));
  if (to !== 'original') await prepareCopy(photo, before, target, to.replace);
  await desk.sweep(dirname(target));

  const temporary = join(dirname(target), temporaryName(extname(photo)));
  try {
    const { changes, mends, whole, dropCredentials } = order;
    const asked = { path: photo, temporary, changes, ...(mends ? { mends } : {}), whole };
    let answer = await desk.reader.caption({
      ...asked,
      kind: 'rewrite',
      original: to === 'original',
      dropCredentials,
      ...(order.rawOriginals ? { rawOriginals: true } : {}),
    });
    if (answer.end === 'raw') return written(await besideRaw(desk, order, photo));
    if (to === 'original') await access(photo, constants.W_OK).catch(refuseProtected(photo));
    const hasSidecar = 'hasSidecar' in answer && answer.hasSidecar;
    let how: WrittenFile['how'] = 'native';
    const [cuts, notes]: [WrittenFile['cuts'], string[]] = [[], []];
    if (answer.end === 'doubt') {
      const { doubt, work } = answer;
      // Subtle: ExifTool would leave out what stands behind the damage, which a copy can do without.
      if (to === 'original' && work.damage !== '') return unwritable(photo, work.damage);
      cuts.push(...answer.cuts);
      notes.push(...answer.notes, `Written by ExifTool: ${doubt}`);
      how = 'exiftool';
      answer = await withExifTool(desk, { ...asked, kind: 'verify' }, work);
    }
    if (answer.end === 'credentials') return { kind: 'credentials', reason: credentialsReason(photo) };
    if (answer.end === 'wrong') return unwritable(photo, answer.reason);
    if (answer.end === 'doubt' || answer.end === 'raw') throw new Error(outOfTurn(answer));
    if (answer.end === 'kept') {
      const file: WrittenFile = { path: target, how: 'kept', cuts, notes };
      return written(to === 'original' && hasSidecar ? await withSidecar(desk, order, photo, file) : file);
    }
    cuts.push(...answer.cuts);
    notes.push(...answer.notes);
    await finish(temporary, before, order);
    if (to === 'original') {
      await refuseChanged(photo, before);
      await rename(temporary, target);
    } else await (to.replace ? rename(temporary, target) : placeNew(temporary, target));
    if (order.durable) await syncFolder(dirname(target));
    if (to === 'original' && before.nlink > 1n) notes.push('Its other names (hard links) keep the old file.');
    const file = { path: target, how, cuts, notes };
    return written(to === 'original' && hasSidecar ? await withSidecar(desk, order, photo, file) : file);
  } finally {
    await clear(temporary);
  }
}

/** Removes the temporary file, and ExifTool's own, where they still are. */
async function clear(temporary: string): Promise<void> {
  // Subtle: unlink and no rm(), which looks at each name first: that is felt with a thousand photos.
  for (const path of [temporary, `${temporary}_exiftool_tmp`]) await unlink(path).catch(() => undefined);
}

/**
 * Has ExifTool write into a copy of the photo: with the whole packet as one block, and tag by tag
 * where that is not possible or does not read back. @returns 'written', or why not: 'wrong'
 */
async function withExifTool(
  { reader, exiftool }: Desk,
  task: Extract<CaptionWork, { kind: 'verify' }>,
  work: ExifToolWork,
): Promise<CaptionAnswer> {
  let trouble = '';
  for (const packet of new Set([work.packet, ''])) {
    await clear(task.temporary);
    await copyFile(task.path, task.temporary, constants.COPYFILE_EXCL);
    // A photo from a card is often write-protected, which its copy gets again once it is finished. Cards
    // themselves refuse the change, and have no such protection.
    await chmod(task.temporary, 0o600).catch(() => undefined);
    try {
      await exiftool.write(task.temporary, { ...work, packet });
      const answer = await reader.caption(task);
      if (answer.end !== 'wrong') return answer;
      trouble = answer.reason;
    } catch (error) {
      if (errorCode(error) !== '') throw error;
      trouble = `${basename(task.path)} was not written. ${sentence(error)}`;
    }
  }
  return { end: 'wrong', reason: work.damage || trouble };
}

/**
 * Why this file cannot take the caption, and what can.
 * @param why a sentence that begins with the file's name, or the end of “… was not written: ”
 */
function unwritable(photo: string, why: string): WriteOutcome {
  const [name, end] = [basename(photo), why.endsWith('.') ? '' : '.'];
  const what = why.startsWith(name) ? why : `${name} was not written: ${why}`;
  const reason = `${what}${end} Nothing was changed; a sidecar can hold the caption.`;
  return { kind: 'failed', reason, instead: 'sidecar' };
}

/** The caption of a RAW original, in its sidecar. */
async function besideRaw(desk: Desk, order: WriteOrder, photo: string): Promise<WrittenFile> {
  const beside = await writeSidecar(desk, order, photo);
  const note = `${basename(photo)} is a RAW original and was not written into; its caption is in ${basename(beside.path)}.`;
  return { ...beside, notes: [note, ...beside.notes] };
}

/** The sidecar of an original is read before the original: left alone, it would hide what was written. */
async function withSidecar(
  desk: Desk,
  order: WriteOrder,
  photo: string,
  file: WrittenFile,
): Promise<WrittenFile> {
  let beside: WrittenFile;
  try {
    beside = await writeSidecar(desk, order, photo);
  } catch (error) {
    // The photo has its new caption already: that is what has to be told, with what is wrong beside it.
    return {
      ...file,
      notes: [...file.notes, `${sentence(error)} It hides what was written into the photo.`],
    };
  }
  const note = beside.how === 'kept' ? [] : [`${basename(beside.path)} was brought in step.`];
  return { ...file, notes: [...file.notes, ...note] };
}

async function writeSidecar(desk: Desk, order: WriteOrder, photo: string): Promise<WrittenFile> {
  await desk.sweep(dirname(photo));
  const temporary = join(dirname(photo), temporaryName('.xmp'));
  try {
    const { changes, mends, whole } = order;
    const asked = { path: photo, temporary, changes, ...(mends ? { mends } : {}), whole };
    const answer = await desk.reader.caption({ kind: 'sidecar', ...asked });
    if (answer.end !== 'written' && answer.end !== 'kept') throw new Error(reasonOf(answer));
    const path = await realpath(answer.sidecar).catch(() => answer.sidecar);
    if (answer.end === 'kept') return { path, how: 'kept', cuts: [], notes: [] };
    const before = await stat(path, { bigint: true }).catch(() => null);
    await finish(temporary, before, { ...order, keepTimes: false });
    await refuseOther(path, answer.replaces);
    await (answer.replaces !== undefined
      ? rename(temporary, path)
      : placeNew(temporary, path).catch((error: unknown) => {
          throw errorCode(error) === 'EEXIST' ? writtenByOthers(path) : error;
        }));
    if (order.durable) await syncFolder(dirname(path));
    return { path, how: 'sidecar', cuts: [], notes: answer.notes };
  } finally {
    await clear(temporary);
  }
}

/** Gives the finished file the permissions, owner and times of the old one, and brings it to the disk. */
async function finish(
  temporary: string,
  before: BigIntStats | null,
  { keepTimes, durable }: Pick<WriteOrder, 'keepTimes' | 'durable'>,
): Promise<void> {
  const file = await open(temporary, 'r+');
  try {
    if (before) {
      const made = await file.stat({ bigint: true });
      if (made.uid !== before.uid || made.gid !== before.gid) {
        // Only root may give files away; for everybody else the new file is their own.
        await file.chown(Number(before.uid), Number(before.gid)).catch(() => undefined);
      }
      if (made.mode !== before.mode) await file.chmod(Number(before.mode & 0o7777n));
      if (keepTimes) await file.utimes(Number(before.atimeMs) / 1000, seconds(before.mtimeNs));
    }
    if (durable) await file.sync();
  } finally {
    await file.close();
  }
}

/** A time as Node takes it; what a float cannot hold of the nanoseconds is lost, less than a microsecond. */
function seconds(nanoseconds: bigint): number {
  return Number(nanoseconds) / 1e9;
}

async function prepareCopy(
  photo: string,
  before: BigIntStats,
  target: string,
  replace: boolean,
): Promise<void> {
  try {
    makeFolder(dirname(target));
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
    throw new Error(`${basename(target)} was not written: ${dirname(target)} is not a folder`);
  }
  const there = await stat(target, { bigint: true }).catch(() => null);
  if (there?.ino === before.ino && there.dev === before.dev) {
    throw new Error(
      `The copy of ${basename(photo)} would take the place of the photo itself; choose another folder`,
    );
  }
  if (there && !replace) throw Object.assign(new Error('The name is taken'), { code: 'EEXIST' });
}

async function refuseChanged(photo: string, before: BigIntStats): Promise<void> {
  const now = await stat(photo, { bigint: true });
  // The time of the last change of any kind tells what a program did that put the file's date back.
  const facts = ['ino', 'size', 'mtimeNs', 'ctimeNs'] as const;
  if (facts.every((fact) => now[fact] === before[fact])) return;
  throw new Error(`${basename(photo)} was changed by another program meanwhile and was left as it is`);
}

/**
 * Refuses a sidecar that is another than the one that was read, as development programs write theirs
 * at any time. Its content is compared: times tell nothing where a folder is kept in step by a cloud.
 * @param read the sum of the sidecar that was read, undefined where there was none
 */
async function refuseOther(path: string, read: string | undefined): Promise<void> {
  const now = await readFile(path).then(sha256, (error: unknown) => {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (now !== read) throw writtenByOthers(path);
}

function writtenByOthers(path: string): Error {
  const name = basename(path);
  return new Error(
    `${name} was written or removed by another program meanwhile and was left as it is; write again to bring the caption into it.`,
  );
}

function refuseProtected(photo: string): (error: unknown) => never {
  return () => {
    throw new Error(`${basename(photo)} is write-protected and was left as it is`);
  };
}

function credentialsReason(photo: string): string {
  return (
    `${basename(photo)} carries content credentials, which any edit of the file makes invalid. ` +
    'Write a sidecar instead, or say that they may become invalid.'
  );
}

function reasonOf(answer: CaptionAnswer): string {
  if (answer.end === 'wrong') return answer.reason;
  return outOfTurn(answer);
}

function outOfTurn({ end }: CaptionAnswer): string {
  return `The picture reader answered “${end}” out of turn`;
}

function targetOf({ path, to }: WriteOrder): string {
  return typeof to === 'string' ? path : join(to.folder, safeFileName(to.fileName));
}

function written(file: WrittenFile): WriteOutcome {
  return { kind: 'written', file };
}

function sentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
