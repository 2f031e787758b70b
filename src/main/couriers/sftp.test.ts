import { spawn, spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Way } from '#core/outbox/records.ts';
import {
  delivery,
  destination,
  freePort,
  newFolder,
  noise,
  notedSteps,
  problemIn,
  quickCourier,
  staged,
} from '#main/couriers/couriers.test-support.ts';
import { present, startSshd } from '#main/couriers/real-servers.test-support.ts';

describe.runIf(present('/usr/sbin/sshd'))('SFTP with OpenSSH', () => {
  let server: Awaited<ReturnType<typeof startSshd>>;
  let courier: ReturnType<typeof quickCourier>;
  let count = 0;
  beforeAll(async () => {
    server = await startSshd();
    courier = quickCourier('swordfish-91');
  });
  afterAll(async () => {
    await courier.close();
    await server.end();
  });

  const way = (folder: string, more: Partial<Way & { kind: 'sftp' }> = {}): Way & { kind: 'sftp' } => ({
    kind: 'sftp',
    host: '127.0.0.1',
    port: server.port,
    user: 'root',
    folder,
    login: 'key',
    keyFile: server.lockedKeyFile,
    hostKey: '',
    ...more,
  });
  const newTarget = async () => {
    const folder = join(server.root, `in-${count++}`);
    await mkdir(folder);
    return folder;
  };

  test('a picture and its document arrive whole, checked by size, and the host key is pinned before', async () => {
    const folder = await newTarget();
    const files = { 'Hafen Łódź.jpg': noise(900_000, 1), 'Hafen Łódź.xml': '<a/>', 'empty.txt': '' };
    const parcels = await staged(await newFolder(), files);
    const steps = notedSteps();
    const outcome = await courier.deliver(delivery(destination(way(folder)), parcels), steps);
    expect(outcome).toMatchObject({ kind: 'delivered', receipt: { checked: 'size' } });
    expect(await readdir(folder)).toEqual(Object.keys(files).sort());
    expect(await readFile(join(folder, 'Hafen Łódź.jpg'))).toEqual(files['Hafen Łódź.jpg']);
    expect(steps.told).toMatchObject({ placing: 1, pinned: [expect.stringMatching(/^SHA256:[\w+/]{43}$/)] });
    expect(steps.told.sent.at(-1)).toBe(900_004);
    expect(await courier.hostKey(destination(way('')))).toBe(steps.told.pinned[0]);
  });

  test('an upload that was cut goes on and is whole in the end', async () => {
    const folder = await newTarget();
    const picture = noise(2_000_000, 2);
    const parcels = await staged(await newFolder(), { 'a.jpg': picture });
    // As a cut connection may leave it: its end not all written.
    const left = Buffer.from(picture.subarray(0, 1_500_000));
    left.fill(0, 1_400_000, 1_450_000);
    await writeFile(join(folder, '.cutline-s1-1.part'), left);
    const steps = notedSteps();
    expect(problemIn(await courier.deliver(delivery(destination(way(folder)), parcels), steps))).toBe(
      'delivered',
    );
    expect(steps.told.sent[0]).toBe(1_500_000 - 16 * 32_768);
    expect(await readFile(join(folder, 'a.jpg'))).toEqual(picture);
  });

  test('what only waits for its names gets them, and what the receiver took is not sent again', async () => {
    const folder = await newTarget();
    const parcels = await staged(await newFolder(), { 'a.jpg': 'picture', 'a.xml': '<a/>' });
    const placing = delivery(destination(way(folder)), parcels, { placing: true });
    await writeFile(join(folder, '.cutline-s1-2.part'), '<a/>');
    expect(problemIn(await courier.deliver(placing, notedSteps()))).toBe('delivered');
    expect(await readdir(folder)).toEqual(['a.xml']);
    await unlink(join(folder, 'a.xml'));
    expect(problemIn(await courier.deliver(placing, notedSteps()))).toBe('delivered');
    expect(await readdir(folder)).toEqual([]);
  });

  test('a name that another file has is never taken', async () => {
    const folder = await newTarget();
    await writeFile(join(folder, 'a.xml'), 'another');
    const parcels = await staged(await newFolder(), { 'a.jpg': 'picture', 'a.xml': '<a/>' });
    const outcome = await courier.deliver(delivery(destination(way(folder)), parcels), notedSteps());
    expect(problemIn(outcome)).toMatch(
      /^name-taken: a\.xml was not sent: another file named a\.xml stands at .* Nothing was overwritten\./,
    );
    expect(await readdir(folder)).toEqual(['a.xml']);
    expect(await readFile(join(folder, 'a.xml'), 'utf8')).toBe('another');
  });

  test('a name taken while the picture is on its way parts no picture from its document', async () => {
    const folder = await newTarget();
    const parcels = await staged(await newFolder(), { 'a.jpg': 'picture', 'a.xml': '<a/>' });
    const steps = { ...notedSteps(), placing: () => writeFile(join(folder, 'a.xml'), 'another') };
    const outcome = await courier.deliver(delivery(destination(way(folder)), parcels), steps);
    expect(problemIn(outcome)).toMatch(/^name-taken: a\.xml did not get its name/);
    expect(await readdir(folder)).toEqual(['.cutline-s1-1.part', '.cutline-s1-2.part', 'a.xml']);
    await rename(join(folder, 'a.xml'), join(folder, 'theirs.xml'));
    const again = delivery(destination(way(folder)), parcels, { placing: true });
    expect(problemIn(await courier.deliver(again, notedSteps()))).toBe('delivered');
    expect(await readdir(folder)).toEqual(['a.jpg', 'a.xml', 'theirs.xml']);
  });

  test('called off in the middle, it ends at once and leaves nothing', async () => {
    const folder = await newTarget();
    const parcels = await staged(await newFolder(), { 'a.jpg': noise(500_000, 3) });
    const known = await courier.hostKey(destination(way('')));
    const to = destination(way(folder, { hostKey: known }), { kilobytesPerSecond: 200 });
    let stopped = 0;
    const steps = notedSteps((sent, stop) => {
      if (sent <= 100_000 || stopped > 0) return;
      stopped = performance.now();
      stop();
    });
    expect(await courier.deliver(delivery(to, parcels), steps)).toEqual({ kind: 'cancelled' });
    expect(performance.now() - stopped).toBeLessThan(2_000);
    expect(await readdir(folder)).toEqual([]);
  });

  test('the test of a destination goes step by step and leaves nothing', async () => {
    const folder = await newTarget();
    const steps = await courier.test(destination(way(folder)));
    expect(steps.map((step) => [step.what, step.ok])).toEqual(
      [
        'Server reached',
        'Host key',
        'Logged in',
        'Folder there',
        'Test file written',
        'Size read back',
        'Renamed',
        'Removed',
      ].map((what) => [what, true]),
    );
    expect(await readdir(folder)).toEqual([]);
    const lost = await courier.test(destination(way(join(folder, 'none'))));
    expect(lost.at(-1)).toMatchObject({ what: 'Folder there', ok: false });
    const stranger = await courier.test(destination(way(folder, { keyFile: join(server.folder, 'host') })));
    expect(stranger.at(-1)).toMatchObject({
      what: 'Logged in',
      ok: false,
      said: expect.stringContaining('refused the login'),
    });
  });

  test('a key whose passphrase is wrong or missing, and one that is not there, are told apart', async () => {
    const parcels = await staged(await newFolder(), { 'a.xml': '<a/>' });
    const other = quickCourier('another');
    const to = destination(way(server.root));
    expect(problemIn(await other.deliver(delivery(to, parcels), notedSteps()))).toMatch(
      /^secret: .*locked-key cannot be read/,
    );
    const none = quickCourier(null);
    expect(problemIn(await none.deliver(delivery(to, parcels), notedSteps()))).toMatch(
      /^secret: .*passphrase/,
    );
    const gone = destination(way(server.root, { keyFile: join(server.folder, 'lost-key') }));
    expect(problemIn(await none.deliver(delivery(gone, parcels), notedSteps()))).toMatch(
      /^login: .*lost-key is no longer there/,
    );
  });

  test.runIf(present('/usr/bin/ssh-agent'))(
    'a login by the key agent, and none where no agent runs',
    async () => {
      const folder = await newTarget();
      const socket = join(server.folder, 'agent');
      const agent = spawn('/usr/bin/ssh-agent', ['-D', '-a', socket], { stdio: 'ignore' });
      const before = process.env['SSH_AUTH_SOCK'];
      try {
        process.env['SSH_AUTH_SOCK'] = socket;
        await expect.poll(() => spawnSync('ssh-add', ['-q', server.keyFile]).status).toBe(0);
        const parcels = await staged(await newFolder(), { 'a.xml': '<a/>' });
        const to = destination(way(folder, { login: 'agent', keyFile: '' }), { id: 'by-agent' });
        expect(problemIn(await courier.deliver(delivery(to, parcels), notedSteps()))).toBe('delivered');
        process.env['SSH_AUTH_SOCK'] = '';
        const other = destination(way(folder, { login: 'agent', keyFile: '' }), { id: 'no-agent' });
        expect(problemIn(await courier.deliver(delivery(other, parcels), notedSteps()))).toMatch(
          /^login: .*no key agent runs/,
        );
      } finally {
        if (before === undefined) delete process.env['SSH_AUTH_SOCK'];
        else process.env['SSH_AUTH_SOCK'] = before;
        agent.kill();
      }
    },
  );

  test('a host that nobody answers at is unreachable', async () => {
    const parcels = await staged(await newFolder(), { 'a.xml': '<a/>' });
    const to = destination(way('', { port: await freePort() }));
    expect(problemIn(await courier.deliver(delivery(to, parcels), notedSteps()))).toMatch(
      /^unreachable: .* takes no connection\./,
    );
    const nowhere = destination(way('', { host: 'no-such-host.invalid' }));
    expect(problemIn(await courier.deliver(delivery(nowhere, parcels), notedSteps()))).toMatch(
      /^unreachable: /,
    );
  });

  test('a line that is cut anywhere in the handshake is a cut line, and nobody has to act', async () => {
    const parcels = await staged(await newFolder(), { 'a.xml': '<a/>' });
    for (const bytes of [0, 7, 40, 60, 600, 1_000, 1_300, 1_700]) {
      const cutting = createServer((near) => {
        const far = connect(server.port, '127.0.0.1');
        let left = bytes;
        far.on('data', (chunk) => {
          near.write(chunk.subarray(0, left));
          left -= chunk.length;
          if (left <= 0) near.end();
        });
        near.on('error', () => undefined).pipe(far);
        far.on('error', () => undefined);
        near.on('close', () => far.destroy());
      }).listen(0, '127.0.0.1');
      await new Promise((resolve) => cutting.once('listening', resolve));
      const address = cutting.address();
      const port = address !== null && typeof address === 'object' ? address.port : 0;
      const to = destination(way('', { port }), { id: `cut-${bytes}` });
      expect(problemIn(await courier.deliver(delivery(to, parcels), notedSteps())), `${bytes}`).toMatch(
        /^(interrupted|unreachable|stalled): /,
      );
      cutting.close();
    }
  });

  test('a key that was pinned counts at once, even for a delivery that does not know of it yet', async () => {
    const other = await startSshd();
    const fresh = quickCourier('swordfish-91');
    try {
      const to = destination(way(other.root, { port: other.port, keyFile: other.keyFile }));
      const parcels = await staged(await newFolder(), { 'a.xml': '<a/>' });
      expect(problemIn(await fresh.deliver(delivery(to, parcels), notedSteps()))).toBe('delivered');
      await other.newHostKey();
      // Another folder, so that no kept connection serves it; the destination still knows no key.
      const elsewhere = destination(way(`${other.root}/.`, { port: other.port, keyFile: other.keyFile }));
      const next = delivery(elsewhere, await staged(await newFolder(), { 'b.xml': '<b/>' }), { id: 's2' });
      expect(problemIn(await fresh.deliver(next, notedSteps()))).toMatch(/^host-key: /);
    } finally {
      await fresh.close();
      await other.end();
    }
  });

  test('a host that shows another key is refused before the login', async () => {
    const known = await courier.hostKey(destination(way('')));
    await server.newHostKey();
    const parcels = await staged(await newFolder(), { 'a.xml': '<a/>' });
    const to = destination(way(server.root, { hostKey: known }));
    const outcome = problemIn(await courier.deliver(delivery(to, parcels), notedSteps()));
    expect(outcome).toMatch(/^host-key: .* shows the key SHA256:.* instead of SHA256:/);
    const steps = await courier.test(to);
    expect(steps.at(-1)).toMatchObject({ what: 'Host key', ok: false });
  });
});
