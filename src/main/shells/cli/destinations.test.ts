/** `cutline destinations`, and how commands open the secrets of logins. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Answer } from '#core/contract.ts';
import type { KnownDestination } from '#core/outbox/contract.ts';
import { keychainFileOf } from '#main/secrets/secrets-file.ts';
import { runOn } from '#main/shells/testing/captured-terminal.ts';
import { fakeNewsroom } from '#main/shells/testing/fake-newsroom.ts';

const id = '01890a5d-ac96-774b-bcce-b302099a8058';
const passphrase = 'seven gulls above the harbour';
const secret = 'swordfish 91 ';

const known: KnownDestination = {
  id,
  name: 'City desk',
  way: {
    kind: 'ftp',
    host: 'ftp.city.example',
    port: 21,
    user: 'desk',
    folder: '/in',
    security: 'explicit',
    authority: '',
  },
  format: 'newsml-g2',
  picture: 'beside',
  house: 'desk',
  names: '',
  rendition: { longestEdge: null, quality: 90 },
  kilobytesPerSecond: null,
  keepsEmbargo: false,
  service: 'cut',
  charset: 'ascii',
  paused: false,
  secret: 'locked',
  counts: { waiting: 2, stopped: 1 },
};

/** A desk whose secrets are in a file that the passphrase opens. */
function desk({ made = true, kept = known, steps = [] as unknown[] } = {}) {
  let [locked, isMade] = [true, made];
  const value = (name: string, input: unknown): unknown => {
    const shut = isMade ? kept.secret : 'missing';
    if (name === 'destinations.list') return [{ ...kept, secret: locked ? shut : 'kept' }];
    if (name === 'secrets.state') return { kept: 'file', locked, made: isMade };
    if (name === 'secrets.unlock') {
      const unlocked = !isMade || JSON.stringify(input) === JSON.stringify({ passphrase });
      [locked, isMade] = [locked && !unlocked, true];
      return { unlocked };
    }
    if (name === 'destinations.secret') return 'kept';
    if (name === 'destinations.test') return steps;
    if (name === 'outbox.list') return { total: 0, sends: [] };
    return { paused: false, counts: {}, rate: 0, runner: 'here' };
  };
  return fakeNewsroom((name, input): Answer => ({ ok: true, value: value(name, input) }));
}

const unlocking = (newsroom: ReturnType<typeof desk>) =>
  newsroom.asked.filter(({ name }) => name === 'secrets.unlock').map(({ input }) => input);

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('destinations', () => {
  test('are listed with where they are and what waits', async () => {
    const { code, out } = await runOn(desk(), ['destinations']);
    expect(code).toBe(0);
    expect(out).toMatch(/City desk +newsml-g2 +locked +2 +1 +ftps:\/\/desk@ftp\.city\.example:21\/in/);
  });

  test('a test names each step, and ends with 1 where one failed', async () => {
    const steps = [
      { what: 'Server reached', ok: true, said: 'ready' },
      { what: 'Logged in', ok: false, said: 'The login was refused.' },
    ];
    const newsroom = desk({ steps, kept: { ...known, secret: 'kept' } });
    const { code, out } = await runOn(newsroom, ['destinations', 'test', 'city DESK']);
    expect([code, out]).toEqual([
      1,
      'ok      Server reached: ready\nfailed  Logged in: The login was refused.\n',
    ]);
    const { secret: _secret, counts: _counts, ...settings } = known;
    expect(newsroom.asked.at(-1)?.input).toEqual({ destination: settings });
  });

  test('a test without the passphrase says what to do, and asks no server', async () => {
    const newsroom = desk();
    const { code, err } = await runOn(newsroom, ['destinations', 'test', 'City desk']);
    expect(code).toBe(1);
    expect(err).toBe(
      'The secrets of the destinations are locked: set CUTLINE_PASSPHRASE to their passphrase, or run this at a terminal, which asks for it.\n',
    );
    expect(newsroom.asked.map(({ name }) => name)).not.toContain('destinations.test');
  });

  test('a secret comes from standard input, and shows nowhere', async () => {
    vi.stubEnv('CUTLINE_PASSPHRASE', passphrase);
    const newsroom = desk();
    const words = ['destinations', 'secret', 'City desk'];
    const { code, out, err } = await runOn(newsroom, words, { input: `${secret}\n` });
    expect([code, out, err]).toEqual([0, 'Kept for City desk.\n', '']);
    expect(newsroom.asked.at(-1)).toEqual({
      name: 'destinations.secret',
      input: { destination: id, secret },
    });
  });

  test('at a terminal both are asked for unseen; a first passphrase is asked for twice', async () => {
    const newsroom = desk({ made: false });
    const words = ['destinations', 'secret', 'City desk'];
    const typed = [passphrase, passphrase, secret];
    const { code, err } = await runOn(newsroom, words, { typed });
    expect(code).toBe(0);
    expect(err).toBe(
      'A new passphrase, which keeps the secrets of this archive: The same once more: Secret of City desk: ',
    );
    expect(unlocking(newsroom)).toEqual([{ passphrase }]);
    const other = desk({ made: false });
    const end = await runOn(other, words, { typed: [passphrase, 'seven guls'] });
    expect([end.code, unlocking(other)]).toEqual([1, []]);
    expect(end.err).toContain('two different passphrases');
  });

  test('a secret is forgotten on demand', async () => {
    vi.stubEnv('CUTLINE_PASSPHRASE', passphrase);
    const newsroom = desk();
    const { code, out } = await runOn(newsroom, ['destinations', 'secret', 'City desk', '--forget']);
    expect([code, out]).toEqual([0, 'The secret of City desk is forgotten.\n']);
    expect(newsroom.asked.at(-1)?.input).toEqual({ destination: id, secret: null });
  });

  test.each([
    [['destinations', 'make'], 2, 'destinations takes list, test, secret, not “make”.'],
    [['destinations', 'test'], 2, 'test takes the name of a destination.'],
    [['destinations', 'secret', 'City desk', 'swordfish'], 2, 'Name one destination'],
    [['destinations', 'list', '--forget'], 2, '--forget goes with secret.'],
    [['destinations', 'test', 'Nobody'], 1, 'There is no destination called “Nobody”. Known: City desk.'],
    [['call', 'destinations.secret', '--secret', 'x'], 2, 'takes a secret: give its input on standard input'],
    [['call', 'secrets.unlock', '{"passphrase":"x"}'], 2, 'takes a secret'],
  ])('%j is refused', async (words, code, said) => {
    const newsroom = desk();
    const end = await runOn(newsroom, words);
    expect(end.code).toBe(code);
    expect(end.err).toContain(said);
    expect(newsroom.asked.filter(({ name }) => name !== 'destinations.list')).toEqual([]);
  });

  test('an empty secret is none', async () => {
    vi.stubEnv('CUTLINE_PASSPHRASE', passphrase);
    const { code, err } = await runOn(desk(), ['destinations', 'secret', 'City desk'], { input: '\n' });
    expect(code).toBe(2);
    expect(err).toContain('standard input, which was empty');
  });
});

describe('serve', () => {
  test.each([
    [passphrase, [{ passphrase }], ''],
    ['open sesame', [{ passphrase: 'open sesame' }], 'is not their passphrase'],
    ['', [], ''],
  ])('with CUTLINE_PASSPHRASE “%s”', async (set, unlocked, said) => {
    vi.stubEnv('CUTLINE_PASSPHRASE', set);
    const folder = mkdtempSync(join(tmpdir(), 'cutline-unlock-'));
    try {
      const newsroom = desk();
      const words = ['serve', '--no-open', '--archive', join(folder, 'archive')];
      const { err } = await runOn(newsroom, words, { interrupted: AbortSignal.timeout(500) });
      expect(unlocking(newsroom)).toEqual(unlocked);
      expect(err).toContain(said);
      const names = newsroom.asked.map(({ name }) => name);
      if (set !== '') expect(names.indexOf('secrets.unlock')).toBeLessThan(names.indexOf('outbox.run'));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('outbox run', () => {
  test('opens the secrets with CUTLINE_PASSPHRASE before it sends', async () => {
    vi.stubEnv('CUTLINE_PASSPHRASE', passphrase);
    const newsroom = desk();
    const { code, err } = await runOn(newsroom, ['outbox', 'run']);
    expect([code, err]).toEqual([0, '']);
    const names = newsroom.asked.map(({ name }) => name);
    expect(names.indexOf('secrets.unlock')).toBeLessThan(names.indexOf('outbox.run'));
    expect(unlocking(newsroom)).toEqual([{ passphrase }]);
  });

  test('without it, says what to do and sends what needs no secret', async () => {
    const newsroom = desk();
    const { err } = await runOn(newsroom, ['outbox', 'run']);
    expect(err).toContain('set CUTLINE_PASSPHRASE to their passphrase');
    expect(newsroom.asked.map(({ name }) => name)).toContain('outbox.run');
    expect(unlocking(newsroom)).toEqual([]);
  });

  test('a passphrase that is not theirs is said', async () => {
    vi.stubEnv('CUTLINE_PASSPHRASE', 'open sesame');
    const { err } = await runOn(desk(), ['outbox', 'run']);
    expect(err).toContain('The secrets stay locked: CUTLINE_PASSPHRASE is not their passphrase.');
    expect(err).not.toContain('sesame');
  });

  test('where none was ever kept, no file is made, and it says how one is', async () => {
    vi.stubEnv('CUTLINE_PASSPHRASE', passphrase);
    const newsroom = desk({ made: false });
    const { err } = await runOn(newsroom, ['outbox', 'run']);
    expect(err).toContain('No secret of a destination is kept yet: "cutline destinations secret NAME"');
    expect(unlocking(newsroom)).toEqual([]);
  });

  test('secrets in the keychain of the desk are left to the desk', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cutline-unlock-'));
    const archive = join(folder, 'archive');
    try {
      writeFileSync(keychainFileOf(archive), '{}');
      const { err } = await runOn(desk({ made: false }), ['outbox', 'run', '--archive', archive]);
      expect(err).toContain('in the system’s keychain, which only the open desk reads');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('asks for no passphrase where nothing waits for a secret', async () => {
    const newsroom = desk({ kept: { ...known, counts: {} } });
    const { err } = await runOn(newsroom, ['outbox', 'run'], { typed: [passphrase] });
    expect(err).toBe('');
    expect(unlocking(newsroom)).toEqual([]);
  });
});
