/** Following an import to its end, whichever way its end is heard. */
import { expect, test } from 'vitest';
import type { ImportReport } from '#core/records.ts';
import { runOn } from '#main/shells/testing/captured-terminal.ts';
import { fakeNewsroom } from '#main/shells/testing/fake-newsroom.ts';

const job = '01890a5d-ac96-774b-bcce-b302099a8057';
const report: ImportReport = {
  job,
  batch: job,
  state: 'running',
  photos: { added: 1, known: 0, failed: 0 },
  captions: { found: 2, distinct: 1, attached: 1 },
  failures: [],
  total: 4,
  done: 1,
  rate: 2,
  secondsLeft: 2,
};

test('ends with the event, paths made absolute, one JSON document', async () => {
  const newsroom = fakeNewsroom(() => {
    queueMicrotask(() => {
      newsroom.announce({ name: 'job.progress', detail: { ...report, job: '0', state: 'done' } });
      setTimeout(() => newsroom.announce({ name: 'job.progress', detail: { ...report, state: 'done' } }), 5);
    });
    return { ok: true, value: { job, batch: job } };
  });
  const { code, out, err } = await runOn(newsroom, ['import', 'ferry.jpg', '--batch', 'Harbour', '--json']);
  expect([code, err]).toEqual([0, '']);
  expect(JSON.parse(out)).toEqual({ photos: report.photos, captions: report.captions, failures: [] });
  expect(newsroom.asked[0]?.input).toEqual({ paths: ['/desk/ferry.jpg'], copy: false, batch: 'Harbour' });
  expect(newsroom.listeners()).toBe(0);
});

test('ends although the event was lost, and lists failures with 1', async () => {
  const failures = [{ path: '/desk/a.jpg', reason: 'The file is empty.' }];
  const newsroom = fakeNewsroom((name) =>
    name === 'jobs.show'
      ? { ok: true, value: { ...report, state: 'done', failures } }
      : { ok: true, value: { job, batch: job } },
  );
  const { code, out } = await runOn(newsroom, ['import', 'a.jpg']);
  expect(code).toBe(1);
  expect(out).toContain('/desk/a.jpg: The file is empty.');
});

test('Ctrl-C cancels the job and waits for its report', async () => {
  const interrupt = new AbortController();
  const newsroom = fakeNewsroom((name) => {
    if (name === 'photos.import') setTimeout(() => interrupt.abort(), 5);
    if (name === 'jobs.cancel') {
      setTimeout(
        () => newsroom.announce({ name: 'job.progress', detail: { ...report, state: 'cancelled' } }),
        5,
      );
    }
    return { ok: true, value: name === 'jobs.show' ? report : { job, batch: job } };
  });
  const { code, err } = await runOn(newsroom, ['import', 'a.jpg'], { interrupted: interrupt.signal });
  expect(newsroom.asked.map(({ name }) => name)).toContain('jobs.cancel');
  expect(code).toBe(1);
  expect(err).toContain('What is imported stays');
});
