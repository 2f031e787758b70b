/** Repeated captions: flagged while they are typed, compared side by side, decided once and remembered. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../shells.ts';
import {
  caption,
  checks,
  everyPhoto,
  ferry,
  focusKept,
  goTo,
  onPhoto,
  photos,
  selectCaption,
  tabTo,
} from './at-the-desk.ts';

async function openDuplicates(page: Page): Promise<void> {
  await page.keyboard.press('d');
  await expect(page.getByRole('heading', { level: 1, name: /to decide$/ })).toBeVisible();
  await expect(page.getByRole('article', { name: 'Left caption' })).toBeVisible();
}

function groups(page: Page): Locator {
  return page.getByRole('list', { name: 'Groups' }).getByRole('listitem');
}

function currentGroup(page: Page): Locator {
  return page.getByRole('list', { name: 'Groups' }).locator('[aria-current=true]');
}

test.describe('while typing', () => {
  test.use({ prepared: photos('PT_9901', 'ST_8801') });

  test('a caption that stands elsewhere in the archive is flagged with the photo that has it', async ({
    page,
  }) => {
    await goTo(page, 'PT_9901.jpg');
    const text = await caption(page).innerText();
    await goTo(page, 'ST_8801.jpg');
    await page.keyboard.press('Enter');
    await page.keyboard.insertText(text);
    await expect(checks(page)).toContainText('Exact repeat of PT_9901.jpg');

    await selectCaption(page);
    await page.keyboard.insertText('A cellist rehearses under the arcades in Evora, Portugal.');
    await expect(checks(page)).not.toContainText('PT_9901');
  });
});

test.describe('with every kind of repeat', () => {
  test.use({ prepared: everyPhoto });

  test('J and K walk the groups, from the plainest repeat on', async ({ page }) => {
    await onPhoto(page, 'BV_2201.jpg');
    await openDuplicates(page);
    await expect(currentGroup(page)).toContainText('Exact');
    await expect(page.getByRole('article', { name: 'Left caption' })).toContainText('Passengers wrapped');
    await page.keyboard.press('j');
    await expect(currentGroup(page)).toContainText('Same text');
    await page.keyboard.press('j');
    await expect(currentGroup(page)).toContainText('Same lead');
    await page.keyboard.press('k');
    await expect(currentGroup(page)).toContainText('Same text');
    await expect(page.getByRole('article', { name: 'Right caption' }).locator('ins').first()).toBeVisible();
  });

  test('a kind is chosen, and Enter goes to the photo', async ({ page }) => {
    await onPhoto(page, 'BV_2201.jpg');
    await openDuplicates(page);
    const near = page.getByRole('button', { name: /^Near/ }).first();
    await near.focus();
    await page.keyboard.press('Enter');
    await expect(groups(page)).toHaveCount(1);
    await expect(page.getByRole('article', { name: 'Right caption' })).toContainText('MT_7702');
    await page.getByRole('main', { name: 'Duplicates' }).focus();
    await page.keyboard.press('Enter');
    await onPhoto(page, 'MT_7702.jpg');
  });
});

test.describe('decided', () => {
  test.use({ prepared: ferry });

  test('both are kept on purpose, with the reason, and that is remembered', async ({ desk }) => {
    await onPhoto(desk.page, 'HF_0409.jpg');
    await openDuplicates(desk.page);
    await expect(currentGroup(desk.page)).toContainText('HF_0413, HF_0414');
    const before = await groups(desk.page).count();
    await desk.page.keyboard.press('b');
    await expect(desk.page.getByLabel('Why both stay')).toBeFocused();
    await desk.page.keyboard.type('Two frames of one queue');
    await desk.page.keyboard.press('Enter');
    await expect(groups(desk.page)).toHaveCount(before - 1);
    await focusKept(desk.page);

    // Ctrl Z takes the decision back, here and back on the desk; Ctrl Shift Z makes it again.
    await desk.page.keyboard.press('ControlOrMeta+z');
    await expect(groups(desk.page)).toHaveCount(before);
    await desk.page.keyboard.press('ControlOrMeta+Shift+z');
    await expect(groups(desk.page)).toHaveCount(before - 1);

    await desk.restart();
    await onPhoto(desk.page, 'HF_0409.jpg');
    await openDuplicates(desk.page);
    await expect(groups(desk.page)).toHaveCount(before - 1);
    await expect(desk.page.getByRole('list', { name: 'Groups' })).not.toContainText('HF_0413, HF_0414');
  });

  test('what was kept on purpose is listed with who, when and why, and can be taken back', async ({
    page,
  }) => {
    await onPhoto(page, 'HF_0409.jpg');
    await openDuplicates(page);
    const before = await groups(page).count();
    await page.keyboard.press('b');
    await page.keyboard.type('Two frames of one queue');
    await page.keyboard.press('Enter');
    await expect(groups(page)).toHaveCount(before - 1);
    await tabTo(page, page.getByRole('button', { name: 'Kept on purpose 1' }));
    await page.keyboard.press('Enter');
    const kept = page.getByRole('list', { name: 'Pairs kept on purpose' }).getByRole('listitem');
    await expect(kept).toHaveCount(1);
    await expect(kept).toContainText('Two frames of one queue');
    await expect(kept).toContainText('HF_0413');
    await tabTo(page, kept.getByRole('button', { name: /^Take back/ }));
    await page.keyboard.press('Enter');
    await expect(groups(page)).toHaveCount(before);
    await focusKept(page);
  });

  test('a merge is taken back on the desk', async ({ page, desk }) => {
    await onPhoto(page, 'HF_0409.jpg');
    const texts = async () =>
      ((await desk.cutline('list')) as { caption: string }[]).map((line) => line.caption).toSorted();
    const before = await texts();
    await openDuplicates(page);
    await page.keyboard.press('j');
    await expect(currentGroup(page)).toContainText('Same lead');
    // The group's own pair, not the one that was shown before it.
    await expect(page.getByRole('article', { name: 'Left caption' })).toContainText(/HF_04\d\d/);
    await expect(page.getByRole('article', { name: 'Left caption' })).toBeVisible();
    await page.keyboard.press('m');
    await expect(page.getByLabel('One caption for both')).toBeFocused();
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(page.getByText('Both have one caption now.')).toBeVisible();
    expect(await texts()).not.toEqual(before);
    await page.keyboard.press('ControlOrMeta+b');
    await expect(caption(page)).toBeVisible();
    await page.keyboard.press('ControlOrMeta+z');
    await expect.poll(texts).toEqual(before);
  });

  test('the left caption is used for both, and the other way round', async ({ page, desk }) => {
    await onPhoto(page, 'HF_0409.jpg');
    await openDuplicates(page);
    await page.keyboard.press('j');
    await expect(currentGroup(page)).toContainText('Same lead');
    const left = page.getByRole('article', { name: 'Left caption' });
    await expect(left).toContainText(/HF_04\d\d/);
    const [name = ''] = /HF_04\d\d/.exec(await left.innerText()) ?? [];
    const lines = (await desk.cutline('list')) as { fileName: string; caption: string; id: string }[];
    const source = lines.find(({ fileName }) => fileName.startsWith(name));
    await page.keyboard.press('[');
    await expect
      .poll(async () => {
        const now = (await desk.cutline('list')) as { caption: string }[];
        return now.filter((line) => line.caption === source?.caption).length;
      })
      .toBe(2);
  });

  test('Escape leaves the question unanswered', async ({ page }) => {
    await onPhoto(page, 'HF_0409.jpg');
    await openDuplicates(page);
    await expect(page.getByRole('article', { name: 'Left caption' })).toBeVisible();
    await page.keyboard.press('b');
    await expect(page.getByLabel('Why both stay')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByLabel('Why both stay')).toBeHidden();
    await page.keyboard.press('j');
    await expect(currentGroup(page)).toContainText('Same lead');
  });
});
