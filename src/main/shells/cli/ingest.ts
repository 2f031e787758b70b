/** `cutline ingest`: a memory card or folder into named folders, verified, and into the archive. */

import { resolve } from 'node:path';
import { spokenBytes } from '#core/ingest/spoken-bytes.ts';
import { ingestVariables } from '#core/ingest/template.ts';
import { oneLine } from '#main/shells/cli/columns.ts';
import {
  ask,
  type Command,
  countFlag,
  report,
  type Task,
  textFlag,
  UsageError,
  withDesk,
} from '#main/shells/cli/command.ts';
import { changesFrom } from '#main/shells/cli/edit.ts';
import { followIngest } from '#main/shells/cli/follow-ingest.ts';

export const ingestCommand: Command = {
  name: 'ingest',
  usage:
    'CARD --to DIR [--second DIR] [--names TEMPLATE] [--batch NAME] [--stationery FIELD=VALUE]… [--first N] [--again] [--preview]',
  summary: 'Copy a memory card into named folders, verify every copy, bring the photos in.',
  details: `The card is only read. Each copy is read back and compared by SHA-256 before it gets its name; no file is
ever replaced. What was ingested into a destination before, and still stands there as it was verified, is skipped; a copy that
is gone or altered is made again, beside the altered one. --again copies everything once more.
Cut off, by Ctrl-C or by a card pulled out, the same command goes on where it stood.
TEMPLATE names folders and the file: {date}/{slug}-{sequence:4}. Left out: {date}/{original}.
Variables, in names and in stationery: ${ingestVariables.map((name) => `{${name}}`).join(' ')};
{date:YYYY-MM-DD} and {time:HHmmss} take a form. --preview lists the first names and copies nothing.`,
  makesArchive: true,
  flags: {
    to: { type: 'string' },
    second: { type: 'string' },
    names: { type: 'string' },
    batch: { type: 'string' },
    stationery: { type: 'string', multiple: true },
    first: { type: 'string' },
    again: { type: 'boolean' },
    preview: { type: 'boolean' },
  },
  async run(task) {
    const [card, ...more] = task.words;
    if (card === undefined || more.length > 0) throw new UsageError('Name one card or folder.');
    const destinations = destinationsOf(task);
    const source = resolve(task.currentFolder, card);
    const handling = { ...handlingFrom(task), again: task.flags['again'] === true };
    return withDesk(task, async (newsroom) => {
      if (task.flags['preview'] === true) {
        const preview = await ask(newsroom, 'ingest.preview', { source, destinations, ...handling });
        report(task, preview, () =>
          [
            `${preview.files} files of ${preview.shots} shots, ${spokenBytes(preview.bytes)}; ${preview.known} ingested before, ${preview.others} others left on the card.`,
            ...(preview.lost > 0
              ? [
                  `Of them ${preview.lost} ingested before: their copies are gone or altered and are made again.`,
                ]
              : []),
            ...preview.names.map((each) => `  ${oneLine(each.source)}  →  ${oneLine(each.target)}`),
            ...preview.failures.map(({ path, reason }) => `  ${oneLine(path)}: ${oneLine(reason)}`),
            '',
          ].join('\n'),
        );
        return preview.failures.length > 0 ? 1 : 0;
      }
      const end = await followIngest(newsroom, task.terminal, () =>
        ask(newsroom, 'ingest.start', { source, destinations, ...handling }),
      );
      const batches = await ask(newsroom, 'batches.list', {});
      const batch = batches.find(({ id }) => id === end.batch)?.name ?? '';
      const { copied, verified, known, others } = end.files;
      const stopped = end.destinations.filter(({ state }) => state === 'stopped');
      const result = {
        copied,
        verified,
        known,
        failed: end.failures,
        notes: end.notes,
        destinations: end.destinations,
        batch,
        state: end.state,
        reason: end.reason,
        photos: end.photos,
      };
      report(task, result, () =>
        [
          `Files: ${copied} copied, ${known} ingested before, ${end.files.failed} failed. Copies verified: ${verified}.`,
          `Photos in “${oneLine(batch)}”: ${end.photos.added} added, ${end.photos.known} already known, ${end.photos.failed} failed.`,
          ...(others > 0 ? [`Left on the card: ${others} files that are no photos.`] : []),
          ...end.notes.map(oneLine),
          ...stopped.map((each) => `  ${oneLine(each.reason)}`),
          ...end.failures.map(({ path, reason }) => `  ${oneLine(path)}: ${oneLine(reason)}`),
          '',
        ].join('\n'),
      );
      if (end.state === 'paused') task.terminal.err(`${end.reason}\n`);
      if (end.state === 'cancelled')
        task.terminal.err('Cancelled. Ingesting the same card again goes on from here.\n');
      return end.state === 'done' && end.failures.length === 0 ? 0 : 1;
    });
  },
};

/** The template, the batch and the stationery as typed; used by `watch` as well. @throws UsageError */
export function handlingFrom(task: Task) {
  const names = textFlag(task, 'names');
  const batch = textFlag(task, 'batch');
  const firstNumber = countFlag(task, 'first');
  const given = task.flags['stationery'];
  const stationery = Array.isArray(given) ? changesFrom(given.map(String)) : undefined;
  return {
    ...(names === undefined ? {} : { names }),
    ...(batch === undefined ? {} : { batch }),
    ...(firstNumber === undefined ? {} : { firstNumber }),
    ...(stationery === undefined ? {} : { stationery }),
  };
}

function destinationsOf(task: Task): string[] {
  const to = textFlag(task, 'to');
  const second = textFlag(task, 'second');
  if (!to) throw new UsageError('--to names the folder to copy to.');
  if (second === '') throw new UsageError('--second names a second folder to copy to.');
  return [to, ...(second === undefined ? [] : [second])].map((path) => resolve(task.currentFolder, path));
}
