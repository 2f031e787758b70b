/** To the wire: a selection is sent, goes by the outbox in its order, stops with a reason, and arrives with a receipt. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { type Desk, expect, test } from '../shells.ts';
import {
  focusKept,
  goTo,
  type ListLine,
  onPhoto,
  photos,
  press,
  tabTo,
  writeCaption,
} from './at-the-desk.ts';
import { addFolder } from './at-the-wire.ts';
import { judge, violations } from './looks.ts';

/** HF_0412 stands with two errors; the others may go. */
test.use({ prepared: photos('PT_9901', 'MT_7701', 'HF_0412') });

const wire = '0b7f4a52-6c1d-4f0e-9d55-3f8f3f6d2a11';
const paper = '5b1c9f3e-8a44-4a3c-8b0d-2c1f6f0e7b22';

/** The folder of a destination that takes pictures along, unless the test says otherwise. */
const addWire = (desk: Desk, id: string, name: string, more: object = {}): Promise<string> =>
  addFolder(desk, id, name, { picture: 'beside', ...more });

async function pauseOutbox(desk: Desk, paused: boolean): Promise<void> {
  await desk.cutline('call', 'outbox.pause', JSON.stringify({ paused }));
}

async function openSend(page: Page): Promise<Locator> {
  await page.keyboard.press('ControlOrMeta+Shift+Enter');
  const dialog = page.getByRole('dialog', { name: /^Send/ });
  await expect(dialog).toBeVisible();
  return dialog;
}

/** Selects everything and queues it for the wire, with a reason for what needs one. */
async function sendAll(page: Page, reason = 'Checked by the desk'): Promise<void> {
  await onPhoto(page, 'PT_9901.jpg').catch(() => undefined);
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+a');
  await expect(page.getByRole('contentinfo')).toContainText('3 selected');
  const dialog = await openSend(page);
  await tabTo(page, dialog.getByLabel('Reason for sending it all the same'));
  await page.keyboard.insertText(reason);
  await press(page, dialog.getByRole('button', { name: 'Send 3 captions' }));
  await expect(dialog.getByRole('heading', { name: '3 queued.' })).toBeFocused();
  await press(page, dialog.getByRole('button', { name: 'Go to the outbox' }));
  await expect(outbox(page)).toBeVisible();
}

const outbox = (page: Page): Locator => page.getByRole('main', { name: 'Outbox' });
const list = (page: Page): Locator => page.getByRole('listbox', { name: 'Sends' });
const lines = (page: Page): Locator => list(page).getByRole('option');
const inHand = (page: Page): Locator => page.getByRole('region', { name: 'The send in hand' });

/** The names of the pictures in the list, from the top. */
async function order(page: Page): Promise<string[]> {
  const all = await lines(page).allInnerTexts();
  return all.map((text) => /[A-Z]{2}_\d{4}/.exec(text)?.[0] ?? '');
}

/** Narrows the list, with the keyboard. */
async function show(page: Page, name: RegExp): Promise<void> {
  await press(page, outbox(page).getByRole('button', { name }));
  await tabTo(page, list(page));
}

test('without a destination the dialog says so, and leads to them', async ({ page }) => {
  await goTo(page, 'PT_9901.jpg');
  const dialog = await openSend(page);
  await expect(dialog).toContainText('There is no destination yet.');
  expect(await violations(page)).toEqual([]);
  await expect(dialog.getByRole('button', { name: 'Add a destination' })).toBeFocused();
});

test('a selection goes out, and its receipt says how it arrived @loopback', async ({ desk, page }) => {
  const folder = await addWire(desk, wire, 'Quay Wire');
  await onPhoto(page, 'HF_0412.jpg');
  await page.keyboard.press('ControlOrMeta+a');
  await expect(page.getByRole('contentinfo')).toContainText('3 selected');
  const dialog = await openSend(page);
  await expect(dialog.getByRole('checkbox', { name: 'Quay Wire' })).toBeChecked();
  await expect(dialog).toContainText('1 caption has errors');
  await expect(dialog).toContainText('Nov. 12, 2026 is a Thursday');
  await expect(dialog.getByRole('button', { name: 'Send 2 of 3 captions' })).toBeEnabled();
  await expect(dialog.getByRole('region', { name: /^Text of/ }).first()).toContainText('Coast guard');
  await judge(page, 'send');

  await tabTo(page, dialog.getByLabel('Reason for sending it all the same'));
  await page.keyboard.insertText('The correction follows at noon');
  await press(page, dialog.getByRole('button', { name: 'Send 3 captions' }));
  await expect(dialog.getByRole('heading', { name: '3 queued.' })).toBeFocused();
  await press(page, dialog.getByRole('button', { name: 'Go to the outbox' }));

  await expect(outbox(page).getByRole('status').first()).toContainText('Nothing is to go.');
  await focusKept(page);
  await show(page, /^Sent/);
  await expect(lines(page)).toHaveCount(3);
  const files = await readdir(folder);
  expect(files.filter((name) => name.endsWith('.json'))).toHaveLength(3);
  expect(files.filter((name) => name.endsWith('.jpg'))).toHaveLength(3);

  await page.keyboard.press('Home');
  await expect(inHand(page).getByRole('heading', { name: 'Receipt' })).toBeVisible();
  const said = await inHand(page).getByRole('list', { name: 'Files that arrived' }).innerText();
  const [name = ''] = files.filter((file) => said.includes(file));
  expect(said).toContain(`${(await readFile(join(folder, name))).length.toLocaleString('en')} bytes`);
  await judge(page, 'outbox-sent');

  await page.keyboard.press('Enter');
  await expect(page.getByRole('main', { name: 'Photos' })).toBeVisible();
});

test('the queue is paused, put in another order, shortened, and goes on @loopback', async ({
  desk,
  page,
}) => {
  const folder = await addWire(desk, wire, 'Quay Wire');
  await pauseOutbox(desk, true);
  await sendAll(page);
  await expect(lines(page)).toHaveCount(3);
  await expect(page.getByRole('banner')).toContainText('Outbox paused · 3 waiting');
  await focusKept(page);
  const [first = '', second = '', third = ''] = await order(page);

  await page.keyboard.press('End');
  await expect(inHand(page)).toContainText(third);
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(() => order(page)).toEqual([first, third, second]);
  await page.keyboard.press('f');
  await expect.poll(() => order(page)).toEqual([third, first, second]);
  await expect(lines(page).first()).toContainText('URGENT');
  await page.keyboard.press('l');
  await expect.poll(() => order(page)).toEqual([first, second, third]);
  await page.keyboard.press('Home');
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => order(page)).toEqual([second, first, third]);

  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(outbox(page)).toContainText('2 of 3 sends selected');
  await page.keyboard.press('p');
  await expect(lines(page).filter({ hasText: /Paused/ })).toHaveCount(2);
  await expect(outbox(page)).toContainText('2 paused.');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('r');
  await expect(lines(page).filter({ hasText: /Paused/ })).toHaveCount(0);
  await judge(page, 'outbox-queue');

  await page.keyboard.press('End');
  await page.keyboard.press('Delete');
  await expect(lines(page)).toHaveCount(2);
  await page.keyboard.press('Shift+P');
  await expect(outbox(page).getByRole('status').first()).toContainText('Nothing is to go.');
  await expect
    .poll(async () => (await readdir(folder)).filter((name) => name.endsWith('.json')).length)
    .toBe(2);
  await show(page, /^Cancelled/);
  expect(await order(page)).toEqual([third]);
});

test('what stopped says why, and goes once that is mended @loopback', async ({ desk, page }) => {
  const folder = await addWire(desk, wire, 'Quay Wire');
  // A file in the place of the folder: only a person can mend that.
  await rm(folder, { recursive: true });
  await writeFile(folder, '');
  await sendAll(page);
  await expect(lines(page).filter({ hasText: /Stopped/ })).toHaveCount(3);
  await expect(page.getByRole('banner')).toContainText('3 stopped');
  await expect(inHand(page)).toContainText(folder);
  await judge(page, 'outbox-stopped');

  await rm(folder);
  await mkdir(folder);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('t');
  await expect(outbox(page).getByRole('status').first()).toContainText('Nothing is to go.');
  expect((await readdir(folder)).filter((name) => name.endsWith('.json'))).toHaveLength(3);
});

test('what cannot be reached is tried again by itself, and says when @loopback', async ({ desk, page }) => {
  const folder = await addWire(desk, wire, 'Quay Wire');
  await rm(folder, { recursive: true });
  await sendAll(page);
  await expect(lines(page).first()).toContainText(/tries again in \d+ s · \d×/);
  await expect(inHand(page)).toContainText('is not there');
  await judge(page, 'outbox-again');
  await mkdir(folder);
  await page.keyboard.press('t');
  await expect(outbox(page).getByRole('status').first()).toContainText('Nothing is to go.');
});

test('a kill is not cancelled by a slip of the hand @loopback', async ({ desk, page }) => {
  await addWire(desk, wire, 'Quay Wire');
  await sendAll(page);
  await expect(outbox(page).getByRole('status').first()).toContainText('Nothing is to go.');
  await pauseOutbox(desk, true);
  const all = (await desk.cutline('list')) as ListLine[];
  const caption = all.find(({ fileName }) => fileName === 'PT_9901.jpg')?.id;
  const order = { caption, kind: 'kill', reason: 'The picture shows somebody else.', override: 'A kill' };
  expect(await desk.cutline('call', 'items.revise', JSON.stringify(order))).toMatchObject({ ok: true });
  await expect(lines(page)).toHaveCount(1);
  await expect(lines(page)).toContainText('KILL');
  await tabTo(page, list(page));
  await page.keyboard.press('Delete');
  const question = page.getByRole('dialog', { name: 'Cancel a kill?' });
  await expect(question.getByRole('button', { name: 'Keep it' })).toBeFocused();
  await judge(page, 'outbox-kill');
  await page.keyboard.press('Enter');
  await expect(question).toBeHidden();
  await expect(lines(page)).toHaveCount(1);
  await focusKept(page);
  await tabTo(page, list(page));
  await page.keyboard.press('Delete');
  await press(page, question.getByRole('button', { name: 'Cancel this send' }));
  await expect(lines(page)).toHaveCount(0);
});

test('a caption edited after it was queued: the editor says which words go @loopback', async ({
  desk,
  page,
}) => {
  const folder = await addWire(desk, wire, 'Quay Wire');
  await pauseOutbox(desk, true);
  await sendAll(page);
  await page.keyboard.press('Escape');
  await goTo(page, 'PT_9901.jpg');
  await writeCaption(
    page,
    'Novelist Awa Ndour reads at the old lighthouse in Dakar, Senegal, Friday, Nov. 12, 2026.',
  );
  await page.keyboard.press('Escape');
  await page.keyboard.press('o');
  const edited = lines(page).filter({ hasText: 'PT_9901' });
  await expect(edited).toContainText('edited since it was queued');
  await page.keyboard.press('Home');
  while (!(await inHand(page).innerText()).includes('PT_9901')) await page.keyboard.press('ArrowDown');
  await expect(inHand(page)).toContainText('Edited after it was queued');
  await expect(inHand(page).locator('ins').first()).toBeVisible();
  await judge(page, 'outbox-edited');

  await page.keyboard.press('w');
  const reason = inHand(page).getByLabel('Reason for sending them all the same');
  await expect(reason).toBeFocused();
  await page.keyboard.insertText('Read out on the telephone');
  await press(page, inHand(page).getByRole('button', { name: 'Override' }));
  await expect(edited).not.toContainText('edited since it was queued');
  await focusKept(page);
  await pauseOutbox(desk, false);
  await expect(outbox(page).getByRole('status').first()).toContainText('Nothing is to go.');
  const sent = await Promise.all(
    (await readdir(folder))
      .filter((name) => name.endsWith('.json'))
      .map((name) => readFile(join(folder, name), 'utf8')),
  );
  expect(sent.filter((text) => text.includes('old lighthouse'))).toHaveLength(1);
});

test('bytes on their way are shown, and one destination is looked at alone @loopback', async ({
  desk,
  page,
}) => {
  await addWire(desk, wire, 'Quay Wire', { kilobytesPerSecond: 4 });
  await addWire(desk, paper, 'Harbour Paper', { paused: true, format: 'text', picture: 'none' });
  await goTo(page, 'PT_9901.jpg');
  const dialog = await openSend(page);
  await expect(dialog).toContainText('It is paused: sends to it wait.');
  for (const name of ['Quay Wire', 'Harbour Paper']) {
    await tabTo(page, dialog.getByRole('checkbox', { name }));
    await page.keyboard.press('Space');
  }
  await press(page, dialog.getByRole('button', { name: 'Send 1 caption to 2 destinations' }));
  await press(page, dialog.getByRole('button', { name: 'Go to the outbox' }));
  const going = lines(page).filter({ hasText: 'Quay Wire' });
  await expect(going).toContainText(/ of \d+ kB/);
  await expect(page.getByRole('banner')).toContainText('1 sending');
  await judge(page, 'outbox-sending');
  await tabTo(page, outbox(page).getByRole('combobox', { name: 'Destination' }));
  await page.keyboard.type('Harbour');
  await expect(lines(page)).toHaveCount(1);
  await expect(lines(page)).toContainText('Harbour Paper');
});
