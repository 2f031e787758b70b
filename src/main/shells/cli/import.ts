/** `cutline import`: photos, folders and caption documents into the archive. */
import { basename, resolve } from 'node:path';
import { moreReplaced, replacedLine } from '#core/documents/replaced-line.ts';
import type { Failure } from '#core/records.ts';
import { oneLine } from '#main/shells/cli/columns.ts';
import { ask, type Command, report, textFlag, UsageError, withDesk } from '#main/shells/cli/command.ts';
import { followJob } from '#main/shells/cli/follow-job.ts';

/** "PATH: reason"; a reason that begins with the file's name goes on from the path instead of naming it twice. */
function failureLine({ path, reason }: Failure): string {
  const name = basename(path);
  return reason.startsWith(`${name} `) ? path + reason.slice(name.length) : `${path}: ${reason}`;
}

export const importCommand: Command = {
  name: 'import',
  usage: 'PATH… [--copy] [--batch NAME]',
  summary: 'Bring in photos, folders of photos, and caption documents.',
  details: `Photos stay where they are and are never changed; --copy keeps a verified copy in the archive.
The captions of documents are paired with photos by file name, then by order.
"Failed" counts the photos among the failures: every listed file but caption documents and folders.
A file that cannot be read is listed, and everything else goes on. So is every photo whose caption
a document replaced: the earlier one is kept as a caption without a photo.`,
  makesArchive: true,
  flags: { copy: { type: 'boolean' }, batch: { type: 'string' } },
  async run(task) {
    if (task.words.length === 0) throw new UsageError('Name at least one photo, folder or caption document.');
    const batch = textFlag(task, 'batch');
    return withDesk(task, async (newsroom) => {
      const { state, photos, captions, failures, replaced } = await followJob(newsroom, task.terminal, () =>
        ask(newsroom, 'photos.import', {
          paths: task.words.map((path) => resolve(task.currentFolder, path)),
          copy: task.flags['copy'] === true,
          ...(batch === undefined ? {} : { batch }),
        }),
      );
      report(task, { photos, captions, failures, ...(replaced ? { replaced } : {}) }, () =>
        [
          `Photos: ${photos.added} added, ${photos.known} already known, ${photos.failed} failed.`,
          `Captions: ${captions.found} found, ${captions.distinct} distinct, ${captions.attached} attached to photos.`,
          ...failures.map((failure) => `  ${oneLine(failureLine(failure))}`),
          ...(replaced?.first ?? []).map((each) => `  ${oneLine(replacedLine(each))}`),
          ...(replaced && moreReplaced(replaced) !== '' ? [`  ${moreReplaced(replaced)}`] : []),
          '',
        ].join('\n'),
      );
      if (state === 'cancelled')
        task.terminal.err('Cancelled. Importing the same paths again goes on from here.\n');
      return failures.length > 0 || state === 'cancelled' ? 1 : 0;
    });
  },
};
