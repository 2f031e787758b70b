/**
 * `cutline --self-check`: whether a packaged app can do its job, without a window. A caption and a
 * photo go into a new archive, the caption is edited and comes out as a file, the page and the photo
 * are served; everything is removed afterwards.
 */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Newsroom } from '#core/newsroom.ts';
import { type Assembled, assemble } from '#main/assemble.ts';
import { ask, type Terminal } from '#main/shells/cli/command.ts';
import { followJob } from '#main/shells/cli/follow-job.ts';
import type { Home } from '#main/shells/home.ts';
import { makeSite } from '#main/site.ts';
import type { StartChild } from '#main/tools/child-link.ts';

const page = `Harbour Gallery

Ferry crews test rescue boats in the outer harbour of Port Aldine on Monday, March 2, 2026. Photo: Harbour Press
`;

/** Runs the check and answers the exit code: 0 when every step did what it should. */
export async function selfCheck(
  home: Home,
  terminal: Terminal,
  startPictureChild: StartChild,
): Promise<0 | 1> {
  const folder = await mkdtemp(join(tmpdir(), 'cutline-self-check-'));
  try {
    const desk = await assemble({ archiveFolder: join(folder, 'archive'), paths: home, startPictureChild });
    try {
      await checkCaption(desk.newsroom, terminal, folder);
      await checkPhoto(desk, terminal, home);
    } finally {
      await desk.close();
    }
    terminal.out(`Cutline ${home.version}: self-check passed.\n`);
    return 0;
  } catch (error) {
    terminal.err(`Self-check failed: ${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A caption comes in, is edited, and comes out. */
async function checkCaption(newsroom: Newsroom, terminal: Terminal, folder: string): Promise<void> {
  const document = join(folder, 'page.txt');
  await mkdir(join(folder, 'out'));
  await writeFile(document, page);
  const report = await importInto(newsroom, terminal, document);
  const [caption] = await ask(newsroom, 'captions.ids', { query: {} });
  if (!caption) throw new Error(`the caption was not read: ${JSON.stringify(report)}`);
  await ask(newsroom, 'captions.edit', { caption, changes: { headline: 'Rescue boats tested' } });
  const exported = await ask(newsroom, 'wire.export', {
    captions: [caption],
    format: 'json',
    folder: join(folder, 'out'),
    override: 'self-check',
  });
  const [written] = exported.written;
  const text = written ? await readFile(written, 'utf8') : '';
  if (!text.includes('Rescue boats tested'))
    throw new Error(`the export is not right: ${JSON.stringify(exported)}`);
}

/** A photo is decoded, by the native library in its own process, and served beside the page. */
async function checkPhoto({ newsroom, ports }: Assembled, terminal: Terminal, home: Home): Promise<void> {
  const photos = join(home.sample, 'photos');
  const name = (await readdir(photos)).find((each) => each.endsWith('.jpg'));
  if (name === undefined) throw new Error(`there is no sample photo in ${photos}`);
  const report = await importInto(newsroom, terminal, join(photos, name));
  const { cards } = await ask(newsroom, 'captions.find', { query: {} });
  const photo = cards.find((card) => card.photo !== null)?.photo;
  if (!photo) throw new Error(`the photo was not read: ${JSON.stringify(report)}`);
  const site = makeSite({ rendererFolder: home.renderer, ports: () => ports });
  for (const path of ['index.html', `picture/${photo}/thumbnail`]) {
    const response = await site(new Request(`http://app.invalid/${path}`));
    const bytes = await response.arrayBuffer();
    if (!response.ok || bytes.byteLength === 0) throw new Error(`${path} is not served: ${response.status}`);
  }
}

function importInto(newsroom: Newsroom, terminal: Terminal, path: string) {
  return followJob(newsroom, terminal, () => ask(newsroom, 'photos.import', { paths: [path] }));
}
