/** `cutline check`: what breaks house style, over the archive or one batch. */
import type { Newsroom } from '#core/newsroom.ts';
import { batchNamed } from '#main/shells/cli/batch-named.ts';
import { columns } from '#main/shells/cli/columns.ts';
import { ask, type Command, report, textFlag, UsageError, withDesk } from '#main/shells/cli/command.ts';
import { houseNamed } from '#main/shells/cli/house-named.ts';

export const checkCommand: Command = {
  name: 'check',
  usage: '[--house NAME] [--batch NAME]',
  summary: 'List everything that breaks house style.',
  details: `Offsets count UTF-16 units of the named field. Findings are results, not failures: the exit code is 0.
Houses: see "cutline call houses.list".`,
  flags: { house: { type: 'string' }, batch: { type: 'string' } },
  async run(task) {
    if (task.words.length > 0) throw new UsageError('check takes no further words.');
    await withDesk(task, async (newsroom) => {
      const { house } = await houseNamed(newsroom, textFlag(task, 'house'));
      const result = await checksOf(newsroom, await batchNamed(newsroom, textFlag(task, 'batch')), house);
      report(task, result, () =>
        columns(
          ['SEVERITY', 'RULE', 'ID', 'FIELD', 'AT', 'MESSAGE'],
          result.map((each) => [
            each.severity,
            each.rule,
            each.id,
            each.field,
            `${each.start}–${each.end}`,
            each.message,
          ]),
          task.terminal.columns,
        ),
      );
    });
    return 0;
  },
};

/** The findings of every caption, each with its caption's id. */
export async function checksOf(newsroom: Newsroom, batch: string | undefined, house: string | undefined) {
  const ids = await ask(newsroom, 'captions.ids', { query: batch ? { batch } : {} });
  const checks = [];
  for (const caption of ids) {
    const { findings } = await ask(newsroom, 'captions.show', { caption, ...(house ? { house } : {}) });
    checks.push(...findings.map((finding) => ({ id: caption, ...finding })));
  }
  return checks;
}
