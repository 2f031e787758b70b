/**
 * Brings the parcels of a delivery into a far folder so that each appears there once, whole, under its
 * own name: written under temporary names, gone on with where an earlier try was cut off, checked, and
 * renamed only when all of them stand there. Used by courier.ts for folders, FTP and SFTP.
 *
 * [Note: exactly once] A rename is the one step that cannot be repeated: a receiver may take a file the
 * moment it has its name. So the caller writes down `placing` before the first rename. After that, a
 * temporary name that is gone says that its rename was done, even if its answer never came or this
 * program was killed; nothing is uploaded again. Before that, no receiver has seen anything.
 */
import type { Delivery, DeliverySteps, Parcel } from '#core/outbox/courier.ts';
import type { Receipt } from '#core/outbox/records.ts';
import { type FarSide, notAFile } from '#main/couriers/far-side.ts';
import { Fault, nameTaken, wrongChecksum, wrongSize } from '#main/couriers/fault.ts';
import { checkStaged, sourceOf } from '#main/couriers/source.ts';

/** What was under way, for the sentence about a fault. */
export interface Doing {
  /** "harbour.jpg was not sent", '' while nothing was tried. */
  undone: string;
  /** Once true, the delivery can no longer be called off. */
  placing: boolean;
}

/** Hidden names come first: programs that watch a folder pass over them. */
function temporaryNames(delivery: Delivery, index: number): [string, string] {
  const name = `cutline-${delivery.id}-${index + 1}.part`;
  return [`.${name}`, name];
}

/**
 * @param doing kept up to date for the caller, also when this throws
 * @throws Fault
 */
export async function placeParcels(
  far: FarSide,
  delivery: Delivery,
  steps: DeliverySteps,
  doing: Doing,
): Promise<Omit<Receipt, 'at'>> {
  let checked: Receipt['checked'] = 'size';
  if (!delivery.placing) {
    checked = await bringAll(far, delivery, steps, doing);
    doing.undone = 'nothing got its name';
    if (steps.cancelled.aborted) throw new Fault('interrupted', 'it was called off');
    doing.placing = true;
    await steps.placing();
  }
  doing.placing = true;
  await nameAll(far, delivery, doing);
  const files = delivery.parcels.map(({ name, bytes, hash }) => ({ name, bytes, hash }));
  return { files, checked, said: far.said() };
}

async function bringAll(
  far: FarSide,
  delivery: Delivery,
  steps: DeliverySteps,
  doing: Doing,
): Promise<Receipt['checked']> {
  const total = delivery.parcels.reduce((sum, parcel) => sum + parcel.bytes, 0);
  let before = 0;
  let allSummed = true;
  for (const parcel of delivery.parcels) {
    doing.undone = `${parcel.name} was not sent`;
    await checkStaged(parcel);
    if ((await far.size(parcel.name)) !== null) throw nameTaken(far.where, parcel.name);
  }
  for (const [index, parcel] of delivery.parcels.entries()) {
    doing.undone = `${parcel.name} was not sent whole`;
    const start = before;
    const tell = (there: number) => steps.progress(start + there, total);
    const summed = await bring(far, delivery, parcel, temporaryNames(delivery, index), tell);
    allSummed &&= summed;
    before += parcel.bytes;
    steps.progress(before, total);
  }
  return allSummed ? 'checksum' : 'size';
}

/** Writes one parcel under a temporary name, the plain one where hidden names are refused. */
async function bring(
  far: FarSide,
  delivery: Delivery,
  parcel: Parcel,
  [hidden, plain]: [string, string],
  tell: (there: number) => void,
): Promise<boolean> {
  const limit = delivery.destination.kilobytesPerSecond;
  if ((await far.size(plain)) === null) {
    try {
      return await bringUnder(far, parcel, hidden, limit, tell);
    } catch (error) {
      if (!(error instanceof Fault) || error.kind !== 'permission') throw error;
    }
  }
  return await bringUnder(far, parcel, plain, limit, tell);
}

/** @returns whether a checksum proved it */
async function bringUnder(
  far: FarSide,
  parcel: Parcel,
  temporary: string,
  limit: number | null,
  tell: (there: number) => void,
): Promise<boolean> {
  const there = await far.size(temporary);
  // A link or a folder is none of ours: written through a link, the parcel would end up elsewhere.
  if (there === notAFile) throw nameTaken(far.where, temporary);
  if (there !== parcel.bytes) {
    const from = there === null || there > parcel.bytes ? 0 : far.resumeFrom(there);
    let sent = from;
    tell(sent);
    const source = sourceOf(parcel, from, limit, (bytes) => {
      sent += bytes;
      tell(sent);
    });
    try {
      await far.write(temporary, source, from);
    } finally {
      source.destroy();
    }
  }
  const size = await far.size(temporary);
  const matches = size === parcel.bytes ? await far.matches(temporary, parcel) : false;
  if (size === parcel.bytes && matches !== false) return matches === true;
  await far.remove(temporary);
  throw size === parcel.bytes ? wrongChecksum(far.where) : wrongSize(far.where, size, parcel.bytes);
}

async function nameAll(far: FarSide, delivery: Delivery, doing: Doing): Promise<void> {
  const waiting: { parcel: Parcel; temporary: string }[] = [];
  for (const [index, parcel] of delivery.parcels.entries()) {
    doing.undone = `${parcel.name} did not get its name`;
    const temporary = await standing(far, temporaryNames(delivery, index), delivery.placing, parcel);
    if (temporary === null) continue;
    // All names are looked at before the first is given, so that a taken one does not part a document from its picture.
    if ((await far.size(parcel.name)) !== null) throw nameTaken(far.where, parcel.name);
    waiting.push({ parcel, temporary });
  }
  for (const { parcel, temporary } of waiting) {
    doing.undone = `${parcel.name} did not get its name`;
    await far.rename(temporary, parcel.name);
  }
}

/** The temporary name that a parcel still stands under, null when its rename was done. */
async function standing(
  far: FarSide,
  names: [string, string],
  placing: boolean,
  parcel: Parcel,
): Promise<string | null> {
  for (const name of names) if ((await far.size(name)) !== null) return name;
  const final = await far.size(parcel.name);
  // Whole under its own name, or gone altogether because the receiver took it: see [Note: exactly once].
  if (placing && (final === null || final === parcel.bytes)) return null;
  throw final === null ? wrongSize(far.where, null, parcel.bytes) : nameTaken(far.where, parcel.name);
}

/** Removes what a delivery that was called off left under temporary names. @throws Fault */
export async function removeTemporaries(far: FarSide, delivery: Delivery): Promise<void> {
  for (const index of delivery.parcels.keys())
    for (const name of temporaryNames(delivery, index))
      if ((await far.size(name)) !== null) await far.remove(name);
}
