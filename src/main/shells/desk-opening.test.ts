/** A desk whose archive cannot be opened says why, and opens once the cause is gone. */
import { expect, test } from 'vitest';
import type { DeskEvent } from '#core/contract.ts';
import { type Opened, openingDesk } from '#main/shells/desk-opening.ts';
import { fakeNewsroom } from '#main/shells/testing/fake-newsroom.ts';

function opened(newsroom = fakeNewsroom()): Opened {
  const ports: unknown = {};
  return { newsroom, ports: ports as Opened['ports'], close: () => Promise.resolve() };
}

test('an archive that opens is simply there', async () => {
  const desk = await openingDesk(
    () => Promise.resolve(opened()),
    () => {},
  );
  expect(await desk.newsroom.call('batches.list', {})).toMatchObject({ ok: true });
  expect(desk.ports()).not.toBeNull();
});

test('the reason is the answer to every call, and is said once', async () => {
  const said: string[] = [];
  const events: DeskEvent[] = [];
  const desk = await openingDesk(
    () => Promise.reject(new Error('The disk is full.')),
    (reason) => said.push(reason),
  );
  desk.newsroom.on((event) => events.push(event));
  for (const name of ['archive.status', 'captions.find', 'archive.status']) {
    expect(await desk.newsroom.call(name, {})).toEqual({
      ok: false,
      problem: { code: 'failed', message: 'The disk is full.', field: 'archive' },
    });
  }
  expect(said).toEqual(['The disk is full.']);
  expect(events).toEqual([{ name: 'archive.closed', detail: { reason: 'The disk is full.' } }]);
  expect(desk.ports()).toBeNull();
  await desk.close();
});

test('asking again opens it once, and earlier listeners hear its events', async () => {
  let full = true;
  let openings = 0;
  const newsroom = fakeNewsroom();
  const heard: string[] = [];
  const desk = await openingDesk(
    () => {
      if (full) return Promise.reject(new Error('The disk is full.'));
      openings += 1;
      return Promise.resolve(opened(newsroom));
    },
    () => {},
  );
  desk.newsroom.on(({ name }) => heard.push(name));
  full = false;
  const both = [desk.newsroom.call('archive.status', {}), desk.newsroom.call('archive.status', {})];
  expect(await Promise.all(both)).toMatchObject([{ ok: true }, { ok: true }]);
  expect(openings).toBe(1);
  newsroom.announce({ name: 'batches.changed', detail: {} });
  expect(heard).toEqual(['archive.closed', 'batches.changed']);
});
