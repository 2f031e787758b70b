/**
 * A small SFTP server in memory with a password, that does as it is told: refuses renames, is full,
 * stalls, lies about sizes, cuts the line. For faults that OpenSSH does not show on demand.
 */
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:net';
import ssh2, { type Connection, type SFTPWrapper } from 'ssh2';

export interface SftpFaults {
  readonly password?: string;
  /** Status codes by request, instead of carrying it out; null says nothing at all. */
  readonly statuses?: Record<string, number | null>;
  /** Takes so many bytes in all, then answers writes with this status. */
  readonly room?: { bytes: number; readonly status: number };
  readonly lies?: number;
  /** Carries a request out, and cuts the line instead of answering; once. */
  cutsAfter?: string;
}

export interface SftpServer {
  readonly port: number;
  readonly files: Map<string, Buffer>;
  faults: SftpFaults;
  end(): Promise<void>;
}

const { STATUS_CODE, OPEN_MODE } = ssh2.utils.sftp;

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const hostKey = privateKey.export({ type: 'sec1', format: 'pem' }).toString();

export async function startSftpServer(faults: SftpFaults = {}): Promise<SftpServer> {
  const files = new Map<string, Buffer>();
  const lines = new Set<Connection>();
  const server = new ssh2.Server({ hostKeys: [hostKey] }, (line) => {
    lines.add(line);
    line.on('error', () => undefined).on('close', () => lines.delete(line));
    line.on('authentication', (login) => {
      if (login.method === 'password' && login.password === (self.faults.password ?? 'right')) login.accept();
      else login.reject(['password']);
    });
    line.on('session', (accept) => accept().on('sftp', (open) => serve(line, open())));
  });
  // Without delay, else each answer waits for the one before it to be acknowledged.
  const door = createServer({ noDelay: true }, (socket) => server.injectSocket(socket));
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  const address = door.address();
  if (address === null || typeof address === 'string') throw new Error('No port was given');
  const self: SftpServer = { port: address.port, files, faults, end };
  return self;

  async function end(): Promise<void> {
    for (const line of lines) line.end();
    await new Promise<void>((resolve) => door.close(() => resolve()));
  }

  function serve(line: Connection, sftp: SFTPWrapper): void {
    const open: string[] = [];
    const attrs = (name: string) => {
      const folder = name === '.' || name === 'in';
      const size = (files.get(name)?.length ?? 0) + (self.faults.lies ?? 0);
      return { mode: folder ? 0o40755 : 0o100644, uid: 0, gid: 0, size, atime: 0, mtime: 0 };
    };
    /** Whether a request is to be carried out; else it is answered here. */
    const may = (request: string, id: number): boolean => {
      const status = self.faults.statuses?.[request];
      if (status === undefined) return true;
      if (status !== null) sftp.status(id, status);
      return false;
    };
    const done = (request: string, id: number, status: number) => {
      if (self.faults.cutsAfter !== request) return sftp.status(id, status);
      self.faults = {};
      line.end();
    };
    const look = (id: number, name: string) => {
      if (!may('STAT', id)) return;
      if (files.has(name) || name === '.' || name === 'in') sftp.attrs(id, attrs(name));
      else sftp.status(id, STATUS_CODE.NO_SUCH_FILE);
    };
    sftp.on('STAT', look).on('LSTAT', look);
    sftp.on('REALPATH', (id) => sftp.name(id, [{ filename: '/', longname: '/', attrs: attrs('.') }]));
    sftp.on('OPEN', (id, name, flags) => {
      if (!may('OPEN', id)) return;
      if (flags & OPEN_MODE.TRUNC) files.set(name, Buffer.alloc(0));
      open.push(name);
      sftp.handle(id, Buffer.from([open.length - 1]));
    });
    sftp.on('WRITE', (id, handle, offset, bytes) => {
      const name = open[handle[0] ?? 0] ?? '';
      if (!may('WRITE', id)) return;
      const { room } = self.faults;
      if (room && room.bytes < bytes.length) return void sftp.status(id, room.status);
      if (room) room.bytes -= bytes.length;
      const old = files.get(name) ?? Buffer.alloc(0);
      const grown = Buffer.alloc(Math.max(old.length, offset + bytes.length));
      old.copy(grown);
      bytes.copy(grown, offset);
      files.set(name, grown);
      done('WRITE', id, STATUS_CODE.OK);
    });
    sftp.on('CLOSE', (id) => sftp.status(id, STATUS_CODE.OK));
    sftp.on('RENAME', (id, from, to) => {
      const file = files.get(from);
      if (!may('RENAME', id)) return;
      if (!file || files.has(to)) return void sftp.status(id, STATUS_CODE.FAILURE);
      files.delete(from);
      files.set(to, file);
      done('RENAME', id, STATUS_CODE.OK);
    });
    sftp.on('REMOVE', (id, name) => {
      if (!may('REMOVE', id)) return;
      sftp.status(id, files.delete(name) ? STATUS_CODE.OK : STATUS_CODE.NO_SUCH_FILE);
    });
  }
}
