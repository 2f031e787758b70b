/**
 * A bridge to a server that breaks at bytes drawn from a seed, so many times, and holds from then on.
 * For FTP it also bridges the lines for files, whose ports it reads from the server's answers.
 */
import { connect, createServer, type Server, type Socket } from 'node:net';

export interface CuttingProxy {
  readonly port: number;
  readonly cuts: () => number;
  end(): Promise<void>;
}

/** @param bytesTillCut how many bytes a line carries to the server before it breaks, while there are cuts to be made */
export async function startCuttingProxy(
  target: number,
  bytesTillCut: () => number,
  mostCuts: number,
  ftp = false,
): Promise<CuttingProxy> {
  const sockets = new Set<Socket>();
  const servers = new Set<Server>();
  let cuts = 0;
  const port = await bridge(target, ftp);
  return { port, cuts: () => cuts, end };

  async function end(): Promise<void> {
    for (const socket of sockets) socket.destroy();
    await Promise.all([...servers].map((server) => new Promise((resolve) => server.close(resolve))));
  }

  async function bridge(to: number, control: boolean): Promise<number> {
    const server = createServer((near) => join(near, connect(to, '127.0.0.1'), control));
    servers.add(server);
    server.listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('No port was given');
    return address.port;
  }

  function join(near: Socket, far: Socket, control: boolean): void {
    // The words of FTP are few: it is the lines of files that break, and with them the words' own now and then.
    let left = control || cuts >= mostCuts ? Number.POSITIVE_INFINITY : bytesTillCut();
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket
        .on('error', () => undefined)
        .on('close', () => {
          sockets.delete(socket);
          near.destroy();
          far.destroy();
        });
    }
    near.on('data', (chunk) => {
      if (chunk.length > left) {
        cuts++;
        far.write(chunk.subarray(0, left), () => far.resetAndDestroy());
        if (control || cuts % 2 === 0) for (const socket of [...sockets]) socket.resetAndDestroy();
        else near.resetAndDestroy();
        return;
      }
      left -= chunk.length;
      if (!far.write(chunk)) {
        near.pause();
        far.once('drain', () => near.resume());
      }
    });
    near.on('end', () => far.end());
    far.on('end', () => near.end());
    far.on('data', (chunk) => void answer(chunk));

    async function answer(chunk: Buffer): Promise<void> {
      const passive = control ? /^229 .*\(\|\|\|(\d+)\|\)/.exec(chunk.toString('latin1')) : null;
      near.write(passive ? `229 Extended (|||${await bridge(Number(passive[1]), false)}|)\r\n` : chunk);
    }
  }
}
