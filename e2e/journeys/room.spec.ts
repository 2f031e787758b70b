/** Room on small screens, and where the focus goes: checks and wire text in sight, dialogs that give the focus back. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../shells.ts';
import { caption, checks, ferry, goTo, onPhoto, replaceKeys, tabTo, wireText } from './at-the-desk.ts';

test.use({ prepared: ferry });

test.describe('at 1024 × 700 @loopback', () => {
  test.use({ viewport: { width: 1024, height: 700 } });

  test('the caption, three checks and the wire text are in sight together', async ({ page }) => {
    await goTo(page, 'HF_0412.jpg');
    await expect(checks(page)).toContainText('Nov. 12, 2026 is a Thursday');
    await expect(checks(page)).toContainText('No alt text');
    await expect(wireText(page)).toContainText('Coast guard crew');
    await expect(caption(page)).toBeInViewport({ ratio: 1 });
    await expect(wireText(page)).toBeInViewport({ ratio: 1 });
    // The credit stands below the caption without scrolling to it.
    await expect(page.getByLabel('Credit Line').first()).toBeInViewport({ ratio: 1 });
    await wholly(page.getByLabel('Credit Line').first(), page.locator('.panel-room'));
    const lines = checks(page).getByRole('listitem');
    for (const line of [0, 1, 2]) await wholly(lines.nth(line), checks(page));
  });

  test('the checks take more or less room by keyboard, and are put away and brought back', async ({
    desk,
    page,
  }) => {
    await goTo(page, 'HF_0412.jpg');
    await expect(checks(page)).toContainText('No alt text');
    const edge = page.getByRole('separator', { name: 'Height of the checks' });
    const own = await heightOf(checks(page));
    await tabTo(page, edge, 90);
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => heightOf(checks(page))).toBeGreaterThan(own);
    await page.keyboard.press('Enter');
    await expect.poll(() => heightOf(checks(page))).toBe(own);
    const heading = checks(page).getByRole('button', { name: 'Checks', exact: true });
    await tabTo(page, heading);
    await page.keyboard.press('Enter');
    await expect(checks(page).getByRole('list')).toBeHidden();
    await expect(checks(page)).toContainText('2 errors');
    await expect(async () => {
      const { value } = (await desk.cutline('call', 'archive.status')) as {
        value: { settings: { desk?: { checksShown?: boolean } } };
      };
      expect(value.settings.desk?.checksShown).toBe(false);
    }).toPass({ timeout: 15_000 });
    await page.keyboard.press('Enter');
    await expect(checks(page).getByRole('list')).toBeVisible();
  });

  test('F8 keeps the label of the field it goes to below the tabs, and a fix keeps its words', async ({
    page,
  }) => {
    await goTo(page, 'HF_0412.jpg');
    await expect(checks(page)).toContainText('Nov. 12, 2026 is a Thursday');
    await page.getByLabel('Person Shown in the Image').focus();
    await page.keyboard.press('F8');
    await expect(caption(page)).toBeFocused();
    const tabs = await page.getByRole('tablist').boundingBox();
    const label = await page.locator('label[for="field-caption"]').boundingBox();
    expect(label?.y).toBeGreaterThanOrEqual((tabs?.y ?? 0) + (tabs?.height ?? 0));
    const fix = checks(page).getByRole('button', { name: 'Fix: Insert a space' });
    expect(await fix.evaluate((each) => each.scrollWidth - each.clientWidth)).toBeLessThanOrEqual(0);
  });

  test('every column of the list is in the window', async ({ page }) => {
    await onPhoto(page, 'HF_0409.jpg');
    await page.keyboard.press('l');
    const list = page.getByRole('grid', { name: 'List' });
    for (const column of ['Photo', 'Status', 'File name', 'Caption', 'Byline', 'Taken', 'Checks'])
      await expect(list.getByRole('columnheader', { name: column })).toBeInViewport({ ratio: 1 });
    const row = list.getByRole('row', { name: /HF_0412/ });
    await expect(row).toContainText('Ines Baptiste');
    await expect(row).toContainText('12 Nov 2026 09:41');
    for (const cell of await row.getByRole('gridcell').all()) await wholly(cell, list);
  });

  test('the date keeps its zone in sight', async ({ page }) => {
    await goTo(page, 'HF_0412.jpg');
    const date = page.getByLabel('Date Created');
    await expect(date).toHaveValue('2026-11-12T09:41:22+01:00');
    expect(await date.evaluate((field) => field.scrollWidth - field.clientWidth)).toBeLessThanOrEqual(0);
  });
});

test('the checks name the text they answer for @loopback', async ({ page }) => {
  await onPhoto(page, 'HF_0409.jpg');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText('Tugs wait.');
  await expect(checks(page)).toHaveAttribute('data-answers-for', '10:Tugs wait.');
});

test('each dialog begins at its first control and gives the focus back', async ({ page }) => {
  await onPhoto(page, 'HF_0409.jpg');
  const credit = page.getByLabel('Credit Line').first();
  const dialog = page.getByRole('dialog');
  await credit.focus();
  await page.keyboard.press('ControlOrMeta+k');
  await expect(dialog.getByRole('combobox')).toBeFocused();
  await backTo(page, credit);
  await page.keyboard.press(replaceKeys);
  await expect(dialog.getByLabel('Find', { exact: true })).toBeFocused();
  await backTo(page, credit);
  await page.keyboard.press('ControlOrMeta+e');
  await expect(dialog.getByRole('button', { name: 'Text' })).toBeFocused();
  await backTo(page, credit);
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('edit the stationery');
  await expect(dialog.getByRole('option', { selected: true })).toContainText('Edit the stationery');
  await page.keyboard.press('Enter');
  await expect(dialog.getByLabel('Headline')).toBeFocused();
  await backTo(page, credit);
  const caption = page.getByRole('tab', { name: 'Caption' });
  await page.getByRole('button', { name: 'Grid' }).focus();
  await page.keyboard.press('?');
  await expect(dialog.getByRole('button', { name: /^Keys for Next photo/ })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Grid' })).toBeFocused();
  await expect(caption).toBeVisible();
});

test('a chord of the desk never falls through to the browser', async ({ page }) => {
  await onPhoto(page, 'HF_0409.jpg');
  await page.keyboard.press('ControlOrMeta+e');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.evaluate(() => {
    window.addEventListener('keydown', (event) => {
      document.body.dataset['kept'] = String(event.defaultPrevented);
    });
  });
  for (const keys of ['d', 'Shift+c', 'k', 's', '1', '5']) {
    await page.keyboard.press(`ControlOrMeta+${keys}`);
    await expect(page.locator('body')).toHaveAttribute('data-kept', 'true');
  }
  await expect(page.getByRole('dialog')).toHaveCount(1);
});

/** Escape closes the dialog, and the focus is where it was. */
async function backTo(page: Page, was: Locator): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(was).toBeFocused();
}

async function heightOf(part: Locator): Promise<number> {
  return part.evaluate((element) => Math.round(element.getBoundingClientRect().height));
}

/** The part stands inside the room, with nothing of it cut off at the room's edges. */
async function wholly(part: Locator, room: Locator): Promise<void> {
  const [inner, outer] = await Promise.all([part.boundingBox(), room.boundingBox()]);
  if (!inner || !outer) throw new Error('Not on the screen');
  expect(inner.y + inner.height).toBeLessThanOrEqual(outer.y + outer.height + 1);
  expect(inner.x + inner.width).toBeLessThanOrEqual(outer.x + outer.width + 1);
}
