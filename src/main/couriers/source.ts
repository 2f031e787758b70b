/**
 * A parcel as a stream of bytes: from where the far side has it, not faster than the destination may
 * be sent to. A parcel that cannot be read is told from a far side that cannot be written.
 */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { Parcel } from '#core/outbox/courier.ts';
import { Fault } from '#main/couriers/fault.ts';
import { readFailure } from '#main/tools/file-source.ts';

const chunkBytes = 65_536;

/**
 * @param from the first byte to be read
 * @param kilobytesPerSecond 1,000 bytes each; null for no limit
 * @param taken told how many bytes were handed on, chunk by chunk
 */
export function sourceOf(
  parcel: Parcel,
  from: number,
  kilobytesPerSecond: number | null,
  taken: (bytes: number) => void,
): Readable {
  return Readable.from(paced(parcel, from, kilobytesPerSecond, taken), { objectMode: false });
}

async function* paced(
  parcel: Parcel,
  from: number,
  kilobytesPerSecond: number | null,
  taken: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  const bytesPerMs = kilobytesPerSecond ?? Number.POSITIVE_INFINITY;
  // A slow line gets small pieces, four a second, so that it flows instead of coming in bursts.
  const highWaterMark = Math.min(chunkBytes, Math.max(1_000, Math.floor(bytesPerMs * 250)));
  const begun = performance.now();
  let handed = 0;
  for await (const chunk of pieces(parcel, from, highWaterMark)) {
    handed += chunk.length;
    const early = handed / bytesPerMs - (performance.now() - begun);
    if (early > 1) await pause(early);
    taken(chunk.length);
    yield chunk;
  }
}

async function* pieces(parcel: Parcel, from: number, highWaterMark: number): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of createReadStream(parcel.path, { start: from, highWaterMark })) yield chunk;
  } catch (error) {
    throw unread(parcel, readFailure(parcel.path, error), error);
  }
}

/** Whether the file that was staged is still the one that was announced. @throws a fault when it is not */
export async function checkStaged(parcel: Parcel): Promise<void> {
  const found = await stat(parcel.path).catch((error: unknown) => {
    throw unread(parcel, readFailure(parcel.path, error), error);
  });
  if (found.size !== parcel.bytes)
    throw unread(parcel, `the file kept for it here has ${found.size} bytes instead of ${parcel.bytes}`);
}

function unread(parcel: Parcel, clause: string, cause?: unknown): Fault {
  return new Fault(parcel.mediaType.startsWith('image/') ? 'picture' : 'document', clause, null, cause);
}
