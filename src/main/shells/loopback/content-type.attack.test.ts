/**
 * The story: a page of another site posts a form to Cutline. Browsers send forms and plain text to
 * any site without asking first; JSON and raw bytes they do not.
 */
import { expect, test } from 'vitest';
import { loopbackDesk } from '#main/shells/testing/loopback-desk.ts';
import { rawRequest } from '#main/shells/testing/raw-http.ts';

const simple = [
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'text/plain; a=application/json',
];

test.each([...simple, ''])('a call or upload sent as "%s" is refused', async (type) => {
  await using desk = await loopbackDesk();
  for (const place of ['call/captions.find', 'upload?batch=drop-1&name=a.jpg']) {
    const headers = type === '' ? {} : { 'content-type': type };
    const answer = await rawRequest(desk.port, {
      method: 'POST',
      target: desk.root + place,
      headers,
      body: '{}',
    });
    expect(answer.status, place).toBe(415);
  }
  expect(desk.newsroom.asked).toEqual([]);
});

test('a call is never made by opening an address', async () => {
  await using desk = await loopbackDesk();
  const answer = await rawRequest(desk.port, { target: `${desk.root}call/archive.status` });
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
  expect(desk.newsroom.asked).toEqual([]);
});

test('JSON with a charset is taken, broken JSON is answered', async () => {
  await using desk = await loopbackDesk();
  const request = { method: 'POST', target: `${desk.root}call/archive.status` };
  const headers = { 'content-type': 'Application/JSON; charset=utf-8' };
  expect((await rawRequest(desk.port, { ...request, headers, body: '{}' })).status).toBe(200);
  expect((await rawRequest(desk.port, { ...request, headers, body: '{' })).status).toBe(400);
});
