/**
 * The way to an SSH host up to the login: connection, the host's key, then password, key or agent.
 * Used by sftp.ts, and alone to ask for a host's key. Never logs in to a host whose key is another
 * than the one that is kept.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import ssh2, { type Client, type ConnectConfig } from 'ssh2';
import type { Way } from '#core/outbox/records.ts';
import type { Opening } from '#main/couriers/far-side.ts';
import { Fault } from '#main/couriers/fault.ts';
import { networkFault, stalled, unanswered } from '#main/couriers/network-fault.ts';
import { errorCode, readFailure } from '#main/tools/file-source.ts';

type SftpWay = Way & { kind: 'sftp' };

export interface SshConnection {
  readonly client: Client;
  readonly where: string;
  /** Runs one request; rejects when the connection ends or nothing moves on it for the opening's idle time. */
  during<T>(work: (done: (error: Error | null | undefined, value: T) => void) => void): Promise<T>;
  close(): void;
}

/** A key as OpenSSH writes it: "SHA256:" and the digest in base64 without padding. */
export function fingerprint(key: Uint8Array): string {
  return `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;
}

/** @throws Fault */
export async function openSsh(way: SftpWay, opening: Opening): Promise<SshConnection> {
  const where = `${way.host}:${way.port}`;
  const login = await loginOf(way, opening);
  opening.step('Server reached');
  const sock = await reach(way, where, opening);
  const client = new ssh2.Client();
  const ended = new Set<(error: Fault) => void>();
  let end: Fault | null = null;
  const close = () => {
    sock.destroy();
    client.destroy();
  };
  const finish = (error: unknown) => {
    end ??= networkFault(error, where, true);
    for (const reject of ended) reject(end);
    ended.clear();
    close();
  };
  sock.on('close', () => finish(undefined));
  client.on('close', () => finish(undefined));

  try {
    await shakeHands();
  } catch (error) {
    close();
    throw error;
  }
  client.on('error', finish);
  return { client, where, during, close };

  function shakeHands(): Promise<void> {
    let keyFault: unknown = null;
    return new Promise<void>((resolve, reject) => {
      const fail = (error: unknown) => reject(keyFault ?? loginFault(error, where));
      ended.add(fail);
      client.on('error', fail);
      client.once('ready', () => {
        ended.delete(fail);
        resolve();
      });
      opening.step('Host key');
      client.connect({
        sock,
        username: way.user,
        readyTimeout: opening.connectMs,
        hostVerifier: (key: Buffer, verified: (valid: boolean) => void) => {
          compareKey(fingerprint(key), way, opening).then(
            () => {
              opening.step('Logged in');
              verified(true);
            },
            (error: unknown) => {
              keyFault = error;
              verified(false);
            },
          );
        },
        ...login,
      });
      if (login.password !== undefined)
        client.on('keyboard-interactive', (_name, _instructions, _language, prompts, answer) =>
          answer(prompts.map(() => opening.secret)),
        );
    });
  }

  function during<T>(work: (done: (error: Error | null | undefined, value: T) => void) => void): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (end) return reject(end);
      let moved = movement(sock);
      const watch = setInterval(() => {
        if (moved !== movement(sock)) moved = movement(sock);
        else finish(stalled(where));
      }, opening.idleMs);
      const settle = () => {
        clearInterval(watch);
        ended.delete(fail);
      };
      const fail = (error: Fault) => {
        settle();
        reject(error);
      };
      ended.add(fail);
      try {
        work((error, value) => {
          settle();
          if (error) reject(error);
          else resolve(value);
        });
      } catch (error) {
        settle();
        reject(error);
      }
    });
  }
}

/** Bytes that went through a socket either way: what waits in it does not count. */
function movement(sock: Socket): number {
  return sock.bytesRead + sock.bytesWritten - sock.writableLength;
}

function reach(way: SftpWay, where: string, opening: Opening): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const sock = connect({ host: way.host, port: way.port, noDelay: true, keepAlive: true });
    const abort = () => sock.destroy(new Error('called off'));
    opening.signal.addEventListener('abort', abort, { once: true });
    const timer = setTimeout(() => sock.destroy(unanswered(where)), opening.connectMs);
    const fail = (error: unknown) => {
      clearTimeout(timer);
      opening.signal.removeEventListener('abort', abort);
      reject(networkFault(error, where, false));
    };
    sock.once('error', fail);
    sock.once('connect', () => {
      clearTimeout(timer);
      sock.off('error', fail);
      // Errors end the connection, which is watched for by its closing. The signal goes on to end it.
      sock.on('error', () => undefined);
      sock.once('close', () => opening.signal.removeEventListener('abort', abort));
      resolve(sock);
    });
  });
}

async function compareKey(shown: string, way: SftpWay, opening: Opening): Promise<void> {
  opening.learned(shown);
  if (way.hostKey === '') return await opening.pin(shown);
  if (way.hostKey !== shown)
    throw new Fault(
      'host-key',
      `${way.host}:${way.port} shows the key ${shown} instead of ${way.hostKey}, which was seen first`,
    );
}

async function loginOf(
  way: SftpWay,
  opening: Opening,
): Promise<Pick<ConnectConfig, 'password'> & ConnectConfig> {
  if (way.login === 'password')
    return { password: opening.secret, tryKeyboard: true, authHandler: ['password', 'keyboard-interactive'] };
  if (way.login === 'agent') {
    const agent = process.env['SSH_AUTH_SOCK'] ?? (process.platform === 'win32' ? windowsAgent : '');
    if (agent === '') throw new Fault('login', 'no key agent runs on this computer');
    return { agent, authHandler: ['agent'] };
  }
  const privateKey = await readFile(way.keyFile).catch((error: unknown) => {
    throw new Fault('login', `the private key ${readFailure(way.keyFile, error)}`, null, error);
  });
  const passphrase = opening.secret === '' ? {} : { passphrase: opening.secret };
  const parsed = ssh2.utils.parseKey(privateKey, opening.secret === '' ? undefined : opening.secret);
  if (parsed instanceof Error)
    throw new Fault(
      /passphrase|decrypt|integrity/i.test(parsed.message) ? 'secret' : 'login',
      `the private key ${way.keyFile} cannot be read (${parsed.message})`,
      'Check the key file of the destination and its passphrase, then retry.',
    );
  return { privateKey, ...passphrase, authHandler: ['publickey'] };
}

const windowsAgent = '\\\\.\\pipe\\openssh-ssh-agent';

/** What ssh2 says where two sides will never agree; whatever else ends a handshake is a line that was cut in it. */
const noWay =
  /^Handshake failed|^Wrong signature type|^Host key does not match|not implemented|identification|version/i;

function loginFault(error: unknown, where: string): Fault {
  if (error instanceof Fault) return error;
  const level = error instanceof Error && 'level' in error ? error.level : '';
  if (level === 'client-authentication') return new Fault('login', `${where} refused the login`, null, error);
  if (level === 'client-timeout') return stalled(where, error);
  if (level === 'agent')
    return new Fault('login', 'the key agent of this computer did not sign', null, error);
  if ((level === 'handshake' || level === 'protocol') && error instanceof Error && noWay.test(error.message))
    return new Fault('refused', `${where} and this program found no common way to speak SSH`, null, error);
  return networkFault(error, where, errorCode(error) !== '');
}
