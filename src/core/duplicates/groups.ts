/**
 * Pairs gathered for the duplicates screen: three captions that are the same are one thing to
 * decide, not three. Order never depends on the order the pairs came in.
 */
import { type Comparison, type DuplicateClass, duplicateClasses } from '#core/duplicates/pair.ts';

/** What a pair must tell to be grouped. */
interface GroupablePair {
  readonly a: string;
  readonly b: string;
  readonly comparison: Comparison;
}

/** Captions connected by pairs of one class. */
export interface DuplicateGroup<P extends GroupablePair> {
  readonly class: DuplicateClass;
  /** Caption ids, ascending: with time-sorted ids the oldest comes first. */
  readonly members: readonly string[];
  /** All pairs among the members, most alike first. */
  readonly pairs: readonly P[];
  /** The pair to show first. */
  readonly representative: P;
  /** True when every pair of the group is a burst. */
  readonly burst: boolean;
}

/**
 * Groups pairs by class: captions connected through pairs of one class stand together. A caption may
 * be in several groups of different classes. Groups come most alarming class first, bursts last
 * within a class, then by their oldest member.
 */
export function groupPairs<P extends GroupablePair>(pairs: readonly P[]): DuplicateGroup<P>[] {
  return duplicateClasses.flatMap((name) => {
    const ofClass = pairs.filter(({ comparison }) => comparison.class === name);
    return connected(ofClass)
      .map((group) => groupOf(name, group))
      .sort((one, other) => Number(one.burst) - Number(other.burst) || compareIds(first(one), first(other)));
  });
}

/** How many groups there are of each class; every class is named, with 0 where there is none. */
export function countGroups(groups: readonly { class: DuplicateClass }[]): Record<DuplicateClass, number> {
  const counts: Record<DuplicateClass, number> = {
    exact: 0,
    'same-text': 0,
    'same-lead': 0,
    contained: 0,
    near: 0,
    'two-captions': 0,
    'same-image': 0,
  };
  for (const group of groups) counts[group.class]++;
  return counts;
}

/** Pairs split into connected parts; ids are joined to the smallest id they reach. */
function connected<P extends GroupablePair>(pairs: readonly P[]): [P, ...P[]][] {
  const parents = new Map<string, string>();
  const rootOf = (id: string): string => {
    let root = id;
    for (let up = parents.get(root); up !== undefined && up !== root; up = parents.get(root)) root = up;
    // Every id on the way points straight at the root afterwards, so chains never grow long.
    for (let at = id; at !== root; ) {
      const up = parents.get(at) ?? root;
      parents.set(at, root);
      at = up;
    }
    return root;
  };
  for (const { a, b } of pairs) {
    const [low, high] = [rootOf(a), rootOf(b)].sort(compareIds);
    if (low !== undefined && high !== undefined) parents.set(high, low);
  }
  const parts = new Map<string, [P, ...P[]]>();
  for (const pair of pairs) {
    const root = rootOf(pair.a);
    const part = parts.get(root);
    if (part) part.push(pair);
    else parts.set(root, [pair]);
  }
  return [...parts.values()];
}

function groupOf<P extends GroupablePair>(name: DuplicateClass, pairs: [P, ...P[]]): DuplicateGroup<P> {
  pairs.sort(
    (one, other) =>
      Number(one.comparison.burst) - Number(other.comparison.burst) ||
      other.comparison.score - one.comparison.score ||
      compareIds(one.a, other.a) ||
      compareIds(one.b, other.b),
  );
  return {
    class: name,
    members: [...new Set(pairs.flatMap(({ a, b }) => [a, b]))].sort(compareIds),
    pairs,
    representative: pairs[0],
    burst: pairs.every(({ comparison }) => comparison.burst),
  };
}

function first(group: { members: readonly string[] }): string {
  return group.members[0] ?? '';
}

/** Plain code-unit order: the same on every machine, whatever its language. */
function compareIds(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
