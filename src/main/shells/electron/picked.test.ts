/** Folders picked in a dialog stay picked at the next start; nothing else does. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rememberPicked } from '#main/shells/electron/picked.ts';

let folder = '';
let kept = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cutline-picked-'));
  kept = join(folder, 'windows', 'picked.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('the outbox of last time is still picked, a dropped photo is not', () => {
  const today = rememberPicked('/archive', kept);
  today.addFolder('/outbox');
  today.add(['/pictures/a.jpg']);
  const tomorrow = rememberPicked('/archive', kept);
  expect(tomorrow.has('/outbox/today')).toBe(true);
  expect(tomorrow.has('/pictures/a.jpg')).toBe(false);
});

test('the newest twenty folders are kept', () => {
  const picked = rememberPicked('/archive', kept);
  for (let number = 1; number <= 25; number += 1) picked.addFolder(`/outbox-${number}`);
  picked.addFolder('/outbox-20');
  const folders = JSON.parse(readFileSync(kept, 'utf8')) as string[];
  expect(folders).toHaveLength(20);
  expect(folders.slice(0, 2)).toEqual([resolve('/outbox-20'), resolve('/outbox-25')]);
});

test.each(['', 'null', '{"a":1}', '["relative"]', '[1]'])(
  'a kept file that holds %j picks nothing',
  (text) => {
    const file = join(folder, 'picked.json');
    writeFileSync(file, text);
    expect(rememberPicked('/archive', file).has('/outbox')).toBe(false);
  },
);

test('inside is inside: a name that begins with dots, but no way up and no neighbour', () => {
  const picked = rememberPicked('/archive', kept);
  expect(picked.has('/archive/..hidden')).toBe(true);
  expect(picked.has('/archive')).toBe(true);
  for (const path of ['/archive/..', '/archive/../x', '/archives', 'archive'])
    expect(picked.has(path), path).toBe(false);
});
