import { chmod, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Way } from '#core/outbox/records.ts';
import {
  delivery,
  destination,
  ftpWay,
  newFolder,
  noise,
  notedSteps,
  problemIn,
  quickCourier,
  staged,
} from '#main/couriers/couriers.test-support.ts';
import { certificate, present, putThere, startVsftpd } from '#main/couriers/real-servers.test-support.ts';

const there = present('/usr/sbin/vsftpd') && present('/usr/bin/openssl');
const tested = ['Folder there', 'Test file written', 'Size read back', 'Renamed', 'Removed'];

describe.runIf(there).each(['none', 'explicit', 'implicit'] as const)(
  'FTP with vsftpd, security %s',
  (security) => {
    let server: Awaited<ReturnType<typeof startVsftpd>>;
    let courier: ReturnType<typeof quickCourier>;
    let way: Way & { kind: 'ftp' };
    beforeAll(async () => {
      server = await startVsftpd(security);
      courier = quickCourier();
      way = ftpWay(server.port, {
        security,
        authority: security === 'none' ? '' : await readFile(server.cert, 'utf8'),
      });
    });
    afterAll(async () => {
      await courier.close();
      await server.end();
    });
    const arrived = () => readdir(join(server.root, 'in'));
    const clear = async () => {
      for (const name of await arrived()) await rm(join(server.root, 'in', name));
    };

    test('a picture and its document arrive whole, checked by size, and the connection serves the next delivery', async () => {
      const picture = noise(700_000, 1);
      const parcels = await staged(await newFolder(), { 'Łódź.jpg': picture, 'Łódź.xml': '<a/>' });
      const outcome = await courier.deliver(delivery(destination(way), parcels), notedSteps());
      expect(outcome).toMatchObject({
        kind: 'delivered',
        receipt: { checked: 'size', said: expect.stringMatching(/^250 /) },
      });
      expect(await arrived()).toEqual(['Łódź.jpg', 'Łódź.xml']);
      expect(await readFile(join(server.root, 'in', 'Łódź.jpg'))).toEqual(picture);
      const next = await staged(await newFolder(), { 'next.xml': '' });
      const again = async () =>
        problemIn(await courier.deliver(delivery(destination(way), next, { id: 's2' }), notedSteps()));
      const said = await again();
      // Now and then vsftpd answers in the clear where a data line should be secured: that is tried again.
      expect(said.startsWith('interrupted') ? await again() : said).toBe('delivered');
      expect(await arrived()).toContain('next.xml');
      await clear();
    });

    test('an upload that was cut goes on from there', async () => {
      const picture = noise(700_000, 2);
      const folder = await newFolder();
      const parcels = await staged(folder, { 'a.jpg': picture });
      await writeFile(join(folder, 'half'), picture.subarray(0, 400_000));
      await putThere(join(folder, 'half'), join(server.root, 'in', '.cutline-s1-1.part'));
      const steps = notedSteps();
      expect(problemIn(await courier.deliver(delivery(destination(way), parcels), steps))).toBe('delivered');
      expect(steps.told.sent[0]).toBe(400_000);
      expect(await readFile(join(server.root, 'in', 'a.jpg'))).toEqual(picture);
      await clear();
    });

    test('a name that another file has is never taken', async () => {
      const folder = await newFolder();
      const parcels = await staged(folder, { 'a.xml': '<a/>' });
      await writeFile(join(folder, 'theirs'), 'theirs');
      await putThere(join(folder, 'theirs'), join(server.root, 'in', 'a.xml'));
      expect(problemIn(await courier.deliver(delivery(destination(way), parcels), notedSteps()))).toMatch(
        /^name-taken: /,
      );
      expect(await readFile(join(server.root, 'in', 'a.xml'), 'utf8')).toBe('theirs');
      await clear();
    });

    test('the test of a destination goes step by step and leaves nothing', async () => {
      const before = security === 'none' ? ['Server reached'] : ['Server reached', 'Connection secured'];
      const steps = await courier.test(destination(way));
      expect(steps.map((step) => `${step.what}: ${step.ok}`)).toEqual(
        [...before, 'Logged in', ...tested].map((what) => `${what}: true`),
      );
      expect(await arrived()).toEqual([]);
      const lost = await courier.test(destination({ ...way, folder: 'nowhere' }));
      expect(lost.at(-1)).toMatchObject({ what: 'Folder there', ok: false });
    });
  },
);

describe.runIf(there)('FTP that refuses, with vsftpd', () => {
  test('a server that refuses hidden names gets plain temporary names', async () => {
    const server = await startVsftpd('none', ['deny_file={.*}']);
    try {
      const parcels = await staged(await newFolder(), { 'a.jpg': noise(10_000, 1), 'a.xml': '<a/>' });
      const courier = quickCourier();
      const to = destination(ftpWay(server.port));
      const seen: string[][] = [];
      const steps = {
        ...notedSteps(),
        placing: async () => void seen.push(await readdir(join(server.root, 'in'))),
      };
      expect(problemIn(await courier.deliver(delivery(to, parcels), steps))).toBe('delivered');
      expect(seen).toEqual([['cutline-s1-1.part', 'cutline-s1-2.part']]);
      expect(await readdir(join(server.root, 'in'))).toEqual(['a.jpg', 'a.xml']);
      expect((await courier.test(to)).every((step) => step.ok)).toBe(true);
      await courier.close();
    } finally {
      await server.end();
    }
  });

  test('a folder that may not be written, and a login for others only', async () => {
    const server = await startVsftpd('none');
    try {
      await chmod(join(server.root, 'in'), 0o555);
      const parcels = await staged(await newFolder(), { 'a.xml': '<a/>' });
      const courier = quickCourier();
      const outcome = await courier.deliver(
        delivery(destination(ftpWay(server.port)), parcels),
        notedSteps(),
      );
      expect(problemIn(outcome)).toMatch(
        /^permission: a\.xml was not sent whole: .* said “553 Could not create file\.”\. The send is kept/,
      );
      const steps = await courier.test(destination(ftpWay(server.port)));
      expect(steps.at(-1)).toMatchObject({ what: 'Test file written', ok: false });
      const other = destination(ftpWay(server.port, { user: 'editor' }), { id: 'd2' });
      expect(problemIn(await courier.deliver(delivery(other, parcels), notedSteps()))).toMatch(
        /^login: nothing was sent: .* refused the login/,
      );
      expect((await courier.test(other)).at(-1)).toMatchObject({ what: 'Logged in', ok: false });
      await courier.close();
    } finally {
      await server.end();
    }
  });

  test('certificates that are unknown, expired or made out to another name are told apart', async () => {
    const server = await startVsftpd('explicit');
    const folder = await newFolder();
    const expired = await certificate(folder, 'IP:127.0.0.1', true);
    const others = await certificate(folder, 'DNS:elsewhere.example');
    const with_ = (made: { cert: string; key: string }) => [
      `rsa_cert_file=${made.cert}`,
      `rsa_private_key_file=${made.key}`,
    ];
    const late = await startVsftpd('explicit', with_(expired));
    const wrong = await startVsftpd('implicit', with_(others));
    const courier = quickCourier();
    try {
      const parcels = await staged(folder, { 'a.xml': '<a/>' });
      const tell = async (way: Way) =>
        problemIn(await courier.deliver(delivery(destination(way), parcels), notedSteps()));
      expect(await tell(ftpWay(server.port, { security: 'explicit' }))).toMatch(
        /^certificate: .*signed by itself/,
      );
      const lateWay = ftpWay(late.port, {
        security: 'explicit',
        authority: await readFile(expired.cert, 'utf8'),
      });
      expect(await tell(lateWay)).toMatch(/^certificate: .*has expired/);
      expect((await courier.test(destination(lateWay))).at(-1)).toMatchObject({
        what: 'Connection secured',
        ok: false,
      });
      const wrongWay = ftpWay(wrong.port, {
        security: 'implicit',
        authority: await readFile(others.cert, 'utf8'),
      });
      expect(await tell(wrongWay)).toMatch(/^certificate: .*made out to another name/);
      expect(await tell(ftpWay(server.port, { security: 'implicit' }))).toMatch(
        /^certificate: .*no secure connection/,
      );
    } finally {
      await courier.close();
      await Promise.all([server.end(), late.end(), wrong.end()]);
    }
  });
});
