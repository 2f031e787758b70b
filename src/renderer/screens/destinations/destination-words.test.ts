/** What the form says is wrong, and what stays when a destination is reached another way. */
import { describe, expect, test } from 'vitest';
import {
  blankDestination,
  choiceOf,
  copyName,
  fieldNamed,
  inTheClear,
  problemsOf,
  secretLabel,
  settledHidden,
  standingWords,
  wayAs,
  wayChoices,
  withKnownKey,
} from '#renderer/screens/destinations/destination-words.ts';

const blank = blankDestination('0b7f4a52-6c1d-4f0e-9d55-3f8f3f6d2a11', 'ap');
const filled = {
  ...blank,
  name: 'Picture wire',
  way: { ...blank.way, kind: 'sftp', host: 'wire.example.org', user: 'desk' },
} as typeof blank;

describe('another way', () => {
  test('every choice comes back as it was chosen', () => {
    for (const { value } of wayChoices) expect(choiceOf(wayAs(value, filled.way))).toBe(value);
  });

  test('host, user and folder stay between servers, and a usual port follows', () => {
    const ftp = wayAs('ftps-implicit', filled.way);
    expect(ftp).toMatchObject({
      kind: 'ftp',
      host: 'wire.example.org',
      user: 'desk',
      port: 990,
      security: 'implicit',
    });
    expect(wayAs('sftp', ftp)).toMatchObject({ host: 'wire.example.org', port: 22 });
  });

  test('a port that somebody typed stays', () => {
    const own = { ...filled.way, port: 2022 } as typeof filled.way;
    expect(wayAs('ftp', own)).toMatchObject({ port: 2022 });
  });
});

describe('what is wrong', () => {
  test('a blank destination needs a name and a host', () => {
    expect(Object.keys(problemsOf(blank))).toEqual(['name', 'host']);
  });

  test('a filled-in one has no problem', () => {
    expect(problemsOf(filled)).toEqual({});
  });

  test.each([
    ['host', { way: { ...filled.way, host: 'sftp://wire.example.org' } }],
    ['port', { way: { ...filled.way, port: 70_000 } }],
    ['keyFile', { way: { ...filled.way, login: 'key' } }],
    ['folder', { way: { kind: 'folder', folder: ' ' } }],
    ['names', { names: '{slug' }],
    ['longestEdge', { rendition: { longestEdge: 10, quality: 90 } }],
    ['quality', { rendition: { longestEdge: null, quality: 5 } }],
    ['speed', { kilobytesPerSecond: 0 }],
    ['service', { format: 'iptc7901', service: 'Wire' }],
  ] as const)('%s is named', (field, change) => {
    expect(Object.keys(problemsOf({ ...filled, ...change } as typeof filled))).toEqual([field]);
  });

  test('an IPv6 address is a host', () => {
    expect(problemsOf({ ...filled, way: { ...filled.way, host: '::1' } as typeof filled.way })).toEqual({});
  });

  test('the newsroom’s own field stands beside the form’s', () => {
    expect(fieldNamed('destination.way.url')).toBe('url');
    expect(fieldNamed('destination')).toBe('');
  });
});

test('the secret is called by what the login takes', () => {
  expect(secretLabel(filled.way)).toBe('Password');
  expect(secretLabel({ ...filled.way, login: 'agent' } as typeof filled.way)).toBe('');
  const http = wayAs('http', filled.way);
  expect(secretLabel(http)).toBe('');
  const header = { name: 'X-Api-Key', value: '{secret}' };
  expect(secretLabel({ ...http, headers: [header] } as typeof http)).toBe('Secret');
});

test('a copy has a name of its own', () => {
  expect(copyName('Wire', ['Wire'])).toBe('Copy of Wire');
  expect(copyName('Wire', ['Wire', 'copy of wire'])).toBe('Copy of Wire 2');
});

describe('the key of a host', () => {
  const hostKey = `SHA256:${'a'.repeat(43)}`;
  const known = { ...filled, way: { ...filled.way, hostKey } } as typeof filled;

  test('is the known one at the same host, however old the form is', () => {
    expect(withKnownKey(filled, known)).toEqual(known);
    expect(
      withKnownKey({ ...filled, way: { ...filled.way, login: 'key' } } as typeof filled, known).way,
    ).toMatchObject({ login: 'key', hostKey });
  });

  test('is not known of another host or port', () => {
    for (const part of [{ host: 'other.example.org' }, { port: 2222 }])
      expect(
        withKnownKey({ ...known, way: { ...known.way, ...part } } as typeof filled, known).way,
      ).toMatchObject({
        hostKey: '',
      });
  });

  test('nothing else has one', () => {
    const ftp = { ...filled, way: wayAs('ftp', filled.way) };
    expect(withKnownKey(ftp, known)).toBe(ftp);
  });
});

test('what the form hides does not keep it from being saved', () => {
  const hidden = {
    ...filled,
    format: 'text',
    picture: 'none',
    service: '9',
    rendition: { longestEdge: 3, quality: 0 },
  } as typeof filled;
  expect(Object.keys(problemsOf(hidden))).toEqual(['longestEdge', 'quality']);
  expect(problemsOf(settledHidden(hidden))).toEqual({});
  expect(settledHidden(hidden)).toMatchObject({
    service: 'cut',
    rendition: { longestEdge: null, quality: 92 },
  });
  const shown = { ...hidden, format: 'iptc7901', picture: 'zip' } as typeof filled;
  expect(settledHidden(shown)).toEqual(shown);
});

test('how a destination stands', () => {
  expect(standingWords({ ...filled, secret: 'missing', counts: { delivered: 9 } })).toBe('');
  const counts = { waiting: 1_200, held: 3, paused: 1, delivered: 9 };
  expect(standingWords({ ...filled, secret: 'kept', counts })).toBe('Secret kept · 1,203 to go · 1 paused');
});

test.each([
  ['http://api.example.org/in', true],
  ['http://localhost.example.org/in', true],
  ['https://api.example.org/in', false],
  ['http://127.0.0.1:8080/in', false],
])('%s in the clear: %s', (url, open) => {
  expect(inTheClear({ ...wayAs('http', filled.way), url } as typeof filled.way)).toBe(open);
});
