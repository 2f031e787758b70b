/** How the command line reads its arguments and tells what went wrong. What calls do is tested behind the door. */
import { describe, expect, test } from 'vitest';
import { contract } from '#core/contract.ts';
import { columns } from '#main/shells/cli/columns.ts';
import { UsageError } from '#main/shells/cli/command.ts';
import { changesFrom } from '#main/shells/cli/edit.ts';
import { runCommandLine } from '#main/shells/cli.ts';
import { findHome } from '#main/shells/home.ts';
import { runOn } from '#main/shells/testing/captured-terminal.ts';
import { fakeNewsroom } from '#main/shells/testing/fake-newsroom.ts';
import { noCaptionFiles } from '#main/testing/unused-ports.ts';

const caption = '01890a5d-ac96-774b-bcce-b302099a8057';
const nothing = fakeNewsroom(() => ({ ok: true, value: { total: 0, cards: [] } }));

describe('usage', () => {
  test.each([
    [[]],
    [['captions']],
    [['list', '--colour']],
    [['list', '--limit', 'many']],
    [['list', '--status', 'lost']],
    [['import']],
    [['show']],
    [['show', 'a', 'b']],
    [['edit', caption]],
    [['edit', caption, 'headline']],
    [['edit', caption, 'colour=red']],
    [['edit', caption, 'headline=a', 'headline=b']],
    [['duplicates', '--class', 'twins']],
    [['export']],
    [['export', '--format', 'pdf', '--out', 'x']],
    [['export', '--format', 'json']],
    [['export', '--format', 'jpeg', '--out', 'x', '--zip']],
    [['export', '--format', 'json', '--out', 'x', '--override', ' ']],
    [['call']],
    [['call', 'archive.delete']],
    [['call', 'captions.show', '--colour', 'red']],
    [['call', 'captions.show', '{']],
    [['list', '--archive']],
    [['list', '--archive', '']],
  ])('%j ends with 2, says why on stderr, opens nothing', async (words) => {
    const { code, out, err, closed } = await runOn(nothing, words);
    expect([code, out, closed]).toEqual([2, '', 0]);
    expect(err).toContain('Usage: cutline');
  });

  test.each([
    [['list', '--limit', '-1'], '--limit takes a whole number, not “-1”.'],
    [['list', '--limit', 'many'], '--limit takes a whole number, not “many”.'],
    [['list', '--limit', '--batch', 'x'], '--limit takes a value.'],
    [['demo', 'twice'], 'demo takes no further words.'],
    [['captions'], 'There is no command “captions”.'],
    [['call', 'captions.find', '--words'], '--words takes a value.'],
  ])('%j --json is one JSON document in Cutline’s words', async (words, message) => {
    const { code, out, err } = await runOn(nothing, [...words, '--json']);
    expect([code, err.startsWith(`${message}\n`)]).toEqual([2, true]);
    expect(JSON.parse(out)).toEqual({ problem: { code: 'bad-input', message, field: '' } });
  });

  test('of the commands that read and write captions only import, ingest, watch and demo may make an archive', async () => {
    const makes: Record<string, boolean> = {};
    const silent = new AbortController().signal;
    for (const words of [
      ['import', 'a.jpg'],
      ['ingest', 'card', '--to', 'photos'],
      ['watch', 'hot'],
      ['demo'],
      ['list'],
      ['show', caption],
      ['edit', caption, 'headline=x'],
      ['check'],
      ['duplicates'],
      ['export', '--format', 'csv', '--out', 'x'],
      ['call', 'archive.status'],
    ]) {
      await runCommandLine([...words, '--archive', '/nowhere/archive'], {
        terminal: {
          out: () => undefined,
          err: () => undefined,
          interactive: false,
          columns: 80,
          interrupted: silent,
          read: async () => '',
          hidden: async () => null,
        },
        home: findHome(import.meta.dirname),
        openCaptionFiles: () => noCaptionFiles,
        currentFolder: '/desk',
        open: (_archive, { create }) => {
          makes[words[0] ?? ''] = create;
          return Promise.reject(new Error('Not opened in this test.'));
        },
      }).catch(() => undefined);
    }
    expect(Object.keys(makes).filter((name) => makes[name])).toEqual(['import', 'ingest', 'watch', 'demo']);
    expect(Object.keys(makes).filter((name) => !makes[name])).toHaveLength(7);
  });

  test('--help lists every command, and each has its own', async () => {
    const { code, out } = await runOn(nothing, ['--help']);
    expect(code).toBe(0);
    const names = [...out.matchAll(/^ {2}([a-z]+) {2,}/gm)].map(([, name]) => name ?? '');
    expect(names).toEqual([
      'import',
      'ingest',
      'watch',
      'list',
      'show',
      'edit',
      'duplicates',
      'check',
      'export',
      'send',
      'outbox',
      'correct',
      'kill',
      'metadata',
      'demo',
      'serve',
      'doctor',
      'call',
    ]);
    for (const name of names) {
      const help = await runOn(nothing, [name, '--help']);
      expect([help.code, help.out.startsWith(`Usage: cutline ${name}`)]).toEqual([0, true]);
    }
  });

  test('the help of call names every call of the contract', async () => {
    const { out } = await runOn(nothing, ['call', '--help']);
    for (const name of Object.keys(contract)) expect(out).toContain(name);
  });

  test('--version is the package’s', async () => {
    expect((await runOn(nothing, ['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('answers', () => {
  test('a problem is one JSON document on stdout and a sentence on stderr, and the archive is closed', async () => {
    const problem = { code: 'not-found', message: 'There is no such caption.', field: 'caption' } as const;
    const newsroom = fakeNewsroom(() => ({ ok: false, problem }));
    const outcome = await runOn(newsroom, ['show', caption, '--json']);
    expect([outcome.code, outcome.err, outcome.closed]).toEqual([1, 'There is no such caption.\n', 1]);
    expect(JSON.parse(outcome.out)).toEqual({ problem });
  });

  test('an archive that cannot be opened is told like any problem', async () => {
    const refusing = {
      ...nothing,
      call: () => Promise.reject(new Error('This archive is from a newer Cutline.')),
    };
    const { code, out, err } = await runOn(refusing, ['list', '--json']);
    expect([code, err]).toEqual([1, 'This archive is from a newer Cutline.\n']);
    expect(JSON.parse(out)).toEqual({
      problem: { code: 'failed', message: 'This archive is from a newer Cutline.', field: '' },
    });
  });

  test('words that cannot be an id are answered like an id nobody has', async () => {
    for (const words of [
      ['show', 'nope'],
      ['edit', 'nope', 'headline=x'],
    ]) {
      const { code, out, err } = await runOn(fakeNewsroom(), [...words, '--json']);
      expect([code, err]).toEqual([
        1,
        'There is no caption with the id “nope”. "cutline list" shows the ids.\n',
      ]);
      expect(JSON.parse(out).problem.code).toBe('not-found');
    }
  });

  test('further words name classes behind --class, and are refused where they would be ignored', async () => {
    const newsroom = fakeNewsroom(() => ({ ok: true, value: { pairs: [], total: 0 } }));
    expect((await runOn(newsroom, ['duplicates', '--class', 'near', 'exact'])).code).toBe(0);
    expect(newsroom.asked[0]?.input).toMatchObject({ query: { classes: ['exact', 'near'] } });
    expect((await runOn(newsroom, ['duplicates', 'exact'])).code).toBe(2);
    expect((await runOn(newsroom, ['duplicates', '--class', 'near', 'bogus'])).code).toBe(2);
    expect((await runOn(newsroom, ['list', 'ferry'])).code).toBe(2);
  });

  test('an unknown batch is answered with the batches there are', async () => {
    const batch = { id: caption, name: 'Harbour', createdAt: '', total: 0, counts: {} };
    const { code, err } = await runOn(
      fakeNewsroom(() => ({ ok: true, value: [batch] })),
      ['list', '--batch', 'Port'],
    );
    expect([code, err]).toEqual([1, 'No batch is named “Port”. Batches in this archive: “Harbour”.\n']);
  });

  test.each([
    [['check', '--house', 'bbc']],
    [['show', caption, '--house', 'bbc']],
    [['export', '--format', 'text', '--out', 'x', '--house', 'bbc']],
    [['demo', '--house', 'bbc']],
  ])('an unknown house is wrong usage, like an unknown status: %j', async (words) => {
    const newsroom = fakeNewsroom(() => ({ ok: true, value: [{ id: 'desk' }, { id: 'ap' }] }));
    const { code, err } = await runOn(newsroom, words);
    expect([code, err.split('\n')[0]]).toEqual([2, 'No house is called “bbc”. Houses: desk, ap.']);
    expect(newsroom.asked.map(({ name }) => name)).toEqual(['houses.list']);
  });

  test('export calls a caption without photo by its first words', async () => {
    const words = 'Rescue swimmers bring a fisherman ashore in Vessel Bay, Norway, on Nov. 12, 2026.';
    const fields = { caption: words, title: '', headline: '' };
    const answers: Record<string, unknown> = {
      'captions.entries': [{ id: caption, photo: null, fields }],
      'wire.export': {
        written: [],
        exported: 0,
        refused: [{ caption, fileName: '', reason: 'The credit is missing.' }],
        existing: [],
        failures: [],
        notes: [],
      },
    };
    const newsroom = fakeNewsroom((name) => ({ ok: true, value: answers[name] ?? [] }));
    const { code, out } = await runOn(newsroom, ['export', '--format', 'text', '--out', 'x', caption]);
    expect(code).toBe(1);
    expect(out).toContain('refused  “Rescue swimmers bring a fisherman ashor…”: The credit is missing.\n');
    expect(out).not.toContain(caption);
  });

  test('call takes flags from the schema, also those inside a query', async () => {
    const newsroom = fakeNewsroom();
    const words = ['captions.find', '--words', 'fire', '--limit', '5', '--descending', '--archive', '/a'];
    await runOn(newsroom, ['call', ...words]);
    expect(newsroom.asked.at(-1)?.input).toEqual({ query: { words: 'fire', limit: 5, descending: true } });
    await runOn(newsroom, ['call', 'photos.import', '--paths', '/a', '--paths', '/b', '--copy']);
    expect(newsroom.asked.at(-1)?.input).toEqual({ paths: ['/a', '/b'], copy: true });
    await runOn(newsroom, ['call', 'captions.edit', '-'], { input: '{"caption":"x"}' });
    expect(newsroom.asked.at(-1)?.input).toEqual({ caption: 'x' });
  });
});

describe('edit', () => {
  test('keeps everything after the first equals sign, and splits lists', () => {
    expect(changesFrom(['caption=a = b', 'people=Ana Ruiz; Bo Li;', 'credit='])).toEqual({
      caption: 'a = b',
      people: ['Ana Ruiz', 'Bo Li'],
      credit: '',
    });
  });

  test('names of the language itself are not fields', () => {
    expect(() => changesFrom(['__proto__=x'])).toThrow(UsageError);
    expect(() => changesFrom(['constructor=x'])).toThrow(UsageError);
  });
});

describe('tables', () => {
  test('fit the width, cut whole characters, and pass no control characters on', () => {
    const table = columns(['ID', 'CAPTION'], [['1', `渡し船 \u001b[31m${'語'.repeat(80)}`]], 40);
    expect(table).not.toContain('\u001b');
    expect(table).toContain('…');
    expect(table.split('\n')[0]).toBe('ID  CAPTION');
  });
});
