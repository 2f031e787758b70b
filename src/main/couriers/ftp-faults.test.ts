import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Courier } from '#core/outbox/courier.ts';
import {
  delivery,
  destination,
  freePort,
  ftpWay,
  newFolder,
  noise,
  notedSteps,
  problemIn,
  quickCourier,
  staged,
} from '#main/couriers/couriers.test-support.ts';
import { type FtpFaults, type FtpServer, startFtpServer } from '#main/couriers/ftp-server.test-support.ts';

let server: FtpServer;
let courier: Courier;
beforeEach(async () => {
  server = await startFtpServer();
  courier = quickCourier(undefined, 500);
});
afterEach(async () => {
  await courier.close();
  await server.end();
});

const picture = noise(300_000, 1);
const to = () => destination(ftpWay(server.port, { user: 'desk' }));

async function deliver(faults: FtpFaults, placing = false): Promise<string> {
  server.faults = faults;
  const parcels = await staged(await newFolder(), { 'a.jpg': picture, 'a.xml': '<a/>' });
  return problemIn(await courier.deliver(delivery(to(), parcels, { placing }), notedSteps()));
}

describe('what an FTP server may refuse', () => {
  test.each<[string, FtpFaults, RegExp]>([
    [
      'a login that changed',
      { replies: { PASS: '530 Login incorrect.' } },
      /^login: nothing was sent: .* refused the login and said “530 Login incorrect\.”\. The send is kept; correct the login/,
    ],
    [
      'too many visitors',
      { replies: { USER: '421 Too many connections.' } },
      /^unreachable: .*takes no connection now/,
    ],
    [
      'a folder that is gone',
      { replies: { CWD: '550 No such directory.' } },
      /^permission: nothing was sent: the folder cannot be entered/,
    ],
    [
      'no right to write',
      { replies: { STOR: '550 Permission denied.' } },
      /^permission: a\.jpg was not sent whole: .*does not permit it/,
    ],
    [
      'no room before the upload',
      { replies: { STOR: '452 Insufficient storage.' } },
      /^full: a\.jpg was not sent whole: .*no room/,
    ],
    [
      'no room in the middle',
      { failsAfter: { bytes: 60_000, reply: '552 Exceeded storage allocation.' } },
      /^full: /,
    ],
    [
      'a disk that fails to write',
      { failsAfter: { bytes: 60_000, reply: '451 Failure writing to local file.' } },
      /^full: /,
    ],
    [
      'a transfer that it breaks off',
      { failsAfter: { bytes: 60_000, reply: '426 Transfer aborted.' } },
      /^interrupted: .* What has arrived is kept/,
    ],
    ['names with such letters', { replies: { STOR: '501 Syntax error in name.' } }, /^refused: /],
  ])('%s', async (_, faults, words) => {
    expect(await deliver(faults)).toMatch(words);
    expect([...server.files.keys()].filter((name) => !name.endsWith('.part'))).toEqual([]);
  });

  test('a rename that is refused leaves it whole there, and it is not sent again', async () => {
    expect(await deliver({ replies: { RNTO: '553 Could not rename.' } })).toMatch(
      /^rename: a\.jpg did not get its name: .*refused to rename it and said “553 Could not rename\.”\. It is kept there whole/,
    );
    expect([...server.files.keys()]).toEqual(['.cutline-s1-1.part', '.cutline-s1-2.part']);
    server.commands.length = 0;
    expect(await deliver({}, true)).toBe('delivered');
    expect(server.commands.some((command) => command.startsWith('STOR'))).toBe(false);
    expect([...server.files.keys()]).toEqual(['a.jpg', 'a.xml']);
  });

  test('a server that lies about the size is caught before any name is given, and starts anew', async () => {
    expect(await deliver({ lies: 7 })).toMatch(
      /^size: a\.jpg was not sent whole: .*says it has 300007 bytes where 300000 bytes were sent\./,
    );
    expect([...server.files.keys()]).toEqual([]);
    expect(await deliver({})).toBe('delivered');
  });

  test('a server that does not show what it took', async () => {
    expect(await deliver({ replies: { SIZE: '550 Not visible.' } })).toMatch(
      /^size: .*shows no such file where 300000 bytes were sent/,
    );
  });

  test('a server that stops taking is told as stalled, and the next try goes on', async () => {
    server.faults = { stallsAfter: 60_000 };
    const large = await staged(await newFolder(), { 'a.jpg': noise(9_000_000, 2) });
    expect(problemIn(await courier.deliver(delivery(to(), large), notedSteps()))).toMatch(
      /^stalled: a\.jpg was not sent whole: .* stopped answering\. What has arrived is kept/,
    );
    server.faults = {};
    const steps = notedSteps();
    expect(problemIn(await courier.deliver(delivery(to(), large), steps))).toBe('delivered');
    expect(steps.told.sent[0]).toBeGreaterThanOrEqual(60_000);
  });

  test('a server that stops answering', async () => {
    expect(await deliver({ replies: { SIZE: null } })).toMatch(
      /^stalled: a\.jpg was not sent: .* stopped answering\. What has arrived/,
    );
    const mute = destination(ftpWay(server.port, { user: 'desk' }), { id: 'd2' });
    server.faults = { replies: { USER: null, OPTS: null } };
    const steps = await courier.test(mute);
    expect(steps.at(-1)).toMatchObject({ what: 'Logged in', ok: false });
  });

  test('no TLS where some is asked: the password is not said in the clear', async () => {
    server.faults = { replies: { AUTH: '502 No such command.' } };
    const parcels = await staged(await newFolder(), { 'a.xml': '<a/>' });
    const way = ftpWay(server.port, { user: 'desk', security: 'explicit' });
    const outcome = await courier.deliver(delivery(destination(way), parcels), notedSteps());
    expect(problemIn(outcome)).toMatch(/^certificate: nothing was sent: .*does not secure the connection/);
    expect(server.commands.filter((command) => /^(USER|PASS)/.test(command))).toEqual([]);
  });

  test('nobody at the port', async () => {
    const parcels = await staged(await newFolder(), { 'a.xml': '<a/>' });
    const nobody = destination(ftpWay(await freePort(), { user: 'desk' }));
    expect(problemIn(await courier.deliver(delivery(nobody, parcels), notedSteps()))).toMatch(
      /^unreachable: nothing was sent: .*takes no connection/,
    );
    expect(await courier.test(nobody)).toMatchObject([{ what: 'Server reached', ok: false }]);
  });

  test.each(['RNTO', 'STOR'])('an answer to %s that is lost with the line: it arrives once', async (verb) => {
    const parcels = await staged(await newFolder(), { 'a.jpg': picture, 'a.xml': '<a/>' });
    server.faults = { cutsAfter: verb };
    let placing = false;
    const noted = notedSteps();
    const steps = {
      ...noted,
      placing: async () => {
        placing = true;
      },
    };
    expect(problemIn(await courier.deliver(delivery(to(), parcels), steps))).toMatch(/^interrupted: /);
    expect(placing).toBe(verb === 'RNTO');
    // The receiver takes what has its name at once.
    const taken = [...server.files.keys()].filter((name) => !name.endsWith('.part'));
    for (const name of taken) server.files.delete(name);
    expect(problemIn(await courier.deliver(delivery(to(), parcels, { placing }), steps))).toBe('delivered');
    taken.push(...server.files.keys());
    expect(taken.sort()).toEqual(['a.jpg', 'a.xml']);
  });

  test('a kept connection that the server has closed meanwhile is opened anew', async () => {
    expect(await deliver({})).toBe('delivered');
    server.files.clear();
    expect(await deliver({ cutsAfter: 'NOOP' })).toBe('delivered');
  });
});

describe('what an FTP server may know or not know', () => {
  test.each([['XSHA256'], ['HASH SHA-256*;SHA-1']])('a checksum by %s proves it', async (feature) => {
    server.faults = { features: ['SIZE', 'REST STREAM', feature] };
    const parcels = await staged(await newFolder(), { 'a.jpg': picture });
    const outcome = await courier.deliver(delivery(to(), parcels), notedSteps());
    expect(outcome).toMatchObject({ kind: 'delivered', receipt: { checked: 'checksum' } });
  });

  test('a checksum of other bytes is caught', async () => {
    const other = `250 ${'0'.repeat(64)}`;
    expect(await deliver({ features: ['SIZE', 'XSHA256'], replies: { XSHA256: other } })).toMatch(
      /^size: .*checksum/,
    );
  });

  test('no SIZE: the listing tells; no REST: the rest is appended', async () => {
    server.files.set('.cutline-s1-1.part', picture.subarray(0, 100_000));
    expect(await deliver({ features: ['UTF8'], replies: { SIZE: '500 Unknown.' } })).toBe('delivered');
    expect(server.commands).toContain('APPE .cutline-s1-1.part');
    expect(server.files.get('a.jpg')).toEqual(picture);
  });

  test('REST stands right before STOR', async () => {
    server.files.set('.cutline-s1-1.part', picture.subarray(0, 100_000));
    expect(await deliver({})).toBe('delivered');
    expect(server.commands[server.commands.indexOf('REST 100000') + 1]).toBe('STOR .cutline-s1-1.part');
    expect(server.files.get('a.jpg')).toEqual(picture);
  });
});
