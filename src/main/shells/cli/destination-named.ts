/** Destinations as people name them on the command line. */

import type { Newsroom } from '#core/newsroom.ts';
import type { KnownDestination } from '#core/outbox/contract.ts';
import { ask, CallProblem } from '#main/shells/cli/command.ts';

/** A destination by its name or id, case ignored. @throws CallProblem that lists the known ones */
export async function destinationNamed(newsroom: Newsroom, name: string): Promise<KnownDestination> {
  return among(await ask(newsroom, 'destinations.list', {}), name);
}

/** The ids of destinations by their names or ids, case ignored. @throws CallProblem that lists the known ones */
export async function destinationsNamed(newsroom: Newsroom, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return [];
  const known = await ask(newsroom, 'destinations.list', {});
  return names.map((name) => among(known, name).id);
}

function among(known: readonly KnownDestination[], name: string): KnownDestination {
  const wanted = name.trim().toLowerCase();
  const found =
    known.find(({ id }) => id === wanted) ?? known.find((each) => each.name.toLowerCase() === wanted);
  if (found) return found;
  const others =
    known.length === 0 ? 'There are none yet.' : `Known: ${known.map((each) => each.name).join(', ')}.`;
  throw new CallProblem({
    code: 'not-found',
    message: `There is no destination called “${name}”. ${others}`,
    field: 'destinations',
  });
}
