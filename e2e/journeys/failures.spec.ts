/** When something is wrong: the desk says what, what was kept, and what to do. */
import { type Desk, expect, test } from '../shells.ts';
import {
  caption,
  checks,
  ferry,
  type ListLine,
  onPhoto,
  saved,
  saving,
  selectCaption,
} from './at-the-desk.ts';

/** A photo's caption as it stands in the archive. */
async function captionOf(desk: Desk, fileName: string): Promise<string | undefined> {
  return ((await desk.cutline('list')) as ListLine[]).find((line) => line.fileName === fileName)?.caption;
}

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

  test('after a crash the same window saves what was typed meanwhile, by itself @loopback', async ({
    desk,
    page,
  }) => {
    await onPhoto(page, 'HF_0409.jpg');
    await selectCaption(page);
    await desk.kill();
    await page.keyboard.type('Typed after the crash.');
    await expect(page.getByText('Cutline does not answer.', { exact: false }).first()).toBeVisible();
    await expect(saving(page)).toContainText('Not saved');
    await page.keyboard.type(' And more.');
    await expect(caption(page)).toHaveText('Typed after the crash. And more.');
    await expect(saving(page)).not.toContainText('Saved');
    await page.getByRole('button', { name: 'Copy the text' }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      'HF_0409.jpg\nDescription: Typed after the crash. And more.\n',
    );
    await desk.start();
    await saved(page);
    await expect(page.getByText('Cutline does not answer.')).toHaveCount(0);
    expect(await captionOf(desk, 'HF_0409.jpg')).toBe('Typed after the crash. And more.');
  });

  test('what somebody else wrote meanwhile is not overwritten in silence @loopback', async ({
    desk,
    page,
  }) => {
    await onPhoto(page, 'HF_0409.jpg');
    await selectCaption(page);
    await desk.kill();
    await page.keyboard.type('Typed after the crash.');
    await expect(saving(page)).toContainText('Not saved');
    const [first] = (await desk.cutline('list')) as ListLine[];
    await desk.cutline('edit', first?.id ?? '', 'caption=Written at the other desk.');
    await desk.start();
    await saved(page);
    const notice = page.getByRole('alert').filter({ hasText: 'changed elsewhere' });
    await expect(notice).toContainText('HF_0409.jpg');
    await expect(notice).toContainText('Written at the other desk.');
    expect(await captionOf(desk, 'HF_0409.jpg')).toBe('Typed after the crash.');
    await notice.getByRole('button', { name: 'Put the other text back' }).click();
    await expect(notice).toHaveCount(0);
    await expect(caption(page)).toHaveText('Written at the other desk.');
    await expect.poll(() => captionOf(desk, 'HF_0409.jpg')).toBe('Written at the other desk.');
  });

  test('a window with unsaved text asks before it closes, and one without does not @loopback', async ({
    desk,
    page,
  }) => {
    const questions: string[] = [];
    let stay = true;
    page.on('dialog', (question) => {
      questions.push(question.type());
      void (stay ? question.dismiss() : question.accept());
    });
    await onPhoto(page, 'HF_0409.jpg');
    await selectCaption(page);
    await desk.kill();
    await page.keyboard.type('Typed after the crash.');
    await expect(saving(page)).toContainText('Not saved');
    await page.close({ runBeforeUnload: true });
    await expect.poll(() => questions).toEqual(['beforeunload']);
    await expect(caption(page)).toHaveText('Typed after the crash.');
    await page.keyboard.type(' And more.');
    await expect(caption(page)).toHaveText('Typed after the crash. And more.');
    await desk.start();
    await saved(page);
    stay = false;
    await page.close({ runBeforeUnload: true });
    await expect.poll(() => page.isClosed()).toBe(true);
    expect(questions).toEqual(['beforeunload']);
    expect(await captionOf(desk, 'HF_0409.jpg')).toBe('Typed after the crash. And more.');
  });

  test('a reload of the window takes unsaved text along @loopback', async ({ desk, page }) => {
    await onPhoto(page, 'HF_0409.jpg');
    await selectCaption(page);
    // The newsroom is there, and refuses to write.
    await page.route('**/call/captions.edit', (route) =>
      route.fulfill({
        json: { ok: false, problem: { code: 'failed', message: 'The disk is full.', field: '' } },
      }),
    );
    await page.keyboard.type('Typed on a full disk.');
    await expect(page.getByRole('alert')).toContainText('The disk is full.');
    page.on('dialog', (question) => void question.accept());
    await page.reload();
    await expect(caption(page)).toHaveText('Typed on a full disk.');
    await expect(page.getByRole('alert')).toContainText('The disk is full.');
    await page.unroute('**/call/captions.edit');
    await page.getByRole('button', { name: 'Try again' }).click();
    await saved(page);
    expect(await captionOf(desk, 'HF_0409.jpg')).toBe('Typed on a full disk.');
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
