/**
 * What the palette offers beside the commands: every batch, status, house and kept search by its name,
 * as "Batch: Harbor ferry". Pure; the window says what choosing one does.
 */
import { type Status, statuses } from '#core/caption/caption.ts';
import type { Batch } from '#core/records.ts';
import type { CommandId } from '#renderer/commands.ts';
import { shownNumber } from '#renderer/parts/numbers.ts';
import { statusWord } from '#renderer/parts/StatusMark.tsx';
import type { SavedSearch } from '#renderer/screens/desk/layout.ts';

/** Something the palette can go to or set, beside the commands. */
export interface NamedPlace {
  readonly key: string;
  readonly title: string;
  readonly note: string;
  choose(): void;
}

/** The commands that open the palette on places of one sort, and what their titles begin with. */
export const placePrefixes = {
  'batch.choose': 'Batch: ',
  'house.choose': 'House: ',
  'search.choose': 'Search: ',
} as const satisfies { readonly [Id in CommandId]?: string };

interface Known {
  readonly batches: readonly Batch[];
  readonly houses: readonly { readonly id: string; readonly name: string }[];
  readonly house: string;
  readonly searches: readonly SavedSearch[];
  toBatch(batch: string, status: Status | null): void;
  setHouse(house: string): void;
  search(words: string): void;
}

export function namedPlaces(known: Known): NamedPlace[] {
  const { batches, houses, house, searches, toBatch, setHouse, search } = known;
  return [
    ...batches.flatMap(({ id, name, total, counts }) => [
      {
        key: `batch:${id}`,
        title: `${placePrefixes['batch.choose']}${name}`,
        note: shownNumber(total),
        choose: () => toBatch(id, null),
      },
      ...statuses
        .filter((status) => (counts[status] ?? 0) > 0)
        .map((status) => ({
          key: `batch:${id}:${status}`,
          title: `${placePrefixes['batch.choose']}${name}, ${statusWord(status).toLowerCase()}`,
          note: shownNumber(counts[status] ?? 0),
          choose: () => toBatch(id, status),
        })),
    ]),
    ...houses.map(({ id, name }) => ({
      key: `house:${id}`,
      title: `${placePrefixes['house.choose']}${name}`,
      note: id === house ? 'chosen' : '',
      choose: () => setHouse(id),
    })),
    ...searches.map(({ name, words }) => ({
      key: `search:${name}`,
      title: `${placePrefixes['search.choose']}${name}`,
      note: '',
      choose: () => search(words),
    })),
  ];
}
