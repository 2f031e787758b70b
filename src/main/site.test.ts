/** What the site serves, with which headers; how it refuses is in the loopback attack tests. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Photo } from '#core/records.ts';
import { makeSite, type Site } from '#main/site.ts';
import { noRender } from '#main/testing/unused-ports.ts';

const photo: Photo = {
  id: '01890a5d-ac96-774b-bcce-b302099a8057',
  path: '/pictures/ferry.jpg',
  fileName: 'ferry.jpg',
  copied: false,
  hash: 'ab12',
  imageHash: '',
  likeness: '',
  bytes: 5,
  mediaType: 'image/jpeg',
  width: 3,
  height: 2,
  capturedAt: '',
  latitude: null,
  longitude: null,
  camera: '',
  warnings: [],
};

let folder = '';
let site: Site;
/** Whether the thumbnail is still to be made. */
let unmade = false;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cutline-site-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<!doctype html>');
  await writeFile(join(folder, 'assets', 'desk-9f.css'), 'body{}');
  await writeFile(join(folder, 'assets', 'notes.map'), '{}');
  await writeFile(join(folder, 'ab12.webp'), 'webp!');
  await writeFile(join(folder, 'ab12.embedded.jpg'), 'small');
  site = makeSite({
    rendererFolder: folder,
    ports: () => ({
      archive: { photo: (id) => (id === photo.id ? photo : null) },
      pictures: {
        read: () => Promise.reject(new Error('not asked here')),
        texts: () => Promise.reject(new Error('not asked here')),
        ...noRender,
        rendition: (_photo, size) => {
          if (size === 'embedded') return Promise.resolve(unmade ? join(folder, 'ab12.embedded.jpg') : null);
          return Promise.resolve(size === 'preview' ? null : join(folder, 'ab12.webp'));
        },
        close: () => Promise.resolve(),
      },
    }),
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const get = (path: string, headers: Record<string, string> = {}) =>
  site(new Request(`http://127.0.0.1${path}`, { headers }));

test('the page is asked for again each time, assets are kept for good', async () => {
  const page = await get('/');
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(page.headers.get('cache-control')).toBe('no-cache');
  const asset = await get('/assets/desk-9f.css');
  expect(asset.headers.get('content-type')).toBe('text/css; charset=utf-8');
  expect(asset.headers.get('cache-control')).toContain('immutable');
  expect(await asset.text()).toBe('body{}');
});

test('a picture is found by its photo, and not sent twice', async () => {
  const path = `/picture/${photo.id}/thumbnail`;
  const first = await get(path);
  expect([first.status, first.headers.get('content-type'), await first.text()]).toEqual([
    200,
    'image/webp',
    'webp!',
  ]);
  const again = await get(path, { 'if-none-match': first.headers.get('etag') ?? '' });
  expect([again.status, await again.text()]).toEqual([304, '']);
  expect(first.headers.get('etag')).not.toBe((await get(`/picture/${photo.id}/full`)).headers.get('etag'));
});

test('the camera’s own small picture stands in for a thumbnail that is still to be made, and is not kept', async () => {
  const path = `/picture/${photo.id}/thumbnail`;
  unmade = true;
  const early = await get(path);
  const sharp = await get(`${path}/sharp`);
  unmade = false;
  expect([await early.text(), early.headers.get('cache-control'), early.headers.get('etag')]).toEqual([
    'small',
    'no-store',
    null,
  ]);
  expect([await sharp.text(), sharp.headers.get('cache-control')]).toEqual([
    'webp!',
    'private, max-age=31536000, immutable',
  ]);
});

test.each([
  ['a photo that is not in the archive', '/picture/01890a5d-ac96-774b-bcce-000000000000/thumbnail'],
  ['a picture that cannot be made', `/picture/${photo.id}/preview`],
  ['a size that does not exist', `/picture/${photo.id}/huge`],
  ['a file of a type that is not served', '/assets/notes.map'],
  ['a folder', '/assets'],
])('%s is not found', async (_what, path) => {
  const answer = await get(path);
  expect([answer.status, await answer.text()]).toEqual([404, 'Nothing here has that name.\n']);
});

test('a person gets a page that says what to do, without inline style or script', async () => {
  const answer = await get('/nowhere', { accept: 'text/html,*/*' });
  const page = await answer.text();
  expect(answer.status).toBe(404);
  expect(page).toContain('Open the address that Cutline printed');
  expect(page).not.toMatch(/<style|<script|style=/);
});

test('HEAD answers the size without the picture', async () => {
  const answer = await site(new Request(`http://127.0.0.1/picture/${photo.id}/full`, { method: 'HEAD' }));
  expect([answer.headers.get('content-length'), await answer.text()]).toEqual(['5', '']);
});
