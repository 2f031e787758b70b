/** The house styles that come with Cutline, and how a house is found by its name. */
import type { House } from '#core/style/house.ts';
import { afp } from '#core/style/houses/afp.ts';
import { ap } from '#core/style/houses/ap.ts';
import { desk } from '#core/style/houses/desk.ts';
import { reuters } from '#core/style/houses/reuters.ts';
import { xinhua } from '#core/style/houses/xinhua.ts';

/** The bundled houses; the first is the one a new desk uses. */
export const bundledHouses: readonly House[] = [desk, ap, reuters, afp, xinhua];

/** The house with this id: the desk's own before a bundled one of the same id, null if there is none. */
export function findHouse(id: string, own: readonly House[]): House | null {
  const wanted = id.trim().toLowerCase();
  return [...own, ...bundledHouses].find((house) => house.id === wanted) ?? null;
}
