/** `cutline destinations`: where captions can be sent, whether that works, and the secrets of their logins. */

import type { Newsroom } from '#core/newsroom.ts';
import type { KnownDestination } from '#core/outbox/contract.ts';
import type { Destination, Way } from '#core/outbox/records.ts';
import { columns, oneLine } from '#main/shells/cli/columns.ts';
import {
  ask,
  type Command,
  type ExitCode,
  report,
  type Task,
  UsageError,
  withDesk,
} from '#main/shells/cli/command.ts';
import { destinationNamed } from '#main/shells/cli/destination-named.ts';
import { unlockByVariable, unlockSecrets } from '#main/shells/cli/unlock.ts';

const deeds = ['list', 'test', 'secret'] as const;

export const destinationsCommand: Command = {
  name: 'destinations',
  usage: '[list | test NAME | secret NAME [--forget]]',
  summary: 'Show where captions can be sent, try it, keep the secret of a login.',
  details: `test goes through a delivery step by step, up to the first that fails; nothing stays on the far side.
secret keeps the password, token or passphrase of a destination's login. It is asked for at the terminal, else
read from standard input, and is no argument, since other programs can read those. The file that keeps secrets
is opened with CUTLINE_PASSPHRASE, else with the passphrase that the terminal asks for; the first one makes it.
The desk's window makes and changes destinations; so does "cutline call destinations.save -".`,
  flags: { forget: { type: 'boolean' } },
  async run(task) {
    const [word = 'list', name, ...more] = task.words;
    const deed = deeds.find((each) => each === word);
    if (!deed) throw new UsageError(`destinations takes ${deeds.join(', ')}, not “${word}”.`);
    if (more.length > 0) throw new UsageError('Name one destination; a name of several words in quotes.');
    if (task.flags['forget'] === true && deed !== 'secret')
      throw new UsageError('--forget goes with secret.');
    if (deed === 'list' && name !== undefined) throw new UsageError('list takes no name.');
    return withDesk(task, async (newsroom) => {
      if (deed === 'list') return list(newsroom, task);
      if (name === undefined) throw new UsageError(`${deed} takes the name of a destination.`);
      const known = await destinationNamed(newsroom, name);
      return deed === 'test' ? test(newsroom, task, known) : secret(newsroom, task, known);
    });
  },
};

async function list(newsroom: Newsroom, task: Task): Promise<ExitCode> {
  const known = await ask(newsroom, 'destinations.list', {});
  report(task, known, () =>
    known.length === 0
      ? 'There are no destinations yet.\n'
      : columns(
          ['NAME', 'FORMAT', 'SECRET', 'WAITING', 'STOPPED', 'WHERE'],
          known.map(({ name, format, secret: kept, counts, way, paused }) => [
            name,
            format,
            kept,
            `${(counts.held ?? 0) + (counts.waiting ?? 0)}${paused ? ' paused' : ''}`,
            String(counts.stopped ?? 0),
            placeOf(way),
          ]),
          task.terminal.columns,
        ),
  );
  return 0;
}

async function test(newsroom: Newsroom, task: Task, known: KnownDestination): Promise<ExitCode> {
  if (known.secret === 'locked' || known.secret === 'missing') await unlockSecrets(newsroom, task);
  else await unlockByVariable(newsroom, task);
  const steps = await ask(newsroom, 'destinations.test', { destination: settingsOf(known) });
  report(task, steps, () =>
    steps
      .map(({ what, ok, said }) => `${ok ? 'ok      ' : 'failed  '}${what}${said && `: ${oneLine(said)}`}\n`)
      .join(''),
  );
  return steps.every(({ ok }) => ok) ? 0 : 1;
}

async function secret(newsroom: Newsroom, task: Task, known: KnownDestination): Promise<ExitCode> {
  const forget = task.flags['forget'] === true;
  await unlockSecrets(newsroom, task, !forget);
  const given = forget ? null : await secretFor(task, known.name);
  const state = await ask(newsroom, 'destinations.secret', { destination: known.id, secret: given });
  report(task, { destination: known.id, secret: state }, () =>
    forget ? `The secret of ${oneLine(known.name)} is forgotten.\n` : `Kept for ${oneLine(known.name)}.\n`,
  );
  return 0;
}

async function secretFor(task: Task, name: string): Promise<string> {
  const typed = await task.terminal.hidden(`Secret of ${oneLine(name)}: `);
  // The line end is the shell's; every other letter may belong to the secret.
  const given = typed ?? (await task.terminal.read()).replace(/\r?\n$/, '');
  if (given === '') throw new UsageError('The secret is read from standard input, which was empty.');
  return given;
}

/** The settings alone, as calls take them. */
function settingsOf({ secret: _secret, counts: _counts, ...settings }: KnownDestination): Destination {
  return settings;
}

function placeOf(way: Way): string {
  switch (way.kind) {
    case 'folder':
      return way.folder;
    case 'http':
      return `${way.method} ${way.url}`;
    default:
      return `${way.kind}${way.kind === 'ftp' && way.security !== 'none' ? 's' : ''}://${way.user && `${way.user}@`}${way.host}:${way.port}/${way.folder.replace(/^\//, '')}`;
  }
}
