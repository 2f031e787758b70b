/** `cutline duplicates`: pairs of captions or photos that repeat one another. */
import { duplicateClasses } from '#core/duplicates/pair.ts';
import type { Newsroom } from '#core/newsroom.ts';
import type { Entry, Pair } from '#core/records.ts';
import { batchNamed } from '#main/shells/cli/batch-named.ts';
import { calledBy } from '#main/shells/cli/called-by.ts';
import { columns } from '#main/shells/cli/columns.ts';
import {
  ask,
  type Command,
  report,
  textFlag,
  textsFlag,
  UsageError,
  withDesk,
} from '#main/shells/cli/command.ts';
import { entriesOf } from '#main/shells/cli/entries.ts';

/** The most pairs one call answers. */
const page = 1_000;

export const duplicatesCommand: Command = {
  name: 'duplicates',
  usage: '[--batch NAME] [--class C…] [--all]',
  summary: 'List captions that repeat one another, with the reason.',
  details: `Classes: ${duplicateClasses.join(', ')}.
Pairs kept on purpose are left out; --all lists them too.`,
  flags: {
    batch: { type: 'string' },
    class: { type: 'string', multiple: true },
    all: { type: 'boolean' },
  },
  async run(task) {
    // "--class near exact": what follows the first class names further ones.
    const named = textsFlag(task, 'class');
    if (named.length === 0 && task.words.length > 0)
      throw new UsageError('duplicates takes no words but the classes behind --class.');
    const wanted = [...named, ...task.words];
    const classes = duplicateClasses.filter((each) => wanted.includes(each));
    const unknown = wanted.find((each) => !classes.some((known) => known === each));
    if (unknown !== undefined) {
      throw new UsageError(`No class is called “${unknown}”. Classes: ${duplicateClasses.join(', ')}.`);
    }
    await withDesk(task, async (newsroom) => {
      const batch = await batchNamed(newsroom, textFlag(task, 'batch'));
      const pairs = await pairsOf(newsroom, {
        ...(batch ? { batch } : {}),
        ...(classes.length > 0 ? { classes } : {}),
        ...(task.flags['all'] === true ? {} : { undecided: true }),
      });
      const entries = await entriesOf(
        newsroom,
        pairs.flatMap(({ a, b }) => [a, b]),
      );
      const result = pairs.map(({ a, b, comparison }) => ({
        class: comparison.class,
        score: comparison.score,
        reason: comparison.reason,
        a: side(a, entries),
        b: side(b, entries),
      }));
      report(task, result, () =>
        columns(
          ['CLASS', 'SCORE', 'A', 'B', 'REASON'],
          result.map((each) => [
            each.class,
            each.score.toFixed(2),
            calledBy(entries.get(each.a.id), each.a.id),
            calledBy(entries.get(each.b.id), each.b.id),
            each.reason,
          ]),
          task.terminal.columns,
        ),
      );
    });
    return 0;
  },
};

/** All pairs that match, page by page. */
export async function pairsOf(newsroom: Newsroom, query: object): Promise<Pair[]> {
  const pairs: Pair[] = [];
  for (;;) {
    const found = await ask(newsroom, 'duplicates.find', {
      query: { ...query, offset: pairs.length, limit: page },
    });
    pairs.push(...found.pairs.map(({ pair }) => pair));
    if (found.pairs.length < page) return pairs;
  }
}

function side(id: string, entries: ReadonlyMap<string, Entry>) {
  const entry = entries.get(id);
  return {
    id,
    caption: entry?.fields.caption ?? '',
    occurrences: entry?.occurrences ?? 0,
    fileName: entry?.photo?.fileName ?? '',
  };
}
