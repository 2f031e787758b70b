/**
 * The story: a page of another site asks the browser for permission to read Cutline's answers.
 * Only a header of ours could give it, so there is none, on any answer, whatever is asked.
 */
import { expect, test } from 'vitest';
import { loopbackDesk } from '#main/shells/testing/loopback-desk.ts';
import { rawRequest } from '#main/shells/testing/raw-http.ts';

test.each([
  ['the page', 'GET', ''],
  ['a missing page', 'GET', 'nothing.html'],
  ['a call', 'POST', 'call/archive.status'],
  ['a preflight of a call', 'OPTIONS', 'call/archive.status'],
  ['a preflight of the page', 'OPTIONS', ''],
  ['an odd method', 'PROPFIND', ''],
])('%s carries no CORS header and the same safe headers', async (_what, method, place) => {
  await using desk = await loopbackDesk();
  const answer = await rawRequest(desk.port, {
    method,
    target: desk.root + place,
    headers: { 'content-type': 'application/json', 'access-control-request-method': 'POST' },
    ...(method === 'POST' ? { body: '{}' } : {}),
  });
  expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin');
  if (method === 'OPTIONS' || method === 'PROPFIND') expect(answer.status).toBe(405);
});
