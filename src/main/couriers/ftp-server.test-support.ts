/**
 * A small FTP server in memory that does as it is told: it lies about sizes, stalls, refuses renames, is
 * full, gives checksums, forgets answers. For faults that no real server shows on demand.
 */
import { createHash } from 'node:crypto';
import { createServer, type Server, type Socket } from 'node:net';

export interface FtpFaults {
  /** Replies by command ("STOR", "RNTO"), instead of carrying it out; null says nothing at all. */
  readonly replies?: Record<string, string | null>;
  /** Reports so many bytes more than there are. */
  readonly lies?: number;
  /** Takes so many bytes of an upload and then no more. */
  readonly stallsAfter?: number;
  /** Takes so many bytes of an upload, then answers with this. */
  readonly failsAfter?: { readonly bytes: number; readonly reply: string };
  readonly features?: readonly string[];
  /** Carries a command out, and cuts the line instead of answering; once. */
  readonly cutsAfter?: string;
}

export interface FtpServer {
  readonly port: number;
  readonly files: Map<string, Buffer>;
  readonly commands: string[];
  faults: FtpFaults;
  end(): Promise<void>;
}

const standard = ['SIZE', 'REST STREAM', 'UTF8'];

export async function startFtpServer(faults: FtpFaults = {}): Promise<FtpServer> {
  const sockets = new Set<Socket>();
  const files = new Map<string, Buffer>();
  const commands: string[] = [];
  const server = createServer((control) => serve(control));
  const self: FtpServer = { port: 0, files, commands, faults, end };
  const port = await listen(server);
  return Object.assign(self, { port });

  async function end(): Promise<void> {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  }

  function serve(control: Socket): void {
    sockets.add(control);
    control.on('error', () => undefined).on('close', () => sockets.delete(control));
    let passive: Server | null = null;
    let incoming: Promise<Socket> | null = null;
    let restart = 0;
    let from = '';
    let cut = false;
    const say = (line: string) => !cut && control.write(`${line}\r\n`);
    say('220 ready');
    let text = '';
    control.on('data', (chunk) => {
      text += chunk;
      for (let end = text.indexOf('\r\n'); end >= 0; end = text.indexOf('\r\n')) {
        const line = text.slice(0, end);
        text = text.slice(end + 2);
        void obey(line);
      }
    });

    async function obey(line: string): Promise<void> {
      const [, verb = '', name = ''] = /^(\S+) ?(.*)$/.exec(line) ?? [];
      commands.push(verb === 'PASS' ? 'PASS' : line);
      const told = self.faults.replies?.[verb];
      if (told === null) return;
      if (told !== undefined) return void say(told);
      if (self.faults.cutsAfter === verb) {
        self.faults = {};
        cut = true;
        control.end();
      }
      switch (verb) {
        case 'USER':
          return void say('331 password');
        case 'PASS':
          return void say('230 in');
        case 'FEAT':
          return void say(
            ['211-Features', ...(self.faults.features ?? standard).map((one) => ` ${one}`), '211 End'].join(
              '\r\n',
            ),
          );
        case 'EPSV':
          return await openPassive();
        case 'REST':
          restart = Number(name);
          return void say('350 go on');
        case 'STOR':
        case 'APPE':
          return await store(verb, name);
        case 'LIST':
          return await list();
        case 'SIZE': {
          const file = files.get(name);
          return void say(file ? `213 ${file.length + (self.faults.lies ?? 0)}` : '550 none');
        }
        case 'XSHA256':
          return void say(
            `250 ${createHash('sha256')
              .update(files.get(name) ?? '')
              .digest('hex')
              .toUpperCase()}`,
          );
        case 'HASH':
          return void say(
            `213 SHA-256 0-9 ${createHash('sha256')
              .update(files.get(name) ?? '')
              .digest('hex')} ${name}`,
          );
        case 'RNFR':
          from = name;
          return void say(files.has(name) ? '350 and then' : '550 none');
        case 'RNTO': {
          const file = files.get(from);
          if (!file) return void say('550 none');
          files.delete(from);
          files.set(name, file);
          return void say('250 renamed');
        }
        case 'DELE':
          return void say(files.delete(name) ? '250 gone' : '550 none');
        case 'MLSD':
          return void say('500 unknown');
        default:
          return void say('200 fine');
      }
    }

    async function openPassive(): Promise<void> {
      passive?.close();
      passive = createServer();
      incoming = new Promise((resolve) => passive?.once('connection', resolve));
      say(`229 Extended (|||${await listen(passive)}|)`);
    }

    async function list(): Promise<void> {
      const line = await incoming;
      say('150 here it comes');
      const rows = [...files].map(
        ([name, file]) => `-rw-r--r-- 1 ftp ftp ${file.length} Jan 01 2026 ${name}\r\n`,
      );
      line?.end(rows.join(''), () => say('226 done'));
      passive?.close();
    }

    async function store(verb: string, name: string): Promise<void> {
      const line = await incoming;
      if (!line) return void say('425 no line');
      sockets.add(line);
      line.on('error', () => undefined).on('close', () => sockets.delete(line));
      say('150 send');
      const before = files.get(name) ?? Buffer.alloc(0);
      let body = verb === 'APPE' ? before : before.subarray(0, restart);
      restart = 0;
      files.set(name, body);
      let taken = 0;
      for await (const chunk of line.iterator({ destroyOnReturn: false })) {
        taken += chunk.length;
        body = Buffer.concat([body, chunk]);
        files.set(name, body);
        if (self.faults.stallsAfter !== undefined && taken >= self.faults.stallsAfter)
          return void line.pause();
        if (self.faults.failsAfter && taken >= self.faults.failsAfter.bytes) {
          line.destroy();
          passive?.close();
          return void say(self.faults.failsAfter.reply);
        }
      }
      passive?.close();
      say('226 stored');
    }
  }
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port was given');
  return address.port;
}
