/** Writing captions: stepping, typing, keeping every word, and taking it back. */
import { expect, test } from '../shells.ts';
import {
  caption,
  currentFrame,
  ferry,
  goTo,
  type ListLine,
  onPhoto,
  photos,
  saved,
  selectCaption,
  writeCaption,
} from './at-the-desk.ts';

test.use({ prepared: ferry });

test('arrows step through the batch, and Alt with them while typing', async ({ page }) => {
  await onPhoto(page, 'HF_0409.jpg');
  await page.keyboard.press('ArrowRight');
  await onPhoto(page, 'HF_0410.jpg');
  await page.keyboard.press('End');
  await onPhoto(page, 'HF_0415.jpg');
  await page.keyboard.press('ArrowRight');
  await onPhoto(page, 'HF_0415.jpg');
  await page.keyboard.press('Home');
  await onPhoto(page, 'HF_0409.jpg');

  await page.keyboard.press('Enter');
  await expect(caption(page)).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await onPhoto(page, 'HF_0409.jpg');
  await page.keyboard.press('Alt+ArrowDown');
  await onPhoto(page, 'HF_0410.jpg');
  await expect(caption(page)).toBeFocused();
  await page.keyboard.press('Alt+ArrowUp');
  await onPhoto(page, 'HF_0409.jpg');
  await expect(caption(page)).toBeFocused();

  await page.keyboard.press('Escape');
  await expect(caption(page)).not.toBeFocused();
  await page.keyboard.press('ArrowRight');
  await onPhoto(page, 'HF_0410.jpg');
});

test('stepping on in the middle of a word loses none of it', async ({ page }) => {
  await onPhoto(page, 'HF_0409.jpg');
  await selectCaption(page);
  await page.keyboard.type('The Nordlicht lies at anch');
  await page.keyboard.press('Alt+ArrowDown');
  await onPhoto(page, 'HF_0410.jpg');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('Divers wait');
  await page.keyboard.press('Alt+ArrowUp');
  await onPhoto(page, 'HF_0409.jpg');
  await expect(caption(page)).toHaveText('The Nordlicht lies at anch');
  await page.keyboard.press('Alt+ArrowDown');
  await expect(caption(page)).toHaveText('Divers wait');
  await saved(page);
});

test('what was shown as saved is there after the desk is closed and opened', async ({ desk }) => {
  await onPhoto(desk.page, 'HF_0409.jpg');
  await writeCaption(desk.page, 'Zwölf Fähren — „Nordlicht“ voran — liegen im Hafen.');
  const headline = desk.page.getByLabel('Headline');
  await headline.focus();
  await desk.page.keyboard.press('ControlOrMeta+a');
  await desk.page.keyboard.type('Ferries wait out the fog');
  await saved(desk.page);

  await desk.restart();
  await onPhoto(desk.page, 'HF_0409.jpg');
  await expect(caption(desk.page)).toHaveText('Zwölf Fähren — „Nordlicht“ voran — liegen im Hafen.');
  await expect(desk.page.getByLabel('Headline')).toHaveValue('Ferries wait out the fog');
});

test('what is typed in the last moment is kept when the window closes @loopback', async ({ desk }) => {
  await onPhoto(desk.page, 'HF_0409.jpg');
  await selectCaption(desk.page);
  await desk.page.keyboard.type('Last words before the window closes.');
  await desk.page.close({ runBeforeUnload: true });
  await expect
    .poll(async () => (await listed(desk.cutline('list')))[0]?.caption)
    .toBe('Last words before the window closes.');
});

test('a crash in the middle of an edit takes nothing that was shown as saved', async ({ desk }) => {
  await goTo(desk.page, 'HF_0411.jpg');
  await writeCaption(desk.page, 'First sentence, kept.');
  await desk.page.keyboard.type(' Second sentence, kept.');
  await saved(desk.page);
  await desk.page.keyboard.type(' Third sentence, on its w');
  await desk.kill();

  await desk.open();
  await onPhoto(desk.page, 'HF_0411.jpg');
  await expect(caption(desk.page)).toHaveText(/^First sentence, kept\. Second sentence, kept\./);
});

test('a crash after each of many edits takes none of them', async ({ desk }) => {
  const words: string[] = [];
  for (const round of ['one', 'two', 'three', 'four']) {
    await goTo(desk.page, 'HF_0409.jpg');
    await desk.page.keyboard.press('Enter');
    await desk.page.keyboard.press('ControlOrMeta+End');
    await desk.page.keyboard.insertText(` Crash ${round}.`);
    words.push(`Crash ${round}.`);
    await saved(desk.page);
    await desk.kill();
    await desk.open();
    await onPhoto(desk.page, 'HF_0409.jpg');
    await expect(caption(desk.page)).toContainText(words.join(' '));
  }
});

test('undo and redo go across fields and photos', async ({ page }) => {
  await onPhoto(page, 'HF_0409.jpg');
  const headline = page.getByLabel('Headline');
  const before = { headline: await headline.inputValue(), caption: await caption(page).innerText() };
  await headline.focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('Another headline');
  await saved(page);
  await page.keyboard.press('Escape');
  await writeCaption(page, 'Another caption.');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowRight');
  await onPhoto(page, 'HF_0410.jpg');
  await writeCaption(page, 'A third caption.');

  await page.keyboard.press('ControlOrMeta+z');
  await expect(caption(page)).toHaveText(/^The harbor ferry Nordlicht drifts/);
  await page.keyboard.press('ControlOrMeta+z');
  await onPhoto(page, 'HF_0409.jpg');
  await expect(caption(page)).toHaveText(before.caption);
  await expect(headline).toHaveValue('Another headline');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(headline).toHaveValue(before.headline);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByText('Nothing to undo.')).toBeVisible();

  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(headline).toHaveValue('Another headline');
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(caption(page)).toHaveText('Another caption.');
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await onPhoto(page, 'HF_0410.jpg');
  await expect(caption(page)).toHaveText('A third caption.');
});

test('Ctrl D takes the caption and fields of the previous photo, and one undo gives them back', async ({
  page,
}) => {
  await goTo(page, 'HF_0413.jpg');
  const own = await caption(page).innerText();
  await page.keyboard.press('ControlOrMeta+d');
  await expect(page.getByText('Copied from the previous photo to 1 caption.')).toBeVisible();
  await expect(caption(page)).toHaveText(/^Coast guard crew members Mara Lindqvist \(L\) and Tomas Okafor/);
  await expect(page.getByRole('button', { name: 'Remove Tomas Okafor' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(caption(page)).toHaveText(own);
});

test('the first photo has none before it to copy from', async ({ page }) => {
  await onPhoto(page, 'HF_0409.jpg');
  await page.keyboard.press('ControlOrMeta+d');
  await expect(page.getByText('There is no photo before this one.')).toBeVisible();
});

test('the stationery is written once and applied to a selection', async ({ page }) => {
  await onPhoto(page, 'HF_0409.jpg');
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('stationery');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('dialog').getByRole('option', { selected: true })).toContainText(
    'Edit the stationery',
  );
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Stationery' });
  await dialog.getByLabel('Instructions').focus();
  await page.keyboard.type('No archive after 30 days.');
  await dialog.getByRole('button', { name: 'Keep', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();

  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(page.getByRole('contentinfo')).toContainText('3 selected');
  await page.keyboard.press('ControlOrMeta+Shift+D');
  await expect(page.getByText('Stationery applied to 3 captions.')).toBeVisible();

  await page.getByRole('tab', { name: 'Caption' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByLabel('Instructions')).toHaveValue('No archive after 30 days.');
});

test('Ctrl S has nothing to do and says so', async ({ page }) => {
  await onPhoto(page, 'HF_0409.jpg');
  await selectCaption(page);
  await page.keyboard.type('Typed a moment ago.');
  await page.keyboard.press('ControlOrMeta+s');
  await expect(page.getByText('Everything typed is saved.')).toBeVisible();
  await saved(page);
});

test('digits rate, and the stars are on the frame', async ({ page }) => {
  await onPhoto(page, 'HF_0409.jpg');
  await page.keyboard.press('4');
  await expect(currentFrame(page)).toContainText('4 stars');
  await page.keyboard.press('0');
  await expect(currentFrame(page)).not.toContainText('stars');
});

test('names the archive knows are completed while a caption is typed', async ({ page }) => {
  await onPhoto(page, 'HF_0409.jpg');
  await selectCaption(page);
  await page.keyboard.type('Patrol leader Mara L');
  // Enter is taken for the list only once it has stood for a moment; a list that is saved over has.
  await saved(page);
  await expect(page.getByRole('option', { name: 'Mara Lindqvistperson' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(caption(page)).toHaveText('Patrol leader Mara Lindqvist');
  await saved(page);
});

test.describe('with a photo that has no caption', () => {
  test.use({ prepared: photos('ST_8801', 'HF_0409') });

  test('the history tells what was typed, and gives the old value back', async ({ page }) => {
    await goTo(page, 'HF_0409.jpg');
    const own = await caption(page).innerText();
    await writeCaption(page, 'Written over.');
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: 'Caption' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    const changes = page.getByRole('list', { name: 'Changes, newest first' });
    await expect(changes.getByRole('listitem').first()).toContainText('typed');
    await expect(changes.getByRole('listitem').first()).toContainText('Written over.');
    await changes.getByRole('button', { name: 'Put back the text before this' }).first().focus();
    await page.keyboard.press('Enter');
    await expect(changes.getByRole('listitem').first()).toContainText('reverted');
    await page.getByRole('tab', { name: 'History' }).focus();
    // Past the last tab, the first one comes again.
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect(caption(page)).toHaveText(own);
  });
});

async function listed(answer: Promise<unknown>): Promise<ListLine[]> {
  return (await answer) as ListLine[];
}
