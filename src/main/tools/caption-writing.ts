/**
 * Writes captions into copies of photo files and into sidecars, by the native writer, and reads
 * back what was written. Runs in the picture child, because all of it parses what strangers made.
 * It only ever writes the temporary file it is given: putting that in a photo's place is for
 * caption-files.ts.
 */
import { closeSync, openSync, writeSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { FieldChanges } from '#core/caption/caption.ts';
import { deskName, type Field, type FieldId, fields, isFieldId } from '#core/caption/fields.ts';
import type { ByteSource } from '#core/metadata/bytes.ts';
import { type Container, sniff } from '#core/metadata/containers/sniff.ts';
import { type MetadataReading, readMetadata } from '#core/metadata/read.ts';
import { fieldLanguages, xmpFields } from '#core/metadata/sources.ts';
import { rewriteIim } from '#core/metadata/write/iim.ts';
import {
  type Homes,
  outstanding,
  type Values,
  valuesFor,
  valuesInPhoto,
  whatIsWrong,
} from '#core/metadata/write/in-step.ts';
import { type JpegPiece, planJpeg } from '#core/metadata/write/jpeg.ts';
import { type LanguageMend, mendsIn, wronglyMended } from '#core/metadata/write/languages.ts';
import { newSidecar, rewriteXmp, type WriteStamp } from '#core/metadata/write/xmp.ts';
import { parseXmp } from '#core/metadata/xmp.ts';
import type { CaptionAnswer, CaptionTask } from '#main/tools/caption-messages.ts';
import { exifToolWork } from '#main/tools/exiftool-work.ts';
import { type FileSource, openFileSource } from '#main/tools/file-source.ts';
import { writeFailure } from '#main/tools/files.ts';
import { metadataTools, Refusal, withPhoto } from '#main/tools/picture-reading.ts';
import { findSidecar, newSidecarPath, sha256 } from '#main/tools/sidecar.ts';

type Task<Kind extends CaptionTask['kind']> = Extract<CaptionTask, { kind: Kind }>;

/** Called on the way. */
export interface OnTheWay {
  /** The work goes on: a large file on a slow share is not taken for a hang. */
  alive?(): void;
  /** Between the writing and the reading back; for tests. */
  written?(temporary: string): Promise<void>;
}

/** What the file says now, and what it is to say. */
interface Intent extends Values {
  readonly reading: MetadataReading;
  readonly homes: Homes;
  readonly hasSidecar: boolean;
}

/**
 * Memory that the picture data passes through, used again for every file. Of this size it stays in the
 * processor's cache; writing 6 MB at once took four times as long as writing it in pieces of one.
 */
const passing = new Uint8Array(1 << 20);

/**
 * Writes the new file natively, when it is a JPEG without a doubt.
 * @throws Refusal, the system's error for what cannot be written
 */
export async function rewritePhoto(task: Task<'rewrite'>, way: OnTheWay = {}): Promise<CaptionAnswer> {
  return withPhoto(task.path, async (source, { container }) => {
    const intent = await intentOf(source, container, task);
    const { reading, lacks, mends, hasSidecar } = intent;
    const nothing = Object.keys(lacks.all).length + mends.length === 0;
    if (nothing && task.original) return { end: 'kept', sidecar: '', hasSidecar };
    if (reading.credentials && task.original && !task.dropCredentials) return { end: 'credentials' };
    const notes = [...(reading.credentials && !nothing ? [lostCredentials] : []), ...intent.notes];
    if (nothing) {
      writePieces(source, [{ from: 0, to: source.size }], task, way);
      return { end: 'written', sidecar: '', hasSidecar, cuts: [], notes };
    }
    const doubt = (reason: string): CaptionAnswer => ({
      end: 'doubt',
      doubt: reason,
      hasSidecar,
      work: workOf(source, container, intent),
      cuts: cutsOf(lacks.iim),
      notes,
    });
    if (container !== 'jpeg') return doubt('It is no JPEG.');
    const plan = planJpeg(source, lacks.all, stampNow(), metadataTools, mends);
    if ('doubt' in plan) return doubt(plan.doubt);
    const size = writePieces(source, plan.pieces, task, way);
    await way.written?.(task.temporary);
    const wrong = await wrongWith(task.temporary, container, size, intent);
    return wrong === ''
      ? { end: 'written', sidecar: '', hasSidecar, cuts: [...plan.cuts], notes: [...notes, ...plan.notes] }
      : doubt(wrong);
  });
}

/**
 * Writes the new file as `rewritePhoto` does, but leaves a RAW original alone unless the task says
 * otherwise: photo desks keep what the camera wrote as it is, and every RAW program reads the sidecar.
 * A DNG counts as one. @throws Refusal, the system's error for what cannot be written
 */
export async function rewriteUnlessRaw(task: Task<'rewrite'>, way: OnTheWay = {}): Promise<CaptionAnswer> {
  const asked = task.original && task.rawOriginals !== true;
  if (asked && (await withPhoto(task.path, async (_source, { raw }) => raw))) return { end: 'raw' };
  return rewritePhoto(task, way);
}

/** Reads back what another writer has put into the temporary file. @throws Refusal */
export async function verifyPhoto(task: Task<'verify'>): Promise<CaptionAnswer> {
  return withPhoto(task.path, async (source, { container }) => {
    const intent = await intentOf(source, container, task);
    const wrong = await wrongWith(task.temporary, container, null, intent);
    if (wrong !== '') return { end: 'wrong', reason: `${basename(task.path)} was not written: ${wrong}` };
    return { end: 'written', sidecar: '', hasSidecar: intent.hasSidecar, cuts: [], notes: [] };
  });
}

/** Writes the photo's sidecar anew, or its first one. @throws Refusal */
export async function writeSidecar(task: Task<'sidecar'>, way: OnTheWay = {}): Promise<CaptionAnswer> {
  return withPhoto(task.path, async (source, { container }) => {
    const old = await findSidecar(task.path);
    const reading = readMetadata(source, container, metadataTools, old?.packet ?? null);
    // A sidecar is read before the photo itself: it has to say everything, not only what changes.
    const values = valuesFor(reading, task.changes, true);
    const path = old?.path ?? (await newSidecarPath(task.path));
    const lacks = outstanding({ ...nowhere, xmp: reading.sources.sidecar }, values, {
      iim: false,
      exif: false,
    }).xmp;
    const mends = old ? mendsIn(reading.languages, task.mends ?? []) : [];
    if (old && Object.keys(lacks).length + mends.length === 0)
      return { end: 'kept', sidecar: path, hasSidecar: true };
    const packet = old ? rewriteXmp(old.packet, lacks, stampNow(), mends) : newSidecar(values, stampNow());
    if (!packet) {
      const reason = `${basename(path)} is damaged and was left as it is; mend it or move it away, then write again.`;
      return { end: 'wrong', reason };
    }
    await writeFile(task.temporary, packet, { flag: 'wx' }).catch((error: unknown) => {
      throw new Refusal(writeFailure(path, error));
    });
    await way.written?.(task.temporary);
    const properties = parseXmp(await readFile(task.temporary)) ?? new Map();
    const wanted = new Set(Object.keys(lacks).filter(isFieldId));
    const unmended = wronglyMended(reading.languages, fieldLanguages(properties), mends, wanted);
    if (unmended) {
      const reason = `${basename(path)} was not written: ${unmendedSentence(unmended)}`;
      return { end: 'wrong', reason };
    }
    const written = xmpFields(properties);
    const left = outstanding({ ...nowhere, xmp: written }, values, { iim: false, exif: false });
    const [lost] = Object.keys(left.all).filter(isFieldId);
    if (lost) {
      return {
        end: 'wrong',
        reason: `${basename(path)} was not written: ${deskName(lost)} does not read back.`,
      };
    }
    const notes = [
      ...stillInside(reading, values),
      ...(old ? [] : mendsIn(reading.languagesInside, task.mends ?? [])).map(
        ({ field, language }) =>
          `${deskName(field)} in ${language} still stands damaged in the photo itself; a new sidecar cannot mend it.`,
      ),
      ...(old?.others ?? []).map((name) => `${name} lies beside the photo as well and was left as it is.`),
    ];
    const replaces = old ? { replaces: sha256(old.packet) } : {};
    return { end: 'written', sidecar: path, ...replaces, hasSidecar: true, cuts: [], notes };
  });
}

function unmendedSentence({ field, language }: LanguageMend): string {
  return `${deskName(field)} in ${language} does not read back as it was written.`;
}

const nowhere = { sidecar: new Map(), xmp: new Map(), iim: new Map(), exif: new Map() };
const lostCredentials = 'Its content credentials are no longer valid, since the file was edited.';

async function intentOf(
  source: ByteSource,
  container: Container,
  { path, temporary, changes, mends, whole }: Omit<Task<'verify'>, 'kind' | 'id'>,
): Promise<Intent> {
  const sidecar = await findSidecar(path);
  const reading = readMetadata(source, container, metadataTools, sidecar?.packet ?? null);
  const homes = homesIn(container);
  // The new file is made in the folder it is for: in another one, the sidecar does not lie beside it.
  const copy = dirname(temporary) !== dirname(path);
  const about = valuesInPhoto(reading, changes, { whole, copy, homes, mends });
  return { reading, homes, ...about, hasSidecar: sidecar !== null };
}

/** Where a new value goes: everywhere in the formats of the wires; elsewhere into XMP and into what is there. */
function homesIn(container: Container): Homes {
  return { iim: ['jpeg', 'tiff', 'psd'].includes(container), exif: ['jpeg', 'tiff'].includes(container) };
}

/** Copies the kept stretches and writes the new ones. Nothing else runs in the child meanwhile: it need not take turns. */
function writePieces(
  source: FileSource,
  pieces: readonly JpegPiece[],
  { path, temporary }: { path: string; temporary: string },
  way: OnTheWay,
): number {
  const orRefused = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw new Refusal(writeFailure(join(dirname(temporary), basename(path)), error));
    }
  };
  let to = -1;
  let size = 0;
  const write = (bytes: Uint8Array) => {
    for (let at = 0; at < bytes.length; ) at += orRefused(() => writeSync(to, bytes, at));
    size += bytes.length;
  };
  try {
    to = orRefused(() => openSync(temporary, 'wx'));
    for (const piece of pieces) {
      if (!('from' in piece)) {
        write(piece);
        continue;
      }
      for (let at = piece.from; at < piece.to; ) {
        const got = source.fill(passing.subarray(0, Math.min(passing.length, piece.to - at)), at);
        if (got === 0) throw new Refusal(`${basename(path)} became shorter while it was read`);
        write(passing.subarray(0, got));
        at += got;
        way.alive?.();
      }
    }
  } finally {
    if (to !== -1) closeSync(to);
  }
  return size;
}

/**
 * What is wrong with the written file, '' for nothing.
 * @param size its length in bytes, where that is known: what was kept is kept by construction
 */
async function wrongWith(
  temporary: string,
  container: Container,
  size: number | null,
  { reading, values, homes, expected, mends }: Intent,
): Promise<string> {
  const written = openFileSource(temporary);
  try {
    const found = sniff(written);
    if (!found.photo || found.container !== container) return 'It is no longer a photo of its kind.';
    if (size !== null && written.size !== size) return 'It has not the length it should have.';
    const after = readMetadata(written, container, metadataTools);
    const wanted = new Set(Object.keys(values).filter(isFieldId));
    const unmended = wronglyMended(reading.languagesInside, after.languagesInside, mends, wanted);
    return unmended ? unmendedSentence(unmended) : whatIsWrong(reading, after, values, homes, expected);
  } finally {
    written.close();
  }
}

function workOf(source: ByteSource, container: Container, intent: Intent) {
  return exifToolWork(source, container, intent, stampNow());
}

function cutsOf(changes: FieldChanges) {
  const { cuts } = { cuts: [], ...rewriteIim(null, changes) };
  return [...cuts];
}

/** What a sidecar cannot take out of the photo itself. */
function stillInside({ sources }: MetadataReading, values: FieldChanges): string[] {
  const registry: readonly (Field & { readonly id: FieldId })[] = fields;
  return registry
    .filter(({ id }) => values[id]?.length === 0)
    .filter(({ id }) => sources.xmp.has(id) || sources.iim.has(id) || sources.exif.has(id))
    .map(({ id }) => `${deskName(id)} still stands in the photo itself; a sidecar cannot take it out.`);
}

function stampNow(): WriteStamp {
  return { at: `${new Date().toISOString().slice(0, 19)}Z`, tool: 'Cutline' };
}
