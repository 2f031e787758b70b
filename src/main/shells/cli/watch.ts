/** `cutline watch`: a folder whose photos come in as they arrive, until Ctrl-C. */
import { resolve } from 'node:path';
import type { WatchedState } from '#core/ingest/records.ts';
import { columns, oneLine } from '#main/shells/cli/columns.ts';
import { ask, type Command, report, textFlag, UsageError, withDesk } from '#main/shells/cli/command.ts';
import { handlingFrom } from '#main/shells/cli/ingest.ts';

export const watchCommand: Command = {
  name: 'watch',
  usage:
    'DIR [--to DIR] [--names TEMPLATE] [--batch NAME] [--stationery FIELD=VALUE]… | --list | --remove DIR',
  summary: 'Bring in the photos of a folder as they arrive.',
  details: `A file comes in once it is complete. It stays where it is, or is copied and verified like an ingest with --to.
The folder stays on the list: a desk that is opened goes on watching it. --list shows the list, --remove takes
a folder off it. Ctrl-C ends the watching here.`,
  makesArchive: true,
  flags: {
    to: { type: 'string' },
    names: { type: 'string' },
    batch: { type: 'string' },
    stationery: { type: 'string', multiple: true },
    first: { type: 'string' },
    list: { type: 'boolean' },
    remove: { type: 'string' },
  },
  async run(task) {
    const remove = textFlag(task, 'remove');
    const listing = task.flags['list'] === true;
    const [word, ...more] = task.words;
    const asked = [word !== undefined, listing, remove !== undefined].filter(Boolean).length;
    if (asked !== 1 || more.length > 0) throw new UsageError('Name one folder, or --list, or --remove DIR.');
    return withDesk(task, async (newsroom) => {
      const watched = await ask(newsroom, 'folders.watched', {});
      if (listing) {
        report(
          task,
          watched.map(({ folder }) => folder),
          () => listOf(watched, task.terminal.columns),
        );
        return 0;
      }
      const folder = resolve(task.currentFolder, remove ?? word ?? '');
      const known = watched.find((each) => each.folder.folder === folder)?.folder;
      if (remove !== undefined) {
        if (!known) throw new UsageError(`${folder} is not watched.`);
        await ask(newsroom, 'folders.unwatch', { id: known.id });
        report(task, { removed: folder }, () => `${oneLine(folder)} is no longer watched.\n`);
        return 0;
      }
      const to = textFlag(task, 'to');
      if (known && (to !== undefined || Object.keys(handlingFrom(task)).length > 0))
        throw new UsageError(
          `${folder} is watched already, in its own way. Take it off the list first with --remove.`,
        );
      const id = known
        ? known.id
        : (
            await ask(newsroom, 'folders.watch', {
              folder,
              ...(to === undefined ? {} : { to: resolve(task.currentFolder, to) }),
              ...handlingFrom(task),
            })
          ).id;
      if (known) await ask(newsroom, 'folders.resume', {});
      const own = async () =>
        (await ask(newsroom, 'folders.watched', {})).find((each) => each.folder.id === id);
      if ((await own())?.state === 'elsewhere') {
        task.terminal.err(`Another program watches ${oneLine(folder)} into this archive.\n`);
        return 1;
      }
      let said = '';
      const tell = async () => {
        const state = await own();
        const line = state ? stateLine(state) : '';
        if (line !== said) task.terminal.err(`${line}\n`);
        said = line;
      };
      const stop = newsroom.on((event) => {
        if (event.name === 'folders.changed') void tell();
      });
      await tell();
      if (!task.terminal.interrupted.aborted)
        await new Promise((ended) =>
          task.terminal.interrupted.addEventListener('abort', ended, { once: true }),
        );
      stop();
      const end = await own();
      report(task, { folder, photos: end?.photos, failed: end?.failures }, () =>
        end ? `${stateLine(end)}\n` : '',
      );
      return (end?.failures.length ?? 0) > 0 ? 1 : 0;
    });
  },
};

function stateLine({ folder, reason, photos, failures }: WatchedState): string {
  if (reason !== '') return oneLine(reason);
  const known = photos.known > 0 ? `, ${photos.known} known already` : '';
  return `${oneLine(folder.folder)}: ${photos.added} ${photos.added === 1 ? 'photo' : 'photos'} came in${known}, ${failures.length} failed.`;
}

function listOf(watched: readonly WatchedState[], width: number): string {
  return columns(
    ['FOLDER', 'TO', 'NAMES', 'SINCE'],
    watched.map(({ folder }) => [
      folder.folder,
      folder.to,
      folder.to === '' ? '' : folder.names,
      folder.since.slice(0, 10),
    ]),
    width,
  );
}
