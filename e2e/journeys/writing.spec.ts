/**
 * Captions go into the photos' own files, by keyboard: what is turned on first, what ExifTool then
 * reads from every place, what stays untouched, and which photos are left alone and why.
 */
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../shells.ts';
import { focusKept, goTo, press, runCommand, saved, selectAll, tabTo, writeCaption } from './at-the-desk.ts';
import { judge } from './looks.ts';
import { addCredentials, breakXmp, complaints, ownPhoto, pictureOf, readTags } from './own-photos.ts';

/** Opens the dialog with all photos of the batch selected, which are so many. */
async function openWriting(page: Page, many: number): Promise<Locator> {
  await selectAll(page, many);
  await runCommand(page, 'Write captions into the photos…');
  const dialog = page.getByRole('dialog', { name: /^Write captions into/ });
  await expect(dialog).toBeVisible();
  return dialog;
}

/** Chooses the originals and turns their writing on, as a desk does once. */
async function turnOnOriginals(page: Page, dialog: Locator): Promise<void> {
  await press(page, dialog.getByRole('button', { name: 'Originals' }));
  const allowed = dialog.getByRole('checkbox', { name: 'This desk may write into original photos' });
  await expect(allowed).not.toBeChecked();
  await expect(dialog.getByRole('button', { name: 'Write into the originals' })).toBeDisabled();
  await tabTo(page, allowed);
  await page.keyboard.press('Space');
  await expect(allowed).toBeChecked();
}

const words =
  'Bürgermeisterin Åse Þórðardóttir öffnet am Donnerstag, 12. November 2026, die Brücke in Ålesund, Norwegen.';

test('the captions of a selection go into IIM, XMP and EXIF alike, and the pictures stay as they are @loopback', async ({
  desk,
  page,
}) => {
  const photos = [
    await ownPhoto(desk.folder, 'AL_0001.jpg'),
    await ownPhoto(desk.folder, 'AL_0002.jpg', { from: 'MT_7701', edits: [['-IPTCDigest=new']] }),
    await ownPhoto(desk.folder, 'AL_0003.jpg', { from: 'HF_0413' }),
  ];
  const pictures = await Promise.all(photos.map(pictureOf));
  const known = await Promise.all(photos.map(complaints));
  const before = await Promise.all(photos.map((photo) => stat(photo)));
  await desk.cutline('import', ...photos, '--batch', 'Bridge');
  await goTo(page, 'AL_0001.jpg');
  await writeCaption(page, words);
  await tabTo(page, page.getByRole('combobox', { name: /^Credit/ }));
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText('Sunnmøre Pressebyrå for Harbour News');
  await saved(page);

  const dialog = await openWriting(page, 3);
  await expect(dialog).toHaveAccessibleName('Write captions into 3 photos');
  await turnOnOriginals(page, dialog);
  await press(page, dialog.getByRole('button', { name: 'Write into the originals' }));
  const result = dialog.getByRole('region', { name: 'Result' });
  await expect(result.getByRole('heading', { name: '3 photos written to the originals.' })).toBeFocused();
  await expect(result).toContainText('AL_0001.jpg Credit is cut to 32 bytes in IIM (it has 38)');

  const first = await readTags(
    photos[0] ?? '',
    'IPTC:all',
    'XMP:all',
    'EXIF:ImageDescription',
    'EXIF:Artist',
  );
  expect(first).toMatchObject({
    'IPTC:Caption-Abstract': words,
    'XMP:Description': words,
    'EXIF:ImageDescription': words,
    'XMP:Credit': 'Sunnmøre Pressebyrå for Harbour News',
    'IPTC:By-line': 'Amina Sall',
    'XMP:Creator': ['Amina Sall'],
    'EXIF:Artist': 'Amina Sall',
    'IPTC:City': 'Dakar',
    'XMP:City': 'Dakar',
  });
  // What IIM holds is a whole beginning of what XMP holds.
  const cut = String(first['IPTC:Credit']);
  expect('Sunnmøre Pressebyrå for Harbour News'.startsWith(cut)).toBe(true);
  expect(Buffer.byteLength(cut)).toBe(32);
  for (const [index, photo] of photos.entries()) {
    const { 'Photoshop:IPTCDigest': kept, 'File:CurrentIPTCDigest': current } = await readTags(
      photo,
      'Photoshop:IPTCDigest',
      'CurrentIPTCDigest',
    );
    expect(kept).toBeTruthy();
    expect(kept).toBe(current);
    expect((await pictureOf(photo)).equals(pictures[index] ?? Buffer.alloc(0))).toBe(true);
    expect((await stat(photo)).mtimeMs).toBeCloseTo(before[index]?.mtimeMs ?? 0, -1);
    // Nothing that ExifTool objects to was added.
    expect((await complaints(photo)).filter((each) => !known[index]?.includes(each))).toEqual([]);
  }
  expect((await readdir(desk.folder)).filter((name) => !/^AL_000\d\.jpg$|^archive$/.test(name))).toEqual([]);

  // A second time there is nothing left to say.
  await press(page, dialog.getByRole('button', { name: 'Write into the originals' }));
  await expect(result).toContainText('Nothing was written; 3 photos said it all already.');
});

test('a photo with content credentials is left alone and gets a sidecar; one that is gone costs one line @loopback', async ({
  desk,
  page,
}) => {
  const photos = [
    await ownPhoto(desk.folder, 'CC_0001.jpg'),
    await ownPhoto(desk.folder, 'CC_0002.jpg', { from: 'MT_7701' }),
    await ownPhoto(desk.folder, 'CC_0003.jpg', { from: 'HF_0413' }),
  ];
  await addCredentials(photos[1] ?? '');
  const signed = await readFile(photos[1] ?? '');
  await desk.cutline('import', ...photos, '--batch', 'Signed');
  await rm(photos[2] ?? '');
  await goTo(page, 'CC_0002.jpg');
  await writeCaption(page, words);

  const dialog = await openWriting(page, 3);
  await turnOnOriginals(page, dialog);
  await press(page, dialog.getByRole('button', { name: 'Write into the originals' }));
  const result = dialog.getByRole('region', { name: 'Result' });
  await expect(result).toContainText(
    '1 photo written to the originals; 1 photo with content credentials was left as it is; 1 photo failed.',
  );
  await expect(result).toContainText('CC_0003.jpg is no longer there');
  await expect(result).toContainText('A sidecar leaves them whole.');
  expect((await readFile(photos[1] ?? '')).equals(signed)).toBe(true);
  await judge(page, 'write-done');

  await press(page, result.getByRole('button', { name: 'Write a sidecar instead' }));
  // The photo that is gone is still told of.
  await expect(result).toContainText('1 photo written to its sidecar; 1 photo failed.');
  expect((await readFile(photos[1] ?? '')).equals(signed)).toBe(true);
  expect(await readTags(join(desk.folder, 'CC_0002.xmp'), 'XMP:Description')).toMatchObject({
    'XMP:Description': words,
  });

  // The photo now says something else than its sidecar; that was decided by the editor and is not asked.
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await focusKept(page);
  await expect(page.getByRole('region', { name: 'Disagreements in the file' })).toBeHidden();
});

test('damaged originals are left alone, and get sidecars beside the ones with content credentials @loopback', async ({
  desk,
  page,
}) => {
  const photos = [
    await ownPhoto(desk.folder, 'DM_0001.jpg'),
    await ownPhoto(desk.folder, 'DM_0002.jpg', { from: 'MT_7701' }),
    await ownPhoto(desk.folder, 'DM_0003.jpg', { from: 'HF_0413' }),
    await ownPhoto(desk.folder, 'DM_0004.jpg', { from: 'BV_2202' }),
  ];
  await breakXmp(photos[0] ?? '');
  await breakXmp(photos[1] ?? '');
  await addCredentials(photos[2] ?? '');
  const before = await Promise.all(photos.map((photo) => readFile(photo)));
  await desk.cutline('import', ...photos, '--batch', 'Damaged');
  await rm(photos[3] ?? '');
  await goTo(page, 'DM_0001.jpg');
  await writeCaption(page, words);

  const dialog = await openWriting(page, 4);
  await turnOnOriginals(page, dialog);
  await press(page, dialog.getByRole('button', { name: 'Write into the originals' }));
  const result = dialog.getByRole('region', { name: 'Result' });
  await expect(result).toContainText('3 photos failed');
  await expect(result).toContainText('DM_0001.jpg was not written: its XMP data is damaged');
  await judge(page, 'write-damaged');

  await press(page, result.getByRole('button', { name: 'Write sidecars for these 2 instead' }));
  await expect(
    result.getByRole('heading', { name: /^2 photos written to their sidecars; 1 photo with content/ }),
  ).toBeFocused();
  expect(await readTags(join(desk.folder, 'DM_0001.xmp'), 'XMP:Description')).toMatchObject({
    'XMP:Description': words,
  });
  // What else was left over still waits.
  await expect(result).toContainText('DM_0004.jpg is no longer there');
  await press(page, result.getByRole('button', { name: 'Write a sidecar instead' }));
  await expect(result).toContainText('1 photo written to its sidecar; 1 photo failed.');
  await expect(result.getByRole('button', { name: /instead$/ })).toHaveCount(0);
  expect((await readdir(desk.folder)).filter((name) => name.endsWith('.xmp')).toSorted()).toEqual([
    'DM_0001.xmp',
    'DM_0002.xmp',
    'DM_0003.xmp',
  ]);
  for (const [index, photo] of photos.slice(0, 3).entries()) {
    expect((await readFile(photo)).equals(before[index] ?? Buffer.alloc(0))).toBe(true);
  }
});

test('a write shows how far it is @loopback', async ({ desk, page }) => {
  const photos = [
    await ownPhoto(desk.folder, 'LG_0001.jpg'),
    await ownPhoto(desk.folder, 'LG_0002.jpg', { from: 'MT_7701' }),
  ];
  await desk.cutline('import', ...photos, '--batch', 'Long');
  await goTo(page, 'LG_0002.jpg');
  let go = () => {};
  const held = new Promise<void>((done) => {
    go = done;
  });
  await page.route('**/call/metadata.write', async (route) => {
    await held;
    await route.continue();
  });
  const dialog = await openWriting(page, 2);
  await press(page, dialog.getByRole('button', { name: 'Write sidecars' }));
  await expect(dialog.getByRole('progressbar', { name: 'Photos written' })).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Stop' })).toBeVisible();
  await judge(page, 'write-running');
  go();
  await expect(dialog.getByRole('region', { name: 'Result' })).toContainText(
    '2 photos written to their sidecars.',
  );
});
