import { spawnSync } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
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

const courier = quickCourier(null);
afterAll(() => courier.close());

const to = (folder: string) => destination({ kind: 'folder', folder });

describe('a folder of this machine or a share', () => {
  test('a picture and its document arrive whole, compared by checksum', async () => {
    const folder = await newFolder();
    const files = { 'Łódź.jpg': noise(300_000, 1), 'Łódź.xml': '<a/>', 'empty.txt': '' };
    const steps = notedSteps();
    const outcome = await courier.deliver(
      delivery(to(folder), await staged(await newFolder(), files)),
      steps,
    );
    expect(outcome).toMatchObject({ kind: 'delivered', receipt: { checked: 'checksum', said: '' } });
    expect(await readdir(folder)).toEqual(['empty.txt', 'Łódź.jpg', 'Łódź.xml']);
    expect(await readFile(join(folder, 'Łódź.jpg'))).toEqual(files['Łódź.jpg']);
    expect(steps.told.placing).toBe(1);
  });

  test('a copy that was cut goes on; one that a crash damaged is found out and made anew', async () => {
    const folder = await newFolder();
    const picture = noise(300_000, 2);
    const parcels = await staged(await newFolder(), { 'a.jpg': picture });
    await writeFile(join(folder, '.cutline-s1-1.part'), picture.subarray(0, 200_000));
    const steps = notedSteps();
    expect(problemIn(await courier.deliver(delivery(to(folder), parcels), steps))).toBe('delivered');
    expect(steps.told.sent[0]).toBe(200_000);

    const damaged = await newFolder();
    await writeFile(join(damaged, '.cutline-s1-1.part'), Buffer.alloc(200_000));
    const outcome = problemIn(await courier.deliver(delivery(to(damaged), parcels), notedSteps()));
    expect(outcome).toMatch(
      /^size: a\.jpg was not sent whole: the checksum of what .* keeps is not that of what was sent\. What stands there/,
    );
    expect(await readdir(damaged)).toEqual([]);
    expect(problemIn(await courier.deliver(delivery(to(damaged), parcels), notedSteps()))).toBe('delivered');
    expect(await readFile(join(damaged, 'a.jpg'))).toEqual(picture);
  });

  test('what stands longer than it should is written anew', async () => {
    const folder = await newFolder();
    const parcels = await staged(await newFolder(), { 'a.xml': '<a/>' });
    await writeFile(join(folder, '.cutline-s1-1.part'), 'far too long for it');
    expect(problemIn(await courier.deliver(delivery(to(folder), parcels), notedSteps()))).toBe('delivered');
    expect(await readFile(join(folder, 'a.xml'), 'utf8')).toBe('<a/>');
  });

  test('a name that a file, a link or a folder has is never taken', async () => {
    const parcels = await staged(await newFolder(), { 'a.xml': '<a/>' });
    for (const take of [
      (path: string) => writeFile(path, 'theirs'),
      (path: string) => symlink('/nowhere', path),
      (path: string) => mkdir(path),
    ]) {
      const folder = await newFolder();
      await take(join(folder, 'a.xml'));
      expect(problemIn(await courier.deliver(delivery(to(folder), parcels), notedSteps()))).toMatch(
        /^name-taken: /,
      );
      expect(await readdir(folder)).toEqual(['a.xml']);
    }
  });

  test('a link under a temporary name is not followed', async () => {
    const folder = await newFolder();
    const elsewhere = join(await newFolder(), 'theirs');
    await writeFile(elsewhere, 'theirs');
    await symlink(elsewhere, join(folder, '.cutline-s1-1.part'));
    const parcels = await staged(await newFolder(), { 'a.xml': '<a/>' });
    expect(problemIn(await courier.deliver(delivery(to(folder), parcels), notedSteps()))).toMatch(
      /^name-taken: .*\.cutline-s1-1\.part/,
    );
    expect(await readFile(elsewhere, 'utf8')).toBe('theirs');
  });

  test('a delivery that only waits for its names uploads nothing, and knows what was taken already', async () => {
    const folder = await newFolder();
    const parcels = await staged(await newFolder(), { 'a.jpg': 'picture', 'a.xml': '<a/>' });
    await writeFile(join(folder, 'cutline-s1-2.part'), '<a/>');
    await writeFile(join(folder, 'a.jpg'), 'picture');
    const placing = delivery(to(folder), parcels, { placing: true });
    const steps = notedSteps();
    expect(problemIn(await courier.deliver(placing, steps))).toBe('delivered');
    expect(await readdir(folder)).toEqual(['a.jpg', 'a.xml']);
    expect(steps.told).toMatchObject({ sent: [], placing: 0 });
  });

  test('what the queue cannot write down is not named', async () => {
    const folder = await newFolder();
    const parcels = await staged(await newFolder(), { 'a.xml': '<a/>' });
    const steps = { ...notedSteps(), placing: () => Promise.reject(new Error('the disk is full')) };
    expect(problemIn(await courier.deliver(delivery(to(folder), parcels), steps))).toMatch(
      /^interrupted: nothing got its name: .*the disk is full/,
    );
    expect(await readdir(folder)).toEqual(['.cutline-s1-1.part']);
  });

  test('called off before the names, nothing stays; called off after, it arrives', async () => {
    const folder = await newFolder();
    const parcels = await staged(await newFolder(), { 'a.jpg': noise(300_000, 3), 'a.xml': '<a/>' });
    const early = notedSteps((sent, stop) => sent > 100_000 && stop());
    expect(await courier.deliver(delivery(to(folder), parcels), early)).toEqual({ kind: 'cancelled' });
    expect(await readdir(folder)).toEqual([]);
    const late = notedSteps();
    const steps = { ...late, placing: async () => late.stop() };
    expect(problemIn(await courier.deliver(delivery(to(folder), parcels), steps))).toBe('delivered');
    expect(await readdir(folder)).toEqual(['a.jpg', 'a.xml']);
  });

  test('a folder that is gone, a path that is none, a full disk and a staged file that changed', async () => {
    const parcels = await staged(await newFolder(), { 'a.jpg': 'picture' });
    const tell = async (folder: string) =>
      problemIn(await courier.deliver(delivery(to(folder), parcels), notedSteps()));
    const gone = join(await newFolder(), 'wire');
    expect(await tell(gone)).toBe(
      `unreachable: nothing was sent: the folder ${gone} is not there. Connect the disk or the share again; what waits for it goes by itself then.`,
    );
    expect(await tell('wire')).toMatch(/^permission: .*not a whole path/);
    const file = join(await newFolder(), 'file');
    await writeFile(file, '');
    expect(await tell(file)).toMatch(/^permission: .*is a file, not a folder/);
    await truncate(parcels[0]?.path ?? '', 3);
    expect(await tell(await newFolder())).toMatch(
      /^picture: a\.jpg was not sent: the file kept for it here has 3 bytes instead of 7\./,
    );
    const lost = [
      {
        ...parcels[0],
        path: join(gone, 'a.jpg'),
        name: 'a.jpg',
        bytes: 7,
        hash: '',
        mediaType: 'image/jpeg',
      },
    ];
    const outcome = await courier.deliver(delivery(to(await newFolder()), lost), notedSteps());
    expect(problemIn(outcome)).toMatch(/^picture: .*no longer there/);
  });

  test('a name that would leave the folder is no name', async () => {
    const folder = await newFolder();
    for (const name of ['../a.xml', 'a/b.xml', '..', 'a\r\nDELE b']) {
      const [parcel] = await staged(await newFolder(), { 'a.xml': '<a/>' });
      if (!parcel) throw new Error('Nothing was staged');
      const outcome = await courier.deliver(delivery(to(folder), [{ ...parcel, name }]), notedSteps());
      expect(problemIn(outcome)).toMatch(/^document: .*cannot be the name of a file/);
    }
  });

  test('deliveries to one folder pass one after another', async () => {
    const folder = await newFolder();
    const order: string[] = [];
    const deliver = async (id: string) => {
      const parcels = await staged(await newFolder(), { [`${id}.jpg`]: noise(50_000, 4) });
      const noted = notedSteps(() => order.push(id));
      return problemIn(await courier.deliver(delivery(to(folder), parcels, { id }), noted));
    };
    expect(await Promise.all(['s1', 's2', 's3'].map(deliver))).toEqual([
      'delivered',
      'delivered',
      'delivered',
    ]);
    const changes = order.filter((id, index) => id !== order[index - 1]);
    expect(changes).toHaveLength(3);
  });

  test('the test of a folder', async () => {
    const folder = await newFolder();
    const steps = await courier.test(to(folder));
    expect(steps.map((step) => step.what)).toEqual([
      'Folder there',
      'Test file written',
      'Size read back',
      'Renamed',
      'Removed',
    ]);
    expect(steps.every((step) => step.ok)).toBe(true);
    expect(await readdir(folder)).toEqual([]);
    const [gone] = await courier.test(to(join(folder, 'gone')));
    expect(gone).toMatchObject({ what: 'Folder there', ok: false });
    expect(gone?.said).toMatch(/is not there\. Connect the disk or the share, or choose another folder\.$/);
  });

  test('a folder that may not be written', async ({ skip }) => {
    skip(process.getuid?.() === 0, 'the system’s own user may write anywhere');
    const folder = await newFolder();
    await chmod(folder, 0o555);
    const parcels = await staged(await newFolder(), { 'a.xml': '<a/>' });
    expect(problemIn(await courier.deliver(delivery(to(folder), parcels), notedSteps()))).toMatch(
      /^permission: /,
    );
  });
});

describe('a disk with no room', () => {
  test('is told as full, and what was copied goes on once there is room', async ({ skip }) => {
    const folder = await newFolder();
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', folder]).status === 0;
    skip(!mounted, 'this user may not mount a small disk');
    try {
      const ballast = join(folder, 'ballast');
      await writeFile(ballast, Buffer.alloc(150_000));
      const parcels = await staged(await newFolder(), { 'a.jpg': noise(200_000, 5) });
      const outcome = problemIn(await courier.deliver(delivery(to(folder), parcels), notedSteps()));
      expect(outcome).toMatch(
        /^full: a\.jpg was not sent whole: no room is left at .*\. What has arrived is kept there/,
      );
      await rm(ballast);
      const steps = notedSteps();
      expect(problemIn(await courier.deliver(delivery(to(folder), parcels), steps))).toBe('delivered');
      expect(steps.told.sent[0]).toBeGreaterThan(0);
    } finally {
      spawnSync('umount', [folder]);
    }
  });
});
