import { test, expect } from '../shells.ts';
import { everyPhoto, goTo, onPhoto } from './at-the-desk.ts';
test.use({ prepared: everyPhoto });
test('look', async ({ desk, page }) => {
  await onPhoto(page, 'BV_2201.jpg');
  await page.screenshot({ path: '/tmp/look1.png' });
  await goTo(page, 'HF_0412.jpg');
  await expect(page.getByRole('region', { name: 'Checks' }).getByRole('listitem').first()).toBeVisible();
  await page.screenshot({ path: '/tmp/look2.png' });
  console.log(await page.locator('body').ariaSnapshot());
  await page.keyboard.press('Alt+Enter');
  await page.keyboard.press('d');
  await page.getByRole('region', {name:'Duplicates'}).waitFor();
  await page.getByRole('article').first().waitFor();
  await page.screenshot({ path: '/tmp/look3.png' });
  console.log(await page.locator('body').ariaSnapshot());
});
