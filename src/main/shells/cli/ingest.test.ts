/** `cutline ingest` and `cutline watch`: what they ask, what they print, how they end. */
import { describe, expect, test } from 'vitest';
import type { Answer } from '#core/contract.ts';
import type { IngestReport } from '#core/ingest/records.ts';
import { runOn } from '#main/shells/testing/captured-terminal.ts';
import { fakeNewsroom } from '#main/shells/testing/fake-newsroom.ts';

const job = '01890a5d-ac96-774b-bcce-b302099a8057';
const report: IngestReport = {
  job,
  batch: job,
  source: '/desk/card',
  startedAt: '2026-11-12T09:41:22.120+01:00',
  state: 'done',
  reason: '',
  files: { total: 3, done: 3, copied: 2, verified: 4, known: 1, failed: 0, others: 1 },
  bytes: { total: 20, done: 20 },
  photos: { added: 2, known: 0, failed: 0 },
  failures: [],
  notes: [],
  destinations: [
    { path: '/desk/a', state: 'finished', reason: '', verified: 2, bytes: 20 },
    { path: '/desk/b', state: 'finished', reason: '', verified: 2, bytes: 20 },
  ],
  rate: 10,
  secondsLeft: 0,
};

function desk(end: IngestReport) {
  const newsroom = fakeNewsroom((name): Answer => {
    if (name === 'batches.list') return { ok: true, value: [{ id: job, name: 'Harbour' }] };
    if (name === 'ingest.show') return { ok: true, value: { report: end, files: [] } };
    if (name === 'ingest.start')
      queueMicrotask(() => newsroom.announce({ name: 'ingest.progress', detail: { ...end } }));
    return { ok: true, value: { job, batch: job, resumed: false } };
  });
  return newsroom;
}

describe('ingest', () => {
  test('asks for what was typed, prints one JSON document', async () => {
    const newsroom = desk(report);
    const words =
      'ingest card --to a --second b --names {date}/{sequence:4} --batch Harbour --stationery slug=tow --stationery keywords=a;b --first 12 --json';
    const { code, out, err } = await runOn(newsroom, words.split(' '));
    expect([code, err]).toEqual([0, '']);
    expect(newsroom.asked[0]).toEqual({
      name: 'ingest.start',
      input: {
        source: '/desk/card',
        destinations: ['/desk/a', '/desk/b'],
        names: '{date}/{sequence:4}',
        batch: 'Harbour',
        firstNumber: 12,
        stationery: { slug: 'tow', keywords: ['a', 'b'] },
        again: false,
      },
    });
    expect(JSON.parse(out)).toEqual({
      copied: 2,
      verified: 4,
      known: 1,
      failed: [],
      notes: [],
      destinations: report.destinations,
      batch: 'Harbour',
      state: 'done',
      reason: '',
      photos: report.photos,
    });
  });

  test('a pause says why on stderr, failures are listed; both end with 1', async () => {
    const paused = await runOn(
      desk({ ...report, state: 'paused', reason: '/desk/card is no longer there.' }),
      ['ingest', 'card', '--to', 'a'],
    );
    expect(paused).toMatchObject({ code: 1, err: '/desk/card is no longer there.\n' });
    const failures = [{ path: '/desk/card/A_1.JPG', reason: 'A_1.JPG could not be read' }];
    const failed = await runOn(desk({ ...report, failures }), ['ingest', 'card', '--to', 'a']);
    expect(failed.code).toBe(1);
    expect(failed.out).toContain('/desk/card/A_1.JPG: A_1.JPG could not be read');
  });

  test('lost copies are told of in words, before and after', async () => {
    const notes = ['One copy was gone from /desk/a and was made again: A_1.JPG.'];
    const { code, out } = await runOn(desk({ ...report, notes }), ['ingest', 'card', '--to', 'a']);
    expect(code).toBe(0);
    expect(out).toContain(`\n${notes[0]}\n`);
    const preview = {
      shots: 2,
      files: 2,
      bytes: 9,
      known: 1,
      lost: 1,
      others: 0,
      names: [{ source: 'A_1.JPG', target: '2026-11-12/A_1.JPG' }],
      failures: [],
    };
    const looked = await runOn(
      fakeNewsroom(() => ({ ok: true, value: preview })),
      ['ingest', 'card', '--to', 'a', '--preview'],
    );
    expect(looked.out).toContain('Of them 1 ingested before: their copies are gone or altered');
  });

  test.each([
    [['ingest']],
    [['ingest', 'card']],
    [['ingest', 'card', '--to', '']],
    [['ingest', 'card', 'more', '--to', 'a']],
    [['ingest', 'card', '--to', 'a', '--stationery', 'colour=red']],
    [['ingest', 'card', '--to', 'a', '--first', 'x']],
    [['watch']],
    [['watch', 'a', 'b']],
    [['watch', 'a', '--list']],
  ])('%j ends with 2', async (words) => {
    const { code, err } = await runOn(
      fakeNewsroom(() => ({ ok: true, value: [] })),
      words,
    );
    expect(code).toBe(2);
    expect(err).toContain('Usage: cutline');
  });
});

test('watch lists a folder, says what comes in, ends with Ctrl-C', async () => {
  const interrupt = new AbortController();
  const folder = {
    id: job,
    folder: '/desk/hot',
    batch: job,
    to: '',
    names: '{date}/{original}',
    stationery: {},
    firstNumber: 1,
    since: '2026-11-12T09:41:22.120+01:00',
  };
  const state = {
    folder,
    state: 'watching',
    reason: '',
    photos: { added: 3, known: 0, failed: 0 },
    failures: [],
  };
  const listed: unknown[] = [];
  const newsroom = fakeNewsroom((name): Answer => {
    if (name === 'folders.watch') {
      listed.push(state);
      setTimeout(() => interrupt.abort(), 20);
      return { ok: true, value: folder };
    }
    return { ok: true, value: [...listed] };
  });
  const { code, err } = await runOn(newsroom, ['watch', 'hot', '--batch', 'Wire'], {
    interrupted: interrupt.signal,
  });
  expect(code).toBe(0);
  expect(err).toBe('/desk/hot: 3 photos came in, 0 failed.\n');
  expect(newsroom.asked.find(({ name }) => name === 'folders.watch')?.input).toEqual({
    folder: '/desk/hot',
    batch: 'Wire',
  });
});
