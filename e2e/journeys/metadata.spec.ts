/**
 * All the fields of a photo and what stands in its file: fields found by name, structures, limits,
 * disagreements, repair and writing, by keyboard alone.
 */
import { execFile } from 'node:child_process';
import { copyFile, readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../shells.ts';
import { goTo, onPhoto, photos, saved, tabTo } from './at-the-desk.ts';
import { judge, violations } from './looks.ts';

test.use({ prepared: photos('PT_9901', 'MT_7701') });

async function allFields(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Caption' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByLabel('Find a field')).toBeVisible();
}

/** Finds a field by these words and goes to it. */
async function toField(page: Page, words: string): Promise<void> {
  await page.getByLabel('Find a field').focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
}

async function showAll(page: Page): Promise<void> {
  await tabTo(page, page.getByLabel('Find a field'));
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'More IPTC fields' })).toBeVisible();
}

const group = (page: Page, name: string | RegExp): Locator => page.getByRole('group', { name });

test('a field is found by its name and a structure is filled in, ordered, taken out and put back', async ({
  page,
}) => {
  await goTo(page, 'PT_9901.jpg');
  await allFields(page);
  await toField(page, 'licensor');
  const licensors = group(page, 'Licensor');
  const add = licensors.getByRole('button', { name: 'Add licensor' });
  await expect(add).toBeFocused();
  await expect(page.locator('.fields-help')).toContainText('Who grants licences to use the picture');

  await page.keyboard.press('Enter');
  await expect(licensors.getByLabel('Name')).toBeFocused();
  await page.keyboard.type('Atlas Picture Desk', { delay: 10 });
  await tabTo(page, licensors.getByLabel('Email'));
  await page.keyboard.type('rights@atlas.example');
  await tabTo(page, add);
  await page.keyboard.press('Enter');
  await page.keyboard.type('Nordlys Bilde');
  await saved(page);
  const toggles = licensors.locator('.structure-toggle');
  await expect(toggles).toHaveText([/Atlas Picture Desk, rights@atlas\.example/, /Nordlys Bilde/]);
  expect(await violations(page)).toEqual([]);

  const up = licensors.getByRole('button', { name: 'Move up: Nordlys Bilde' });
  await page.keyboard.press('Shift+Tab');
  await expect(licensors.getByRole('button', { name: 'Remove: Nordlys Bilde' })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(up).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(toggles.first()).toContainText('Nordlys Bilde');
  await expect(licensors.getByRole('button', { name: 'Move down: Nordlys Bilde' })).toBeFocused();

  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(toggles).toHaveCount(1);
  await saved(page);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(toggles).toHaveCount(2);

  await showAll(page);
  await expect(page.getByRole('button', { name: /^Rights and releases/ })).toContainText('1 of');
  await page.reload();
  await onPhoto(page, 'PT_9901.jpg');
  await allFields(page);
  await expect(group(page, 'Licensor').locator('.structure-toggle').first()).toContainText('Nordlys Bilde');
});

test('structures in structures, a single structure, a choice, terms and numbers are kept', async ({
  page,
}) => {
  await goTo(page, 'PT_9901.jpg');
  await allFields(page);
  await toField(page, 'people in detail');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Awa Ndour');
  const person = group(page, /^Person Shown in the Image with Details/);
  await tabTo(page, person.getByRole('button', { name: 'Add term of a vocabulary' }));
  await page.keyboard.press('Enter');
  const traits = group(page, 'Characteristics');
  await expect(traits.getByLabel('Name')).toBeFocused();
  await page.keyboard.type('novelist');
  await saved(page);

  await toField(page, 'creators contact');
  await page.keyboard.press('Enter');
  await tabTo(page, group(page, /^Creator’s Contact Info/).getByLabel('City'));
  await page.keyboard.type('Dakar');
  await saved(page);

  await toField(page, 'data mining');
  await expect(page.getByLabel('Data Mining')).toBeFocused();
  await page.keyboard.type('Prohib');
  await page.keyboard.press('Tab');
  await saved(page);

  await toField(page, 'max available width');
  await page.keyboard.type('6000');
  await saved(page);

  await page.reload();
  await onPhoto(page, 'PT_9901.jpg');
  await allFields(page);
  await expect(page.getByLabel('Max Available Width')).toHaveValue('6000');
  await expect(page.getByLabel('Data Mining')).toHaveValue(/DMI-PROHIBITED/);
  await expect(person.getByRole('button', { name: 'Awa Ndour, novelist', exact: true })).toBeVisible();
  await expect(
    group(page, /^Creator’s Contact Info/)
      .getByRole('button', { name: /Dakar/ })
      .first(),
  ).toBeVisible();
});

test('what IIM would cut is told as it is typed', async ({ page }) => {
  await goTo(page, 'PT_9901.jpg');
  await allFields(page);
  await toField(page, 'credit');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('Ålesund Pressebyrå for Harbour News');
  await expect(page.locator('[data-field=credit]')).toContainText('37 / 32 B');
  await expect(page.locator('[data-field=credit]')).toContainText('leaves out “ News”; XMP keeps all of it.');
});

test('all fields as they look @loopback', async ({ page }) => {
  await goTo(page, 'PT_9901.jpg');
  await allFields(page);
  await judge(page, 'fields');
  await toField(page, 'licensor');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Atlas Picture Desk');
  await judge(page, 'fields-found');
  await showAll(page);
  await page.getByRole('button', { name: /^Picture and AI/ }).press('Enter');
  await page.getByRole('group', { name: 'Licensor' }).getByRole('button').first().press('Enter');
  await page.getByRole('group', { name: 'Licensor' }).scrollIntoViewIfNeeded();
  await judge(page, 'fields-open');
  await page.getByRole('button', { name: /^Picture and AI/ }).scrollIntoViewIfNeeded();
  await judge(page, 'fields-foot');
});

/** A photo of the test's own, whose IIM a program that knows no XMP has changed. */
async function disagreeingPhoto(folder: string): Promise<string> {
  const photo = join(folder, 'QN_0001.jpg');
  await copyFile(join(import.meta.dirname, '..', '..', 'sample', 'photos', 'PT_9901.jpg'), photo);
  const exiftool = join(
    dirname(createRequire(import.meta.url).resolve('exiftool-vendored.pl/package.json')),
    'bin',
    'exiftool',
  );
  await promisify(execFile)(exiftool, [
    '-overwrite_original',
    '-IPTC:Headline=Novelist begins her trilogy',
    '-IPTC:By-line=',
    '-EXIF:Artist=',
    '-XMP-dc:Creator=JÃ¼rgen MÃ¼ller',
    photo,
  ]);
  return photo;
}

async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type(words);
  await expect(page.getByRole('dialog').getByRole('option', { name: words }).first()).toBeVisible();
  await page.keyboard.press('Enter');
}

test('a file that disagrees with itself is settled, its text repaired, and a sidecar written @loopback', async ({
  desk,
  page,
}) => {
  await desk.cutline('import', await disagreeingPhoto(desk.folder), '--batch', 'Own photos');
  await goTo(page, 'QN_0001.jpg');
  const strip = page.getByRole('region', { name: 'Disagreements in the file' });
  await expect(strip).toContainText('The file disagrees with itself about one field');
  await tabTo(page, strip.getByRole('button'));
  await page.keyboard.press('Enter');
  await judge(page, 'disagreements');
  const headline = page.getByRole('combobox', { name: 'Headline' });
  const before = await headline.inputValue();
  const other = strip.getByRole('button', { name: /^Use .* for Headline$/ });
  await tabTo(page, other);
  await page.keyboard.press('Enter');
  await expect(strip).toBeHidden();
  await expect(headline).not.toHaveValue(before);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(headline).toHaveValue(before);

  await command(page, 'Repair text that was encoded twice…');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('listitem')).toContainText('Jürgen Müller');
  await judge(page, 'repair');
  await tabTo(page, dialog.getByRole('button', { name: 'Repair 1 place' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: /^Creator/ })).toHaveValue('Jürgen Müller');

  await command(page, 'Write captions into the photos…');
  await judge(page, 'write-sidecars');
  await tabTo(page, dialog.getByRole('button', { name: 'Originals' }));
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('button', { name: 'Write into the originals' })).toBeDisabled();
  await judge(page, 'write-originals');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await tabTo(page, dialog.getByRole('button', { name: 'Write sidecars' }));
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('region', { name: 'Result' })).toContainText(
    '1 photo written to its sidecar.',
  );
  const sidecar = (await readdir(desk.folder)).find((name) => name.endsWith('.xmp')) ?? '';
  expect(await readFile(join(desk.folder, sidecar), 'utf8')).toContain('Jürgen Müller');
});
