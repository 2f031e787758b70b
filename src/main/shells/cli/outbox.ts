/** `cutline outbox`: what waits, sends it from here, tries again, takes back. */
import type { Newsroom } from '#core/newsroom.ts';
import { type OutboxState, type Send, type SendState, sendStates } from '#core/outbox/records.ts';
import { columns, oneLine } from '#main/shells/cli/columns.ts';
import {
  ask,
  type Command,
  type ExitCode,
  report,
  type Task,
  textFlag,
  textsFlag,
  UsageError,
  withDesk,
} from '#main/shells/cli/command.ts';
import { destinationsNamed } from '#main/shells/cli/destination-named.ts';
import { unlockForSending } from '#main/shells/cli/unlock.ts';

const deeds = ['list', 'run', 'retry', 'cancel'] as const;

/** Sends asked for at once; a long queue is read in stretches. */
const portion = 500;
/** How often a run looks whether it is done, in milliseconds, besides hearing of it. */
const pace = 500;

export const outboxCommand: Command = {
  name: 'outbox',
  usage: '[list | run | retry | cancel] [SEND…] [--to NAME] [--state STATE]',
  summary: 'Show the outbox, send what waits, try again, take back.',
  details: `list shows the sends, newest state first; --state takes one of ${sendStates.join(', ')}.
run sends from here until nothing waits any more, or until Ctrl-C; what is held by an embargo stays.
retry tries stopped and waiting sends now, cancel takes back what has not arrived; without SEND all that
--to and --state name. run opens the secrets of logins with CUTLINE_PASSPHRASE, else with the passphrase that the
terminal asks for; sends whose secret stays locked stop, and go with the next run that opens them.`,
  flags: { to: { type: 'string', multiple: true }, state: { type: 'string' } },
  async run(task) {
    const [word = 'list', ...sends] = task.words;
    const deed = deeds.find((each) => each === word);
    if (!deed) throw new UsageError(`outbox takes ${deeds.join(', ')}, not “${word}”.`);
    if (deed === 'run' && sends.length > 0) throw new UsageError('run takes no sends: it sends what waits.');
    const state = stateFlag(task);
    return withDesk(task, async (newsroom) => {
      if (deed === 'run') return runHere(newsroom, task);
      const destinations = await destinationsNamed(newsroom, textsFlag(task, 'to'));
      const found = await sendsLike(newsroom, destinations, state);
      if (deed === 'list') {
        report(task, found, () => listOf(found, task.terminal.columns));
        return 0;
      }
      const chosen =
        sends.length > 0 ? sends : found.filter((send) => may(deed, send.state)).map(({ id }) => id);
      if (chosen.length === 0) {
        report(task, { changed: [], refused: [] }, () => 'There is nothing to do.\n');
        return 0;
      }
      const result = await ask(newsroom, 'outbox.act', { sends: chosen, act: deed });
      report(task, result, () =>
        [
          `${deed === 'retry' ? 'Tried again' : 'Cancelled'}: ${result.changed.length}.`,
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

function stateFlag(task: Task): SendState | undefined {
  const word = textFlag(task, 'state');
  const state = sendStates.find((each) => each === word);
  if (word !== undefined && !state) throw new UsageError(`No send is “${word}”: ${sendStates.join(', ')}.`);
  return state;
}

function may(deed: 'retry' | 'cancel', state: SendState): boolean {
  if (state === 'delivered' || state === 'cancelled') return false;
  return deed === 'cancel' || state === 'stopped' || state === 'waiting';
}

async function sendsLike(
  newsroom: Newsroom,
  destinations: readonly string[],
  state: SendState | undefined,
): Promise<Send[]> {
  const found: Send[] = [];
  for (const destination of destinations.length > 0 ? destinations : [undefined]) {
    for (let offset = 0; ; offset += portion) {
      const { total, sends } = await ask(newsroom, 'outbox.list', {
        query: {
          offset,
          limit: portion,
          ...(destination ? { destination } : {}),
          ...(state ? { states: [state] } : {}),
        },
      });
      found.push(...sends);
      if (offset + portion >= total) break;
    }
  }
  return found;
}

/** Sends until nothing waits. */
async function runHere(newsroom: Newsroom, task: Task): Promise<ExitCode> {
  const { terminal } = task;
  if ((await ask(newsroom, 'outbox.state', {})).runner !== 'elsewhere')
    await unlockForSending(newsroom, task);
  let state = await ask(newsroom, 'outbox.run', {});
  if (state.runner === 'elsewhere') {
    terminal.err('Another program sends from this archive; it goes on by itself.\n');
    return 0;
  }
  if (state.paused) terminal.err('The outbox is paused; nothing goes until it is resumed in the desk.\n');
  while (underWay(state) > 0 && !state.paused && !terminal.interrupted.aborted) {
    if (terminal.interactive) terminal.err(`\r\u001b[K${underWay(state)} to send`);
    await changed(newsroom, terminal.interrupted);
    state = await ask(newsroom, 'outbox.state', {});
  }
  if (terminal.interactive) terminal.err('\r\u001b[K');
  const stopped = await sendsLike(newsroom, [], 'stopped');
  report(task, state, () =>
    [
      sendStates
        .filter((each) => (state.counts[each] ?? 0) > 0)
        .map((each) => `${each} ${state.counts[each]}`)
        .join(', ') || 'The outbox is empty.',
      ...stopped.map(
        (send) => `  stopped  ${oneLine(send.fileName)}: ${oneLine(send.problem?.message ?? '')}`,
      ),
      '',
    ].join('\n'),
  );
  return stopped.length > 0 || underWay(state) > 0 ? 1 : 0;
}

function underWay({ counts }: OutboxState): number {
  return (counts.waiting ?? 0) + (counts.sending ?? 0) + (counts.placing ?? 0);
}

/** Resolves when something of the outbox changed, after a while, or with Ctrl-C. */
function changed(newsroom: Newsroom, interrupted: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      stopHearing();
      interrupted.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, pace);
    const stopHearing = newsroom.on(({ name }) => {
      if (name === 'outbox.changed') done();
    });
    interrupted.addEventListener('abort', done, { once: true });
  });
}

function listOf(sends: readonly Send[], width: number): string {
  return columns(
    ['SEND', 'STATE', 'TO', 'V', 'FILE', 'SAID'],
    sends.map((send) => [
      send.id,
      send.state,
      send.destinationName,
      String(send.version),
      send.fileName,
      send.problem?.message ?? (send.receipt ? `arrived ${send.receipt.at}` : send.excerpt),
    ]),
    width,
  );
}
