/**
 * A folder on the far side, as folders, FTP and SFTP all offer it: files that can be written under one
 * name, looked at and renamed. What makes a delivery safe (place-parcels.ts) is written once over this.
 */
import type { Readable } from 'node:stream';
import type { Parcel } from '#core/outbox/courier.ts';

/** The size of a link or a folder that has a name. */
export const notAFile = -1;

/** What a way needs to be opened. Times are in milliseconds. */
export interface Opening {
  /** Password, or the passphrase of a key; '' where there is none. */
  readonly secret: string;
  /** How long a connection may take to stand. */
  readonly connectMs: number;
  /** How long the far side may neither take nor say anything. */
  readonly idleMs: number;
  /** Closes what is being opened at once. */
  readonly signal: AbortSignal;
  /** Told before each step of the login; a step that throws is the one that failed. */
  step(what: string): void;
  /** Told what is worth knowing of the step under way: a banner, a key, a certificate. */
  learned(said: string): void;
  /** An SFTP host of unknown key showed this one; nothing is said to it before this resolves. */
  pin(hostKey: string): Promise<void>;
}

/** An open folder over there. Names are without folders. Every method throws faults only; after one of kind other than permission, close it. */
export interface FarSide {
  /** The far side in words, for sentences: a host, or a folder's path. */
  readonly where: string;
  /** Whether a file can be gone on with, and from which byte when that many are there. */
  resumeFrom(bytesThere: number): number;
  /** @returns bytes, null where there is no such file, or `notAFile` */
  size(name: string): Promise<number | null>;
  /** Writes what `source` brings from byte `from` on; 0 writes the file anew. */
  write(name: string, source: Readable, from: number): Promise<void>;
  /** Compares a file with what was sent by a checksum; null where the far side has none to give. */
  matches(name: string, parcel: Pick<Parcel, 'hash' | 'bytes'>): Promise<boolean | null>;
  rename(from: string, to: string): Promise<void>;
  /** Removes a file; nothing happens where there is none. */
  remove(name: string): Promise<void>;
  /** Whether it still answers. */
  probe(): Promise<void>;
  /** What the far side said last, one line; '' for nothing. */
  said(): string;
  /** Ends at once whatever is under way. */
  close(): void;
}
