/** Sending: the wire text in each house's form, what is refused and why, and files that are written once. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../shells.ts';
import { caption, focusKept, goTo, onPhoto, photos, press, tabTo, wireText } from './at-the-desk.ts';
import { openExport, typeFolder } from './at-the-wire.ts';

/** HF_0412 stands with two errors; the others may go. */
test.use({ prepared: photos('PT_9901', 'MT_7701', 'HF_0412') });

test('the preview shows each house its own form', async ({ page }) => {
  await goTo(page, 'PT_9901.jpg');
  const dialog = await openExport(page);
  const preview = dialog.getByRole('region', { name: 'Wire text' });
  const houses = dialog.getByRole('combobox', { name: 'House' });
  await expect(preview).toContainText('Awa Ndour');
  const seen = new Set<string>();
  for (const house of ['Associated Press', 'Reuters', 'Agence France-Presse', 'Xinhua']) {
    await tabTo(page, houses);
    const before = await preview.innerText();
    await page.keyboard.press('ArrowDown');
    await expect(houses.getByRole('option', { name: house })).toHaveJSProperty('selected', true);
    await expect(preview).not.toHaveText(before);
    seen.add(await preview.innerText());
  }
  expect(seen.size).toBe(4);
});

test('an error keeps a caption back; a reason lets it go and stands in its history @loopback', async ({
  desk,
  page,
}) => {
  await goTo(page, 'HF_0412.jpg');
  const dialog = await openExport(page);
  await expect(dialog).toContainText('This caption is refused');
  await expect(dialog).toContainText('Nov. 12, 2026 is a Thursday');
  await expect(dialog.getByRole('button', { name: 'Export', exact: true })).toBeDisabled();

  const out = join(desk.folder, 'wire');
  await typeFolder(page, dialog, out);
  await tabTo(page, dialog.getByLabel('Reason for sending it all the same'));
  await page.keyboard.type('The correction follows at noon');
  await press(page, dialog.getByRole('button', { name: 'Override' }));
  await expect(dialog.getByRole('region', { name: 'Result' })).toContainText('1 caption exported to 1 file.');
  expect(await readdir(out)).toHaveLength(1);

  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'Caption' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('list', { name: 'Changes, newest first' })).toContainText(
    'The correction follows at noon',
  );
});

test('a file that is there is never written over unasked @loopback', async ({ desk, page }) => {
  await goTo(page, 'PT_9901.jpg');
  const out = join(desk.folder, 'wire');
  const dialog = await openExport(page);
  await typeFolder(page, dialog, out);
  await press(page, dialog.getByRole('button', { name: 'Export', exact: true }));
  await expect(dialog.getByRole('region', { name: 'Result' })).toContainText('1 caption exported to 1 file.');
  const [written = ''] = await readdir(out);
  const first = await readFile(join(out, written), 'utf8');
  await expect(dialog.getByRole('heading', { name: '1 caption exported to 1 file.' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await focusKept(page);

  await page.keyboard.press('Enter');
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.insertText('Correction: ');
  await expect(wireText(page)).toContainText('Correction: ');
  await openExport(page);
  await press(page, dialog.getByRole('button', { name: 'Export', exact: true }));
  const asked = dialog.getByRole('alert');
  await expect(asked).toContainText('already in the folder. Nothing was written.');
  expect(await readFile(join(out, written), 'utf8')).toBe(first);

  await press(page, asked.getByRole('button', { name: `Replace ${written}` }));
  await expect(dialog.getByRole('region', { name: 'Result' })).toContainText('1 caption exported to 1 file.');
  expect(await readFile(join(out, written), 'utf8')).toContain('Correction: ');
  expect(await readdir(out)).toEqual([written]);
});

test('a selection goes as CSV and as JSON, without what is refused @loopback', async ({ desk, page }) => {
  await onPhoto(page, 'HF_0412.jpg');
  await page.keyboard.press('ControlOrMeta+a');
  await expect(page.getByRole('contentinfo')).toContainText('3 selected');
  const out = join(desk.folder, 'wire');
  const dialog = await openExport(page);
  await expect(dialog).toContainText('1 of 3 captions is refused');
  await press(page, dialog.getByRole('button', { name: 'JSON' }));
  await typeFolder(page, dialog, out);
  await press(page, dialog.getByRole('button', { name: 'Export the other 2' }));
  const result = dialog.getByRole('region', { name: 'Result' });
  await expect(result).toContainText('2 captions exported to 1 file; 1 was refused.');

  await press(page, dialog.getByRole('button', { name: 'CSV' }));
  await press(page, dialog.getByRole('button', { name: 'Export the other 2' }));
  await expect(result).toContainText('2 captions exported to 1 file; 1 was refused.');
  await expect(result).toContainText('captions.csv');

  const records = JSON.parse(await readFile(join(out, 'captions.json'), 'utf8')) as Record<string, unknown>[];
  expect(records.map(({ fileName }) => fileName).toSorted()).toEqual(['MT_7701.jpg', 'PT_9901.jpg']);
  expect(records.find(({ fileName }) => fileName === 'PT_9901.jpg')).toMatchObject({
    credit: 'Harbor News',
    city: 'Dakar',
    people: ['Awa Ndour'],
  });
  const csv = await readFile(join(out, 'captions.csv'), 'utf8');
  expect(csv.startsWith('\uFEFF')).toBe(true);
  expect(csv).toContain('"Novelist Awa Ndour looks out');
  expect((await readdir(out)).toSorted()).toEqual(['captions.csv', 'captions.json']);
});

test('Ctrl Shift C copies exactly the wire text that is shown @loopback', async ({ page }) => {
  await goTo(page, 'PT_9901.jpg');
  await expect(wireText(page)).toContainText('Awa Ndour');
  const shown = await wireText(page).textContent();
  await page.keyboard.press('ControlOrMeta+Shift+C');
  await expect(page.getByText('Wire text of 1 caption copied.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(shown);
});

test('a caption with an error is not copied, and the reason is said', async ({ page }) => {
  await goTo(page, 'HF_0412.jpg');
  await expect(caption(page)).toContainText('Coast guard');
  await page.keyboard.press('ControlOrMeta+Shift+C');
  await expect(page.getByText(/^HF_0412\.jpg is left out: Nov\. 12, 2026 is a Thursday/)).toBeVisible();
});
