/** `cutline demo`: the main job on the bundled sample, in an archive that is thrown away. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CallOutput } from '#core/contract.ts';
import type { Newsroom } from '#core/newsroom.ts';
import type { Entry } from '#core/records.ts';
import { severities } from '#core/style/finding.ts';
import { calledBy } from '#main/shells/cli/called-by.ts';
import { checksOf } from '#main/shells/cli/check.ts';
import { oneLine } from '#main/shells/cli/columns.ts';
import {
  ask,
  type Command,
  report,
  type Task,
  textFlag,
  UsageError,
  withDesk,
} from '#main/shells/cli/command.ts';
import { pairsOf } from '#main/shells/cli/duplicates.ts';
import { entriesOf } from '#main/shells/cli/entries.ts';
import { followJob } from '#main/shells/cli/follow-job.ts';
import { houseNamed } from '#main/shells/cli/house-named.ts';

/** The houses whose forms one caption is shown in. */
const shownHouses = ['ap', 'reuters', 'afp', 'xinhua'] as const;

export const demoCommand: Command = {
  name: 'demo',
  usage: '[--house NAME]',
  summary: 'Run the main job on the bundled sample and print what it did.',
  details: `Works in a temporary archive that is removed afterwards; --archive DIR keeps it there. The wire texts it
writes stay, in a new folder that it names. --house says whose checks decide what goes out.`,
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
  return withDesk(task, async (newsroom) => {
    const house = await houseNamed(newsroom, textFlag(task, 'house'));
    let batch = '';
    const imported = await followJob(newsroom, task.terminal, async () => {
      const started = await ask(newsroom, 'sample.load', {});
      batch = started.batch;
      return started;
    });
    const pairs = await pairsOf(newsroom, { batch });
    const checks = await checksOf(newsroom, batch, house.house);
    const captions = await ask(newsroom, 'captions.ids', { query: { batch } });
    const entries = await entriesOf(newsroom, captions);
    const folder = await mkdtemp(join(tmpdir(), 'cutline-wire-'));
    const sent = await ask(newsroom, 'wire.export', { captions, format: 'text', folder, ...house });
    const { photos, captions: found, failures } = imported;
    const result = {
      import: { photos, captions: found, failures },
      duplicates: counted(pairs.map(({ comparison }) => comparison.class)),
      severities: bySeverity(checks),
      checks: counted(checks.map(({ rule }) => rule)),
      exported: await inEveryHouse(newsroom, [...entries.values()]),
      refused: { total: sent.refused.length, first: tellingRefusal(sent.refused, entries) },
      written: { folder, files: sent.written.length },
    };
    report(task, result, () => linesOf(result).join(''));
    const whole = imported.state === 'done' && failures.length === 0 && sent.failures.length === 0;
    return whole ? 0 : 1;
  });
}

interface Demonstrated {
  readonly import: Pick<CallOutput<'jobs.show'>, 'photos' | 'captions' | 'failures'>;
  readonly duplicates: Readonly<Record<string, number>>;
  readonly severities: Readonly<Record<string, number>>;
  readonly checks: Readonly<Record<string, number>>;
  readonly exported: readonly { fileName: string; house: string; text: string }[];
  readonly refused: { readonly total: number; readonly first: { name: string; reason: string } | null };
  readonly written: { readonly folder: string; readonly files: number };
}

function linesOf({ import: imported, ...done }: Demonstrated): string[] {
  const { photos, captions, failures } = imported;
  const { first, total } = done.refused;
  return [
    `Imported ${photos.added} photos (${photos.known} already known, ${photos.failed} failed); read ${captions.found} ` +
      `captions (${captions.distinct} distinct), ${captions.attached} attached to photos.`,
    ...failures.map(({ path, reason }) => `  ${oneLine(path)}: ${oneLine(reason)}`),
    'Duplicates by class',
    ...countLines(done.duplicates),
    'Checks by severity',
    ...countLines(done.severities),
    'Checks by rule',
    ...countLines(done.checks),
    ...done.exported.flatMap(({ fileName, house, text }) => [
      `Wire text of ${oneLine(fileName)} for ${house}`,
      ...text
        .trimEnd()
        .split('\n')
        .map((line) => `  ${oneLine(line)}`.trimEnd()),
    ]),
    ...(first ? [`Refused: ${total} captions, such as ${first.name}: ${oneLine(first.reason)}`] : []),
    `Written: ${done.written.files} wire texts in ${done.written.folder}`,
  ].map((line) => `${line}\n`);
}

/** One caption as each house sends it: the photo's caption with least against it in all of them. */
async function inEveryHouse(newsroom: Newsroom, entries: readonly Entry[]) {
  let best: { readonly entry: Entry; readonly flaws: number } | null = null;
  for (const entry of entries) {
    if (!entry.photo || entry.fields.caption === '') continue;
    const flaws = await flawsOf(newsroom, entry.id);
    if (!best || flaws < best.flaws) best = { entry, flaws };
  }
  if (!best) return [];
  const { id, photo } = best.entry;
  const texts: { id: string; fileName: string; house: string; text: string }[] = [];
  for (const house of shownHouses) {
    const { text } = await ask(newsroom, 'wire.preview', { caption: id, house });
    texts.push({ id, fileName: photo?.fileName ?? '', house, text });
  }
  return texts;
}

/** How much stands against a caption in the houses shown; one error weighs more than any number of warnings. */
async function flawsOf(newsroom: Newsroom, caption: string): Promise<number> {
  let flaws = 0;
  for (const house of shownHouses) {
    const { findings } = await ask(newsroom, 'captions.show', { caption, house });
    for (const { severity } of findings) flaws += severity === 'error' ? 1_000 : 1;
  }
  return flaws;
}

/** A refusal that shows a check at work: a photo without any caption says less. */
function tellingRefusal(
  refused: CallOutput<'wire.export'>['refused'],
  entries: ReadonlyMap<string, Entry>,
): { id: string; name: string; reason: string } | null {
  const [first] = refused.toSorted((a, b) => Number(isBare(a.caption)) - Number(isBare(b.caption)));
  if (!first) return null;
  return {
    id: first.caption,
    name: calledBy(entries.get(first.caption), first.caption),
    reason: first.reason,
  };

  function isBare(id: string): boolean {
    return entries.get(id)?.fields.caption === '';
  }
}

function bySeverity(checks: readonly { readonly severity: string }[]): Record<string, number> {
  return Object.fromEntries(
    severities.map((each) => [each, checks.filter(({ severity }) => severity === each).length]),
  );
}

function counted(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names.toSorted()) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

function countLines(counts: Readonly<Record<string, number>>): string[] {
  const lines = Object.entries(counts).map(([name, count]) => `  ${String(count).padStart(4)}  ${name}`);
  return lines.length > 0 ? lines : ['     none'];
}
