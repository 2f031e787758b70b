/**
 * Opens the secrets of this archive's destinations for commands that log in: by CUTLINE_PASSPHRASE, else
 * by asking at the terminal. The passphrase is given on to `secrets.unlock` and nowhere else.
 */
import { existsSync } from 'node:fs';
import type { Newsroom } from '#core/newsroom.ts';
import type { KnownDestination } from '#core/outbox/contract.ts';
import { keychainFileOf } from '#main/secrets/secrets-file.ts';
import { ask, CallProblem, type Task } from '#main/shells/cli/command.ts';

const variable = 'CUTLINE_PASSPHRASE';

/**
 * Opens the secrets.
 * @param make whether a first passphrase makes their file where there is none
 * @throws CallProblem that says what to do where they stay locked
 */
export async function unlockSecrets(newsroom: Newsroom, task: Task, make = false): Promise<void> {
  const { locked, made } = await ask(newsroom, 'secrets.state', {});
  if (!locked) return;
  if (!made && !make) throw refused(noneKept(task));
  const { passphrase, from } = await passphraseFor(task, made);
  const { unlocked } = await ask(newsroom, 'secrets.unlock', { passphrase });
  if (!unlocked) throw refused(`The secrets stay locked: ${from} is not their passphrase.`);
}

/** Opens them where the variable is set; says on stderr where it does not fit, and lets the command go on. */
export async function unlockByVariable(newsroom: Newsroom, task: Task): Promise<void> {
  if (!task.environment[variable] || !(await ask(newsroom, 'secrets.state', {})).made) return;
  await goingOn(task, () => unlockSecrets(newsroom, task));
}

/**
 * For a command that sends: opens them where something waits for a destination that needs one. What
 * stays locked is said on stderr and keeps nothing else from going.
 */
export async function unlockForSending(newsroom: Newsroom, task: Task): Promise<void> {
  const known = await ask(newsroom, 'destinations.list', {});
  const { made } = await ask(newsroom, 'secrets.state', {});
  if (known.some((one) => waitsForSecret(one, made)))
    await goingOn(task, () => unlockSecrets(newsroom, task));
  // The passphrase of a key file is optional: whether it is there shows only once they are open.
  else await unlockByVariable(newsroom, task);
}

/** A secret that is missing although the secrets can be opened says so itself, as the send's problem. */
function waitsForSecret({ secret, counts }: KnownDestination, made: boolean): boolean {
  const { held = 0, waiting = 0, sending = 0, placing = 0, stopped = 0 } = counts;
  const shut = secret === 'locked' || (secret === 'missing' && !made);
  return shut && held + waiting + sending + placing + stopped > 0;
}

async function goingOn(task: Task, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof CallProblem)) throw error;
    task.terminal.err(`${error.message}\n`);
  }
}

async function passphraseFor(task: Task, made: boolean): Promise<{ passphrase: string; from: string }> {
  const set = task.environment[variable];
  if (set) return { passphrase: set, from: variable };
  const passphrase = await task.terminal.hidden(
    made ? 'Passphrase of the secrets: ' : 'A new passphrase, which keeps the secrets of this archive: ',
  );
  if (!passphrase)
    throw refused(
      `The secrets of the destinations are locked: set ${variable} to their passphrase, or run this at a terminal, which asks for it.`,
    );
  // A first one that was mistyped would lock everything for good.
  if (!made && (await task.terminal.hidden('The same once more: ')) !== passphrase)
    throw refused('These were two different passphrases; nothing was kept.');
  return { passphrase, from: 'what was typed' };
}

function noneKept(task: Task): string {
  const how = '"cutline destinations secret NAME" keeps one for the command line.';
  return existsSync(keychainFileOf(task.archive))
    ? `The secrets of the destinations are in the system’s keychain, which only the open desk reads: leave the sending to it, or ${how}`
    : `No secret of a destination is kept yet: ${how}`;
}

function refused(message: string): CallProblem {
  return new CallProblem({ code: 'refused', message, field: 'secret' });
}
