/**
 * What the journeys share: the sample's photos by name, and the few moves an editor makes in all of
 * them. Everything is found as the editor finds it: by role and label, and by what the page says.
 */
import { expect, type Locator, type Page } from '@playwright/test';

/** Arguments of `cutline` that put part of the sample into the archive before the desk opens. */
type Prepared = readonly (readonly string[])[];

/** Find and replace: a Mac hides the window on the other one. */
export const replaceKeys = process.platform === 'darwin' ? 'Meta+Alt+f' : 'Control+h';

/** Seven pictures of one story, with a repeat, a shared lead and a caption full of flaws (HF_0412). */
export const ferry: Prepared = [
  [
    'import',
    ...['0409', '0410', '0411', '0412', '0413', '0414', '0415'].map(
      (number) => `sample/photos/HF_${number}.jpg`,
    ),
    '--batch',
    'Harbor ferry',
  ],
];

/** All of the sample's photos, without its pages of captions. */
export const everyPhoto: Prepared = [['import', 'sample/photos', '--batch', 'Sample desk']];

/** Some of the sample's photos. */
export function photos(...names: string[]): Prepared {
  return [['import', ...names.map((name) => `sample/photos/${name}.jpg`), '--batch', 'Some photos']];
}

/** One line of `cutline list`. */
export interface ListLine {
  readonly id: string;
  readonly fileName: string;
  readonly headline: string;
  readonly caption: string;
  readonly credit: string;
  readonly status: string;
}

/** The caption being written. */
export function caption(page: Page): Locator {
  return page.getByRole('textbox', { name: 'Description (Caption)' });
}

/** The list of what stands against the caption. */
export function checks(page: Page): Locator {
  return page.getByRole('region', { name: 'Checks' });
}

/** The wire text of the caption, as the house gets it. */
export function wireText(page: Page): Locator {
  return page.getByLabel('Wire text', { exact: true });
}

/** The line that says how typed text stands. */
export function saving(page: Page): Locator {
  return page.getByRole('banner').getByRole('status');
}

/** The frame of the current photo in the filmstrip. */
export function currentFrame(page: Page): Locator {
  return page.getByRole('listbox', { name: 'Filmstrip' }).getByRole('option', { selected: true });
}

/** Waits until the desk says that everything typed is saved. */
export async function saved(page: Page): Promise<void> {
  await expect(saving(page)).toHaveText(/Saved \d\d:\d\d:\d\d$/);
}

/** Waits until a photo is the current one, with its caption in the form. */
export async function onPhoto(page: Page, fileName: string): Promise<void> {
  await expect(page.getByRole('main', { name: 'Photos' })).toContainText(`· ${fileName}`);
  await expect(caption(page)).toBeVisible();
}

/** Goes to a photo by its name, through the palette. */
export async function goTo(page: Page, fileName: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type(fileName);
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText(fileName);
  await page.keyboard.press('Enter');
  await onPhoto(page, fileName);
}

/** Puts the cursor in the caption and selects all of it. */
export async function selectCaption(page: Page): Promise<void> {
  await page.keyboard.press('Enter');
  await expect(caption(page)).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
}

/** Writes a caption over the one that is there, and waits until it is kept. */
export async function writeCaption(page: Page, words: string): Promise<void> {
  await selectCaption(page);
  await page.keyboard.insertText(words);
  await saved(page);
}

/** Asserts that the focus is somewhere an editor can go on from, and not on the page as a whole. */
export async function focusKept(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => document.activeElement === document.body)).toBe(false);
}

/** Reaches a control with Tab alone, as someone without a mouse does. */
export async function tabTo(page: Page, target: Locator, most = 60): Promise<void> {
  for (let pressed = 0; pressed < most; pressed += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(target).toBeFocused();
}

/** Reaches a button with Tab alone and presses it. */
export async function press(page: Page, button: Locator): Promise<void> {
  await tabTo(page, button);
  await page.keyboard.press('Enter');
}

/** Selects every photo of the batch, from wherever the editor is. */
export async function selectAll(page: Page, many: number): Promise<void> {
  await expect(page.getByRole('dialog')).toBeHidden();
  // The photos have the keys, not a field that was typed in before.
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+a');
  await expect(page.getByRole('contentinfo')).toContainText(`${many} selected`);
}

/** Runs a command of the palette by its words. */
export async function runCommand(page: Page, words: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type(words);
  await expect(page.getByRole('dialog').getByRole('option', { selected: true })).toContainText(words);
  await page.keyboard.press('Enter');
}
