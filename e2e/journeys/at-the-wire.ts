/** What the journeys to the wire share: folders as destinations, and the export dialog's first moves. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import type { Desk } from '../shells.ts';
import { tabTo } from './at-the-desk.ts';

/**
 * A folder as a destination, made as the command line makes one.
 * @param more settings that are other than the usual ones
 * @returns the folder, named after the destination
 */
export async function addFolder(desk: Desk, id: string, name: string, more: object = {}): Promise<string> {
  const folder = join(desk.folder, name.replaceAll(' ', '-'));
  await mkdir(folder, { recursive: true });
  const destination = {
    id,
    name,
    way: { kind: 'folder', folder },
    format: 'json',
    picture: 'none',
    house: 'ap',
    names: '',
    rendition: { longestEdge: null, quality: 90 },
    kilobytesPerSecond: null,
    keepsEmbargo: false,
    service: 'a',
    charset: 'latin-1',
    paused: false,
    ...more,
  };
  expect(await desk.cutline('call', 'destinations.save', JSON.stringify({ destination }))).toMatchObject({
    ok: true,
  });
  return folder;
}

export async function openExport(page: Page): Promise<Locator> {
  await page.keyboard.press('ControlOrMeta+e');
  const dialog = page.getByRole('dialog', { name: /^Export/ });
  await expect(dialog).toBeVisible();
  return dialog;
}

/** Types the folder of an export over what stands there. */
export async function typeFolder(page: Page, dialog: Locator, folder: string): Promise<void> {
  await tabTo(page, dialog.getByLabel('Folder'));
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(folder);
}
