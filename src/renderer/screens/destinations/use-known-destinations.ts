/** All destinations as the newsroom knows them, kept up to date. For every screen that only names them. */
import { useEffect, useState } from 'react';
import type { KnownDestination } from '#core/outbox/contract.ts';
import { listen, newsroom } from '#renderer/client.ts';

/** By name; null until they are known. */
export function useKnownDestinations(): readonly KnownDestination[] | null {
  const [destinations, setDestinations] = useState<readonly KnownDestination[] | null>(null);
  useEffect(() => {
    const ask = async () => {
      const answer = await newsroom['destinations.list']({});
      if (answer.ok) setDestinations(answer.value);
    };
    void ask();
    return listen('destinations.changed', () => void ask());
  }, []);
  return destinations;
}
