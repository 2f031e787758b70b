/**
 * Secrets in a file that a passphrase opens, for desks without a system keychain: scrypt makes the key,
 * AES-256-GCM seals everything, the ids of the destinations included. The passphrase itself is not
 * kept; the key lives in memory until the program ends. Used by assemble.ts.
 */
import { createCipheriv, createDecipheriv, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { type KeptSecrets, stateOf } from '#main/secrets/kept-secrets.ts';
import { oneAtATime, readSecretsFile, writeSecretsFile } from '#main/secrets/secrets-file.ts';

const base64 = z.string().regex(/^[\w+/]*={0,2}$/);

/** Bounded, so that a forged file cannot ask for hours of work or all memory. */
const SealedFile = z.strictObject({
  version: z.literal(1),
  kept: z.literal('passphrase'),
  scrypt: z.strictObject({
    cost: z.union([z.literal(16_384), z.literal(32_768), z.literal(65_536), z.literal(131_072)]),
    blockSize: z.literal(8),
    parallelization: z.literal(1),
    salt: base64,
  }),
  /** Tells a wrong passphrase from a damaged file: the second half of what scrypt makes, which opens nothing. */
  check: base64,
  nonce: base64,
  tag: base64,
  sealed: base64,
});
type SealedFile = z.infer<typeof SealedFile>;
type Lock = Pick<SealedFile, 'version' | 'kept' | 'scrypt' | 'check'>;

const Opened = z.record(z.string(), z.string());

interface Key {
  readonly lock: Lock;
  readonly bytes: Buffer;
}

/**
 * @param path of the file, outside the archive; made by the first passphrase
 * @param cost of scrypt; lower only in tests
 * @throws one sentence when the file is damaged
 */
export function passphraseSecrets(path: string, cost: SealedFile['scrypt']['cost'] = 65_536): KeptSecrets {
  const inOrder = oneAtATime();
  let key: Key | null = null;

  /** What the file holds now, as another program may have changed it; null while it is locked. */
  const opened = (): Record<string, string> | null => {
    const file = readSecretsFile(path, SealedFile);
    if (!file || !key || file.check !== key.lock.check) return null;
    return unseal(file, key, path);
  };

  return {
    condition() {
      const made = readSecretsFile(path, SealedFile) !== null;
      return { kept: 'file', locked: opened() === null, made };
    },
    state(destination) {
      const there = opened();
      // Where there is no file yet nothing is kept that a passphrase could open.
      const locked = there === null && readSecretsFile(path, SealedFile) !== null;
      return stateOf(destination, there !== null && Object.hasOwn(there, destination.id), locked);
    },
    reveal(destination) {
      const there = opened();
      return there !== null && Object.hasOwn(there, destination) ? (there[destination] ?? null) : null;
    },
    set: (destination, secret) =>
      inOrder(async () => {
        const there = opened();
        if (!there || !key) return false;
        const { [destination]: _, ...others } = there;
        await writeSecretsFile(
          path,
          seal(secret === null ? others : { ...others, [destination]: secret }, key),
        );
        return true;
      }),
    unlock: (passphrase) =>
      inOrder(async () => {
        const file = readSecretsFile(path, SealedFile);
        if (file) {
          const made = await keyOf(passphrase, file.scrypt);
          if (!timingSafeEqual(Buffer.from(made.lock.check, 'base64'), padded(file.check))) return false;
          unseal(file, made, path);
          key = made;
          return true;
        }
        const salt = randomBytes(16).toString('base64');
        key = await keyOf(passphrase, { cost, blockSize: 8, parallelization: 1, salt });
        await writeSecretsFile(path, seal({}, key));
        return true;
      }),
  };
}

/** 32 bytes whatever the file says, as comparing in constant time needs. */
function padded(check: string): Buffer {
  const bytes = Buffer.alloc(32);
  Buffer.from(check, 'base64').copy(bytes);
  return bytes;
}

function keyOf(passphrase: string, made: SealedFile['scrypt']): Promise<Key> {
  const { cost, blockSize, parallelization, salt } = made;
  // scrypt uses 128 · cost · blockSize bytes; Node wants to be told when that is over 32 MiB.
  const options = { cost, blockSize, parallelization, maxmem: 256 * cost * blockSize };
  return new Promise((resolve, reject) => {
    // One letter can be written in two ways; a passphrase must open the file whichever the keyboard makes.
    scrypt(passphrase.normalize('NFC'), Buffer.from(salt, 'base64'), 64, options, (error, derived) => {
      if (error) return reject(error);
      const check = derived.subarray(32).toString('base64');
      resolve({
        lock: { version: 1, kept: 'passphrase', scrypt: made, check },
        bytes: derived.subarray(0, 32),
      });
    });
  });
}

function seal(secrets: Record<string, string>, key: Key): SealedFile {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key.bytes, nonce).setAAD(lockBytes(key.lock));
  const sealed = Buffer.concat([cipher.update(JSON.stringify(secrets), 'utf8'), cipher.final()]);
  return {
    ...key.lock,
    nonce: nonce.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
    sealed: sealed.toString('base64'),
  };
}

function unseal(file: SealedFile, key: Key, path: string): Record<string, string> {
  try {
    const nonce = Buffer.from(file.nonce, 'base64');
    const cipher = createDecipheriv('aes-256-gcm', key.bytes, nonce, { authTagLength: 16 });
    cipher.setAAD(lockBytes(key.lock)).setAuthTag(Buffer.from(file.tag, 'base64'));
    const text = Buffer.concat([cipher.update(Buffer.from(file.sealed, 'base64')), cipher.final()]);
    return Opened.parse(JSON.parse(text.toString('utf8')));
  } catch (error) {
    throw new Error(`${path} is damaged; move it away and enter the secrets again.`, { cause: error });
  }
}

/** What is not sealed is signed with it, so that nobody can swap it unseen. */
function lockBytes({ version, kept, scrypt: made, check }: Lock): Buffer {
  return Buffer.from(JSON.stringify([version, kept, made.cost, made.salt, check]), 'utf8');
}
