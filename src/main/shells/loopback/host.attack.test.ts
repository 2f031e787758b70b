/**
 * The story: the editor reads a web page whose owner then points its host name at 127.0.0.1. To
 * the browser the page and Cutline are now one site, so the page may read what Cutline answers. But
 * the browser still sends the page's own name as Host.
 */
import { expect, test } from 'vitest';
import { loopbackDesk } from '#main/shells/testing/loopback-desk.ts';
import { rawRequest } from '#main/shells/testing/raw-http.ts';

test.each([
  ['another site', 'evil.example'],
  ['another site on our port', 'evil.example:PORT'],
  ['a name for this machine', 'localhost:PORT'],
  ['the address without the port', '127.0.0.1'],
  ['the address on another port', '127.0.0.1:1'],
  ['another way to write the address', '127.1:PORT'],
  ['nothing', ''],
])('a Host that is %s is refused, even with the token', async (_what, host) => {
  await using desk = await loopbackDesk();
  const headers = { host: host.replace('PORT', String(desk.port)) };
  const page = await rawRequest(desk.port, { target: desk.root, headers });
  expect(page.status).toBe(403);
  const call = { method: 'POST', target: `${desk.root}call/archive.status`, body: '{}' };
  const answer = await rawRequest(desk.port, {
    ...call,
    headers: { ...headers, 'content-type': 'application/json' },
  });
  expect(answer.status).toBe(403);
  expect(desk.newsroom.asked).toEqual([]);
});

test('two Host headers are refused', async () => {
  await using desk = await loopbackDesk();
  const both = await rawRequest(desk.port, { target: desk.root, headers: { Host: 'evil.example' } });
  expect([400, 403]).toContain(both.status);
});

test('a whole address in the request line cannot stand in for the Host', async () => {
  await using desk = await loopbackDesk();
  const target = `http://127.0.0.1:${desk.port}${desk.root}`;
  expect((await rawRequest(desk.port, { target })).status).toBe(404);
});

test('our own address is answered', async () => {
  await using desk = await loopbackDesk();
  const page = await rawRequest(desk.port, { target: desk.root });
  expect(page.status).toBe(200);
  expect(page.body).toContain('<title>Cutline</title>');
});
