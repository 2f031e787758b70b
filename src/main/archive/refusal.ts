/**
 * Why an archive could not be opened, read or written, in one sentence for the person at the desk. Shells show the
 * message as it is; `reason` lets them offer the next step. Never carries a stack or SQL.
 */
import Database from 'better-sqlite3';

/** What stands in the way. */
export type ArchiveRefusalReason =
  | 'runtime'
  | 'missing'
  | 'newer'
  | 'foreign'
  | 'damaged'
  | 'unwritable'
  | 'busy'
  | 'migration';

/** An archive that was not opened, or a change that was not made; nothing of it was kept. */
export class ArchiveRefusal extends Error {
  override readonly name = 'ArchiveRefusal';
  readonly reason: ArchiveRefusalReason;

  constructor(reason: ArchiveRefusalReason, message: string, cause?: unknown) {
    super(message, { cause });
    this.reason = reason;
  }
}

/** Puts what SQLite or the file system said into words. Anything it does not know is returned as it came. */
export function readable(problem: unknown, file: string): unknown {
  if (problem instanceof ArchiveRefusal) return problem;
  const code = codeOf(problem);
  if (code.startsWith('SQLITE_CORRUPT')) {
    return new ArchiveRefusal('damaged', damaged(file), problem);
  }
  if (code === 'SQLITE_NOTADB') return new ArchiveRefusal('foreign', notAnArchive(file), problem);
  if (isBusy(problem)) {
    return new ArchiveRefusal(
      'busy',
      `Another program is holding the archive ${file}; close it and try again.`,
      problem,
    );
  }
  if (unwritableCodes.some((known) => code.startsWith(known))) {
    return new ArchiveRefusal(
      'unwritable',
      `The archive ${file} cannot be written; check the folder and its permissions.`,
      problem,
    );
  }
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') {
    return new ArchiveRefusal(
      'unwritable',
      `The disk is full: the archive ${file} cannot be written.`,
      problem,
    );
  }
  return problem;
}

/** Whether another connection holds the lock that was asked for. */
export function isBusy(problem: unknown): boolean {
  return /^SQLITE_(?:BUSY|LOCKED)/.test(codeOf(problem));
}

/** The sentence for a folder in which nobody has made an archive. */
export function noArchive(folder: string): string {
  return `There is no archive in ${folder}. "cutline import" makes one; --archive DIR names another folder.`;
}

/** The sentence for a file that is a database, or not even that, but not one of ours. */
export function notAnArchive(file: string): string {
  return `${file} is not a Cutline archive; choose another folder.`;
}

/** The sentence for an archive that is ours and broken. */
export function damaged(file: string): string {
  return `The archive ${file} is damaged and was left as it is; put back the newest copy that stands beside it, or a backup.`;
}

/** The sentence for an open archive whose folder was deleted, moved or unplugged. */
export function gone(folder: string): string {
  return `The archive folder ${folder} is no longer there, so nothing can be saved; put it back, or open the archive where it is now.`;
}

const unwritableCodes = [
  'SQLITE_READONLY',
  'SQLITE_CANTOPEN',
  'SQLITE_PERM',
  'SQLITE_IOERR',
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOTDIR',
  'ENOENT',
  'EEXIST',
];

function codeOf(problem: unknown): string {
  if (problem instanceof Database.SqliteError) return problem.code;
  if (problem instanceof Error && 'code' in problem && typeof problem.code === 'string') return problem.code;
  return '';
}
