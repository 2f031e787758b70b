/**
 * The story: someone who has the token asks for files beside the page: the archive, the editor's
 * keys. And a dropped file carries a name that points somewhere else.
 */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { safeName } from '#main/shells/loopback/upload.ts';
import { loopbackDesk } from '#main/shells/testing/loopback-desk.ts';
import { rawRequest } from '#main/shells/testing/raw-http.ts';

test.each([
  '../secret.txt',
  '..%2fsecret.txt',
  '%2e%2e/secret.txt',
  '%2e%2e%2fsecret.txt',
  'assets/../../secret.txt',
  'assets/..%5c..%5csecret.txt',
  '..%255csecret.txt',
  '%00../secret.txt',
  'index.html%00.txt',
  '/etc/passwd',
  '//etc/passwd',
  '%2fetc%2fpasswd',
  'file:///etc/passwd',
  'C:%5cWindows%5cwin.ini',
  '%',
  '%c0%ae%c0%ae/secret.txt',
  'picture/../../secret.txt',
  'picture/01890a5d-ac96-774b-bcce-b302099a8057/..%2f..%2fsecret.txt',
])('%s leads nowhere', async (path) => {
  await using desk = await loopbackDesk();
  const answer = await rawRequest(desk.port, { target: desk.root + path });
  expect(answer.status).toBe(404);
  expect(answer.body).not.toContain('not for the page');
});

test.each([
  '../../escape.jpg',
  '/etc/escape.jpg',
  '..',
  '.hidden.jpg',
  'CON.jpg',
  'a\u0000b.jpg',
  'C:\\escape.jpg',
])('a dropped file named %j stays in its folder', async (name) => {
  await using desk = await loopbackDesk();
  const answer = await rawRequest(desk.port, {
    method: 'POST',
    target: `${desk.root}upload?batch=..%2f..%2fdrop&name=${encodeURIComponent(name)}`,
    headers: { 'content-type': 'application/octet-stream' },
    body: 'bytes',
  });
  const body = answer.body.slice(answer.body.indexOf('{'), answer.body.lastIndexOf('}') + 1);
  const { value } = JSON.parse(body) as { value: { path: string } };
  expect(value.path.startsWith(join(desk.folder, 'incoming', '_._.._drop'))).toBe(true);
  expect((await readdir(desk.folder)).sort()).toEqual(['incoming', 'renderer', 'secret.txt']);
});

test('an ordinary name is kept as it is, and a long one keeps its extension', () => {
  expect(safeName('Fähre – Hafen 12.JPG')).toBe('Fähre – Hafen 12.JPG');
  const long = safeName(`${'写'.repeat(300)}.jpeg`);
  expect(Buffer.byteLength(long)).toBeLessThanOrEqual(200);
  expect(long.endsWith('写.jpeg')).toBe(true);
});
