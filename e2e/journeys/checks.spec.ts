/** House style while a caption is written: what is underlined, how it is mended, and what may not leave. */
import { expect, test } from '../shells.ts';
import {
  caption,
  checks,
  focusKept,
  goTo,
  onPhoto,
  photos,
  saved,
  selectCaption,
  tabTo,
  wireText,
} from './at-the-desk.ts';

test.use({ prepared: photos('HF_0412', 'BV_2202', 'ST_8801') });

test('the words a check is about are underlined in the caption', async ({ page }) => {
  await goTo(page, 'HF_0412.jpg');
  const underlined = caption(page).getByText('Friday', { exact: true });
  await expect(underlined).toHaveCSS('text-decoration-line', 'underline');
  await expect(underlined).toHaveCSS('text-decoration-style', 'wavy');
  await expect(checks(page).getByRole('listitem').first()).toContainText('Error');
  await expect(checks(page)).toContainText('Nov. 12, 2026 is a Thursday');
});

test('F8 walks the checks and selects their words; Shift F8 walks back', async ({ page }) => {
  await goTo(page, 'HF_0412.jpg');
  const current = checks(page).locator('[aria-current=true]');
  await expect(checks(page)).toContainText('Nov. 12, 2026 is a Thursday');
  await page.keyboard.press('F8');
  await expect(current).toContainText('Nov. 12, 2026 is a Thursday');
  await expect(caption(page)).toBeFocused();
  await page.keyboard.press('F8');
  await expect(current).toContainText('No space before the credit');
  await page.keyboard.press('Shift+F8');
  await expect(current).toContainText('Nov. 12, 2026 is a Thursday');

  // What F8 selected is replaced by what is typed next.
  await page.keyboard.type('Thursday');
  await expect(caption(page)).toContainText('Germany, Thursday, Nov. 12, 2026.');
  await expect(checks(page)).not.toContainText('is a Thursday');
});

test('Alt Enter applies the fix that is offered, and Ctrl Z takes it back', async ({ page }) => {
  await goTo(page, 'HF_0412.jpg');
  await expect(checks(page)).toContainText('Nov. 12, 2026 is a Thursday');
  await page.keyboard.press('F8');
  await page.keyboard.press('Alt+Enter');
  await expect(caption(page)).toContainText('Germany, Thursday, Nov. 12, 2026.');
  await expect(checks(page)).not.toContainText('is a Thursday');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(caption(page)).toContainText('Germany, Friday, Nov. 12, 2026.');
});

test('an error is refused with its reason; once mended, Ctrl Enter goes to the next uncaptioned photo', async ({
  page,
}) => {
  await goTo(page, 'BV_2202.jpg');
  await expect(checks(page)).toContainText('“the” is doubled');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByText('Not ready: “the” is doubled, and 1 more error.')).toBeVisible();
  await onPhoto(page, 'BV_2202.jpg');
  await expect(caption(page)).toBeFocused();
  await expect(checks(page).locator('[aria-current=true]')).toContainText('“the” is doubled');

  await page.keyboard.press('Alt+Enter');
  await expect(checks(page)).not.toContainText('is doubled');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByText(/^Not ready: (?!.*more error)/)).toBeVisible();

  await selectCaption(page);
  await page.keyboard.insertText(
    'Councilor Helena Marques speaks during the debate in Porto, Portugal, Friday, Nov. 13, 2026. (Rui Tavora/Harbor News)',
  );
  await expect(checks(page)).not.toContainText('Error');
  await page.keyboard.press('ControlOrMeta+Enter');
  await onPhoto(page, 'ST_8801.jpg');
  const strip = page.getByRole('listbox', { name: 'Filmstrip' });
  await expect(strip.getByRole('option', { name: /BV_2202/ })).toContainText('Ready');
});

test('an unknown word is underlined, its fix is offered, and a learned word stays known', async ({
  desk,
}) => {
  await goTo(desk.page, 'ST_8801.jpg');
  await desk.page.keyboard.press('Enter');
  await desk.page.keyboard.insertText('A rehersal under the arcades of the Zwirnhof.');
  const underlined = caption(desk.page).getByText('rehersal', { exact: true });
  await expect(underlined).toHaveCSS('text-decoration-style', 'dotted');
  await expect(checks(desk.page).getByRole('button', { name: 'Fix: rehearsal' })).toBeVisible();
  await tabTo(desk.page, checks(desk.page).getByRole('button', { name: 'Learn Zwirnhof' }));
  await desk.page.keyboard.press('Enter');
  await expect(checks(desk.page)).not.toContainText('Zwirnhof');
  await saved(desk.page);

  await desk.restart();
  await onPhoto(desk.page, 'ST_8801.jpg');
  await expect(checks(desk.page)).toContainText('“rehersal” is not in the dictionary');
  await expect(checks(desk.page)).not.toContainText('Zwirnhof');
});

test('“teh” is offered as “the”; a word that may be several is left to the editor', async ({ page }) => {
  await goTo(page, 'ST_8801.jpg');
  await page.keyboard.press('Enter');
  await page.keyboard.insertText('Teh band holds a rehersal before teh show.');
  const line = checks(page).getByRole('listitem').filter({ hasText: '“teh” is not' });
  await expect(line.getByRole('button', { name: 'Fix: the', exact: true })).toBeVisible();
  const unsure = checks(page).getByRole('listitem').filter({ hasText: '“rehersal”' });
  await expect(unsure.getByRole('button', { name: 'Fix: rehearsal' })).toBeVisible();
  await expect(unsure.getByRole('button', { name: 'Fix: reversal' })).toBeVisible();
  const current = checks(page).locator('[aria-current=true]');
  while (!((await current.count()) > 0 && (await current.innerText()).includes('rehersal')))
    await page.keyboard.press('F8');
  await page.keyboard.press('Alt+Enter');
  await expect(page.getByText('No correction is certain here')).toBeVisible();
  await expect(caption(page)).toContainText('a rehersal');
  await tabTo(page, unsure.getByRole('button', { name: 'Fix: rehearsal' }));
  await page.keyboard.press('Enter');
  await expect(caption(page)).toContainText('a rehearsal');
  await expect(unsure).toHaveCount(0);
  await focusKept(page);
});

test('another house checks by its own rules and gets its own wire text', async ({ desk }) => {
  await goTo(desk.page, 'HF_0412.jpg');
  await expect(checks(desk.page)).toContainText('House desk');
  const own = await wireText(desk.page).innerText();
  const houses = desk.page.getByRole('combobox', { name: 'House' });
  await tabTo(desk.page, houses, 80);
  await desk.page.keyboard.type('Reuters');
  await expect(houses).toHaveValue('reuters');
  await expect(checks(desk.page)).toContainText('Reuters ·');
  await expect(wireText(desk.page)).not.toHaveText(own);

  await desk.restart();
  await onPhoto(desk.page, 'HF_0412.jpg');
  await expect(checks(desk.page)).toContainText('Reuters ·');
});
