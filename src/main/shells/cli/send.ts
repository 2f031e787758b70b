/** `cutline send`: queues captions for destinations. */
import { oneLine } from '#main/shells/cli/columns.ts';
import {
  ask,
  type Command,
  captionId,
  report,
  textFlag,
  textsFlag,
  UsageError,
  withDesk,
} from '#main/shells/cli/command.ts';
import { destinationsNamed } from '#main/shells/cli/destination-named.ts';

export const sendCommand: Command = {
  name: 'send',
  usage: 'ID… --to NAME [--to NAME]… [--urgent] [--override REASON] [--override-kill REASON]',
  summary: 'Queue captions, with their pictures, for destinations.',
  details: `What is queued is the caption as it stands now. A desk that is open sends it; else "cutline outbox run" does.
Captions with a standing error are refused and listed, unless --override gives the reason, which is logged;
killed pictures only go with --override-kill. --urgent goes before everything that is not a correction.`,
  flags: {
    to: { type: 'string', multiple: true },
    urgent: { type: 'boolean' },
    override: { type: 'string' },
    'override-kill': { type: 'string' },
  },
  async run(task) {
    const names = textsFlag(task, 'to');
    if (task.words.length === 0) throw new UsageError('Name at least one caption.');
    if (names.length === 0) throw new UsageError('--to names the destination.');
    const override = textFlag(task, 'override');
    const killOverride = textFlag(task, 'override-kill');
    const captions = task.words.map(captionId);
    return withDesk(task, async (newsroom) => {
      const destinations = await destinationsNamed(newsroom, names);
      const result = await ask(newsroom, 'outbox.send', {
        captions,
        destinations,
        urgent: task.flags['urgent'] === true,
        ...(override === undefined ? {} : { override }),
        ...(killOverride === undefined ? {} : { killOverride }),
      });
      report(task, result, () =>
        [
          `Queued: ${result.queued.length}.`,
          ...result.refused.map(
            ({ fileName, reason }) => `  refused  ${oneLine(fileName)}: ${oneLine(reason)}`,
          ),
          '',
        ].join('\n'),
      );
      return result.refused.length > 0 ? 1 : 0;
    });
  },
};
