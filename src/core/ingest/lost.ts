/**
 * The words about copies that were verified once and are no longer what they were. Used by the
 * report of an ingest, while it runs and when it is read from its journal. Pure.
 */
import type { CopiedLine, LostCopy } from '#core/ingest/journal.ts';

/** Names listed in one sentence; a wiped disk has thousands. */
const mostNames = 12;

/** A copy that was made in the place of a lost one. */
export type Remade = Pick<CopiedLine, 'destination' | 'instead'>;

/** Collects copies and tells of them. */
export interface LostWords {
  add(copy: Remade): void;
  /** One sentence for each destination and kind of loss. */
  sentences(): string[];
}

/** Opens a collection, empty or with what a journal tells. */
export function lostWords(copies: Iterable<Remade> = []): LostWords {
  const groups = new Map<
    string,
    { destination: string; was: LostCopy['was']; count: number; names: string[] }
  >();
  function add({ destination, instead }: Remade): void {
    if (!instead) return;
    const { path, was } = instead;
    const key = `${destination}\u0000${was}`;
    const group = groups.get(key) ?? { destination, was, count: 0, names: [] };
    groups.set(key, group);
    group.count += 1;
    if (group.names.length < mostNames) group.names.push(lastPart(path));
  }
  for (const copy of copies) add(copy);
  // Copies are made side by side: their order says nothing, and a report reads alike each time.
  const inOrder = () => [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
  return { add, sentences: () => inOrder().map(sentenceFor) };
}

function sentenceFor({
  destination,
  was,
  count,
  names,
}: {
  destination: string;
  was: LostCopy['was'];
  count: number;
  names: readonly string[];
}): string {
  const one = count === 1;
  const more = count > names.length ? ` and ${count - names.length} more` : '';
  const list = `${names.toSorted().join(', ')}${more}.`;
  const copies = one ? 'One copy' : `${count} copies`;
  if (was === 'gone')
    return `${copies} ${one ? 'was' : 'were'} gone from ${destination} and ${one ? 'was' : 'were'} made again: ${list}`;
  const left = one
    ? 'it was left as it is, and the photo was copied again'
    : 'they were left as they are, and the photos were copied again';
  const what =
    was === 'altered'
      ? `${one ? 'was' : 'were'} altered after ${one ? 'it was' : 'they were'} verified`
      : 'could not be read';
  return `${copies} in ${destination} ${what}; ${left}: ${list}`;
}

function lastPart(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
