/** `cutline correct` and `cutline kill`: a new version of what was sent, to everybody who got it. */
import type { CallInput } from '#core/contract.ts';
import { oneLine } from '#main/shells/cli/columns.ts';
import {
  ask,
  type Command,
  captionId,
  type ExitCode,
  report,
  type Task,
  textFlag,
  UsageError,
  withDesk,
} from '#main/shells/cli/command.ts';
import { changesFrom } from '#main/shells/cli/edit.ts';

const flags = { reason: { type: 'string' }, note: { type: 'string' }, override: { type: 'string' } } as const;

export const correctCommand: Command = {
  name: 'correct',
  usage: 'ID --reason TEXT FIELD=VALUE… [--update] [--note TEXT] [--override REASON]',
  summary: 'Correct a picture that was sent, for everybody who got it.',
  details: `Makes a new version with these fields and queues it before everything else, to exactly the destinations that got
the picture. --reason says what was wrong; the house's words around it can be replaced with --note.
--update is for a new version that corrects no error.`,
  flags: { ...flags, update: { type: 'boolean' } },
  async run(task) {
    const [caption, ...edits] = task.words;
    if (caption === undefined || edits.length === 0) {
      throw new UsageError('Name a caption and at least one FIELD=VALUE.');
    }
    return revise(task, {
      caption: captionId(caption),
      kind: task.flags['update'] === true ? 'update' : 'correction',
      changes: changesFrom(edits),
    });
  },
};

export const killCommand: Command = {
  name: 'kill',
  usage: 'ID --reason TEXT [--note TEXT]',
  summary: 'Kill a picture, and tell everybody who got it.',
  details: `The picture can no longer be sent, exported or copied, and the kill goes before everything else to exactly the
destinations that got it. What still waits for others is taken back.`,
  flags,
  async run(task) {
    const [caption, ...more] = task.words;
    if (caption === undefined || more.length > 0) throw new UsageError('Name one caption.');
    return revise(task, { caption: captionId(caption), kind: 'kill' });
  },
};

async function revise(
  task: Task,
  what: Pick<CallInput<'items.revise'>, 'caption' | 'kind' | 'changes'>,
): Promise<ExitCode> {
  const reason = textFlag(task, 'reason')?.trim() ?? '';
  if (reason === '') throw new UsageError('--reason says what was wrong.');
  const note = textFlag(task, 'note');
  const override = textFlag(task, 'override');
  return withDesk(task, async (newsroom) => {
    const result = await ask(newsroom, 'items.revise', {
      ...what,
      reason,
      ...(note === undefined ? {} : { note }),
      ...(override === undefined ? {} : { override }),
    });
    report(task, result, () =>
      [
        `Version ${result.version}, queued for ${result.sends.length}.`,
        ...result.lost.map(
          (name) => `  ${oneLine(name)} was removed from the destinations: tell them yourself.`,
        ),
        '',
      ].join('\n'),
    );
    return result.lost.length > 0 ? 1 : 0;
  });
}
