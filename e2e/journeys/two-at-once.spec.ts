/** The command line and the desk on one archive at once: each sees what the other changed, and neither loses a word. */
import { expect, test } from '../shells.ts';
import { caption, ferry, goTo, type ListLine, onPhoto, saved, selectCaption } from './at-the-desk.ts';

test.use({ prepared: ferry });

test('what the command line changes appears on the open desk', async ({ desk, page }) => {
  await onPhoto(page, 'HF_0409.jpg');
  const [first] = (await desk.cutline('list')) as ListLine[];
  await desk.cutline(
    'edit',
    first?.id ?? '',
    'headline=Changed from a script',
    'caption=A script wrote this.',
  );
  await expect(page.getByLabel('Headline')).toHaveValue('Changed from a script');
  await expect(caption(page)).toHaveText('A script wrote this.');
});

test('a change elsewhere leaves alone what is being typed', async ({ desk, page }) => {
  await onPhoto(page, 'HF_0409.jpg');
  const [first] = (await desk.cutline('list')) as ListLine[];
  await selectCaption(page);
  await page.keyboard.type('The editor is in the middle');
  await desk.cutline('edit', first?.id ?? '', 'headline=Changed from a script');
  await page.keyboard.type(' of a sentence.');
  await expect(page.getByLabel('Headline')).toHaveValue('Changed from a script');
  await expect(caption(page)).toHaveText('The editor is in the middle of a sentence.');
  await expect(caption(page)).toBeFocused();
  await saved(page);

  const now = ((await desk.cutline('list')) as ListLine[]).find(({ id }) => id === first?.id);
  expect(now).toMatchObject({
    headline: 'Changed from a script',
    caption: 'The editor is in the middle of a sentence.',
  });
});

test('a list that is still being read when something changes elsewhere is read all the same @loopback', async ({
  desk,
  page,
}) => {
  await onPhoto(page, 'HF_0409.jpg');
  const [first] = (await desk.cutline('list')) as ListLine[];
  let asked = 0;
  const released = Promise.withResolvers<void>();
  await page.route('**/call/captions.find', async (route) => {
    asked += 1;
    await released.promise;
    await route.continue();
  });
  await page.getByRole('button', { name: /^Harbor ferry/ }).press('Enter');
  await expect.poll(() => asked).toBeGreaterThan(0);
  const told = page.waitForResponse(/captions\.entries|archive\.status|batches\./);
  await desk.cutline('edit', first?.id ?? '', 'headline=Changed from a script');
  await told;
  released.resolve();
  await expect(page.getByRole('listbox', { name: 'Filmstrip' }).getByRole('option').first()).toBeVisible();
});

test('photos imported by the command line join the open desk', async ({ desk, page }) => {
  await onPhoto(page, 'HF_0409.jpg');
  await expect(page.getByRole('contentinfo')).toContainText('7 photos');
  await desk.cutline('import', 'sample/photos/PT_9901.jpg', '--batch', 'From a script');
  await expect(page.getByRole('contentinfo')).toContainText('8 photos');
  await expect(page.getByRole('navigation', { name: 'Batches' })).toContainText('From a script');
  await goTo(page, 'PT_9901.jpg');
});
