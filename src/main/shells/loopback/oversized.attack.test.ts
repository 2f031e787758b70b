/**
 * The story: a page posts without end, to fill the memory or the disk. It may announce the size or
 * not; either way it is told so and cut off, and nothing of it stays.
 */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loopbackDesk } from '#main/shells/testing/loopback-desk.ts';
import { rawRequest } from '#main/shells/testing/raw-http.ts';

const small = { largestCall: 1_000, largestUpload: 1_000 };

/** A body in chunks, its length not announced. */
const chunked = (bytes: number) => `${bytes.toString(16)}\r\n${'x'.repeat(bytes)}\r\n0\r\n\r\n`;

test.each([
  ['call/archive.status', 'application/json'],
  ['upload?batch=drop-1&name=a.jpg', 'application/octet-stream'],
])('%s of more than the limit is answered with 413', async (place, type) => {
  await using desk = await loopbackDesk(small);
  const request = { method: 'POST', target: desk.root + place };
  const announced = await rawRequest(desk.port, {
    ...request,
    headers: { 'content-type': type },
    body: 'x'.repeat(1_001),
  });
  expect(announced.status).toBe(413);
  const unannounced = await rawRequest(desk.port, {
    ...request,
    headers: { 'content-type': type, 'transfer-encoding': 'chunked' },
    chunks: chunked(2_000),
  });
  expect(unannounced.status).toBe(413);
  expect(desk.newsroom.asked).toEqual([]);
  const kept = await readdir(join(desk.folder, 'incoming'), { recursive: true }).catch(() => []);
  expect(kept.filter((name) => name.includes('.'))).toEqual([]);
});

test('an upload of exactly the limit is taken', async () => {
  await using desk = await loopbackDesk(small);
  const answer = await rawRequest(desk.port, {
    method: 'POST',
    target: `${desk.root}upload?batch=drop-1&name=a.jpg`,
    headers: { 'content-type': 'application/octet-stream' },
    body: 'x'.repeat(1_000),
  });
  expect(answer.status).toBe(200);
});
