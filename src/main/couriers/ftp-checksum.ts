/**
 * Asks an FTP server for the checksum of a file, where it says that it can: HASH of the draft
 * "File Transfer Protocol HASH Command", or the older XSHA256. Used by ftp.ts.
 */
import { type Client, FTPError } from 'basic-ftp';
import type { Parcel } from '#core/outbox/courier.ts';

/** @returns null where the server gives none. @throws what the connection throws */
export async function ftpChecksum(
  client: Client,
  features: ReadonlyMap<string, string>,
  name: string,
  parcel: Pick<Parcel, 'hash'>,
): Promise<boolean | null> {
  try {
    if (/(^|;)SHA-256\*?(;|$)/i.test(features.get('HASH') ?? '')) {
      await client.send('OPTS HASH SHA-256');
      return compare((await client.send(`HASH ${name}`)).message, parcel.hash);
    }
    if (features.has('XSHA256')) return compare((await client.send(`XSHA256 ${name}`)).message, parcel.hash);
  } catch (error) {
    if (!(error instanceof FTPError)) throw error;
  }
  return null;
}

function compare(answer: string, hash: string): boolean | null {
  const given = /\b[0-9a-f]{64}\b/i.exec(answer)?.[0];
  return given === undefined ? null : given.toLowerCase() === hash;
}
