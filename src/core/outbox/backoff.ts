/**
 * What follows a try that failed: when it is tried again by itself, or that it waits for a person.
 * Used by the runner. Never gives up on what time alone may mend: a network that is gone for a day.
 */
import type { SendProblem } from '#core/outbox/records.ts';

type ProblemKind = SendProblem['kind'];

/** How a kind of problem is treated. */
interface Treatment {
  /** time: tried again for as long as it takes; tries: a few times; person: not by itself. */
  readonly mends: 'time' | 'tries' | 'person';
  /** Whether every send to the destination would meet it. */
  readonly whole: boolean;
  /** The longest rest in milliseconds. */
  readonly longest: number;
}

const minute = 60_000;

// A network that is back should be noticed within a minute; a full disk is emptied by people, who take longer.
const treatments: Readonly<Record<ProblemKind, Treatment>> = {
  unreachable: { mends: 'time', whole: true, longest: minute },
  interrupted: { mends: 'time', whole: true, longest: minute },
  stalled: { mends: 'time', whole: true, longest: 5 * minute },
  full: { mends: 'time', whole: true, longest: 10 * minute },
  // A login that is refused again and again locks the account.
  login: { mends: 'person', whole: true, longest: 0 },
  'host-key': { mends: 'person', whole: true, longest: 0 },
  certificate: { mends: 'person', whole: true, longest: 0 },
  permission: { mends: 'person', whole: true, longest: 0 },
  secret: { mends: 'person', whole: true, longest: 0 },
  size: { mends: 'tries', whole: false, longest: minute },
  rename: { mends: 'tries', whole: false, longest: minute },
  'name-taken': { mends: 'person', whole: false, longest: 0 },
  refused: { mends: 'person', whole: false, longest: 0 },
  document: { mends: 'person', whole: false, longest: 0 },
  picture: { mends: 'person', whole: false, longest: 0 },
};

/** Tries of what may be a server's passing mood. */
export const fewTries = 3;

const firstRest = 1_000;

/** What a person mends once for a whole destination: its settings, its secret or its host key. */
export const mendedByPerson: readonly ProblemKind[] = [
  'login',
  'host-key',
  'certificate',
  'permission',
  'secret',
];

/** What follows a failed try. */
export type Following =
  | { readonly kind: 'stop'; readonly whole: boolean }
  | { readonly kind: 'again'; readonly whole: boolean; readonly milliseconds: number };

/**
 * What follows a problem.
 * @param failures failed tries one after another, this one among them
 * @param dice from 0 up to 1, by chance: desks that lost one server together do not come back together
 */
export function following(kind: ProblemKind, failures: number, dice: number): Following {
  const { mends, whole, longest } = treatments[kind];
  if (mends === 'person' || (mends === 'tries' && failures >= fewTries)) return { kind: 'stop', whole };
  return { kind: 'again', whole, milliseconds: rest(failures, longest, dice) };
}

/** Twice as long after each failure up to the longest, of which the second half is left to chance. */
function rest(failures: number, longest: number, dice: number): number {
  const doubled = Math.min(longest, firstRest * 2 ** Math.min(failures - 1, 30));
  return Math.round(doubled * (0.5 + dice / 2));
}
