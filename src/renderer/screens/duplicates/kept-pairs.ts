/** The pairs kept on purpose, found among all pairs of the archive, the newest decision first. */
import { newsroom } from '#renderer/client.ts';
import type { ShownPair } from '#renderer/screens/duplicates/group-label.ts';

export interface KeptPair extends ShownPair {
  readonly decision: NonNullable<ShownPair['pair']['decision']>;
}

/** Pairs in one answer, and answers at most: an archive with more repeats than that has other worries. */
const pageSize = 1_000;
const mostPages = 10;

/** Null where the newsroom did not answer. */
export async function findKeptPairs(): Promise<readonly KeptPair[] | null> {
  const kept: KeptPair[] = [];
  for (let page = 0; page < mostPages; page += 1) {
    const query = { offset: page * pageSize, limit: pageSize };
    const answer = await newsroom['duplicates.find']({ query });
    if (!answer.ok) return null;
    kept.push(...keptAmong(answer.value.pairs));
    if (answer.value.total <= (page + 1) * pageSize) break;
  }
  return kept.sort((one, other) => other.decision.at.localeCompare(one.decision.at));
}

/** Those of some pairs that somebody decided to keep. */
function keptAmong(pairs: readonly ShownPair[]): KeptPair[] {
  return pairs.flatMap((each) =>
    each.pair.decision === null ? [] : [{ ...each, decision: each.pair.decision }],
  );
}
