/**
 * `cutline --self-check`: whether a packaged app can do its job, without a window. One caption goes
 * into a new archive, is edited, and comes out as a file; everything is removed afterwards.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assemble } from '#main/assemble.ts';
import { ask, type Terminal } from '#main/shells/cli/command.ts';
import { followJob } from '#main/shells/cli/follow-job.ts';
import type { Home } from '#main/shells/home.ts';
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
  const desk = await assemble({ archiveFolder: join(folder, 'archive'), paths: home, startPictureChild });
  try {
    const document = join(folder, 'page.txt');
    await mkdir(join(folder, 'out'));
    await writeFile(document, page);
    const { newsroom } = desk;
    const report = await followJob(newsroom, terminal, () =>
      ask(newsroom, 'photos.import', { paths: [document] }),
    );
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
    terminal.out(`Cutline ${home.version}: self-check passed.\n`);
    return 0;
  } catch (error) {
    terminal.err(`Self-check failed: ${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  } finally {
    await desk.close();
    await rm(folder, { recursive: true, force: true });
  }
}
