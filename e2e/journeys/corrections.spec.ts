/** After it was sent: every version and receipt, corrections and updates to whoever got one, and the kill of a picture. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { type Desk, expect, test } from '../shells.ts';
import {
  focusKept,
  goTo,
  type ListLine,
  photos,
  press,
  runCommand,
  tabTo,
  writeCaption,
} from './at-the-desk.ts';
import { addFolder } from './at-the-wire.ts';
import { judge, violations } from './looks.ts';

test.use({ prepared: photos('PT_9901', 'MT_7701', 'HF_0412') });

const ids = {
  'Quay Wire': '1c3f0d52-7a11-4f0e-9d55-3f8f3f6d2a21',
  'Harbor Paper': '2d1c9f3e-8a44-4a3c-8b0d-2c1f6f0e7b22',
  'Night Desk': '3e5a7c10-1b22-4d6f-8e90-aa10bb20cc30',
  'Wire East': '4f6b8d21-2c33-4e7f-9fa1-bb21cc31dd41',
} as const;
type Name = keyof typeof ids;

/** Queues a picture from the command line; the open desk sends it. */
async function send(desk: Desk, fileName: string, names: readonly Name[], ...more: string[]): Promise<void> {
  const lines = (await desk.cutline('list')) as ListLine[];
  const id = lines.find((line) => line.fileName === fileName)?.id ?? '';
  await desk.cutline('send', id, ...names.flatMap((name) => ['--to', name]), ...more);
}

const sentTab = (page: Page): Locator => page.getByRole('tab', { name: /^(?:Sent|Killed)/ });
const dialogOf = (page: Page): Locator => page.getByRole('dialog', { name: /^Revise/ });
const versions = (page: Page): Locator => page.getByRole('list', { name: 'Versions, newest first' });
const problems = (page: Page): Locator => page.getByRole('list', { name: 'Why it cannot go yet' });

test('a correction goes to exactly those who got the picture, and each version keeps its receipts @loopback', async ({
  desk,
  page,
}) => {
  const paper = await addFolder(desk, ids['Harbor Paper'], 'Harbor Paper', { format: 'text' });
  for (const [name, format] of [
    ['Quay Wire', 'json'],
    ['Night Desk', 'jpeg'],
    ['Wire East', 'csv'],
  ] as const) {
    await addFolder(desk, ids[name], name, { format });
  }
  await goTo(page, 'PT_9901.jpg');
  await expect(sentTab(page)).toHaveText('Sent');
  await send(desk, 'PT_9901.jpg', ['Quay Wire', 'Harbor Paper', 'Night Desk', 'Wire East']);
  await expect(sentTab(page)).toHaveText('Sent v1 to 4');
  await desk.cutline('call', 'destinations.remove', JSON.stringify({ destination: ids['Wire East'] }));

  const right =
    'Novelist Awa Ndour looks out of the window of her study in Saint-Louis, Senegal, Saturday, Nov. 14, 2026. The last part of her trilogy appears in February. (Amina Sall/Harbor News)';
  await writeCaption(page, right);
  await tabTo(page, page.getByRole('combobox', { name: /^City/ }));
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText('Saint-Louis');
  await page.keyboard.press('Escape');
  await page.keyboard.press('c');
  const dialog = dialogOf(page);
  const reason = dialog.getByLabel('What is wrong');
  const note = dialog.getByLabel('Note for the receivers’ people');
  await expect(reason).toBeFocused();
  await expect(dialog.getByRole('region', { name: 'Changed words' }).locator('ins').first()).toBeVisible();
  const receivers = dialog.getByRole('region', { name: 'Who gets it' });
  await expect(receivers).toContainText('Goes to 3 destinations');
  await expect(receivers).toContainText('Wire East was removed since: tell them by another way.');
  const go = dialog.getByRole('button', { name: 'Send the correction to 3 destinations' });
  await expect(go).toBeDisabled();

  await page.keyboard.insertText('The first version named the wrong town. It is Saint-Louis.');
  await expect(note).toHaveValue(/^CORRECTION: The first version named the wrong town\. It is Saint-Louis\./);
  await expect(receivers.getByRole('region').first()).toContainText('CORRECTION');
  await press(page, receivers.locator('summary').filter({ hasText: 'Harbor Paper' }));
  await expect(receivers.getByRole('region', { name: /^Harbor Paper/ })).toContainText('CORRECTION');
  await expect(go).toBeEnabled();

  // Softer words are named, and the house's own come back.
  await tabTo(page, note);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText('CORRECTION: This clarifies the town.');
  await expect(problems(page)).toContainText('a correction is called one');
  await expect(go).toBeDisabled();
  await judge(page, 'correction-refused');
  await page.keyboard.press('Shift+Tab');
  await expect(dialog.getByRole('button', { name: 'The house’s words again' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(note).toHaveValue(/^CORRECTION: The first version/);
  await expect(problems(page)).toBeHidden();
  await expect(note).toBeFocused();
  await judge(page, 'correction');

  await press(page, go);
  const told = page.getByRole('dialog', { name: 'On its way, and still to tell' });
  await expect(
    told.getByRole('heading', { name: /^Correction, version 2, goes to 3 destinations/ }),
  ).toBeFocused();
  await expect(told).toContainText('Wire East was removed since');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await focusKept(page);

  await expect(sentTab(page)).toHaveText('Sent v2 to 3');
  await page.keyboard.press('Alt+7');
  await expect(sentTab(page)).toBeFocused();
  const newest = versions(page).getByRole('listitem').first();
  await expect(newest).toContainText('CORRECTION');
  await expect(newest).toContainText('Reason: The first version named the wrong town. It is Saint-Louis.');
  await expect(newest.locator('del').first()).toBeVisible();
  const sends = page.getByRole('list', { name: 'Sends of version 2' });
  await expect(sends.getByText(/^✓\s?Sent$/)).toHaveCount(3);
  await expect(page.getByRole('list', { name: 'Sends of version 1' })).toContainText('Wire East');
  await press(page, sends.locator('summary').first());
  await expect(sends.getByRole('list', { name: /^Files at/ }).first()).toContainText(
    /\d bytes SHA-256 [0-9a-f]{64}/,
  );
  await judge(page, 'sent');

  const files = await readdir(paper);
  expect(files).toHaveLength(2);
  const texts = await Promise.all(files.map((file) => readFile(join(paper, file), 'utf8')));
  expect(texts.filter((text) => text.includes('CORRECTION'))).toHaveLength(1);
});

test('what was not sent, and what was not changed, is not corrected', async ({ desk, page }) => {
  await addFolder(desk, ids['Harbor Paper'], 'Harbor Paper', { format: 'text' });
  await goTo(page, 'MT_7701.jpg');
  await page.keyboard.press('c');
  await expect(page.getByText('MT_7701.jpg was not sent yet: there is nothing to correct.')).toBeVisible();
  await page.keyboard.press('Alt+7');
  await expect(page.getByText('Nothing of this caption was sent yet.')).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await send(desk, 'MT_7701.jpg', ['Harbor Paper']);
  await expect(sentTab(page)).toHaveText('Sent v1 to 1');
  await press(page, page.getByRole('button', { name: 'Correct…' }));
  const dialog = dialogOf(page);
  await expect(problems(page)).toContainText(
    'The caption says what was sent already: change what is wrong first.',
  );
  await page.keyboard.insertText('The name was wrong.');
  await expect(dialog.getByRole('button', { name: /^Send the correction/ })).toBeDisabled();
  await press(page, dialog.getByRole('button', { name: 'Edit the caption' }));
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('textbox', { name: 'Description (Caption)' })).toBeFocused();
});

test('an update with a standing error needs its reason', async ({ desk, page }) => {
  await addFolder(desk, ids['Harbor Paper'], 'Harbor Paper', { format: 'text' });
  await goTo(page, 'HF_0412.jpg');
  await send(desk, 'HF_0412.jpg', ['Harbor Paper'], '--override', 'Breaking');
  await expect(sentTab(page)).toHaveText('Sent v1 to 1');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.insertText(' More follows.');
  await page.keyboard.press('Escape');
  await page.keyboard.press('u');
  const dialog = dialogOf(page);
  await expect(dialog.getByLabel('What is new')).toBeFocused();
  await page.keyboard.insertText('Two more boats have arrived.');
  await expect(problems(page)).toContainText('Nov. 12, 2026 is a Thursday');
  const go = dialog.getByRole('button', { name: 'Send the update to 1 destination' });
  await expect(go).toBeDisabled();
  await tabTo(page, dialog.getByLabel('Reason for sending it with its errors'));
  await page.keyboard.insertText('The day is checked with the coast guard');
  await expect(problems(page)).toBeHidden();
  await press(page, go);
  await expect(
    page.getByText('Update, version 2, goes to 1 destination before everything else.'),
  ).toBeVisible();
  await focusKept(page);
  await expect(sentTab(page)).toHaveText('Sent v2 to 1');
});

test('a kill asks for its word, reaches the receivers, and bars the picture @loopback', async ({
  desk,
  page,
}) => {
  const paper = await addFolder(desk, ids['Harbor Paper'], 'Harbor Paper', { format: 'text' });
  await goTo(page, 'PT_9901.jpg');
  await send(desk, 'PT_9901.jpg', ['Harbor Paper']);
  await expect(sentTab(page)).toHaveText('Sent v1 to 1');
  await runCommand(page, 'Kill what was sent');
  const dialog = dialogOf(page);
  await expect(dialog.getByLabel('What is wrong')).toBeFocused();
  await page.keyboard.insertText('The woman shown is not Awa Ndour.');
  await expect(dialog.getByLabel('Note for the receivers’ people')).toHaveValue(
    /^MANDATORY KILL: The woman shown/,
  );
  const go = dialog.getByRole('button', { name: 'Kill it at 1 destination' });
  await expect(go).toBeDisabled();
  await judge(page, 'kill');
  await tabTo(page, dialog.getByLabel('Type KILL to be sure'));
  await page.keyboard.insertText('kill');
  await press(page, go);
  await expect(dialog).toBeHidden();
  await focusKept(page);

  const bar = page.getByRole('complementary', { name: 'Killed picture' });
  await expect(bar).toContainText(
    /PT_9901\.jpg Killed on \d+ \w+ \d{4}, \d\d:\d\d by .+: may not be sent, exported or reused\./,
  );
  await expect(bar).toContainText('The woman shown is not Awa Ndour.');
  await expect(sentTab(page)).toHaveText('Killed v2 to 1');
  await page.keyboard.press('Alt+7');
  await expect(versions(page)).toContainText('KILL');
  await judge(page, 'killed');
  await page.keyboard.press('Escape');
  await page.keyboard.press('c');
  await expect(page.getByText('PT_9901.jpg was killed already')).toBeVisible();

  await page.keyboard.press('ControlOrMeta+e');
  await expect(page.getByRole('dialog', { name: /^Export/ })).toContainText('The picture was killed.');
  expect((await readdir(paper)).length).toBe(2);
});
