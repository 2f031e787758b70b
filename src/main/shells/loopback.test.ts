/** What the loopback shell does for its own page. Who else is refused is told in loopback/*.attack.test.ts. */
import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { expect, test } from 'vitest';
import { loopbackDesk } from '#main/shells/testing/loopback-desk.ts';

const json = { 'content-type': 'application/json' };

test('a call is answered with the newsroom’s own answer, under the name as typed', async () => {
  await using desk = await loopbackDesk();
  const response = await fetch(`${desk.address}call/captions.find`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ query: { words: 'fähre' } }),
  });
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(await response.json()).toEqual({
    ok: true,
    value: { name: 'captions.find', input: { query: { words: 'fähre' } } },
  });
});

test('events arrive, and the listener goes with the page', async () => {
  await using desk = await loopbackDesk();
  const leave = new AbortController();
  const response = await fetch(`${desk.address}events`, { signal: leave.signal });
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader?.read())?.value).toBe('retry: 1000\n\n');
  desk.newsroom.announce({ name: 'captions.changed', detail: { captions: ['a'] } });
  expect((await reader?.read())?.value).toBe(
    'id: 1\ndata: {"name":"captions.changed","detail":{"captions":["a"]}}\n\n',
  );
  expect([desk.openPages(), desk.newsroom.listeners()]).toEqual([1, 1]);
  leave.abort();
  await expect.poll(() => [desk.openPages(), desk.newsroom.listeners()]).toEqual([0, 0]);
});

test('a page that comes back is told to look again', async () => {
  await using desk = await loopbackDesk();
  const leave = new AbortController();
  const headers = { 'last-event-id': '7' };
  const response = await fetch(`${desk.address}events`, { signal: leave.signal, headers });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let heard = '';
  while (!heard.includes('data:')) heard += (await reader?.read())?.value ?? '';
  expect(heard).toContain('"archive.changed"');
  leave.abort();
});

test('dropped files keep their names, and a second of the same name does not replace the first', async () => {
  await using desk = await loopbackDesk();
  const drop = async (text: string) => {
    const response = await fetch(`${desk.address}upload?batch=drop-1&name=Hafen+1.jpg`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: text,
    });
    return ((await response.json()) as { value: { path: string } }).value.path;
  };
  const first = await drop('one');
  const second = await drop('two');
  expect([basename(first), basename(second)]).toEqual(['Hafen 1.jpg', 'Hafen 1.jpg']);
  expect(dirname(second)).toBe(`${dirname(first)}/2`);
  expect([await readFile(first, 'utf8'), await readFile(second, 'utf8')]).toEqual(['one', 'two']);
});

test('closing ends open event streams', async () => {
  const desk = await loopbackDesk();
  const response = await fetch(`${desk.address}events`);
  await desk[Symbol.asyncDispose]();
  await expect(response.text()).rejects.toThrow();
});
