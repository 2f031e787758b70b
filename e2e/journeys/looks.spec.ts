/** Every screen as it looks and as assistive technology reads it: full, with one photo, empty, and failed. */
import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '../shells.ts';
import {
  caption,
  checks,
  everyPhoto,
  goTo,
  onPhoto,
  photos,
  replaceKeys,
  selectCaption,
  tabTo,
  wireText,
} from './at-the-desk.ts';
import { judge, photograph, picturesShown, violations } from './looks.ts';

const project = join(import.meta.dirname, '..', '..');

/** The ferry caption with all its checks and its wire text. */
async function ferryCaption(page: Page): Promise<void> {
  await goTo(page, 'HF_0412.jpg');
  await expect(checks(page)).toContainText('Nov. 12, 2026 is a Thursday');
  await expect(checks(page)).toContainText('Same lead as HF_0411.jpg');
  await expect(checks(page)).toContainText('is not in the dictionary');
  await expect(wireText(page)).toContainText('Coast guard crew');
}

test.describe('a full batch @loopback', () => {
  test.use({ prepared: everyPhoto });

  test('the desk: a photo, its caption and what stands against it', async ({ page }) => {
    await ferryCaption(page);
    await judge(page, 'desk');
    await page.keyboard.press('F8');
    await expect(caption(page)).toBeFocused();
    await judge(page, 'desk-writing');
  });

  test('the desk: all fields, and the history', async ({ page }) => {
    await ferryCaption(page);
    await page.keyboard.press('F8');
    await page.keyboard.press('Alt+Enter');
    await expect(checks(page)).not.toContainText('is a Thursday');
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: 'Caption' }).focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.getByLabel('Instructions')).toBeVisible();
    await judge(page, 'desk-fields');
    await page.keyboard.press('ArrowRight');
    await expect(
      page.getByRole('list', { name: 'Changes, newest first' }).getByRole('listitem').first(),
    ).toBeVisible();
    await judge(page, 'desk-history');
  });

  test('the grid and the list', async ({ page }) => {
    await ferryCaption(page);
    await page.keyboard.press('g');
    await expect(
      page.getByRole('listbox', { name: 'Grid' }).getByRole('option', { name: /HF_0412/ }),
    ).toBeVisible();
    await judge(page, 'grid');
    await page.keyboard.press('l');
    await expect(
      page.getByRole('grid', { name: 'List' }).getByRole('row', { name: /HF_0412/ }),
    ).toBeVisible();
    await judge(page, 'list');
  });

  test('the dialogs: palette, shortcuts, replace', async ({ page }) => {
    await ferryCaption(page);
    await page.keyboard.press('ControlOrMeta+k');
    await page.keyboard.type('ferry');
    await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible();
    await judge(page, 'palette');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Shortcuts' })).toBeVisible();
    await judge(page, 'shortcuts');
    await page.keyboard.press('Escape');
    await page.keyboard.press('ControlOrMeta+a');
    await expect(page.getByRole('contentinfo')).toContainText('26 selected');
    await page.keyboard.press(replaceKeys);
    await page.keyboard.type('Nordlicht');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Morgenstern');
    await expect(page.getByRole('list', { name: 'Changes' }).locator('ins').first()).toBeVisible();
    await judge(page, 'replace');
  });

  test('the dialogs: stationery, export', async ({ page }) => {
    await ferryCaption(page);
    await page.keyboard.press('ControlOrMeta+k');
    await page.keyboard.type('edit the stationery');
    await expect(page.getByRole('dialog').getByRole('option', { selected: true })).toContainText(
      'Edit the stationery',
    );
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: 'Stationery' }).getByLabel('Headline')).toBeVisible();
    await judge(page, 'stationery');
    await page.keyboard.press('Escape');
    await page.keyboard.press('ControlOrMeta+e');
    await expect(page.getByRole('dialog', { name: /export/i })).toBeVisible();
    await judge(page, 'export');
  });

  test('the duplicates', async ({ page }) => {
    await onPhoto(page, 'BV_2201.jpg');
    await page.keyboard.press('d');
    await expect(page.getByRole('article', { name: 'Right caption' }).getByRole('img')).toBeVisible();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await expect(page.getByRole('article', { name: 'Right caption' })).toContainText('HF_0412');
    await judge(page, 'duplicates');
    await page.keyboard.press('b');
    await expect(page.getByLabel('Why both stay')).toBeFocused();
    await judge(page, 'duplicates-keep-both');
    await page.keyboard.press('Escape');
    await page.keyboard.press('m');
    await expect(page.getByLabel('One caption for both')).toBeFocused();
    await judge(page, 'duplicates-merge');
    await page.keyboard.press('Escape');
    await page.keyboard.press('b');
    await page.keyboard.type('Two frames of one queue');
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('button', { name: 'Kept on purpose 1' }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('list', { name: 'Pairs kept on purpose' })).toBeVisible();
    await judge(page, 'duplicates-kept');
  });

  test('an empty list', async ({ page }) => {
    await onPhoto(page, 'BV_2201.jpg');
    await page.keyboard.press('ControlOrMeta+f');
    await page.keyboard.type('zeppelin');
    await expect(page.getByText('No caption here has the words “zeppelin”.')).toBeVisible();
    await judge(page, 'desk-nothing-found');
  });

  test('at 200 % zoom nothing is lost sideways', async ({ page }) => {
    await ferryCaption(page);
    await page.setViewportSize({ width: 720, height: 450 });
    await expect(caption(page)).toBeVisible();
    await photograph(page, 'desk-zoomed');
    const beyond = await page.evaluate(() => {
      const parts = [...document.querySelectorAll('header, nav, main, section, footer')];
      return parts
        .filter((part) => part.getBoundingClientRect().right > window.innerWidth + 1)
        .map((part) => part.getAttribute('aria-label') ?? part.tagName);
    });
    expect(beyond).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(720);
    // With its neighbours put away, the caption can be read and written.
    await page.keyboard.press('Alt+1');
    await selectCaption(page);
    await page.keyboard.insertText('Written at twice the size.');
    await expect(caption(page)).toBeInViewport();
    const width = await caption(page).evaluate((element) => element.getBoundingClientRect().width);
    expect(width).toBeGreaterThan(200);
    expect(await violations(page)).toEqual([]);
  });

  test('the picture of the README', async ({ page }) => {
    test.skip(process.env['CUTLINE_WRITE_DOCS'] !== '1', 'written with CUTLINE_WRITE_DOCS=1');
    await page.setViewportSize({ width: 1440, height: 900 });
    await ferryCaption(page);
    await picturesShown(page);
    await page.screenshot({ path: join(project, 'docs', 'desk.png') });
  });
});

test.describe('one photo @loopback', () => {
  test.use({ prepared: photos('PT_9901') });

  test('the desk, and no repeats', async ({ page }) => {
    await onPhoto(page, 'PT_9901.jpg');
    await expect(wireText(page)).toContainText('Awa Ndour');
    await judge(page, 'desk-one-photo');
    await page.keyboard.press('d');
    await expect(page.getByText('No caption is waiting for a decision.')).toBeVisible();
    await judge(page, 'duplicates-none');
  });
});

test.describe('no photo @loopback', () => {
  test('the first run', async ({ page }) => {
    await expect(page.getByRole('heading', { name: 'The desk is empty' })).toBeVisible();
    await judge(page, 'first-run');
  });

  test('the import, from photos to done', async ({ desk, page }) => {
    const card = join(desk.folder, 'Harbor card');
    await mkdir(card);
    for (const name of ['HF_0409', 'HF_0413', 'HF_0415'])
      await copyFile(join(project, 'sample', 'photos', `${name}.jpg`), join(card, `${name}.jpg`));
    await copyFile(join(project, 'package.json'), join(card, 'HF_0500.jpg'));
    await page.keyboard.press('ControlOrMeta+i');
    await tabTo(page, page.getByLabel('Or a file or folder on this computer'));
    await page.keyboard.insertText(card);
    await page.keyboard.press('Enter');
    await judge(page, 'import-photos');
    await tabTo(page, page.getByRole('button', { name: 'Import 1 folder' }));
    await page.keyboard.press('Enter');
    await expect(page.getByText('3 photos added').first()).toBeVisible();
    await judge(page, 'import-photos-done');
    await tabTo(page, page.getByRole('button', { name: 'Next: captions' }));
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('Pasted page')).toBeFocused();
    await page.keyboard.insertText(
      await readFile(join(project, 'sample', 'pages', 'ferry-page.html'), 'utf8'),
    );
    await expect(page.getByText('11 captions found, 5 distinct')).toBeVisible();
    await judge(page, 'import-captions');
    await tabTo(page, page.getByRole('button', { name: 'Next: match' }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('listbox', { name: 'Photos', exact: true })).toContainText('by file name');
    await judge(page, 'import-match');
    await tabTo(page, page.getByRole('button', { name: 'Import 5 captions' }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Open the batch' })).toBeVisible();
    await judge(page, 'import-done');
  });
});

test.describe('failed: a damaged archive @loopback', () => {
  test.use({ damagedArchive: true });

  test('the desk says that it cannot open it', async ({ page }) => {
    await expect(page.getByRole('alert')).toBeVisible();
    await judge(page, 'failed-archive');
  });
});

test.describe('failed: no answer @loopback', () => {
  test.use({ prepared: photos('PT_9901') });

  test('the desk keeps the typed text and says so', async ({ desk, page }) => {
    await onPhoto(page, 'PT_9901.jpg');
    await expect(wireText(page)).toContainText('Awa Ndour');
    await selectCaption(page);
    await desk.kill();
    await page.keyboard.type('Typed after the crash.');
    await expect(page.getByText('Cutline does not answer.', { exact: false }).first()).toBeVisible();
    await judge(page, 'failed-no-answer');
    const [first] = (await desk.cutline('list')) as { id: string }[];
    await desk.cutline('edit', first?.id ?? '', 'caption=Written at the other desk.');
    await desk.start();
    await expect(page.getByRole('alert').filter({ hasText: 'changed elsewhere' })).toBeVisible();
    await judge(page, 'changed-elsewhere');
  });

  test('text that cannot be saved is kept and said', async ({ page }) => {
    await onPhoto(page, 'PT_9901.jpg');
    await selectCaption(page);
    await page.route('**/call/captions.edit', (route) =>
      route.fulfill({
        json: { ok: false, problem: { code: 'failed', message: 'The disk is full.', field: '' } },
      }),
    );
    await page.keyboard.type('Typed on a full disk.');
    await expect(page.getByRole('alert')).toContainText('The disk is full.');
    await judge(page, 'failed-unsaved');
  });

  test('a picture that cannot be shown leaves the caption at hand', async ({ page }) => {
    await page.route('**/picture/**', (route) => route.fulfill({ status: 500 }));
    await page.reload();
    await onPhoto(page, 'PT_9901.jpg');
    await expect(page.getByText('cannot be shown').first()).toBeVisible();
    await judge(page, 'failed-picture');
  });
});
