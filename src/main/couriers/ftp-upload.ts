/**
 * One upload over FTP. Used by ftp.ts in place of the library's own, which closes the connection when
 * the data line breaks: a server that is full or may not write breaks that line first and says why on
 * the other one afterwards, and the editor needs the reason.
 */
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { TLSSocket } from 'node:tls';
import type { Client } from 'basic-ftp';

// How long the reason for a broken data line is waited for.
const reasonMs = 1_500;

/**
 * @param before commands that must stand right before the upload's own (REST)
 * @returns the server's last answer
 * @throws what the server answered, else how the line ended; the client may be closed then
 */
export async function ftpUpload(
  client: Client,
  command: string,
  source: Readable,
  before: readonly string[],
): Promise<string> {
  const { ftp } = client;
  await client.prepareTransfer(ftp);
  for (const one of before) await client.send(one);
  const line = ftp.dataSocket;
  if (!line) throw new Error('No data line was opened');
  // The library's listeners end everything at the first error of this line; it is watched here instead.
  for (const event of ['error', 'close', 'timeout']) line.removeAllListeners(event);
  let broken: unknown = null;
  line.on('error', (error) => {
    broken ??= error;
  });

  let begun = false;
  let sent = false;
  let said = '';
  let watch: NodeJS.Timeout | undefined;
  let late: NodeJS.Timeout | undefined;
  try {
    const last: string = await ftp.handle(command, (answer, task) => {
      if (answer instanceof Error) return task.reject(answer);
      if (answer.code === 150 || answer.code === 125) {
        if (begun) return;
        begun = true;
        // The other line is silent while this one is filled.
        ftp.socket.setTimeout(0);
        watch = watchStall(line, ftp.timeout, () => ftp.closeWithError(new Error('Timeout (data line)')));
        secured(line)
          .then(() => pipeline(source, line))
          .then(
            () => {
              clearInterval(watch);
              sent = true;
              ftp.socket.setTimeout(ftp.timeout);
              if (said !== '') task.resolve(said);
            },
            (error: unknown) => {
              clearInterval(watch);
              const reason = broken ?? error;
              late = setTimeout(() => {
                task.reject(reason instanceof Error ? reason : new Error('The data line broke'));
                client.close();
              }, reasonMs);
            },
          );
      } else if (answer.code >= 200 && answer.code < 300) {
        said = answer.message;
        if (sent) task.resolve(said);
      }
    });
    return last;
  } finally {
    clearInterval(watch);
    clearTimeout(late);
    source.destroy();
    ftp.dataSocket = undefined;
  }
}

/** A secured line begins its handshake only once the server has taken the command. */
async function secured(line: object): Promise<void> {
  // An established session has a cipher; before that there is none.
  if (!(line instanceof TLSSocket) || line.getCipher()?.name !== undefined) return;
  await new Promise<void>((resolve, reject) => {
    line.once('secureConnect', resolve);
    line.once('error', reject);
    line.once('close', () => reject(new Error('The data line was closed')));
  });
}

/** Tells when bytes wait to be taken and none is, for so many milliseconds; a slow source is no stall. */
function watchStall(
  line: { readonly bytesWritten: number; readonly writableLength: number },
  idleMs: number,
  stalled: () => void,
): NodeJS.Timeout {
  const looks = 8;
  let before = -1;
  let idle = 0;
  return setInterval(() => {
    const through = line.bytesWritten - line.writableLength;
    idle = through === before && line.writableLength > 0 ? idle + 1 : 0;
    before = through;
    if (idle >= looks) stalled();
  }, idleMs / looks);
}
