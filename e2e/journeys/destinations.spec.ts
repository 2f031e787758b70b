/** Where captions go: a destination is made, tried, changed, given its secret, and removed, by keyboard. */
import { generateKeyPairSync } from 'node:crypto';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import ssh2 from 'ssh2';
import { expect, test } from '../shells.ts';
import { focusKept, onPhoto, photos, press, runCommand, tabTo } from './at-the-desk.ts';
import { judge } from './looks.ts';

test.use({ prepared: photos('PT_9901', 'MT_7701') });

const screen = (page: Page): Locator => page.getByRole('main', { name: 'Destinations' });
const form = (page: Page): Locator => page.getByRole('form', { name: 'The destination in hand' });
const field = (page: Page, label: string): Locator => form(page).getByLabel(label, { exact: true });

async function openDestinations(page: Page): Promise<void> {
  await onPhoto(page, 'PT_9901.jpg').catch(() => undefined);
  await page.keyboard.press('Escape');
  await runCommand(page, 'Destinations');
  await expect(screen(page)).toBeVisible();
  await focusKept(page);
}

/** An SSH host that shows a key of its own, and lets nobody in. */
async function showKey(port = 0): Promise<{ readonly port: number; end(): Promise<void> }> {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const hostKey = privateKey.export({ type: 'sec1', format: 'pem' }).toString();
  const server = new ssh2.Server({ hostKeys: [hostKey] }, (line) => {
    line.on('error', () => undefined).on('authentication', (login) => login.reject(['password']));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    end: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

/** Types over what a field holds. */
async function fill(page: Page, label: string, words: string): Promise<void> {
  await tabTo(page, field(page, label));
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(words);
}

/** Chooses from a list by typing the beginning of its words, as the system's own lists take it. */
async function choose(page: Page, label: string, words: string): Promise<void> {
  await tabTo(page, field(page, label));
  await page.keyboard.type(words);
  await expect(field(page, label).locator('option:checked')).toContainText(words);
}

test('a folder is tried, mended, saved, changed and removed @loopback', async ({ desk, page }) => {
  await openDestinations(page);
  await press(page, screen(page).getByRole('button', { name: 'Add a destination' }).last());
  await expect(field(page, 'Name')).toBeFocused();
  await page.keyboard.insertText('Quay Wire');
  await choose(page, 'Reached by', 'Folder');
  await press(page, form(page).getByRole('button', { name: 'Test' }));
  await expect(field(page, 'Folder')).toHaveAccessibleDescription('Choose the folder.');

  const folder = join(desk.folder, 'quay');
  await fill(page, 'Folder', folder);
  await press(page, form(page).getByRole('button', { name: 'Test' }));
  const steps = page.getByRole('region', { name: 'Test' });
  await expect(steps).toContainText('It does not work yet');
  await expect(steps).toContainText('quay');
  await judge(page, 'destinations-test');

  await mkdir(folder, { recursive: true });
  await press(page, form(page).getByRole('button', { name: 'Test' }));
  await expect(steps).toContainText('It works. Nothing was left over there.');
  expect(await readdir(folder)).toEqual([]);

  await page.keyboard.press('ControlOrMeta+s');
  await expect(screen(page)).toContainText('Quay Wire is saved.');
  await fill(page, 'File names', '{slug');
  await page.keyboard.press('Enter');
  await expect(field(page, 'File names')).toHaveAttribute('aria-invalid', 'true');
  await fill(page, 'File names', '{slug}-{sequence:4}');
  await page.keyboard.press('Enter');
  await expect(form(page).getByText('Not saved.')).toBeHidden();
  expect(await desk.cutline('destinations', '--json')).toMatchObject([{ name: 'Quay Wire' }]);

  await press(page, form(page).getByRole('button', { name: 'Remove…' }));
  const question = page.getByRole('dialog', { name: 'Remove Quay Wire?' });
  await expect(question.getByRole('button', { name: 'Keep it' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(question).toBeHidden();
  await press(page, form(page).getByRole('button', { name: 'Remove…' }));
  await press(page, question.getByRole('button', { name: 'Remove it' }));
  await expect(screen(page)).toContainText('Quay Wire was removed.');
  await expect(screen(page)).toContainText('None yet.');
  await focusKept(page);
});

test('a login’s secret is kept behind a passphrase, and never comes back @loopback', async ({
  desk,
  page,
}) => {
  await openDestinations(page);
  await press(page, screen(page).getByRole('button', { name: 'Add a destination' }).last());
  await expect(field(page, 'Name')).toBeFocused();
  await page.keyboard.insertText('City paper');
  await fill(page, 'Host', '127.0.0.1');
  await fill(page, 'Port', '9');
  await fill(page, 'User', 'desk');
  await page.keyboard.press('ControlOrMeta+s');
  await expect(screen(page)).toContainText('City paper is saved.');
  await expect(screen(page)).toContainText('Its login has no secret yet');

  await tabTo(page, field(page, 'Password'));
  await page.keyboard.insertText('harbour-4711');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'A passphrase for the secrets' });
  await expect(dialog.getByLabel('Passphrase')).toBeFocused();
  await judge(page, 'destinations-passphrase');
  await page.keyboard.insertText('four boats in a bay');
  await page.keyboard.press('Tab');
  await page.keyboard.insertText('four boats in a day');
  await page.keyboard.press('Enter');
  await expect(dialog).toContainText('The two are not the same.');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText('four boats in a bay');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(form(page)).toContainText('Kept; it is never shown again.');
  await expect(field(page, 'Password')).toHaveValue('');
  await judge(page, 'destinations');

  await press(page, form(page).getByRole('button', { name: 'Test' }));
  await expect(page.getByRole('region', { name: 'Test' })).toContainText('It does not work yet');
  const html = await page.content();
  expect(html).not.toContain('harbour-4711');
  const files = await readdir(desk.archive, { recursive: true, withFileTypes: true });
  const written = files.filter((file) => file.isFile());
  expect(written.length).toBeGreaterThan(0);
  for (const file of written)
    expect(await readFile(join(file.parentPath, file.name), 'latin1')).not.toContain('harbour-4711');

  await press(page, form(page).getByRole('button', { name: 'Forget' }));
  await expect(screen(page)).toContainText('Its login has no secret yet');
  await expect(field(page, 'Password')).toBeFocused();
});

test('what is not saved is asked about, and a plain FTP warns @loopback', async ({ page }) => {
  await openDestinations(page);
  await press(page, screen(page).getByRole('button', { name: 'Add a destination' }).last());
  await expect(field(page, 'Name')).toBeFocused();
  await page.keyboard.insertText('Old server');
  await choose(page, 'Reached by', 'FTP,');
  await expect(form(page)).toContainText('Plain FTP sends the password');
  await expect(field(page, 'Port')).toHaveValue('21');
  await tabTo(page, field(page, 'Host'));
  await page.keyboard.press('Escape');
  const dialog = page.getByRole('dialog', { name: 'Save Old server?' });
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(field(page, 'Name')).toHaveValue('Old server');
  await page.keyboard.press('Escape');
  await press(page, dialog.getByRole('button', { name: 'Leave without saving' }));
  await expect(page.getByRole('main', { name: 'Photos' })).toBeVisible();
  await openDestinations(page);
  await expect(screen(page)).toContainText('None yet.');
  await judge(page, 'destinations-none');
});

test('an address of the web has its method, its headers and a place for the key @loopback', async ({
  page,
}) => {
  await openDestinations(page);
  await press(page, screen(page).getByRole('button', { name: 'Add a destination' }).last());
  await expect(field(page, 'Name')).toBeFocused();
  await page.keyboard.insertText('Picture API');
  await choose(page, 'Reached by', 'HTTP');
  await fill(page, 'Address', 'https://api.example.org/pictures/{name}');
  await press(page, form(page).getByRole('button', { name: 'Add a header' }));
  await fill(page, 'Name of header 1', 'X-Api-Key');
  await fill(page, 'Value of header 1', 'abc');
  await page.keyboard.press('ControlOrMeta+s');
  await expect(form(page)).toContainText('write {secret} in its place');
  await fill(page, 'Value of header 1', '{secret}');
  await page.keyboard.press('ControlOrMeta+s');
  await expect(screen(page)).toContainText('Picture API is saved.');
  await expect(field(page, 'Secret')).toBeVisible();
  await judge(page, 'destinations-http');
});

test('a command leaves the screen, and what was not saved is there again @loopback', async ({ page }) => {
  await openDestinations(page);
  await press(page, screen(page).getByRole('button', { name: 'Add a destination' }).last());
  await expect(field(page, 'Name')).toBeFocused();
  await page.keyboard.insertText('Night desk');
  await page.keyboard.press('ControlOrMeta+s');
  await expect(field(page, 'Host')).toBeFocused();
  await expect(field(page, 'Host')).toHaveAccessibleDescription(/host’s name or address/);
  await page.keyboard.insertText('wire.example.org');
  await page.keyboard.press('ControlOrMeta+b');
  await expect(page.getByRole('main', { name: 'Photos' })).toBeVisible();
  await focusKept(page);
  await page.keyboard.press('Shift+O');
  await expect(field(page, 'Name')).toHaveValue('Night desk');
  await expect(field(page, 'Host')).toHaveValue('wire.example.org');
  await expect(form(page).getByText('Not saved.')).toBeVisible();
});

test('a host’s key is seen, and a changed one is trusted only by a person @loopback', async ({ page }) => {
  const first = await showKey();
  await openDestinations(page);
  await press(page, screen(page).getByRole('button', { name: 'Add a destination' }).last());
  await expect(field(page, 'Name')).toBeFocused();
  await page.keyboard.insertText('City paper');
  await fill(page, 'Host', '127.0.0.1');
  await fill(page, 'Port', String(first.port));
  await fill(page, 'User', 'desk');
  await page.keyboard.press('ControlOrMeta+s');
  await expect(screen(page)).toContainText('City paper is saved.');
  const ask = form(page).getByRole('button', { name: 'Ask the host for its key' });
  await press(page, ask);
  await expect(form(page)).toContainText('Compare it with the one its keepers told you.');
  await focusKept(page);
  await press(page, form(page).getByRole('button', { name: 'Keep this key' }));
  await expect(form(page)).toContainText('The host shows this key now.');
  const [known = ''] = (await form(page).textContent())?.match(/SHA256:[\w+/]{43}/) ?? [];
  await expect(form(page).getByText('Not saved.')).toBeHidden();
  await first.end();

  const second = await showKey(first.port);
  await fill(page, 'User', 'desk2');
  await page.keyboard.press('ControlOrMeta+s');
  await expect(form(page).getByText('Not saved.')).toBeHidden();
  await press(page, ask);
  await expect(form(page)).toContainText('The host shows another key than before.');
  await expect(form(page)).toContainText(known);
  await judge(page, 'destinations-key');
  await press(page, form(page).getByRole('button', { name: 'Trust the new key' }));
  await expect(form(page)).toContainText('The host shows this key now.');
  await focusKept(page);
  await expect(form(page)).not.toContainText(known);
  await second.end();
});
