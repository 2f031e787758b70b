/**
 * Sending pictures: copies with the captions inside, and sidecars, from the export dialog by keyboard.
 * What is told before, what ExifTool reads from the copies after, and originals that nobody touched.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../shells.ts';
import { checks, goTo, press, saved, selectAll, tabTo, writeCaption } from './at-the-desk.ts';
import { judge } from './looks.ts';
import { addCredentials, manyPhotos, ownPhoto, pictureOf, readTags } from './own-photos.ts';

/** Opens the export of all photos of the batch, which are so many, in a format and with its folder typed. */
async function exportAll(page: Page, many: number, format: string, folder: string): Promise<Locator> {
  if (many > 1) await selectAll(page, many);
  await page.keyboard.press('ControlOrMeta+e');
  const dialog = page.getByRole('dialog', { name: /^Export/ });
  await press(page, dialog.getByRole('button', { name: format }));
  await tabTo(page, dialog.getByLabel('Folder'));
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(folder);
  return dialog;
}

const words =
  'A carpenter mends the roof of Søren Müller’s old schoolhouse in Dakar, Senegal, Saturday, Nov. 14, 2026. (Amina Sall/Harbor News)';
/** More than the 32 bytes IIM holds. */
const credit = 'Harbor News via Sunnmøre Pressebyrå';

test('copies go out with their captions in every place, a two-letter country code included @loopback', async ({
  desk,
  page,
}) => {
  const photos = [
    await ownPhoto(desk.folder, 'EX_0001.jpg', {
      edits: [['-XMP-iptcCore:CountryCode=SN', '-IPTC:Country-PrimaryLocationCode=']],
    }),
    await ownPhoto(desk.folder, 'EX_0002.jpg', { from: 'MT_7701' }),
  ];
  await addCredentials(photos[1] ?? '');
  const originals = await Promise.all(photos.map((photo) => readFile(photo)));
  await desk.cutline('import', ...photos, '--batch', 'Roofs');
  await goTo(page, 'EX_0001.jpg');
  await expect(checks(page)).toContainText('IIM has three capital letters: SEN');
  await writeCaption(page, words);
  await tabTo(page, page.getByRole('combobox', { name: /^Credit/ }));
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(credit);
  await saved(page);

  const out = join(desk.folder, 'wire');
  const dialog = await exportAll(page, 2, 'Photos', out);
  const sight = dialog.getByRole('region', { name: 'What is written' });
  await expect(sight).toContainText('2 copies');
  await expect(sight).toContainText('EX_0001.jpg Credit: IIM ends at');
  await expect(sight).toContainText('EX_0002.jpg carries content credentials (C2PA)');
  await judge(page, 'export-photos');
  await press(page, dialog.getByRole('button', { name: /^Export/ }).last());
  const result = dialog.getByRole('region', { name: 'Result' });
  await expect(result).toContainText('2 captions exported to 2 files.');
  await expect(result).toContainText('EX_0001.jpg: Credit is cut to 32 bytes in IIM');
  await judge(page, 'export-photos-done');

  expect((await readdir(out)).toSorted()).toEqual(['EX_0001.jpg', 'EX_0002.jpg']);
  expect(await readTags(join(out, 'EX_0001.jpg'), 'IPTC:all', 'XMP:all', 'EXIF:all')).toMatchObject({
    'IPTC:Caption-Abstract': words,
    'XMP:Description': words,
    'EXIF:ImageDescription': words,
    'IPTC:Country-PrimaryLocationCode': 'SEN',
    'XMP:CountryCode': 'SN',
    'XMP:Credit': credit,
  });
  for (const [index, photo] of photos.entries()) {
    expect((await readFile(photo)).equals(originals[index] ?? Buffer.alloc(0))).toBe(true);
    const copy = join(out, `EX_000${index + 1}.jpg`);
    expect((await pictureOf(copy)).equals(await pictureOf(photo))).toBe(true);
  }

  // Nothing is written over unasked.
  await press(page, dialog.getByRole('button', { name: 'Export again' }));
  await expect(dialog.getByRole('alert')).toContainText('Nothing was written.');
});

test('the way from a signed photo to its sidecar is one key away, and the focus goes with it @loopback', async ({
  desk,
  page,
}) => {
  const photo = await ownPhoto(desk.folder, 'CC_0001.jpg');
  await addCredentials(photo);
  await desk.cutline('import', photo, '--batch', 'Signed');
  await goTo(page, 'CC_0001.jpg');
  const dialog = await exportAll(page, 1, 'Photos', join(desk.folder, 'wire'));
  await press(page, dialog.getByRole('button', { name: 'Sidecars instead' }));
  await expect(dialog.getByRole('region', { name: 'What is written' })).toContainText('1 sidecar');
  await expect(dialog.getByRole('button', { name: 'Sidecars', exact: true })).toBeFocused();
});

test('sidecars go out alone, with every field whole @loopback', async ({ desk, page }) => {
  const photos = [
    await ownPhoto(desk.folder, 'SC_0001.jpg'),
    await ownPhoto(desk.folder, 'SC_0002.jpg', { from: 'MT_7701' }),
  ];
  await desk.cutline('import', ...photos, '--batch', 'Roofs');
  await goTo(page, 'SC_0001.jpg');
  await writeCaption(page, words);
  const out = join(desk.folder, 'wire');
  const dialog = await exportAll(page, 2, 'Sidecars', out);
  await expect(dialog.getByRole('region', { name: 'What is written' })).toContainText('2 sidecars');
  await press(page, dialog.getByRole('button', { name: 'Export', exact: true }));
  await expect(dialog.getByRole('region', { name: 'Result' })).toContainText(
    '2 captions exported to 2 files.',
  );
  expect((await readdir(out)).toSorted()).toEqual(['SC_0001.xmp', 'SC_0002.xmp']);
  expect(await readTags(join(out, 'SC_0001.xmp'), 'XMP:all')).toMatchObject({
    'XMP:Description': words,
    'XMP:PersonInImage': ['Awa Ndour'],
    'XMP:Subject': ['literature', 'portrait'],
    'XMP:AltTextAccessibility': 'A woman in profile, dark against a window in evening light.',
  });
});

test('all of a long export is looked at for content credentials, and it is stopped and gone on with @loopback', async ({
  desk,
  page,
}) => {
  const many = 70;
  const photos = await manyPhotos(desk.folder, 'LX', many);
  await addCredentials(photos.at(-1) ?? '');
  await desk.cutline('import', ...photos, '--batch', 'Long');
  await goTo(page, 'LX_0001.jpg');

  const out = join(desk.folder, 'wire');
  const dialog = await exportAll(page, many, 'Photos', out);
  const sight = dialog.getByRole('region', { name: 'What is written' });
  await expect(sight).toContainText('70 copies');
  // The last of them all.
  await expect(sight).toContainText('LX_0070.jpg carries content credentials (C2PA)');

  const exported = async () => (await readdir(out).catch(() => [])).filter((name) => !name.startsWith('.'));
  await press(page, dialog.getByRole('button', { name: 'Export', exact: true }));
  const stop = dialog.getByRole('button', { name: 'Stop' });
  await expect(stop).toBeFocused();
  await expect(dialog.getByText(/^[1-9]\d* of 70/)).toBeVisible();
  await page.keyboard.press('Enter');
  const result = dialog.getByRole('region', { name: 'Result' });
  const said = result.getByRole('heading', {
    name: /(\d+) captions? exported to \1 files?; stopped before the other \d+\./,
  });
  await expect(said).toBeFocused();
  const [, done = '', left = ''] =
    /(\d+) captions? exported .* the other (\d+)/.exec(await said.innerText()) ?? [];
  expect(Number(done) + Number(left)).toBe(many);
  expect(await exported()).toHaveLength(Number(done));

  await press(page, dialog.getByRole('button', { name: `Export the other ${left}` }));
  await expect(result).toContainText('70 captions exported to 70 files.', { timeout: 30_000 });
  expect(await exported()).toHaveLength(many);
});

test('captions without a photo hide no content credentials of the others @loopback', async ({
  desk,
  page,
}) => {
  const photo = await ownPhoto(desk.folder, 'NP_0001.jpg');
  await addCredentials(photo);
  const table = join(desk.folder, 'captions.csv');
  await writeFile(
    table,
    'File name,Caption\nNP_0002.jpg,The roof of the mill is mended in Dakar; Senegal.\n',
  );
  await desk.cutline('import', photo, table, '--batch', 'Two');
  await goTo(page, 'NP_0001.jpg');
  const dialog = await exportAll(page, 2, 'Photos', join(desk.folder, 'wire'));
  const sight = dialog.getByRole('region', { name: 'What is written' });
  await expect(sight).toContainText('1 without a photo left out.');
  await expect(sight).toContainText('NP_0001.jpg carries content credentials (C2PA)');
});
