/**
 * Puts a new IIM block and its digest among Photoshop image resources (the 8BIM blocks of JPEG
 * APP13). Every other resource keeps its place, its name and its bytes, whatever it is. Used by jpeg.ts.
 */
import { joinBytes } from '#core/metadata/bytes.ts';
import { type PhotoshopResource, parsePhotoshop, resourceIds } from '#core/metadata/photoshop.ts';

/** The resources of a file's APP13 segments, each segment's contents without its header, as one stretch. */
export function joinResources(parts: readonly Uint8Array[]): readonly PhotoshopResource[] | null {
  const joined = wholeResources(joinBytes([new Uint8Array(), ...parts]));
  if (joined) return joined;
  // Subtle: where a segment ends in a resource of odd size without its padding, the resources of the
  // next would be missed by one byte, and are read by themselves.
  const apart = parts.map(wholeResources);
  return apart.some((resources) => resources === null) ? null : apart.flatMap((resources) => resources ?? []);
}

/** The IIM block among resources: its parts joined, null for none. */
export function iimOf(resources: readonly PhotoshopResource[]): Uint8Array | null {
  const parts = resources.filter(({ id }) => id === resourceIds.iim).map(({ bytes }) => bytes);
  return parts.some(({ length }) => length > 0) ? joinBytes(parts) : null;
}

/** The digest among resources, null for none. */
export function digestOf(resources: readonly PhotoshopResource[]): Uint8Array | null {
  return resources.find(({ id, bytes }) => id === resourceIds.digest && bytes.length === 16)?.bytes ?? null;
}

/**
 * The resources with this IIM block in place of the old one, and this digest. A part left undefined
 * stays as it is.
 */
export function withResources(
  old: readonly PhotoshopResource[],
  { iim, digest }: { readonly iim: Uint8Array; readonly digest: Uint8Array | undefined },
): Uint8Array {
  const written = new Map<number, Uint8Array>([[resourceIds.iim, iim]]);
  if (digest) written.set(resourceIds.digest, digest);
  const done = new Set<number>();
  const pieces: Uint8Array[] = [];
  for (const { id, raw } of old) {
    const bytes = written.get(id);
    if (bytes && done.has(id)) continue;
    done.add(id);
    pieces.push(bytes ? resource(id, bytes, nameOf(raw)) : padded(raw));
  }
  for (const [id, bytes] of written) if (!done.has(id)) pieces.push(resource(id, bytes, new Uint8Array(2)));
  return joinBytes(pieces);
}

/** The resources of a stretch that holds nothing else, apart from NULs at its end. */
function wholeResources(bytes: Uint8Array): readonly PhotoshopResource[] | null {
  const { resources, whole } = parsePhotoshop(bytes);
  const read = resources.reduce((total, { raw }) => total + raw.length, 0);
  return whole && bytes.subarray(read).every((byte) => byte === 0) ? resources : null;
}

/** The last resource of a file may lack its padding; with something behind it, it needs it. */
function padded(raw: Uint8Array): Uint8Array {
  return raw.length % 2 === 0 ? raw : joinBytes([raw, new Uint8Array(1)]);
}

/** A resource's name as it stands: a length byte, the characters, padding to an even length. */
function nameOf(raw: Uint8Array): Uint8Array {
  const length = 1 + (raw[6] ?? 0);
  return raw.subarray(6, 6 + length + (length % 2));
}

function resource(id: number, bytes: Uint8Array, name: Uint8Array): Uint8Array {
  const size = bytes.length;
  return padded(
    joinBytes([
      Uint8Array.of(0x38, 0x42, 0x49, 0x4d, id >> 8, id & 255),
      name,
      Uint8Array.of((size >>> 24) & 255, (size >>> 16) & 255, (size >>> 8) & 255, size & 255),
      bytes,
    ]),
  );
}
