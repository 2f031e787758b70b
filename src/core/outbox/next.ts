/**
 * Which destinations may begin a send now, and how long the runner may sleep. Used by the runner at
 * every turn. Each destination is looked at by itself: one that is slow, resting or paused never
 * holds up another.
 */

/** A destination as the runner sees it. */
export interface Lane {
  readonly paused: boolean;
  /** Until when it rests, milliseconds since 1970; 0 for not at all. */
  readonly restUntil: number;
  /** Whether a send is under way to it. Servers allow few connections, and corrections keep their order. */
  readonly going: boolean;
}

/** No rest is longer: one that ends later was set before the clock was put back. */
export const longestRest = 60 * 60_000;

/** Whether a destination may begin its next send. */
export function mayBegin(now: number, { paused, restUntil, going }: Lane): boolean {
  const resting = restUntil > now && restUntil <= now + longestRest;
  return !paused && !going && !resting;
}

/**
 * How long the runner sleeps, in milliseconds: until the next moment, but never long. A laptop that
 * slept, or a clock that was set, is noticed by looking at the clock again.
 * @param moment when something is due next, milliseconds since 1970; 0 for nothing
 */
export function sleepUntil(now: number, moment: number): number {
  const longest = 20_000;
  return moment === 0 ? longest : Math.min(longest, Math.max(0, moment - now));
}
