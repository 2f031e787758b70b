/** When something is wrong: the desk says what, what was kept, and what to do. */
import { expect, test } from '../shells.ts';
import { caption, checks, ferry, onPhoto, saving, selectCaption } from './at-the-desk.ts';

test.describe('an archive that is damaged', () => {
  test.use({ damagedArchive: true });

  test('the window opens and says so, without a stack trace', async ({ page }) => {
    await expect(page.getByRole('heading', { name: 'The archive cannot be opened' })).toBeVisible();
    await expect(page.getByRole('alert')).toContainText(/not a Cutline archive|damaged|not a database/i);
    await expect(page.getByText('Nothing in it has been changed.')).toBeVisible();
    await expect(page.getByRole('main')).not.toContainText(/Error:|SQLITE|\bat \//);
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Try again' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toBeVisible();
  });
});

test.describe('a folder that cannot be written', () => {
  test.use({ readOnlyFolder: true });

  test('the window opens and names the folder @loopback', async ({ desk, page }) => {
    await expect(page.getByRole('heading', { name: 'The archive cannot be opened' })).toBeVisible();
    await expect(page.getByRole('alert')).toContainText(desk.archive);
    await expect(page.getByRole('alert')).toContainText(/writ/i);
    await expect(page.getByRole('main')).not.toContainText(/EACCES|Error:|SQLITE/);
  });
});

test.describe('the shell goes away', () => {
  test.use({ prepared: ferry });

  // Its next start has another address, so that this window can only keep the words in sight.
  test('the desk says that nothing is saved and keeps the typed text in sight @loopback', async ({
    desk,
    page,
  }) => {
    await onPhoto(page, 'HF_0409.jpg');
    await selectCaption(page);
    await desk.kill();
    await page.keyboard.type('Typed after the crash.');
    await expect(page.getByText('Cutline does not answer.', { exact: false }).first()).toBeVisible();
    await expect(saving(page)).toContainText('Not saved');
    await expect(caption(page)).toHaveText('Typed after the crash.');
    await page.keyboard.type(' And more.');
    await expect(caption(page)).toHaveText('Typed after the crash. And more.');
    await expect(saving(page)).not.toContainText('Saved');
  });

  test('a lost connection is told, and what was typed is saved when it is back @loopback', async ({
    desk,
    page,
  }) => {
    await onPhoto(page, 'HF_0409.jpg');
    await selectCaption(page);
    await page.context().setOffline(true);
    await page.keyboard.type('Typed without a connection.');
    await expect(saving(page)).toContainText('Not saved');
    await expect(page.getByRole('alert').first()).toContainText('Cutline does not answer.');
    await page.context().setOffline(false);
    await expect(saving(page)).toContainText(/Saved \d\d:\d\d:\d\d/);
    await expect(page.getByText('Cutline does not answer.')).toHaveCount(0);
    await expect
      .poll(async () => ((await desk.cutline('list')) as { caption: string }[])[0]?.caption)
      .toBe('Typed without a connection.');
    await expect(checks(page)).toBeVisible();
  });
});
