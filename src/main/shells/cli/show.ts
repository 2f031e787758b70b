/** `cutline show`: everything about one caption. */
import { captionLines, captionRecord } from '#main/shells/cli/caption-record.ts';
import { oneLine } from '#main/shells/cli/columns.ts';
import {
  ask,
  type Command,
  captionId,
  report,
  textFlag,
  UsageError,
  withDesk,
} from '#main/shells/cli/command.ts';
import { houseNamed } from '#main/shells/cli/house-named.ts';

export const showCommand: Command = {
  name: 'show',
  usage: 'ID [--house NAME]',
  summary: 'Show every field of a caption, its revisions, checks and duplicates.',
  flags: { house: { type: 'string' } },
  async run(task) {
    const [caption, ...more] = task.words;
    if (caption === undefined || more.length > 0) throw new UsageError('Name one caption by its id.');
    const id = captionId(caption);
    await withDesk(task, async (newsroom) => {
      const house = await houseNamed(newsroom, textFlag(task, 'house'));
      const shown = await ask(newsroom, 'captions.show', { caption: id, ...house });
      const revisions = await ask(newsroom, 'captions.history', { caption: id });
      const duplicates = shown.duplicates.map(({ pair, other }) => ({
        class: pair.comparison.class,
        score: pair.comparison.score,
        reason: pair.comparison.reason,
        decision: pair.decision,
        other: { id: other.id, fileName: other.fileName, caption: other.caption },
      }));
      const result = { ...captionRecord(shown.entry), revisions, checks: shown.findings, duplicates };
      report(task, result, () =>
        [
          captionLines(shown.entry),
          `Checks: ${shown.findings.length || 'none'}\n`,
          ...shown.findings.map(
            ({ severity, rule, message }) => `  ${severity}  ${rule}  ${oneLine(message)}\n`,
          ),
          `Duplicates: ${duplicates.length || 'none'}\n`,
          ...duplicates.map((each) => `  ${each.class}  ${each.other.id}  ${oneLine(each.reason)}\n`),
          `Revisions: ${revisions.length}\n`,
          ...revisions.map((each) => `  ${each.at}  ${oneLine(each.who)}  ${each.why}  ${each.field}\n`),
        ].join(''),
      );
    });
    return 0;
  },
};
