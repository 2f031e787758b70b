/**
 * The story: another page learned the address, from a screen shared in a call. Its scripts post
 * to Cutline from the editor's browser, which says on whose behalf it asks.
 */
import { expect, test } from 'vitest';
import { loopbackDesk } from '#main/shells/testing/loopback-desk.ts';
import { rawRequest } from '#main/shells/testing/raw-http.ts';

const json = { 'content-type': 'application/json' };

test.each([
  ['another site', { origin: 'https://evil.example' }],
  ['another local server', { origin: 'http://127.0.0.1:1' }],
  ['a sandboxed frame or a file', { origin: 'null' }],
  ['our address over another scheme', { origin: 'https://127.0.0.1' }],
  ['another site, by fetch metadata', { 'sec-fetch-site': 'cross-site' }],
  ['another local server, by fetch metadata', { 'sec-fetch-site': 'same-site' }],
])('a call from %s is refused, even with the token', async (_who, headers) => {
  await using desk = await loopbackDesk();
  const target = `${desk.root}call/archive.status`;
  const answer = await rawRequest(desk.port, {
    method: 'POST',
    target,
    headers: { ...json, ...headers },
    body: '{}',
  });
  expect(answer.status).toBe(403);
  expect(desk.newsroom.asked).toEqual([]);
});

test('our own page is answered', async () => {
  await using desk = await loopbackDesk();
  const headers = { ...json, origin: `http://127.0.0.1:${desk.port}`, 'sec-fetch-site': 'same-origin' };
  const target = `${desk.root}call/archive.status`;
  const answer = await rawRequest(desk.port, { method: 'POST', target, headers, body: '{"a":1}' });
  expect(answer.status).toBe(200);
  expect(desk.newsroom.asked).toEqual([{ name: 'archive.status', input: { a: 1 } }]);
});
