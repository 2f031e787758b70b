/** What an HTTP answer proves about a file by a checksum: Repr-Digest, Content-MD5, or an ETag that is one. Used by http.ts. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Parcel } from '#core/outbox/courier.ts';
import { wrongChecksum } from '#main/couriers/fault.ts';
import type { HttpAnswer } from '#main/couriers/http-line.ts';

/**
 * @param ofFile whether the answer is a look at the file; else it answers an upload, and a digest that differs may
 *   be of the answer's own words
 * @returns null where nothing is proven
 * @throws Fault when a look at the file gives another digest
 */
export async function provenBy(
  { headers }: HttpAnswer,
  parcel: Parcel,
  where: string,
  ofFile: boolean,
): Promise<'checksum' | null> {
  for (const name of ['repr-digest', 'content-digest']) {
    const given = /(?:^|[\s,])sha-256=:([\w+/]{43}=):/.exec(String(headers[name] ?? ''))?.[1];
    if (given === undefined) continue;
    if (Buffer.from(given, 'base64').toString('hex') === parcel.hash) return 'checksum';
    // A HEAD has no content: only the digest of the representation speaks of the file (RFC 9530, section 3).
    if (ofFile && name === 'repr-digest') throw wrongChecksum(where);
  }
  const sum = /^([\w+/]{22}==)$/.exec(String(headers['content-md5'] ?? ''))?.[1];
  // An ETag is whatever the server likes; only one that is the MD5 of the bytes says something.
  const tag = /^"([0-9a-f]{32})"$/i.exec(headers.etag ?? '')?.[1];
  if (sum === undefined && tag === undefined) return null;
  const md5 = await md5Of(parcel.path);
  if (tag?.toLowerCase() === md5.toString('hex') || sum === md5.toString('base64')) return 'checksum';
  if (ofFile && sum !== undefined) throw wrongChecksum(where);
  return null;
}

async function md5Of(path: string): Promise<Buffer> {
  const digest = createHash('md5');
  for await (const chunk of createReadStream(path)) digest.update(chunk);
  return digest.digest();
}
