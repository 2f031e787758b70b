/**
 * A folder of an FTP server as a far side, in the clear or secured by TLS, explicit or implicit.
 * Used by ways.ts. One connection stays in the destination's folder, so files go by their bare names.
 */
import { isIP } from 'node:net';
import { TLSSocket } from 'node:tls';
import { Client, FTPError } from 'basic-ftp';
import type { Way } from '#core/outbox/records.ts';
import type { FarSide, Opening } from '#main/couriers/far-side.ts';
import { oneLine } from '#main/couriers/fault.ts';
import { ftpChecksum } from '#main/couriers/ftp-checksum.ts';
import { type FtpDoing, ftpFault } from '#main/couriers/ftp-fault.ts';
import { ftpUpload } from '#main/couriers/ftp-upload.ts';
import { trusted } from '#main/couriers/trust.ts';

type FtpWay = Way & { kind: 'ftp' };

/** @throws Fault, or whatever once the opening was called off */
export async function openFtp(way: FtpWay, opening: Opening): Promise<FarSide> {
  const where = `${way.host}:${way.port}`;
  const client = new Client(opening.idleMs);
  const close = () => client.close();
  opening.signal.addEventListener('abort', close, { once: true });
  let doing: FtpDoing = 'connect';
  try {
    opening.step('Server reached');
    await reach();
    opening.step('Logged in');
    doing = 'login';
    await client.sendIgnoringError('OPTS UTF8 ON');
    // Servers that take anybody ask for an address as the password, and take any.
    const password = opening.secret === '' ? 'anonymous@' : opening.secret;
    await client.login(way.user === '' ? 'anonymous' : way.user, password);
    doing = 'secure';
    // biome-ignore lint/correctness/useHookAtTopLevel: a method of an FTP client, no hook of React.
    await client.useDefaultSettings();
    opening.step('Folder there');
    doing = 'folder';
    if (way.folder !== '') await client.cd(way.folder);
    const features = await client.features();
    return farSide(client, where, features, way.folder);
  } catch (error) {
    close();
    throw ftpFault(error, where, doing);
  } finally {
    opening.signal.removeEventListener('abort', close);
  }

  async function reach(): Promise<void> {
    // Without a name of its own the certificate is compared with the host as the destination writes it.
    const tls = () => ({
      host: way.host,
      ...(isIP(way.host) === 0 ? { servername: way.host } : {}),
      ...trusted(way.authority),
    });
    if (way.security === 'implicit') {
      await client.connectImplicitTLS(way.host, way.port, tls());
    } else {
      const welcome = await client.connect(way.host, way.port);
      opening.learned(oneLine(welcome.message));
    }
    if (way.security === 'none') return;
    opening.step('Connection secured');
    doing = 'secure';
    // biome-ignore lint/correctness/useHookAtTopLevel: a method of an FTP client, no hook of React.
    if (way.security === 'explicit') await client.useTLS(tls());
    const socket = client.ftp.socket;
    if (socket instanceof TLSSocket) opening.learned(socket.getProtocol() ?? '');
  }
}

function farSide(client: Client, where: string, features: Map<string, string>, folder: string): FarSide {
  let last = '';
  const restarts = /STREAM/i.test(features.get('REST') ?? '');

  const run = async <T>(doing: FtpDoing, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw ftpFault(error, where, doing);
    }
  };

  /** Asks by SIZE, and looks into the listing where the server does not know that. */
  const size = async (name: string): Promise<number | null> => {
    if (features.has('SIZE') || features.size === 0) {
      try {
        return await client.size(name);
      } catch (error) {
        if (!(error instanceof FTPError)) throw error;
        if (error.code === 550 || error.code === 553) return null;
        if (![500, 501, 502, 504].includes(error.code)) throw error;
      }
    }
    const file = (await client.list()).find((one) => one.name === name);
    return file ? file.size : null;
  };

  return {
    where: folder === '' ? where : `${where} in ${folder}`,
    resumeFrom: (bytesThere) => bytesThere,
    size: (name) => run('look', () => size(name)),
    write: (name, source, from) =>
      run('write', async () => {
        // Subtle: REST and STOR write the same bytes at the same place again if the server still has some of the
        // cut connection to write; APPE would put ours behind those. RFC 3659 wants REST right before STOR.
        const command = from > 0 && !restarts ? 'APPE' : 'STOR';
        const before = from > 0 && restarts ? [`REST ${from}`] : [];
        last = oneLine(await ftpUpload(client, `${command} ${name}`, source, before));
      }),
    matches: (name, parcel) => run('look', () => ftpChecksum(client, features, name, parcel)),
    rename: (from, to) =>
      run('rename', async () => {
        last = oneLine((await client.rename(from, to)).message);
      }),
    remove: (name) =>
      run('remove', async () => {
        if ((await size(name)) !== null) await client.remove(name);
      }),
    probe: () =>
      run('look', async () => {
        await client.send('NOOP');
      }),
    said: () => last,
    close: () => client.close(),
  };
}
