/** The first quarter of an hour with Cutline: an empty archive, the sample desk, and a first caption. */
import { expect, test } from '../shells.ts';
import { caption, checks, currentFrame, goTo, onPhoto, saved, tabTo } from './at-the-desk.ts';

test('an empty desk says what it is for and offers two ways to begin', async ({ page }) => {
  await expect(page.getByRole('heading', { name: 'The desk is empty' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Import photos and captions' })).toBeEnabled();
  await expect(page.getByRole('button', { name: 'Open the sample desk' })).toBeEnabled();
  await expect(page.getByText('Original photos are never changed.')).toBeVisible();
});

test('the sample desk is opened by keyboard, and its counts appear', async ({ page }) => {
  await tabTo(page, page.getByRole('button', { name: 'Open the sample desk' }));
  await page.keyboard.press('Enter');

  const batches = page.getByRole('navigation', { name: 'Batches' });
  const total = page.getByRole('contentinfo');
  await expect(batches.getByRole('button', { name: /^Duplicates [1-9]/ })).toBeVisible();
  await expect(total).toContainText(/▲ \d+ flagged/);
  await expect(page.getByRole('banner').getByRole('progressbar')).toHaveCount(0);
  const counts = batches.getByRole('list', { name: /by status$/ });
  await expect(counts.getByRole('button', { name: /^Uncaptioned [1-9]/ })).toBeVisible();
  await expect(counts.getByRole('button', { name: /^Flagged [1-9]/ })).toBeVisible();
});

test('a newcomer captions a first photo', async ({ page }) => {
  await tabTo(page, page.getByRole('button', { name: 'Open the sample desk' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('contentinfo')).toContainText(/flagged/);
  await expect(page.getByRole('banner').getByRole('progressbar')).toHaveCount(0);

  await goTo(page, 'ST_8801.jpg');
  await expect(checks(page)).toContainText(/no caption/i);

  await page.keyboard.press('Enter');
  await expect(caption(page)).toBeFocused();
  await page.keyboard.type(
    'A cellist rehearses under the arcades in Evora, Portugal, Saturday, Nov. 14, 2026.',
  );
  await saved(page);
  await page.keyboard.press('Escape');
  await expect(caption(page)).not.toBeFocused();

  await expect(currentFrame(page)).toContainText('A cellist rehearses');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowRight');
  await onPhoto(page, 'ST_8801.jpg');
  await expect(caption(page)).toHaveText(/^A cellist rehearses under the arcades/);
});
