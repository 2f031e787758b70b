import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Destination, Way } from '#core/outbox/records.ts';
import { destination, ftpWay, httpWay } from '#main/couriers/couriers.test-support.ts';
import { canSeal, type Keychain, keychainSecrets } from '#main/secrets/keychain-secrets.ts';
import { passphraseSecrets } from '#main/secrets/passphrase-secrets.ts';

const newPath = async () => join(await mkdtemp(join(tmpdir(), 'cutline-secrets-')), 'config', 'secrets.json');
const cheap = 16_384;
const secret = 'swordfish „Łódź“ 🐟';
const to: Destination = destination(ftpWay(21, { user: 'desk' }));

describe('secrets that a passphrase opens', () => {
  test('the first passphrase makes the place; then secrets are kept, and never in clear text', async () => {
    const path = await newPath();
    const secrets = passphraseSecrets(path, cheap);
    expect(secrets.condition()).toEqual({ kept: 'file', locked: true, made: false });
    expect(secrets.state(to)).toBe('missing');
    expect(await secrets.set('d1', secret)).toBe(false);
    expect(await secrets.unlock('a long evening')).toBe(true);
    expect(secrets.state(to)).toBe('missing');
    expect(await secrets.set('d1', secret)).toBe(true);
    expect([secrets.state(to), secrets.reveal('d1'), secrets.reveal('d2')]).toEqual(['kept', secret, null]);
    const text = await readFile(path, 'utf8');
    expect(text).not.toContain('swordfish');
    expect(text).not.toContain('d1"');
    expect(text).not.toContain('evening');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  test('another start needs the passphrase, and a wrong one opens nothing', async () => {
    const path = await newPath();
    const first = passphraseSecrets(path, cheap);
    await first.unlock('Zürich'.normalize('NFC'));
    await first.set('d1', secret);
    const again = passphraseSecrets(path, cheap);
    expect(again.condition()).toEqual({ kept: 'file', locked: true, made: true });
    expect([again.state(to), again.reveal('d1')]).toEqual(['locked', null]);
    expect(await again.unlock('Zurich')).toBe(false);
    expect(again.reveal('d1')).toBeNull();
    expect(await again.unlock('Zürich'.normalize('NFD'))).toBe(true);
    expect(again.reveal('d1')).toBe(secret);
    expect(await again.unlock('Zurich')).toBe(false);
    expect(again.reveal('d1')).toBe(secret);
  });

  test('two programs see each other’s changes; a forgotten secret is gone', async () => {
    const path = await newPath();
    const [one, other] = [passphraseSecrets(path, cheap), passphraseSecrets(path, cheap)];
    await one.unlock('p');
    await other.unlock('p');
    await one.set('d1', 'first');
    await other.set('d2', 'second');
    expect([one.reveal('d2'), other.reveal('d1')]).toEqual(['second', 'first']);
    await Promise.all([one.set('d1', null), one.set('d3', 'third')]);
    expect([other.reveal('d1'), other.reveal('d2'), other.reveal('d3')]).toEqual([null, 'second', 'third']);
  });

  test('names that every object has are names like others', async () => {
    const secrets = passphraseSecrets(await newPath(), cheap);
    await secrets.unlock('p');
    expect(secrets.reveal('constructor')).toBeNull();
    expect(await secrets.set('constructor', 'x')).toBe(true);
    expect(secrets.reveal('constructor')).toBe('x');
  });

  test('a file that was changed or damaged is told, and never taken for open', async () => {
    const path = await newPath();
    const secrets = passphraseSecrets(path, cheap);
    await secrets.unlock('p');
    await secrets.set('d1', secret);
    const whole = await readFile(path, 'utf8');
    const sealed = JSON.parse(whole);
    const flipped = `${sealed.sealed.startsWith('A') ? 'B' : 'A'}${sealed.sealed.slice(1)}`;
    await writeFile(path, JSON.stringify({ ...sealed, sealed: flipped }));
    await expect(passphraseSecrets(path, cheap).unlock('p')).rejects.toThrow(/is damaged/);
    await writeFile(path, whole.slice(0, 100));
    expect(() => secrets.condition()).toThrow(/damaged or not a file of secrets/);
    await writeFile(path, JSON.stringify({ ...sealed, scrypt: { ...sealed.scrypt, cost: 2 ** 30 } }));
    await expect(passphraseSecrets(path, cheap).unlock('p')).rejects.toThrow(
      /damaged or not a file of secrets/,
    );
    await writeFile(path, JSON.stringify({ ...sealed, tag: sealed.tag.slice(0, 4) }));
    await expect(passphraseSecrets(path, cheap).unlock('p')).rejects.toThrow(/is damaged/);
  });
});

describe('secrets that the system’s keychain seals', () => {
  const keychain = (key: number, available = true, backend = 'gnome_libsecret'): Keychain => ({
    isEncryptionAvailable: () => available,
    getSelectedStorageBackend: () => backend,
    encryptString: (text) => Buffer.from([key, ...Buffer.from(text, 'utf8').map((byte) => byte ^ key)]),
    decryptString: (sealed) => {
      if (sealed[0] !== key) throw new Error('Error while decrypting the ciphertext');
      return Buffer.from(sealed.subarray(1).map((byte) => byte ^ key)).toString('utf8');
    },
  });

  test('are kept, found by another start, and forgotten', async () => {
    const path = await newPath();
    const secrets = keychainSecrets(path, keychain(90));
    expect(secrets.condition()).toEqual({ kept: 'keychain', locked: false, made: true });
    expect([secrets.state(to), await secrets.set('d1', secret)]).toEqual(['missing', true]);
    expect(await readFile(path, 'utf8')).not.toContain('swordfish');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const again = keychainSecrets(path, keychain(90));
    expect([again.state(to), again.reveal('d1'), await again.unlock('')]).toEqual(['kept', secret, true]);
    await again.set('d1', null);
    expect(secrets.state(to)).toBe('missing');
  });

  test('sealed by another user they count as missing; without a real keychain nothing is kept', async () => {
    const path = await newPath();
    await keychainSecrets(path, keychain(90)).set('d1', secret);
    expect(keychainSecrets(path, keychain(91)).state(to)).toBe('missing');
    for (const weak of [keychain(90, false), keychain(90, true, 'basic_text')]) {
      expect(canSeal(weak)).toBe(false);
      const secrets = keychainSecrets(path, weak);
      expect([secrets.condition().locked, secrets.state(to), secrets.reveal('d1')]).toEqual([
        true,
        'locked',
        null,
      ]);
      expect(await secrets.set('d1', 'x')).toBe(false);
    }
  });
});

describe('what a login needs', () => {
  test.each<[string, Way]>([
    ['none-needed', { kind: 'folder', folder: '/wire' }],
    ['none-needed', ftpWay(21)],
    ['missing', ftpWay(21, { user: 'desk' })],
    ['none-needed', httpWay('https://wire.example/')],
    ['missing', httpWay('https://wire.example/', { login: 'hmac' })],
    [
      'missing',
      {
        kind: 'sftp',
        host: 'h',
        port: 22,
        user: 'u',
        folder: '',
        login: 'password',
        keyFile: '',
        hostKey: '',
      },
    ],
    [
      'none-needed',
      { kind: 'sftp', host: 'h', port: 22, user: 'u', folder: '', login: 'key', keyFile: '/k', hostKey: '' },
    ],
    [
      'none-needed',
      { kind: 'sftp', host: 'h', port: 22, user: 'u', folder: '', login: 'agent', keyFile: '', hostKey: '' },
    ],
  ])('%s: %o', async (state, way) => {
    const secrets = passphraseSecrets(await newPath(), cheap);
    await secrets.unlock('p');
    expect(secrets.state(destination(way))).toBe(state);
  });
});
