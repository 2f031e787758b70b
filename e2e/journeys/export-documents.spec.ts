/** Documents of the wire's formats: looked at with what their validators say, written with their pictures; killed pictures need a reason. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Desk, expect, test } from '../shells.ts';
import { goTo, type ListLine, onPhoto, photos, press, tabTo } from './at-the-desk.ts';
import { addFolder, openExport, typeFolder } from './at-the-wire.ts';
import { judge } from './looks.ts';

test.use({ prepared: photos('PT_9901', 'MT_7701') });

/** Sends a picture and kills it, from the command line. */
async function killed(desk: Desk, fileName: string): Promise<void> {
  const lines = (await desk.cutline('list')) as ListLine[];
  const caption = lines.find((line) => line.fileName === fileName)?.id ?? '';
  const folder = await addFolder(desk, '7a1c9f3e-8a44-4a3c-8b0d-2c1f6f0e7b99', 'Harbor Paper');
  await desk.cutline('send', caption, '--to', 'Harbor Paper');
  await expect.poll(async () => (await readdir(folder)).length).toBeGreaterThan(0);
  await desk.cutline('kill', caption, '--reason', 'The person shown is another one.');
}

test('every document is seen as it goes, caption by caption, with its validator’s word @loopback', async ({
  desk,
  page,
}) => {
  await goTo(page, 'PT_9901.jpg');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+a');
  await expect(page.getByRole('contentinfo')).toContainText('2 selected');
  const dialog = await openExport(page);
  const text = dialog.getByRole('region', { name: 'Document text' });
  const preview = dialog.getByRole('region', { name: 'Document preview' });
  for (const [format, words] of [
    ['JSON', '"fileName": "PT_9901.jpg"'],
    ['CSV', 'Novelist Awa Ndour'],
    ['Sidecars', 'x:xmpmeta'],
    ['NewsML-G2', '<newsItem'],
    ['For Superdesk', '<newsItem'],
    ['ninjs', '"version"'],
    ['For Superdesk', '"guid"'],
    ['NITF', 'iptc.org/std/NITF'],
    ['Without namespace', '<nitf'],
    ['IPTC 7901', 'The following information is not intended for publication'],
  ] as const) {
    await press(page, dialog.getByRole('button', { name: format, exact: true }));
    await expect(text).toContainText(words);
    await expect(preview).toContainText('is right.');
  }
  await press(page, dialog.getByRole('button', { name: 'NewsML-G2', exact: true }));
  await expect(text).toContainText('Awa Ndour');
  await press(page, preview.getByRole('button', { name: 'Next' }));
  await expect(preview.getByRole('status').first()).toHaveText(/of 2$/);
  await expect(text).toContainText('Innsbruck');

  await press(page, dialog.getByRole('button', { name: 'Beside the document' }));
  const out = join(desk.folder, 'wire');
  await typeFolder(page, dialog, out);
  await judge(page, 'export-documents');
  await press(page, dialog.getByRole('button', { name: 'Export', exact: true }));
  await expect(dialog.getByRole('region', { name: 'Result' })).toContainText(
    '2 captions exported to 4 files.',
  );
  expect((await readdir(out)).toSorted()).toEqual([
    'MT_7701.jpg',
    'MT_7701.xml',
    'PT_9901.jpg',
    'PT_9901.xml',
  ]);
  expect(await readFile(join(out, 'PT_9901.xml'), 'utf8')).toContain('Awa Ndour');

  const told = join(desk.folder, 'story');
  await tabTo(page, dialog.getByLabel('Headline of the story'));
  await page.keyboard.insertText('A week in two towns');
  await typeFolder(page, dialog, told);
  await press(page, dialog.getByRole('button', { name: 'Export', exact: true }));
  await expect(dialog.getByRole('region', { name: 'Result' })).toContainText(
    '2 captions exported to 5 files.',
  );
  const texts = await Promise.all(
    (await readdir(told))
      .filter((name) => name.endsWith('.xml'))
      .map((name) => readFile(join(told, name), 'utf8')),
  );
  expect(texts.filter((written) => written.includes('A week in two towns'))).toHaveLength(1);
});

test('files get names of their own, and go with their pictures into zips @loopback', async ({
  desk,
  page,
}) => {
  await goTo(page, 'PT_9901.jpg');
  await page.keyboard.press('Escape');
  const dialog = await openExport(page);
  await press(page, dialog.getByRole('button', { name: 'ninjs', exact: true }));
  await press(page, dialog.getByRole('button', { name: 'With it in a zip' }));
  await press(page, dialog.getByText('File names: as the photos'));
  await tabTo(page, dialog.getByLabel('File names', { exact: true }));
  await page.keyboard.insertText('{city');
  await expect(dialog.getByLabel('File names', { exact: true })).toHaveAccessibleDescription(/has one }/);
  await page.keyboard.insertText('}-{sequence:2}');
  const out = join(desk.folder, 'zips');
  await typeFolder(page, dialog, out);
  await judge(page, 'export-zip');
  await press(page, dialog.getByRole('button', { name: 'Export', exact: true }));
  await expect(dialog.getByRole('region', { name: 'Result' })).toContainText('exported');
  expect(await readdir(out)).toEqual(['Dakar-01.zip']);
});

test('a killed picture is refused until a reason of its own is given, which its history keeps @loopback', async ({
  desk,
  page,
}) => {
  await killed(desk, 'PT_9901.jpg');
  await goTo(page, 'PT_9901.jpg');
  await expect(page.getByRole('complementary', { name: 'Killed picture' })).toBeVisible();
  const dialog = await openExport(page);
  await press(page, dialog.getByRole('button', { name: 'JSON', exact: true }));
  await expect(dialog).toContainText('The picture was killed.');
  await expect(dialog.getByRole('button', { name: 'Export', exact: true })).toBeDisabled();
  await expect(dialog.getByLabel('Reason for sending it all the same')).toBeHidden();
  const out = join(desk.folder, 'wire');
  await typeFolder(page, dialog, out);
  const reason = dialog.getByLabel('Reason for using a killed picture');
  await tabTo(page, reason);
  await page.keyboard.insertText('The court asked for a copy');
  await judge(page, 'export-killed');
  await press(page, dialog.getByRole('button', { name: 'Override' }));
  await expect(dialog.getByRole('region', { name: 'Result' })).toContainText('1 caption exported to 1 file.');
  expect(await readdir(out)).toEqual(['captions.json']);
  await page.keyboard.press('Escape');
  await onPhoto(page, 'PT_9901.jpg');
  await page.keyboard.press('Alt+6');
  await expect(page.getByRole('list', { name: 'Changes, newest first' })).toContainText(
    'killed, and used: The court asked for a copy',
  );
});
