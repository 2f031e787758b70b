/**
 * All the fields of a photo and what stands in its file: fields found by name, structures, limits,
 * disagreements, repair and writing, by keyboard alone.
 */
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../shells.ts';
import {
  caption,
  focusKept,
  goTo,
  type ListLine,
  onPhoto,
  photos,
  press,
  runCommand,
  saved,
  tabTo,
} from './at-the-desk.ts';
import { judge, violations } from './looks.ts';
import { ownPhoto, readTags } from './own-photos.ts';

test.use({ prepared: photos('PT_9901', 'MT_7701') });

async function allFields(page: Page): Promise<void> {
  await page.keyboard.press('Alt+5');
  await expect(page.getByLabel('Find a field')).toBeVisible();
}

/** Finds a field by these words and goes to it. */
async function toField(page: Page, words: string): Promise<void> {
  await tabTo(page, page.getByLabel('Find a field'), 200);
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

/** What the file says of a field, with the reason why one of the places goes first. */
const dispute = (strip: Locator, field: string): Locator =>
  strip.getByRole('listitem', { name: field, exact: true });

async function openStrip(page: Page, many: string): Promise<Locator> {
  const strip = page.getByRole('region', { name: 'Disagreements in the file' });
  await expect(strip).toContainText(`The file disagrees with itself about ${many}`);
  await tabTo(page, strip.getByRole('button').first());
  await page.keyboard.press('Enter');
  return strip;
}

test('a file that disagrees with itself is settled, its text repaired, and a sidecar written @loopback', async ({
  desk,
  page,
}) => {
  const photo = await ownPhoto(desk.folder, 'QN_0001.jpg', {
    edits: [
      [
        '-IPTC:Headline=Novelist begins her trilogy',
        '-IPTC:By-line=',
        '-EXIF:Artist=',
        '-XMP-dc:Creator=JÃ¼rgen MÃ¼ller',
        '-XMP-dc:Description-de=Autorin in KÃ¶ln',
      ],
    ],
  });
  await desk.cutline('import', photo, '--batch', 'Own photos');
  await goTo(page, 'QN_0001.jpg');
  const strip = await openStrip(page, 'one field');
  await expect(dispute(strip, 'Headline')).toContainText('no digest: XMP goes before IIM');
  const headline = page.getByRole('combobox', { name: 'Headline' });
  const before = await headline.inputValue();
  await press(page, strip.getByRole('button', { name: 'Use IIM for Headline' }));
  await expect(strip).toBeHidden();
  await expect(headline).toHaveValue('Novelist begins her trilogy');
  await focusKept(page);
  // What is taken back is open again.
  await page.keyboard.press('ControlOrMeta+z');
  await expect(headline).toHaveValue(before);
  await expect(strip).toBeVisible();

  await runCommand(page, 'Repair text that was encoded twice…');
  const dialog = page.getByRole('dialog');
  const repairs = dialog.getByRole('list', { name: 'Repairs' });
  await expect(repairs.getByRole('listitem')).toContainText('desk, XMP');
  await expect(repairs.getByRole('listitem')).toContainText('Jürgen Müller');
  await expect(dialog.getByRole('list', { name: 'Cannot be mended' })).toContainText('Caption in de · XMP');
  await judge(page, 'repair');
  await press(page, dialog.getByRole('button', { name: 'Repair 1 place' }));
  await expect(page.getByRole('combobox', { name: /^Creator/ })).toHaveValue('Jürgen Müller');

  await runCommand(page, 'Write captions into the photos…');
  await judge(page, 'write-sidecars');
  await press(page, dialog.getByRole('button', { name: 'Originals' }));
  await expect(dialog.getByRole('button', { name: 'Write into the originals' })).toBeDisabled();
  await judge(page, 'write-originals');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await press(page, dialog.getByRole('button', { name: 'Write sidecars' }));
  await expect(dialog.getByRole('region', { name: 'Result' })).toContainText(
    '1 photo written to its sidecar.',
  );
  expect(await readTags(join(desk.folder, 'QN_0001.xmp'), 'XMP:Creator')).toMatchObject({
    'XMP:Creator': ['Jürgen Müller'],
  });
});

/** Fills its 32 bytes of IIM to the last. */
const credit = 'Ana Sousa Ribeiro via Porto News';

test('each disagreement gives its own reason; one is kept, one merged, and both stay decided @loopback', async ({
  desk,
  page,
}) => {
  const photo = await ownPhoto(desk.folder, 'QN_0002.jpg', {
    edits: [
      // In step, with a digest; then a program that knows IIM alone changes the caption and cuts the credit.
      [`-XMP-photoshop:Credit=${credit}, Lisbon`, '-IPTCDigest=new'],
      [
        `-IPTC:Credit=${credit}`,
        '-IPTC:Caption-Abstract=Novelist Awa Ndour rests in Dakar, Senegal.',
        '-IPTC:Keywords=literature',
        '-IPTC:Keywords=Dakar',
        '-EXIF:Artist=Studio 4',
      ],
    ],
  });
  await desk.cutline('import', photo, '--batch', 'Own photos');
  await goTo(page, 'QN_0002.jpg');
  const strip = await openStrip(page, '3 fields');
  await expect(dispute(strip, 'Caption')).toContainText('digest: IIM was changed later');
  await expect(dispute(strip, 'Keywords')).toContainText('digest: IIM was changed later');
  await expect(dispute(strip, 'Byline')).toContainText('EXIF counts only where the others are blank');
  await expect(dispute(strip, 'Credit')).toHaveCount(0);
  await expect(page.getByRole('combobox', { name: 'Credit Line' })).toHaveValue(`${credit}, Lisbon`);
  await judge(page, 'disagreements');

  await press(page, strip.getByRole('button', { name: 'Keep IIM for Caption' }));
  await expect(dispute(strip, 'Caption')).toHaveCount(0);
  await focusKept(page);
  await press(page, strip.getByRole('button', { name: 'Merge… for Keywords' }));
  await expect(dispute(strip, 'Keywords')).toContainText('portrait');
  await judge(page, 'disagreements-merge');
  await press(page, strip.getByRole('button', { name: 'Keep the merged value' }));
  await expect(dispute(strip, 'Keywords')).toHaveCount(0);
  await press(page, strip.getByRole('button', { name: /^Keep .* for Byline$/ }));
  await expect(strip).toBeHidden();

  await page.reload();
  await onPhoto(page, 'QN_0002.jpg');
  await expect(caption(page)).toHaveText('Novelist Awa Ndour rests in Dakar, Senegal.');
  const listed = (await desk.cutline('list')) as ListLine[];
  const id = listed.find(({ fileName }) => fileName === 'QN_0002.jpg')?.id ?? '';
  expect(await desk.cutline('show', id)).toMatchObject({ keywords: ['literature', 'Dakar', 'portrait'] });
  await page.keyboard.press('Alt+6');
  const history = page.getByRole('list', { name: 'Changes, newest first' });
  const kept = history.getByRole('listitem').filter({ hasText: 'looked at beside the file, and kept' });
  await expect(kept.filter({ hasText: 'Caption' })).toHaveCount(1);
  await expect(strip).toBeHidden();
});

test('that a value was kept as it stood is taken back and done again like any change @loopback', async ({
  desk,
  page,
}) => {
  const photo = await ownPhoto(desk.folder, 'QN_0003.jpg', {
    edits: [['-IPTC:Headline=Novelist begins her trilogy']],
  });
  await desk.cutline('import', photo, '--batch', 'Own photos');
  await goTo(page, 'QN_0003.jpg');
  const strip = await openStrip(page, 'one field');
  const headline = page.getByRole('combobox', { name: 'Headline' });
  const before = await headline.inputValue();
  await press(page, strip.getByRole('button', { name: 'Keep XMP for Headline' }));
  await expect(strip).toBeHidden();

  await page.keyboard.press('ControlOrMeta+z');
  await expect(strip).toContainText('The file disagrees with itself about one field');
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(strip).toBeHidden();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(strip).toBeVisible();
  await expect(headline).toHaveValue(before);
  await page.reload();
  await onPhoto(page, 'QN_0003.jpg');
  await expect(strip).toBeVisible();
  await page.keyboard.press('Alt+6');
  const history = page.getByRole('list', { name: 'Changes, newest first' });
  await expect(history.getByRole('listitem').first()).toContainText('to be decided again');
});

test('the system’s keys for a drop-down list stay with it', async ({ page }) => {
  await goTo(page, 'PT_9901.jpg');
  await allFields(page);
  await toField(page, 'data mining');
  await expect(page.getByLabel('Data Mining')).toBeFocused();
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('main', { name: 'Photos' })).toContainText('· PT_9901.jpg');
  await expect(page.getByLabel('Data Mining')).toBeVisible();
});
