/** What receivers would show of the open caption, and how full IIM's fields are, before anything is sent. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../shells.ts';
import { goTo, photos, saved, tabTo, writeCaption } from './at-the-desk.ts';
import { judge } from './looks.ts';

test.use({ prepared: photos('PT_9901', 'MT_7701') });

/** A receiver's row of the table. */
function receiver(page: Page, name: string): Locator {
  return page
    .getByRole('region', { name: 'What receivers show' })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name }) });
}

test('each receiver’s own text and the bytes of each field stand side by side while it is typed @loopback', async ({
  page,
}) => {
  await goTo(page, 'PT_9901.jpg');
  await writeCaption(page, 'Jörg Müller grüßt Åse in Ålesund, Norwegen, am Donnerstag, 12. November 2026.');
  await tabTo(page, page.getByRole('combobox', { name: /^Credit/ }));
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText('Sunnmøre Pressebyrå for Harbour News');
  await saved(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('r');

  const view = page.getByRole('region', { name: 'What receivers show' });
  await expect(view.getByRole('row')).toHaveCount(10);
  await expect(receiver(page, 'As typed')).toContainText('Jörg Müller grüßt Åse');
  for (const [name, text] of [
    ['XMP-first reader', 'Jörg Müller grüßt Åse'],
    ['IIM-only reader', 'Jörg Müller grüßt Åse'],
    ['Reader that ignores 1:90', 'JÃ¶rg MÃ¼ller'],
    ['7-bit text wire', 'Jorg Muller grusst Ase'],
  ] as const) {
    await expect(receiver(page, name)).toContainText(text);
  }
  await expect(view.getByRole('status')).toContainText(/\d of 8 receivers would show damaged words/);

  const meters = view.getByRole('region', { name: 'Bytes and limits of IIM' });
  const credit = meters.getByRole('listitem').filter({ hasText: 'Credit' });
  await expect(credit).toContainText('38 of 32, 6 over');
  await expect(credit).toContainText('r News');
  await expect(credit).toContainText('Beyond 7 bits: ø å');
  const text = meters.getByRole('listitem').filter({ hasText: 'Caption' }).first();
  await expect(text).toContainText(/\d+ of 2000/);
  await judge(page, 'receivers');
  const scroll = view.getByRole('region', { name: 'Receivers and byte meters' });
  await tabTo(page, scroll);
  // The arrows scroll the table that has the focus; they do not walk on to another photo.
  await page.keyboard.press('End');
  await expect(view.getByRole('region', { name: 'How each receiver reads' })).toBeInViewport();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('main', { name: 'Photos' })).toContainText('· PT_9901.jpg');
  await judge(page, 'receivers-end');

  // The file as it stands knows nothing of what was typed.
  await page.keyboard.press('Shift+Tab');
  await expect(view.getByRole('button', { name: 'As the file stands' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(receiver(page, 'IIM-only reader')).toContainText('Novelist Awa Ndour');
  await expect(receiver(page, 'IIM-only reader')).not.toContainText('Jörg');
});
