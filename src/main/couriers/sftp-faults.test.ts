import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Courier } from '#core/outbox/courier.ts';
import type { Way } from '#core/outbox/records.ts';
import {
  delivery,
  destination,
  newFolder,
  noise,
  notedSteps,
  problemIn,
  quickCourier,
  staged,
} from '#main/couriers/couriers.test-support.ts';
import {
  type SftpFaults,
  type SftpServer,
  startSftpServer,
} from '#main/couriers/sftp-server.test-support.ts';

let server: SftpServer;
let courier: Courier;
beforeEach(async () => {
  server = await startSftpServer();
  courier = quickCourier('right', 800);
});
afterEach(async () => {
  await courier.close();
  await server.end();
});

const picture = noise(300_000, 1);
const way = (port: number): Way => ({
  kind: 'sftp',
  host: '127.0.0.1',
  port,
  user: 'desk',
  folder: '',
  login: 'password',
  keyFile: '',
  hostKey: '',
});

async function deliver(faults: SftpFaults, placing = false): Promise<string> {
  server.faults = faults;
  const parcels = await staged(await newFolder(), { 'a.jpg': picture, 'a.xml': '<a/>' });
  return problemIn(
    await courier.deliver(delivery(destination(way(server.port)), parcels, { placing }), notedSteps()),
  );
}

// Status codes of SFTP: 3 permission denied, 4 failure.
describe('what an SFTP server may refuse', () => {
  test.each<[string, SftpFaults, RegExp]>([
    [
      'a login that changed',
      { password: 'new' },
      /^login: nothing was sent: .* refused the login\. The send is kept; correct the login/,
    ],
    [
      'a folder that may not be entered',
      { statuses: { STAT: 3 } },
      /^permission: nothing was sent: the folder cannot be entered/,
    ],
    [
      'no right to write',
      { statuses: { OPEN: 3 } },
      /^permission: a\.jpg was not sent whole: .*does not permit it/,
    ],
    [
      'a write that fails for no given reason',
      { room: { bytes: 100_000, status: 4 } },
      /^full: .*most likely its disk is full/,
    ],
    ['a rename without a reason', { statuses: { RENAME: 4 } }, /^rename: a\.jpg did not get its name/],
    ['a rename that is not permitted', { statuses: { RENAME: 3 } }, /^rename: .* It is kept there whole/],
    ['a size that is not true', { lies: 7 }, /^size: a\.jpg was not sent whole: .*says it has 300007 bytes/],
    [
      'a server that stops answering',
      { statuses: { WRITE: null } },
      /^stalled: a\.jpg was not sent whole: .* stopped answering/,
    ],
  ])('%s', async (_, faults, words) => {
    expect(await deliver(faults)).toMatch(words);
    expect([...server.files.keys()].filter((name) => !name.endsWith('.part'))).toEqual([]);
  });

  test('a password login works, and what was refused before is finished', async () => {
    expect(await deliver({ statuses: { RENAME: 4 } })).toMatch(/^rename: /);
    expect(await deliver({ statuses: { OPEN: 3 } }, true)).toBe('delivered');
    expect(server.files.get('a.jpg')).toEqual(picture);
  });

  test.each(['RENAME', 'WRITE'])(
    'an answer to %s that is lost with the line: it arrives once',
    async (request) => {
      const parcels = await staged(await newFolder(), { 'a.jpg': picture, 'a.xml': '<a/>' });
      const to = destination(way(server.port));
      server.faults = { cutsAfter: request };
      let placing = false;
      const steps = {
        ...notedSteps(),
        placing: async () => {
          placing = true;
        },
      };
      expect(problemIn(await courier.deliver(delivery(to, parcels), steps))).toMatch(
        /^interrupted: .* was cut/,
      );
      expect(placing).toBe(request === 'RENAME');
      // The receiver takes what has its name at once.
      const taken = [...server.files.keys()].filter((name) => !name.endsWith('.part'));
      for (const name of taken) server.files.delete(name);
      expect(problemIn(await courier.deliver(delivery(to, parcels, { placing }), steps))).toBe('delivered');
      expect([...taken, ...server.files.keys()].sort()).toEqual(['a.jpg', 'a.xml']);
    },
  );

  test('what answers but speaks no SSH, and what says nothing', async () => {
    const parcels = await staged(await newFolder(), { 'a.xml': '<a/>' });
    for (const [greeting, kind] of [
      ['HTTP/1.1 400 Bad Request\r\n\r\n', /^(refused|interrupted|stalled): nothing was sent/],
      ['', /^stalled: nothing was sent/],
    ] as const) {
      const other = createServer((socket) => socket.on('error', () => undefined).write(greeting)).listen(
        0,
        '127.0.0.1',
      );
      await new Promise((resolve) => other.once('listening', resolve));
      const address = other.address();
      const port = address !== null && typeof address === 'object' ? address.port : 0;
      const outcome = await courier.deliver(delivery(destination(way(port)), parcels), notedSteps());
      expect(problemIn(outcome)).toMatch(kind);
      other.close();
    }
  });

  test('a host key that cannot be written down ends it before the password is said', async () => {
    const parcels = await staged(await newFolder(), { 'a.xml': '<a/>' });
    const steps = { ...notedSteps(), pin: () => Promise.reject(new Error('the archive is locked')) };
    const outcome = await courier.deliver(delivery(destination(way(server.port)), parcels), steps);
    expect(problemIn(outcome)).toMatch(/the archive is locked/);
  });
});
