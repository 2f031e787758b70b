/**
 * Secrets sealed by the operating system's keychain: the file holds what only this user's keychain can
 * open. The Electron shell hands the keychain in; nothing here imports it. Used by assemble.ts.
 */
import * as z from 'zod';
import { type KeptSecrets, stateOf } from '#main/secrets/kept-secrets.ts';
import { oneAtATime, readSecretsFile, writeSecretsFile } from '#main/secrets/secrets-file.ts';

/** What is needed of Electron's safeStorage. */
export interface Keychain {
  isEncryptionAvailable(): boolean;
  encryptString(text: string): Buffer;
  /** @throws when it was not sealed by this user's keychain */
  decryptString(sealed: Buffer): string;
  /** On Linux: 'basic_text' stands for a key that everybody knows. */
  getSelectedStorageBackend?(): string;
}

const SealedFile = z.strictObject({
  version: z.literal(1),
  kept: z.literal('keychain'),
  /** By the id of a destination, base64. */
  sealed: z.record(z.string(), z.string().regex(/^[\w+/]*={0,2}$/)),
});

/** Whether a keychain really seals; otherwise secrets belong into a file with a passphrase. */
export function canSeal(keychain: Keychain): boolean {
  return keychain.isEncryptionAvailable() && keychain.getSelectedStorageBackend?.() !== 'basic_text';
}

/** @param path of the file, outside the archive; made with the first secret */
export function keychainSecrets(path: string, keychain: Keychain): KeptSecrets {
  const inOrder = oneAtATime();
  const sealed = () => readSecretsFile(path, SealedFile)?.sealed ?? {};

  const reveal = (destination: string): string | null => {
    const kept = sealed();
    const one = Object.hasOwn(kept, destination) ? kept[destination] : undefined;
    if (one === undefined || !canSeal(keychain)) return null;
    try {
      return keychain.decryptString(Buffer.from(one, 'base64'));
    } catch {
      // Sealed on another computer or by another user: as good as not there, and asked for anew.
      return null;
    }
  };

  return {
    condition: () => ({ kept: 'keychain', locked: !canSeal(keychain), made: true }),
    state: (destination) => stateOf(destination, reveal(destination.id) !== null, !canSeal(keychain)),
    reveal,
    set: (destination, secret) =>
      inOrder(async () => {
        if (!canSeal(keychain)) return false;
        const { [destination]: _, ...others } = sealed();
        const one =
          secret === null ? {} : { [destination]: keychain.encryptString(secret).toString('base64') };
        await writeSecretsFile(path, { version: 1, kept: 'keychain', sealed: { ...others, ...one } });
        return true;
      }),
    // The system opens its keychain by itself, with the user's own login.
    unlock: async () => canSeal(keychain),
  };
}
