/**
 * The story: another program on the machine, or another user of it, finds the open port by trying
 * them all. Without the token it must learn nothing, not even that this is Cutline.
 */
import { expect, test } from 'vitest';
import { loopbackDesk } from '#main/shells/testing/loopback-desk.ts';
import { rawRequest } from '#main/shells/testing/raw-http.ts';

test('the token is 32 random bytes and new at each start', async () => {
  await using first = await loopbackDesk();
  await using second = await loopbackDesk();
  expect(Buffer.from(first.root.slice(1, -1), 'base64url')).toHaveLength(32);
  expect(first.root).not.toBe(second.root);
});

test.each([
  '/',
  '/index.html',
  '/call/archive.status',
  '/events',
  '/picture/x/full',
  '//',
  '/?',
  '/favicon.ico',
])('without the token, %s is a page that does not exist', async (target) => {
  await using desk = await loopbackDesk();
  const answer = await rawRequest(desk.port, { target });
  expect(answer.status).toBe(404);
  expect(answer.body).not.toContain(desk.root);
});

test('a wrong, shortened, lengthened or differently written token is refused', async () => {
  await using desk = await loopbackDesk();
  const token = desk.root.slice(1, -1);
  const wrong = [
    token.slice(0, -1),
    `${token}A`,
    [...token].reverse().join(''),
    `%${token.charCodeAt(0).toString(16)}${token.slice(1)}`,
    `x/../${token}`,
    `;/${token}`,
  ];
  for (const each of wrong) {
    const answer = await rawRequest(desk.port, { target: `/${each}/` });
    expect(answer.status, each).toBe(404);
  }
});

test('the token never leaves by a referrer, and the page without its slash keeps it', async () => {
  await using desk = await loopbackDesk();
  const page = await rawRequest(desk.port, { target: desk.root });
  expect(page.headers.get('referrer-policy')).toBe('no-referrer');
  const bare = await rawRequest(desk.port, { target: desk.root.slice(0, -1) });
  expect([bare.status, bare.headers.get('location')]).toEqual([301, desk.root]);
});
