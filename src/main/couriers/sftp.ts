/**
 * A folder of an SFTP server as a far side. Used by ways.ts. Writes are sent ahead of their answers,
 * so that a long line is filled; the host's key is compared before anything is said to it (ssh-login.ts).
 */
import type { SFTPWrapper } from 'ssh2';
import type { Way } from '#core/outbox/records.ts';
import { type FarSide, notAFile, type Opening } from '#main/couriers/far-side.ts';
import { Fault } from '#main/couriers/fault.ts';
import { noSuchFile, type SftpDoing, sftpFault, statusOf } from '#main/couriers/sftp-fault.ts';
import { openSsh, type SshConnection } from '#main/couriers/ssh-login.ts';

// 32 KiB is what every server takes in one write (draft-ietf-secsh-filexfer-02, section 3).
const writeBytes = 32_768;
const writesAhead = 16;

/** @throws Fault */
export async function openSftp(way: Way & { kind: 'sftp' }, opening: Opening): Promise<FarSide> {
  const ssh = await openSsh(way, opening);
  try {
    const sftp = await ssh.during<SFTPWrapper>((done) => ssh.client.sftp(done));
    opening.step('Folder there');
    const folder = way.folder === '' ? '.' : way.folder;
    const found = await ssh.during<{ isDirectory(): boolean }>((done) => sftp.stat(folder, done));
    if (!found.isDirectory()) throw new Fault('permission', `${way.folder} at ${ssh.where} is not a folder`);
    return farSide(ssh, sftp, way.folder);
  } catch (error) {
    ssh.close();
    throw sftpFault(error, ssh.where, 'folder');
  }
}

type Answer<T> = (error: Error | null | undefined, value: T) => void;

function farSide(ssh: SshConnection, sftp: SFTPWrapper, folder: string): FarSide {
  const where = folder === '' ? ssh.where : `${ssh.where} in ${folder}`;
  const path = (name: string) => (folder === '' ? name : `${folder.replace(/\/+$/, '')}/${name}`);

  const ask = async <T>(doing: SftpDoing, work: (done: Answer<T>) => void): Promise<T> => {
    try {
      return await ssh.during(work);
    } catch (error) {
      throw sftpFault(error, where, doing);
    }
  };
  const tell = (doing: SftpDoing, work: (done: (error?: Error | null) => void) => void): Promise<void> =>
    ask<void>(doing, (done) => work((error) => done(error, undefined)));

  const size = async (name: string): Promise<number | null> => {
    try {
      const found = await ask<{ isFile(): boolean; size: number }>('look', (done) =>
        sftp.lstat(path(name), done),
      );
      return found.isFile() ? found.size : notAFile;
    } catch (error) {
      if (error instanceof Fault && statusOf(error.cause) === noSuchFile) return null;
      throw error;
    }
  };

  return {
    where,
    // Subtle: the answers of up to `writesAhead` writes are not waited for, and a server may carry them out in
    // any order; a cut connection can leave holes that far before the end, so the end is written again.
    resumeFrom: (bytesThere) => Math.max(0, bytesThere - writesAhead * writeBytes),
    size,
    async write(name, source, from) {
      const handle = await ask<Buffer>('write', (done) =>
        sftp.open(path(name), from === 0 ? 'w' : 'r+', done),
      );
      const ahead = new Set<Promise<void>>();
      let failed: unknown;
      let position = from;
      for await (const chunk of source) {
        for (let start = 0; start < chunk.length; start += writeBytes) {
          const piece: Buffer = chunk.subarray(start, start + writeBytes);
          const at = position;
          const written = tell('write', (done) => sftp.write(handle, piece, 0, piece.length, at, done))
            .catch((error: unknown) => {
              failed ??= error;
            })
            .finally(() => ahead.delete(written));
          ahead.add(written);
          position += piece.length;
          if (ahead.size >= writesAhead) await Promise.race(ahead);
        }
        if (failed !== undefined) break;
      }
      await Promise.all(ahead);
      if (failed !== undefined) throw failed;
      await tell('write', (done) => sftp.close(handle, done));
    },
    // SFTP as servers speak it (version 3) has no checksums.
    matches: async () => null,
    // The plain rename of version 3 fails where the name is taken; OpenSSH's own extension would overwrite.
    rename: (from, to) => tell('rename', (done) => sftp.rename(path(from), path(to), done)),
    async remove(name) {
      if ((await size(name)) !== null) await tell('remove', (done) => sftp.unlink(path(name), done));
    },
    probe: async () => {
      await ask<string>('look', (done) => sftp.realpath('.', done));
    },
    said: () => '',
    close: ssh.close,
  };
}
