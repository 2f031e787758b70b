/** Puts what an SFTP server answered, or how its connection ended, into a fault. Used by sftp.ts. */
import { Fault, quoted } from '#main/couriers/fault.ts';
import { networkFault } from '#main/couriers/network-fault.ts';

export type SftpDoing = 'folder' | 'look' | 'write' | 'rename' | 'remove';

// Status codes of draft-ietf-secsh-filexfer-02 section 7, and of -13 section 9.1 where servers use them.
export const noSuchFile = 2;
const permissionDenied = 3;
const noConnection = 6;
const connectionLost = 7;
const fileExists = 11;
const writeProtected = 12;
const noSpace = 14;
const quotaExceeded = 15;

/** The status of an answer; null for what is none. ssh2 gives answers a number, and the system's errors a text. */
export function statusOf(error: unknown): number | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'number' ? error.code : null;
}

export function sftpFault(error: unknown, where: string, doing: SftpDoing): Fault {
  if (error instanceof Fault) return error;
  const status = statusOf(error);
  if (status === null || status === noConnection || status === connectionLost)
    return networkFault(error, where, true);
  const words = quoted(error instanceof Error ? error.message : '');
  if (doing === 'folder')
    return new Fault(
      'permission',
      `the folder cannot be entered at ${where}, which said ${words}`,
      null,
      error,
    );
  if (status === fileExists)
    return new Fault('name-taken', `the name stands at ${where} already`, null, error);
  if (doing === 'rename')
    return new Fault('rename', `${where} refused to rename it and said ${words}`, null, error);
  if (status === noSpace || status === quotaExceeded)
    return new Fault('full', `${where} has no room for it and said ${words}`, null, error);
  if (status === permissionDenied || status === writeProtected || status === noSuchFile)
    return new Fault('permission', `${where} does not permit it and said ${words}`, null, error);
  // OpenSSH says no more than "Failure" when its disk or a quota is full; nothing else stops a write there.
  if (doing === 'write')
    return new Fault(
      'full',
      `${where} could not write on and said ${words}; most likely its disk is full`,
      null,
      error,
    );
  return new Fault('refused', `${where} refused it and said ${words}`, null, error);
}
