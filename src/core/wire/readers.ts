/**
 * The readers of wire documents, tried one after another: each says null to what is not its format.
 * Used by the reading of caption documents, so that an agency's feed comes in as a page does.
 */
import { readIptc7901 } from '#core/wire/iptc7901/read.ts';
import type { WireReading } from '#core/wire/item.ts';
import { readNewsml } from '#core/wire/newsml/read.ts';
import { readNinjs } from '#core/wire/ninjs/read.ts';
import { readNitf } from '#core/wire/nitf/read.ts';

const readers: readonly ((bytes: Uint8Array) => WireReading | null)[] = [
  readNewsml,
  readNinjs,
  readNitf,
  readIptc7901,
];

/** Reads a document of any wire format; null where it is none. Never throws, whatever the bytes are. */
export function readWire(bytes: Uint8Array): WireReading | null {
  for (const read of readers) {
    const reading = read(bytes);
    if (reading) return reading;
  }
  return null;
}
