/** Finding things: the palette, the archive, this batch, find and replace; and a desk that comes back as it was left. */
import { expect, test } from '../shells.ts';
import {
  caption,
  currentFrame,
  everyPhoto,
  ferry,
  focusKept,
  goTo,
  type ListLine,
  onPhoto,
  replaceKeys,
  selectCaption,
  tabTo,
} from './at-the-desk.ts';

test.describe('in a batch', () => {
  test.use({ prepared: ferry });

  test('Ctrl K finds commands by their words and runs them', async ({ page }) => {
    await onPhoto(page, 'HF_0409.jpg');
    await page.keyboard.press('ControlOrMeta+k');
    const palette = page.getByRole('dialog', { name: 'Search captions and commands' });
    await expect(palette.getByRole('combobox')).toBeFocused();
    await page.keyboard.type('duplicates');
    await expect(palette.getByRole('option', { selected: true })).toContainText('Go to the duplicates');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main', { name: 'Duplicates' })).toBeVisible();
    await page.keyboard.press('ControlOrMeta+b');
    await onPhoto(page, 'HF_0409.jpg');
  });

  test('Ctrl K searches the archive, whatever the accents', async ({ desk, page }) => {
    const [first] = (await desk.cutline('list')) as ListLine[];
    await desk.cutline(
      'edit',
      first?.id ?? '',
      'caption=Bürgermeisterin Zoë Küçük öffnet die Schleuse in Århus.',
    );
    await page.keyboard.press('ControlOrMeta+k');
    await page.keyboard.type('zoe kucuk');
    const options = page.getByRole('dialog').getByRole('option');
    await expect(options.first()).toContainText('Bürgermeisterin Zoë Küçük');
    await expect(options.filter({ hasText: 'Show all captions with “zoe kucuk”' })).toContainText('1');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('contentinfo')).toContainText('1 photo');
    await onPhoto(page, 'HF_0409.jpg');
  });

  test('what is selected while a jump looks for its photo stays selected @loopback', async ({
    desk,
    page,
  }) => {
    await desk.cutline('import', 'sample/photos/PT_9901.jpg', '--batch', 'Elsewhere');
    await page.getByRole('button', { name: /^Harbor ferry/ }).press('Enter');
    await onPhoto(page, 'HF_0409.jpg');
    const status = page.getByRole('contentinfo');
    const lines = (await desk.cutline('list')) as ListLine[];
    let wanted = '';
    let asked = 0;
    let held = Promise.resolve();
    await page.route('**/call/captions.show', async (route) => {
      // The jump's own question: the desk reads the captions around the current photo ahead with the same call.
      if (wanted !== '' && route.request().postData()?.includes(wanted)) asked += 1;
      await held;
      await route.continue();
    });
    /** Selects all photos of the batch while a jump to this one is held up. */
    const selectBefore = async (fileName: string) => {
      const released = Promise.withResolvers<void>();
      held = released.promise;
      wanted = lines.find((line) => line.fileName === fileName)?.id ?? '';
      expect(wanted).not.toBe('');
      asked = 0;
      await page.keyboard.press('ControlOrMeta+k');
      await page.keyboard.type(fileName);
      await expect(page.getByRole('dialog').getByRole('option').first()).toContainText(fileName);
      await page.keyboard.press('Enter');
      await expect.poll(() => asked).toBeGreaterThan(0);
      await expect(page.getByRole('dialog')).toBeHidden();
      await page.keyboard.press('ControlOrMeta+a');
      await expect(status).toContainText('7 selected');
      held = Promise.resolve();
      released.resolve();
    };

    await selectBefore('HF_0413.jpg');
    await onPhoto(page, 'HF_0413.jpg');
    await expect(status).toContainText('7 selected');

    // In another list the selection would be out of sight.
    await selectBefore('PT_9901.jpg');
    await expect(page.getByText('PT_9901.jpg is not in this list.')).toBeVisible();
    await expect(status).toContainText('7 selected');
    await onPhoto(page, 'HF_0413.jpg');

    // A jump that nothing overtakes goes there.
    await goTo(page, 'PT_9901.jpg');
    await expect(status).not.toContainText('7 selected');
  });

  test('every control of the window is a command of the palette', async ({ page }) => {
    await onPhoto(page, 'HF_0409.jpg');
    await page.keyboard.press('F8');
    await page.keyboard.press('ControlOrMeta+f');
    await page.keyboard.type('ferry');
    await expect(page.getByRole('button', { name: 'Keep', exact: true })).toBeVisible();
    const named = (within: string) =>
      page
        .locator(within)
        .evaluateAll((all) =>
          all.map((each) => each.getAttribute('data-command') ?? `none: ${each.textContent}`),
        );
    const bars = '.centre-tools, .tabs, .pane-part-head, nav .row, .search-field';
    const controls = await named(`:is(${bars}) :is(button, select, [role=tab]), nav .row, .search-field`);
    await page
      .getByRole('banner')
      .getByRole('button', { name: /archive/ })
      .click();
    const inMenu = await named('[role=menuitem]');
    await page.keyboard.press('Escape');
    await page.keyboard.press('l');
    const inList = await named('.list-head button');
    await page.keyboard.press('ControlOrMeta+k');
    await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible();
    const offered = new Set([...(await named('.palette-line')), 'palette']);
    expect([...controls, ...inMenu, ...inList].filter((id) => !offered.has(id))).toEqual([]);
    expect(controls.length).toBeGreaterThan(10);
    expect(inMenu.length).toBeGreaterThan(3);
  });

  test('tabs, houses and batches are gone to by name', async ({ page }) => {
    await onPhoto(page, 'HF_0409.jpg');
    const command = async (words: string, option: string) => {
      await page.keyboard.press('ControlOrMeta+k');
      await page.keyboard.type(words);
      await expect(page.getByRole('dialog').getByRole('option', { selected: true })).toContainText(option);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('dialog')).toBeHidden();
    };
    await command('fields tab', 'Fields tab');
    await expect(page.getByRole('tab', { name: 'Fields' })).toBeFocused();
    await command('caption tab', 'Caption tab');
    await command('house: reuters', 'House: Reuters');
    await expect(page.getByRole('combobox', { name: 'House' })).toHaveValue('reuters');
    await command('batch: harbor', 'Batch: Harbor ferry');
    await expect(
      page.getByRole('navigation', { name: 'Batches' }).getByRole('button', { name: 'Harbor ferry 7' }),
    ).toHaveAttribute('aria-current', 'true');
    await command('zoom: fill', 'Zoom: fill');
    await expect(page.getByRole('combobox', { name: 'Zoom' })).toHaveValue('fill');
    await page.keyboard.press('ControlOrMeta+k');
    await page.keyboard.type('edit the template');
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('Template of the wire text')).toBeFocused();
  });

  test('Ctrl F narrows the batch, keeps the search, and lets go', async ({ desk, page }) => {
    await onPhoto(page, 'HF_0409.jpg');
    await page.keyboard.press('ControlOrMeta+f');
    const field = page.getByRole('textbox', { name: 'Find in this batch' });
    await expect(field).toBeFocused();
    await page.keyboard.type('blankets');
    await expect(page.getByRole('contentinfo')).toContainText('2 photos');
    // The photo that was open is no hit: the first hit is, and the strip, the form and the count say so.
    const main = page.getByRole('main', { name: 'Photos' });
    await expect(main).toContainText('1 of 2 · HF_0413.jpg');
    await expect(caption(page)).toContainText('blankets');
    await expect(page.locator('.frame[aria-current=true]')).toHaveCount(1);
    await expect(currentFrame(page)).toContainText('HF_0413');
    await expect(field).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Keep', exact: true })).toBeFocused();
    await page.keyboard.press('Enter');
    const searches = page.getByRole('navigation', { name: 'Batches' });
    await expect(searches.getByRole('button', { name: 'blankets', exact: true })).toBeVisible();
    await tabTo(page, page.getByRole('button', { name: 'Close the search' }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('contentinfo')).toContainText('7 photos');
    await focusKept(page);
    await onPhoto(page, 'HF_0413.jpg');
    await page.keyboard.press('ControlOrMeta+f');
    await page.keyboard.type('zeppelin');
    await expect(page.getByText('No caption here has the words “zeppelin”.')).toBeVisible();
    await expect(main).toContainText('not in this list · HF_0413.jpg');
    await page.keyboard.press('Escape');
    await expect(field).toBeHidden();
    await focusKept(page);
    await expect(currentFrame(page)).toContainText('HF_0413');
    await settingsOf(desk, ({ searches: kept }) =>
      expect(kept).toEqual([{ name: 'blankets', words: 'blankets' }]),
    );
  });

  test('find and replace shows every change before it is made; one undo takes all of them back', async ({
    page,
  }) => {
    await onPhoto(page, 'HF_0409.jpg');
    await page.keyboard.press('ControlOrMeta+a');
    await expect(page.getByRole('contentinfo')).toContainText('7 selected');
    await page.keyboard.press(replaceKeys);
    const dialog = page.getByRole('dialog', { name: 'Find and replace in 7 captions' });
    await expect(dialog.getByLabel('Find', { exact: true })).toBeFocused();
    await page.keyboard.type('Nordlicht');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Morgenstern');
    const changes = dialog.getByRole('list', { name: 'Changes' }).getByRole('listitem');
    // While the new word is half typed, its letters may stand apart.
    await expect(changes.first().locator('ins').filter({ hasText: 'Morgenstern' })).toHaveCount(1);
    const many = await changes.count();
    expect(many).toBeGreaterThan(2);
    await tabTo(page, dialog.getByRole('button', { name: `Replace in ${many} places` }));
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(page.getByText(`Replaced in ${many} places.`)).toBeVisible();
    await focusKept(page);
    await expect(caption(page)).toContainText('ferry Morgenstern');
    await page.keyboard.press('ControlOrMeta+z');
    await expect(caption(page)).toContainText('ferry Nordlicht');
    await goTo(page, 'HF_0411.jpg');
    await expect(caption(page)).toContainText('ferry Nordlicht');
  });

  test('Escape leaves find and replace without a change', async ({ page }) => {
    await onPhoto(page, 'HF_0409.jpg');
    await page.keyboard.press(replaceKeys);
    await page.keyboard.type('Nordlicht');
    await expect(page.getByRole('dialog')).toContainText('Replace in 1 place');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(caption(page)).toContainText('ferry Nordlicht');
    await selectCaption(page);
  });

  test('? shows the shortcuts, and one of them is changed for good', async ({ desk }) => {
    await onPhoto(desk.page, 'HF_0409.jpg');
    await desk.page.keyboard.press('?');
    const sheet = desk.page.getByRole('dialog', { name: 'Shortcuts' });
    await tabTo(desk.page, sheet.getByRole('button', { name: 'Keys for Show the grid: G' }), 90);
    await desk.page.keyboard.press('Enter');
    await expect(sheet.getByText('Press the keys…')).toBeVisible();
    await desk.page.keyboard.press('x');
    await expect(sheet.getByRole('button', { name: 'Keys for Show the grid: X' })).toBeVisible();
    await desk.page.keyboard.press('Escape');
    await expect(sheet).toBeHidden();
    await desk.page.keyboard.press('g');
    await expect(desk.page.getByRole('listbox', { name: 'Filmstrip' })).toBeVisible();
    await desk.page.keyboard.press('x');
    await expect(desk.page.getByRole('listbox', { name: 'Grid' })).toBeVisible();

    await desk.restart();
    await desk.page.keyboard.press('p');
    await expect(desk.page.getByRole('listbox', { name: 'Filmstrip' })).toBeVisible();
    await desk.page.keyboard.press('x');
    await expect(desk.page.getByRole('listbox', { name: 'Grid' })).toBeVisible();
  });
});

test.describe('in the whole archive', () => {
  test.use({ prepared: everyPhoto });

  test('the list is sorted by its columns', async ({ page }) => {
    await onPhoto(page, 'BV_2201.jpg');
    await page.keyboard.press('l');
    const list = page.getByRole('grid', { name: 'List' });
    const byName = list.getByRole('columnheader', { name: /File name/ });
    await tabTo(page, byName.getByRole('button'));
    await page.keyboard.press('Enter');
    await expect(byName).toHaveAttribute('aria-sort', 'ascending');
    await expect(list.getByRole('row').nth(1)).toContainText('BV_2201.jpg');
    await page.keyboard.press('Enter');
    await expect(byName).toHaveAttribute('aria-sort', 'descending');
    await expect(list.locator('[aria-rowindex="2"]')).toContainText('ST_8801.jpg');

    const byStatus = list.getByRole('columnheader', { name: /Status/ });
    await tabTo(page, byStatus.getByRole('button'));
    await page.keyboard.press('Enter');
    await expect(byStatus).toHaveAttribute('aria-sort', 'ascending');
    await expect(list.locator('[aria-rowindex="2"]')).toContainText('Uncaptioned');
  });

  test('the grid is walked by rows', async ({ page }) => {
    await onPhoto(page, 'BV_2201.jpg');
    await page.keyboard.press('g');
    const grid = page.getByRole('listbox', { name: 'Grid' });
    const current = grid.getByRole('option', { selected: true });
    await expect(current).toHaveAttribute('aria-posinset', '1');
    await page.keyboard.press('ArrowDown');
    await expect(current).not.toHaveAttribute('aria-posinset', /^[12]$/);
    await page.keyboard.press('ArrowUp');
    await expect(current).toHaveAttribute('aria-posinset', '1');
    await page.keyboard.press('End');
    await expect(current).toHaveAttribute('aria-posinset', '26');
    await expect(current).toBeInViewport();
  });

  test('a status is chosen in the side bar, and the batch shows only those', async ({ page }) => {
    await onPhoto(page, 'BV_2201.jpg');
    const batches = page.getByRole('navigation', { name: 'Batches' });
    await tabTo(page, batches.getByRole('button', { name: 'Statuses of Sample desk' }));
    await page.keyboard.press('Enter');
    await tabTo(page, batches.getByRole('button', { name: 'Uncaptioned 3' }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('contentinfo')).toContainText('3 photos');
    await onPhoto(page, 'BV_2203.jpg');
  });

  test('panes, view, order and place come back at the next start', async ({ desk }) => {
    await goTo(desk.page, 'HF_0412.jpg');
    await desk.page.keyboard.press('Alt+1');
    await expect(desk.page.getByRole('navigation', { name: 'Batches' })).toBeHidden();
    await desk.page.keyboard.press('l');
    await expect(desk.page.getByRole('grid', { name: 'List' })).toBeVisible();
    await settingsOf(desk, (kept) => {
      expect(kept).toMatchObject({ batchesShown: false, show: 'list', index: 17 });
    });

    await desk.restart();
    await expect(desk.page.getByRole('grid', { name: 'List' })).toBeVisible();
    await expect(desk.page.getByRole('navigation', { name: 'Batches' })).toBeHidden();
    await onPhoto(desk.page, 'HF_0412.jpg');
    await desk.page.keyboard.press('Alt+1');
    await expect(desk.page.getByRole('navigation', { name: 'Batches' })).toBeVisible();
  });
});

/** Waits until the desk's own settings are kept in the archive as asked. */
async function settingsOf(
  desk: { cutline(...words: string[]): Promise<unknown> },
  holds: (kept: Record<string, unknown>) => void,
): Promise<void> {
  await expect(async () => {
    const { value } = (await desk.cutline('call', 'archive.status')) as {
      value: { settings: { desk?: Record<string, unknown> } };
    };
    holds(value.settings.desk ?? {});
  }).toPass({ timeout: 15_000 });
}
