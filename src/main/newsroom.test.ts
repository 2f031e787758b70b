/**
 * The main job through the one door, over a real archive, real files and real pictures: a folder
 * and a page go in, captions are matched, repeats and errors are found, edits last, text comes out.
 */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { unzipSync } from 'fflate';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Answer, CallInput, CallName, CallOutput } from '#core/contract.ts';
import type { ImportReport } from '#core/records.ts';
import { type Assembled, assemble } from '#main/assemble.ts';

const project = join(import.meta.dirname, '../..');
const paths = {
  migrations: join(project, 'db/migrations'),
  sample: join(project, 'sample'),
  pictureChild: join(project, 'src/main/tools/picture-child.ts'),
};

const page = `<html><head><title>Photos</title></head><body>
<p>PHOTO / HARBOUR</p><h1>Ferry towed in after engine failure</h1><p>Published: Nov 12, 2026 02:05 PM</p>
<figure><img src="img/HF_0001.jpg" alt="Crew members of the ferry Nordstern throw a line to the tug Alma in Vessel Bay, Norway, Nov. 12, 2026. The ferry lost power in fog, the harbour office said Thursday.Photo:Harbor News">
<figcaption>Crew members of the ferry Nordstern throw a line to the tug Alma in Vessel Bay, Norway, Nov. 12, 2026. The ferry lost power in fog, the harbour office said Thursday.Photo:Harbor News</figcaption></figure>
<p>The ferry lost power in dense fog off Vessel Bay, the harbour office said Thursday. “Everyone is well,” it said in a statement.</p>
<figure><img src="img/HF_0002.jpg" alt="Harbour master Edda Voss answers questions on the pier in Vessel Bay, Norway, Nov. 12, 2026.Photo:Harbor News">
<figcaption>Harbour master Edda Voss answers questions on the pier in Vessel Bay, Norway, Nov. 12, 2026.Photo:Harbor News</figcaption></figure>
</body></html>`;

let folder = '';
let desk: Assembled;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cutline-newsroom-'));
  desk = await assemble({ archiveFolder: join(folder, 'archive'), editor: 'Test desk', paths });
});

afterEach(async () => {
  await desk.close();
  await rm(folder, { recursive: true, force: true });
});

async function value<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> {
  const answer = await desk.newsroom.call(name, input);
  if (!answer.ok) throw new Error(`${name}: ${answer.problem.message}`);
  return answer.value as CallOutput<Name>;
}

/** Runs the undo that an answer carried. */
async function takeBack(answer: Answer): Promise<Answer> {
  if (!answer.ok || !answer.undo) throw new Error('The answer carries no undo.');
  const back = await desk.newsroom.call(answer.undo.name, answer.undo.input);
  if (!back.ok) throw new Error(`${answer.undo.name}: ${back.problem.message}`);
  return back;
}

/** Draws a picture that no other number draws. */
async function draw(name: string, hue: number): Promise<string> {
  const path = join(folder, name);
  const channels = { r: (hue * 53) % 256, g: (hue * 101) % 256, b: (hue * 197) % 256 };
  const bar = await sharp({ create: { width: 40 + hue, height: 90, channels: 3, background: '#e8e8e8' } })
    .png()
    .toBuffer();
  await sharp({ create: { width: 320, height: 200, channels: 3, background: channels } })
    .composite([{ input: bar, left: 10 * hue, top: 20 }])
    .jpeg()
    .toFile(path);
  return path;
}

async function importAll(given: string[], batch = 'Harbour'): Promise<ImportReport> {
  const { job } = await value('photos.import', { paths: given, batch });
  return new Promise((resolve) => {
    const stop = desk.newsroom.on((event) => {
      if (event.name !== 'job.progress' || event.detail.job !== job || event.detail.state === 'running')
        return;
      stop();
      resolve(event.detail);
    });
  });
}

async function pageAndPhotos(): Promise<string[]> {
  await writeFile(join(folder, 'page.html'), page);
  return [
    await draw('HF_0001.jpg', 3),
    await draw('HF_0002.jpg', 8),
    await draw('HF_0003.jpg', 14),
    join(folder, 'page.html'),
  ];
}

describe('import', () => {
  test('adds photos, reads the page, attaches its captions by file name', async () => {
    const report = await importAll(await pageAndPhotos());
    expect(report).toMatchObject({
      state: 'done',
      photos: { added: 3, known: 0, failed: 0 },
      captions: { found: 4, distinct: 2, attached: 2 },
      failures: [],
    });
    const { cards } = await value('captions.find', { query: { sort: 'fileName' } });
    expect(cards.map(({ fileName, status }) => [fileName, status])).toEqual([
      ['HF_0001.jpg', 'flagged'],
      ['HF_0002.jpg', 'flagged'],
      ['HF_0003.jpg', 'uncaptioned'],
    ]);
    expect(cards[1]?.caption).toContain('Edda Voss');
  });

  test('recognises the same photos and the same page again', async () => {
    const given = await pageAndPhotos();
    await importAll(given);
    const again = await importAll(given);
    expect(again.photos).toEqual({ added: 0, known: 3, failed: 0 });
    expect(again.captions).toEqual({ found: 4, distinct: 2, attached: 0 });
    expect((await value('captions.find', { query: {} })).total).toBe(3);
  });

  test('gives every bad file one line and goes on', async () => {
    await writeFile(join(folder, 'empty.jpg'), '');
    await writeFile(join(folder, 'cut.jpg'), Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]));
    await writeFile(join(folder, 'notes.docx'), 'PK\u0003\u0004 not a photo');
    const good = await draw('HF_0004.jpg', 5);
    const report = await importAll([
      join(folder, 'empty.jpg'),
      join(folder, 'cut.jpg'),
      join(folder, 'notes.docx'),
      join(folder, 'nowhere.jpg'),
      join(folder, 'no-such-folder'),
      join(folder, 'no-such-page.html'),
      good,
    ]);
    // A folder and a caption document that are not there are failures, but of no photo.
    expect(report.photos).toEqual({ added: 1, known: 0, failed: 4 });
    expect(report.failures.map(({ path }) => path.split('/').at(-1)).sort()).toEqual([
      'cut.jpg',
      'empty.jpg',
      'no-such-folder',
      'no-such-page.html',
      'notes.docx',
      'nowhere.jpg',
    ]);
    for (const { reason } of report.failures) expect(reason).not.toMatch(/\n|Error:|at \w+ \(/);
  });

  test('never touches an original', async () => {
    const photo = await draw('HF_0005.jpg', 6);
    const before = await readFile(photo);
    await importAll([photo]);
    expect((await readFile(photo)).equals(before)).toBe(true);
  });
});

describe('captions', () => {
  test('an edit is kept with its history, and its undo takes it back', async () => {
    await importAll([await draw('HF_0001.jpg', 3)]);
    const [card] = (await value('captions.find', { query: {} })).cards;
    const caption = card?.id ?? '';
    const answer: Answer = await desk.newsroom.call('captions.edit', {
      caption,
      changes: { headline: 'Ferry towed in', keywords: ['ferry', ' ferry ', 'fog'] },
    });
    expect(answer).toMatchObject({
      ok: true,
      value: { entry: { fields: { headline: 'Ferry towed in', keywords: ['ferry', 'fog'] } } },
    });
    const history = await value('captions.history', { caption });
    expect(history.filter(({ field }) => field === 'headline')).toMatchObject([
      { before: '', after: 'Ferry towed in', who: 'Test desk', why: 'typed' },
    ]);
    if (answer.ok && answer.undo) await desk.newsroom.call(answer.undo.name, answer.undo.input);
    expect((await value('captions.show', { caption })).entry.fields.headline).toBe('');
  });

  test('a review sees what is typed and writes nothing', async () => {
    await importAll(await pageAndPhotos());
    const { cards } = await value('captions.find', { query: { sort: 'fileName' } });
    const [first, , third] = cards;
    const text = (await value('captions.show', { caption: first?.id ?? '' })).entry.fields.caption;
    const review = await value('captions.review', { caption: third?.id ?? '', changes: { caption: text } });
    expect(review.likenesses.map(({ caption, comparison }) => [caption, comparison.class])).toEqual([
      [first?.id, 'exact'],
    ]);
    expect(review.findings.map(({ rule }) => rule)).toContain('credit-spacing');
    expect((await value('captions.show', { caption: third?.id ?? '' })).entry.fields.caption).toBe('');
  });

  test('a repeat flags both captions until it is kept on purpose', async () => {
    await importAll([await draw('HF_0001.jpg', 3), await draw('HF_0002.jpg', 8)]);
    const ids = (await value('captions.find', { query: { sort: 'fileName' } })).cards.map(({ id }) => id);
    const [left, right] = [ids[0] ?? '', ids[1] ?? ''];
    const changes = {
      caption: 'Volunteers stack sandbags along the river in Passel, Austria, on Nov. 13, 2026.',
    };
    await value('captions.edit', { caption: left, changes });
    await value('captions.edit', { caption: right, changes });
    expect(
      (await value('duplicates.find', { query: { undecided: true } })).pairs.map(
        ({ pair }) => pair.comparison.class,
      ),
    ).toEqual(['exact']);
    await value('duplicates.keep', { left, right, why: 'Two frames of one scene' });
    expect((await value('duplicates.find', { query: { undecided: true } })).total).toBe(0);
    const { decision } = await value('duplicates.show', { left, right });
    expect(decision).toMatchObject({ who: 'Test desk', why: 'Two frames of one scene' });
  });

  test('keeping both is taken back and done again like every other change', async () => {
    await importAll([await draw('HF_0001.jpg', 3), await draw('HF_0002.jpg', 8)]);
    const [left = '', right = ''] = await value('captions.ids', { query: {} });
    const changes = {
      caption: 'Volunteers stack sandbags along the river in Passel, Austria, on Nov. 13, 2026.',
    };
    for (const caption of [left, right]) await value('captions.edit', { caption, changes });
    const waiting = async () => (await value('duplicates.find', { query: { undecided: true } })).total;
    const status = async () => (await value('captions.show', { caption: left })).entry;
    const flagged = await status();
    const kept = await desk.newsroom.call('duplicates.keep', { left, right, why: 'Two frames' });
    expect([await waiting(), (await status()).duplicates]).toEqual([0, 0]);
    const forgotten = await takeBack(kept);
    expect([await waiting(), await status()]).toEqual([1, flagged]);
    await takeBack(forgotten);
    expect(await waiting()).toBe(0);
    expect((await value('duplicates.show', { left, right })).decision).toMatchObject({ why: 'Two frames' });
    const again = await desk.newsroom.call('duplicates.keep', { left, right, why: 'Another reason' });
    await takeBack(again);
    expect((await value('duplicates.show', { left, right })).decision).toMatchObject({ why: 'Two frames' });
    await value('duplicates.forget', { left, right });
    expect(await desk.newsroom.call('duplicates.forget', { left, right })).toMatchObject({
      ok: false,
      problem: { code: 'not-found' },
    });
  });

  test('one caption chosen for two photos is decided, and its undo gives both their own words back', async () => {
    await importAll([await draw('HF_0001.jpg', 3), await draw('HF_0002.jpg', 8)]);
    const ids = (await value('captions.find', { query: { sort: 'fileName' } })).cards.map(({ id }) => id);
    const [left, right] = [ids[0] ?? '', ids[1] ?? ''];
    const own = 'Volunteers stack sandbags along the river in Passel, Austria, on Nov. 13, 2026.';
    const other = `${own} The water is expected to crest overnight.`;
    await value('captions.edit', { caption: left, changes: { caption: own } });
    await value('captions.edit', { caption: right, changes: { caption: other } });
    const answer = await desk.newsroom.call('duplicates.merge', { left, right, text: other });
    expect(answer).toMatchObject({ ok: true, undo: { name: 'duplicates.unmerge' } });
    expect((await value('duplicates.find', { query: { undecided: true } })).total).toBe(0);
    if (answer.ok && answer.undo) await desk.newsroom.call(answer.undo.name, answer.undo.input);
    expect((await value('captions.show', { caption: left })).entry.fields.caption).toBe(own);
    expect((await value('captions.show', { caption: right })).entry.fields.caption).toBe(other);
  });

  test('an edit of many is all or none', async () => {
    await importAll([await draw('HF_0001.jpg', 3)]);
    const caption = (await value('captions.find', { query: {} })).cards[0]?.id ?? '';
    const missing = '00000000-0000-7000-8000-000000000000';
    const edits = [caption, missing].map((id) => ({ caption: id, changes: { city: 'Ghent' } }));
    expect(await desk.newsroom.call('captions.editAll', { edits })).toMatchObject({ ok: false });
    expect((await value('captions.show', { caption })).entry.fields.city).toBe('');
  });

  test('a page’s second caption for a photo is flagged, and choosing one makes one record of the two', async () => {
    const photo = await draw('HF_0001.jpg', 3);
    const table = join(folder, 'second.csv');
    await importAll([photo]);
    const pictured = (await value('captions.find', { query: {} })).cards[0];
    const own = 'Rescue swimmers bring a fisherman ashore in Vessel Bay, Norway, on Nov. 12, 2026.';
    await value('captions.edit', { caption: pictured?.id ?? '', changes: { caption: own } });
    await writeFile(
      table,
      `file,caption\nHF_0001.jpg,"${own}"\nHF_0001.jpg,"A trawler lists off Vessel Bay, Norway, on Nov. 12, 2026."\n`,
    );
    await importAll([table]);
    const { pairs } = await value('duplicates.find', { query: { undecided: true } });
    expect(pairs.map(({ pair }) => pair.comparison.class)).toEqual(['two-captions']);
    const [found] = pairs;
    const [left, right] = [found?.pair.a ?? '', found?.pair.b ?? ''];
    const bare = left === pictured?.id ? right : left;
    const rest = { headline: 'Trawler lists', credit: 'Harbor News', keywords: ['trawler', 'rescue'] };
    await value('captions.edit', { caption: bare, changes: rest });
    await value('captions.rate', { captions: [bare], rating: 3 });
    const both = await value('captions.entries', { captions: [left, right] });
    const merged = await desk.newsroom.call('duplicates.merge', { left, right, text: own });
    expect(merged).toMatchObject({ ok: true, value: [{ id: pictured?.id, fields: { caption: own } }] });
    expect((await value('captions.find', { query: {} })).total).toBe(1);

    // Taken back, both stand as they stood, and repeat one another as before.
    const parted = await takeBack(merged);
    const standing = ({
      fields,
      occurrences,
      rating,
      status,
      decision,
      duplicates,
      errors,
    }: (typeof both)[0]) => ({
      fields,
      occurrences,
      rating,
      status,
      decision,
      duplicates,
      errors,
    });
    const after = await value('captions.entries', { captions: [left, right] });
    expect(after.map(standing)).toEqual(both.map(standing));
    expect(after.every((entry, at) => entry.revision > (both[at]?.revision ?? 0))).toBe(
      after.every(({ fields }, at) => fields.caption === both[at]?.fields.caption),
    );
    expect((await value('duplicates.find', { query: { undecided: true } })).pairs).toMatchObject([
      { pair: { a: found?.pair.a, b: found?.pair.b, comparison: { class: 'two-captions' } } },
    ]);
    expect((await value('captions.find', { query: { words: 'trawler lists' } })).total).toBe(1);
    expect((await value('captions.history', { caption: bare })).at(-1)).toMatchObject({
      why: 'undo',
      field: 'caption',
      before: own,
    });

    // And done again, it is one record once more; a second undo of the same merge is refused.
    await takeBack(parted);
    expect((await value('captions.find', { query: {} })).total).toBe(1);
    await takeBack(merged);
    if (merged.ok && merged.undo)
      expect(await desk.newsroom.call(merged.undo.name, merged.undo.input)).toMatchObject({ ok: false });
    expect((await value('captions.find', { query: {} })).total).toBe(2);
  });

  test('a merge of two photos with the same words waits again once it is taken back', async () => {
    await importAll([await draw('HF_0001.jpg', 3), await draw('HF_0002.jpg', 8)]);
    const [left = '', right = ''] = await value('captions.ids', { query: {} });
    const text = 'Volunteers stack sandbags along the river in Passel, Austria, on Nov. 13, 2026.';
    for (const caption of [left, right])
      await value('captions.edit', { caption, changes: { caption: text } });
    const merged = await desk.newsroom.call('duplicates.merge', { left, right, text });
    expect((await value('duplicates.find', { query: { undecided: true } })).total).toBe(0);
    await takeBack(merged);
    expect((await value('duplicates.find', { query: { undecided: true } })).total).toBe(1);
  });

  test('nothing is brought back that never was', async () => {
    await importAll([await draw('HF_0001.jpg', 3)]);
    const [left = ''] = await value('captions.ids', { query: {} });
    const right = '01890a5d-ac96-774b-bcce-b302099a8057';
    const { batch, fields } = (await value('captions.show', { caption: left })).entry;
    const gone = { id: right, batch, fields, decision: 'working', rating: 0, occurrences: 1, revision: 1 };
    const input = { left, right, leftText: 'a', rightText: 'b', gone, kept: [] };
    expect(await desk.newsroom.call('duplicates.unmerge', input)).toMatchObject({
      ok: false,
      problem: { code: 'not-found' },
    });
    expect((await value('captions.find', { query: {} })).total).toBe(1);
  });

  test('ready is refused with the reason while an error stands', async () => {
    await importAll([await draw('HF_0001.jpg', 3)]);
    const caption = (await value('captions.find', { query: {} })).cards[0]?.id ?? '';
    expect((await value('captions.decide', { captions: [caption], decision: 'ready' })).refused).toEqual([
      { caption, reason: 'There is no caption yet.' },
    ]);
  });
});

describe('export', () => {
  test('is refused while an error stands, goes out with a reason, and asks before it replaces a file', async () => {
    await importAll(await pageAndPhotos());
    const captions = await value('captions.ids', { query: { sort: 'fileName' } });
    const out = join(folder, 'wire');
    const refused = await value('wire.export', { captions, format: 'json', house: 'ap', folder: out });
    expect(refused).toMatchObject({ exported: 0, written: [] });
    expect(refused.refused).toHaveLength(3);
    const sent = await value('wire.export', {
      captions,
      format: 'json',
      house: 'ap',
      folder: out,
      override: 'Desk chief agreed',
    });
    expect(sent.exported).toBe(2);
    const records: unknown = JSON.parse(await readFile(join(out, 'captions.json'), 'utf8'));
    expect(records).toHaveLength(2);
    const again = await value('wire.export', {
      captions,
      format: 'json',
      house: 'ap',
      folder: out,
      override: 'Again',
    });
    expect(again).toMatchObject({ existing: ['captions.json'], written: [] });
    expect(await readdir(out)).toEqual(['captions.json']);
    const history = await value('captions.history', { caption: captions[0] ?? '' });
    expect(history.map(({ why }) => why)).toContain('override: Desk chief agreed');
  });

  test('writes one text a caption in the house’s form', async () => {
    await importAll(await pageAndPhotos());
    const captions = await value('captions.ids', { query: { sort: 'fileName' } });
    const out = join(folder, 'wire');
    await value('wire.export', { captions, format: 'text', house: 'reuters', folder: out, override: 'Test' });
    const names = (await readdir(out)).sort();
    expect(names).toEqual(['HF_0001.txt', 'HF_0002.txt']);
    const text = await readFile(join(out, 'HF_0002.txt'), 'utf8');
    expect(text).toContain('November 12, 2026');
    expect(text).not.toContain('Photo:Harbor');
  });

  test('a zip for each caption holds its document and its picture', async () => {
    await importAll(await pageAndPhotos());
    const captions = await value('captions.ids', { query: { sort: 'fileName' } });
    const out = join(folder, 'wire');
    const order = { captions, folder: out, override: 'Test', format: 'ninjs', picture: 'zip' } as const;
    const { written, failures } = await value('wire.export', order);
    expect(failures).toEqual([]);
    expect(written.map((path) => basename(path))).toEqual(['HF_0001.zip', 'HF_0002.zip']);
    expect((await readdir(out)).sort()).toEqual(['HF_0001.zip', 'HF_0002.zip']);
    const held = unzipSync(await readFile(join(out, 'HF_0002.zip')));
    expect(Object.keys(held)).toEqual(['HF_0002.jpg', 'HF_0002.json']);
    expect(new TextDecoder().decode(held['HF_0002.json'])).toContain('HF_0002.jpg');
    expect(held['HF_0002.jpg']?.[0]).toBe(0xff);
    expect((await value('wire.export', order)).existing).toEqual(['HF_0001.zip', 'HF_0002.zip']);
    expect(await readdir(join(folder, 'archive', 'outbox')).catch(() => [])).toEqual([]);
  });

  test('files are called by a template, and a document names the copy that lies beside it', async () => {
    await importAll(await pageAndPhotos());
    const captions = await value('captions.ids', { query: { sort: 'fileName' } });
    const out = join(folder, 'wire');
    const order = {
      captions,
      folder: out,
      override: 'Test',
      format: 'ninjs-superdesk',
      picture: 'beside',
    } as const;
    await value('wire.export', { ...order, names: 'harbor {sequence:3}' });
    const names = ['harbor-001.jpg', 'harbor-001.json', 'harbor-002.jpg', 'harbor-002.json'];
    expect((await readdir(out)).sort()).toEqual(names);
    expect(await readFile(join(out, 'harbor-002.json'), 'utf8')).toContain('"harbor-002.jpg"');
    for (const template of ['{slug', '{same}', 'a/b'])
      expect(await desk.newsroom.call('wire.export', { ...order, names: template })).toMatchObject({
        ok: false,
        problem: { code: 'bad-input', field: 'names' },
      });
  });

  test('a story is a package that names its pictures’ documents; other formats have none', async () => {
    await importAll(await pageAndPhotos());
    const captions = await value('captions.ids', { query: { sort: 'fileName' } });
    const out = join(folder, 'wire');
    const story = 'Ferry: the strike’s end';
    const order = { captions, folder: out, override: 'Test', story };
    const { written } = await value('wire.export', { ...order, format: 'newsml-g2' });
    expect(written.map((path) => basename(path))).toEqual([
      'HF_0001.xml',
      'HF_0002.xml',
      'Ferry-the-strike-s-end.package.xml',
    ]);
    const text = await readFile(join(out, 'Ferry-the-strike-s-end.package.xml'), 'utf8');
    expect(text.match(/href="HF_000\d\.xml"/g)).toEqual(['href="HF_0001.xml"', 'href="HF_0002.xml"']);
    const refused = await desk.newsroom.call('wire.export', { ...order, format: 'text' });
    expect(refused).toMatchObject({ ok: false, problem: { code: 'bad-input', field: 'story' } });
  });
});

describe('the door', () => {
  test('answers unknown names and bad input', async () => {
    expect(await desk.newsroom.call('files.read', { path: '/etc/passwd' })).toMatchObject({
      ok: false,
      problem: { code: 'unknown-call' },
    });
    expect(await desk.newsroom.call('captions.show', { caption: 'one' })).toMatchObject({
      ok: false,
      problem: { code: 'bad-input', field: 'caption' },
    });
    expect(
      await desk.newsroom.call('captions.show', { caption: '00000000-0000-7000-8000-000000000000' }),
    ).toMatchObject({ ok: false, problem: { code: 'not-found' } });
  });
});
