/** Bringing photos and captions in: a folder with flaws, a page of captions, and matching them by hand. */
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '../shells.ts';
import { caption, focusKept, type ListLine, onPhoto, photos, tabTo } from './at-the-desk.ts';

const sample = join(import.meta.dirname, '..', '..', 'sample');

/** A folder as it comes off a card: two photos, one of them twice, an empty file and one that is no photo. */
async function folderFromCard(folder: string): Promise<string> {
  const card = join(folder, 'Harbor card');
  await mkdir(card);
  await copyFile(join(sample, 'photos', 'HF_0413.jpg'), join(card, 'HF_0413.jpg'));
  await copyFile(join(sample, 'photos', 'HF_0409.jpg'), join(card, 'HF_0409.jpg'));
  await copyFile(join(sample, 'photos', 'HF_0409.jpg'), join(card, 'HF_0409 copy.jpg'));
  await writeFile(join(card, 'HF_0499.jpg'), '');
  await writeFile(join(card, 'HF_0500.jpg'), 'This is not a photo.');
  return card;
}

async function openImport(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+i');
  await expect(page.getByRole('navigation', { name: 'Steps of the import' })).toBeVisible();
}

test('a folder is imported by its path; what cannot be read is said, and the rest goes on @loopback', async ({
  desk,
  page,
}) => {
  const card = await folderFromCard(desk.folder);
  await openImport(page);
  await tabTo(page, page.getByLabel('Or a file or folder on this computer'));
  await page.keyboard.insertText(card);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: 'Chosen' })).toContainText('Harbor card');
  await expect(page.getByLabel('Name of the new batch')).toHaveValue('Harbor card');
  await tabTo(page, page.getByRole('button', { name: 'Import 1 folder' }));
  await page.keyboard.press('Enter');

  await expect(page.getByRole('button', { name: 'Next: captions' })).toBeFocused();

  const job = page.getByRole('region', { name: 'Import into Harbor card' });
  await expect(job).toContainText('Done');
  await expect(job).toContainText('2 photos added, 1 already in the archive, 2 could not be read');
  const failures = job.getByRole('list', { name: 'Files that could not be read' });
  await expect(failures).toContainText('HF_0499.jpg');
  await expect(failures).toContainText('HF_0500.jpg');

  await page.keyboard.press('Escape');
  await expect(page.getByRole('contentinfo')).toContainText('2 photos');
  await focusKept(page);
});

test('files are handed over through the browser’s own dialog @loopback', async ({ page }) => {
  await openImport(page);
  await page
    .getByLabel('Files to import')
    .setInputFiles([join(sample, 'photos', 'PT_9901.jpg'), join(sample, 'photos', 'ST_8801.jpg')]);
  await expect(page.getByRole('list', { name: 'Chosen' })).toContainText('PT_9901.jpg');
  await tabTo(page, page.getByRole('button', { name: 'Import 2 photos' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('2 photos added').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await onPhoto(page, 'PT_9901.jpg');
});

test('a path that is not there is answered with a sentence @loopback', async ({ desk, page }) => {
  await openImport(page);
  await tabTo(page, page.getByLabel('Or a file or folder on this computer'));
  await page.keyboard.insertText(join(desk.folder, 'nowhere'));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: /^Import 1/ }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: 'Files that could not be read' })).toContainText(
    'nowhere is no longer there',
  );
});

test.describe('a page of captions', () => {
  test.use({ prepared: photos('HF_0409', 'HF_0413', 'HF_0415') });

  async function pastePage(page: Page, fileName: string): Promise<void> {
    await onPhoto(page, 'HF_0409.jpg');
    const batches = page.getByRole('navigation', { name: 'Batches' });
    await tabTo(page, batches.getByRole('button', { name: 'Some photos 3' }));
    await page.keyboard.press('Enter');
    await openImport(page);
    await tabTo(page, page.getByRole('button', { name: 'Next: captions' }));
    await page.keyboard.press('Enter');
    const field = page.getByLabel('Pasted page');
    await expect(field).toBeFocused();
    await page.keyboard.insertText(await readFile(join(sample, 'pages', fileName), 'utf8'));
  }

  test('is pasted and read: headline, captions, and how often each is repeated', async ({ page }) => {
    await pastePage(page, 'ferry-page.html');
    const read = page.getByRole('region', { name: 'As read' });
    await expect(read).toContainText('Passengers brought ashore after ferry loses power in fog');
    await expect(read).toContainText('11 captions found, 5 distinct');
    await expect(read.getByRole('listitem').first()).toContainText('×3');
    await expect(read.getByRole('listitem').nth(1)).toContainText('×2');
  });

  test('is matched by file name, changed by keyboard, and imported', async ({ desk, page }) => {
    await pastePage(page, 'ferry-page.html');
    await expect(page.getByText('11 captions found, 5 distinct')).toBeVisible();
    await tabTo(page, page.getByRole('button', { name: 'Next: match' }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main').getByRole('status').first()).toContainText(
      '3 photos · 11 captions found, 5 distinct',
    );

    const list = page.getByRole('listbox', { name: 'Photos', exact: true });
    await tabTo(page, list);
    const first = list.getByRole('option').first();
    await expect(first).toContainText('HF_0409.jpg');
    await expect(first).toContainText('by file name');

    // The second page caption goes to the third photo, and back.
    await page.keyboard.press('ArrowDown');
    await expect(list.getByRole('option', { selected: true })).toContainText('HF_0413.jpg');
    await page.keyboard.press('Alt+ArrowDown');
    await expect(list.getByRole('option').nth(2)).toContainText('Passengers wrapped in blankets');
    await expect(list.getByRole('option').nth(2)).toContainText('by hand');
    await page.keyboard.press('Alt+ArrowUp');
    await expect(list.getByRole('option').nth(1)).toContainText('Passengers wrapped in blankets');

    await tabTo(page, page.getByRole('button', { name: 'Import 5 captions' }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Everything chosen is in' })).toBeVisible();
    await tabTo(page, page.getByRole('button', { name: 'Open the batch' }));
    await page.keyboard.press('Enter');
    await onPhoto(page, 'HF_0409.jpg');
    await expect(page.getByRole('listbox', { name: 'Filmstrip' })).toBeFocused();
    // The page's other captions have no photo here.
    await expect(page.getByRole('contentinfo')).toContainText(/3 photos, \d captions without a photo/);
    await expect(caption(page)).toContainText('The harbor ferry Nordlicht drifts without power');
    const lines = (await desk.cutline('list')) as ListLine[];
    expect(lines.filter(({ caption: text }) => text.startsWith('Bus drivers hand out tea'))).toHaveLength(1);
  });

  test('a line that was taken for body text is made a caption', async ({ page }) => {
    await pastePage(page, 'budget-advisory.txt');
    await expect(page.getByText('6 captions found, 3 distinct')).toBeVisible();
    await tabTo(page, page.getByRole('button', { name: 'Next: match' }));
    await page.keyboard.press('Enter');
    const lines = page.getByRole('listbox', { name: /as read$/ });
    await expect(lines).toBeFocused();
    await page.keyboard.press('End');
    await expect(lines.getByRole('option', { selected: true })).toContainText(
      'The council meets again in December.',
    );
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menu', { name: 'What this line is' })).toBeVisible();
    await page.keyboard.press('c');
    await page.keyboard.press('Enter');
    await expect(lines.getByRole('option', { selected: true })).toContainText('caption 4');
    await expect(page.getByRole('main').getByRole('status').first()).toContainText(
      '7 captions found, 4 distinct',
    );
    await expect(page.getByRole('button', { name: 'Import 4 captions' })).toBeEnabled();
  });
});
