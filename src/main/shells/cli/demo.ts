/** `cutline demo`: the main job on the bundled sample, in an archive that is thrown away. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checksOf } from '#main/shells/cli/check.ts';
import { ask, type Command, report, type Task, UsageError, withDesk } from '#main/shells/cli/command.ts';
import { pairsOf } from '#main/shells/cli/duplicates.ts';
import { followJob } from '#main/shells/cli/follow-job.ts';

/** How many captions are shown as wire text. */
const shown = 2;

export const demoCommand: Command = {
  name: 'demo',
  usage: '[--house NAME]',
  summary: 'Run the main job on the bundled sample and print what it did.',
  details: 'Works in a temporary archive that is removed afterwards; --archive DIR keeps it there.',
  makesArchive: true,
  flags: { house: { type: 'string' } },
  async run(task) {
    if (task.words.length > 0) throw new UsageError('demo takes no further words.');
    if (task.archiveNamed) return demonstrate(task);
    const archive = await mkdtemp(join(tmpdir(), 'cutline-demo-'));
    try {
      return await demonstrate({ ...task, archive });
    } finally {
      await rm(archive, { recursive: true, force: true });
    }
  },
};

async function demonstrate(task: Task) {
  const house = typeof task.flags['house'] === 'string' ? task.flags['house'] : undefined;
  return withDesk(task, async (newsroom) => {
    let batch = '';
    const imported = await followJob(newsroom, task.terminal, async () => {
      const started = await ask(newsroom, 'sample.load', {});
      batch = started.batch;
      return started;
    });
    const pairs = await pairsOf(newsroom, { batch });
    const checks = await checksOf(newsroom, batch, house);
    const inOrder = cleanFirst(await ask(newsroom, 'captions.ids', { query: { batch } }), checks);
    const exported: { id: string; fileName: string; text: string }[] = [];
    for (const caption of inOrder.slice(0, shown)) {
      const { entry } = await ask(newsroom, 'captions.show', { caption });
      const { text } = await ask(newsroom, 'wire.preview', { caption, ...(house ? { house } : {}) });
      exported.push({ id: caption, fileName: entry.photo?.fileName ?? '', text });
    }
    const { photos, captions, failures } = imported;
    const result = {
      import: { photos, captions, failures },
      duplicates: counted(pairs.map(({ comparison }) => comparison.class)),
      checks: counted(checks.map(({ rule }) => rule)),
      exported,
    };
    const lines = [
      `Imported ${photos.added} photos; read ${captions.found} captions (${captions.distinct} distinct), ` +
        `${captions.attached} attached to photos.`,
      ...failures.map(({ path, reason }) => `  ${path}: ${reason}`),
      'Duplicates by class',
      ...countLines(result.duplicates),
      'Checks by rule',
      ...countLines(result.checks),
      ...exported.flatMap(({ fileName, text }) => [
        `Wire text of ${fileName || 'a caption'}`,
        text.trimEnd(),
      ]),
    ];
    report(task, result, () => lines.map((line) => `${line}\n`).join(''));
    return imported.state === 'done' && failures.length === 0 ? 0 : 1;
  });
}

/** Captions without a standing error first: those are what a wire would get. */
function cleanFirst(ids: readonly string[], checks: readonly { id: string; severity: string }[]) {
  const flawed = new Set(checks.filter(({ severity }) => severity === 'error').map(({ id }) => id));
  return [...ids.filter((id) => !flawed.has(id)), ...ids.filter((id) => flawed.has(id))];
}

function counted(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names.toSorted()) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

function countLines(counts: Record<string, number>): string[] {
  const lines = Object.entries(counts).map(([name, count]) => `  ${String(count).padStart(4)}  ${name}`);
  return lines.length > 0 ? lines : ['     none'];
}
