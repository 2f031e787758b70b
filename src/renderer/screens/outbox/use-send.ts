/** The sending as its dialog drives it: where to, what would be refused and why, and what came of it. */
import { useEffect, useState } from 'react';
import type { CallInput, CallOutput } from '#core/contract.ts';
import { newsroom } from '#renderer/client.ts';
import { useKnownDestinations } from '#renderer/screens/destinations/use-known-destinations.ts';
import { type Foreseen, parcelsOf } from '#renderer/screens/outbox/send-words.ts';

type Outcome = CallOutput<'outbox.send'>;

/** Captions looked at ahead; the sending itself looks at all of them. */
export const mostForeseen = 500;
/** Milliseconds of rest before it is asked what would be refused. */
const calm = 120;

const nothing: Foreseen = { refused: [], waits: [] };

export function useSend(selected: readonly string[]) {
  const [captions, setCaptions] = useState(selected);
  const destinations = useKnownDestinations();
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const [urgent, setUrgent] = useState(false);
  const [reasons, setReasons] = useState({ override: '', killOverride: '' });
  const [foreseen, setForeseen] = useState<{ readonly of: string; readonly told: Foreseen } | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [trouble, setTrouble] = useState('');
  const [busy, setBusy] = useState(false);

  // Where the last selection went is offered again; a desk with one destination needs no choice.
  useEffect(() => {
    if (!destinations || chosen) return;
    const known = destinations.map(({ id }) => id);
    void newsroom['archive.status']({}).then((answer) => {
      const kept = answer.ok ? keptIn(answer.value.settings.send).filter((id) => known.includes(id)) : [];
      const first = kept.length > 0 ? kept : known.length === 1 ? known : [];
      setChosen(new Set(first));
      setFocused(first[0] ?? known[0] ?? null);
    });
  }, [destinations, chosen]);

  const to = (destinations ?? []).map(({ id }) => id).filter((id) => chosen?.has(id));
  const asked =
    captions.length > 0 && to.length > 0 ? JSON.stringify([captions.slice(0, mostForeseen), to]) : '';

  useEffect(() => {
    if (asked === '') return;
    let left = false;
    const timer = setTimeout(async () => {
      const [about, where]: [string[], string[]] = JSON.parse(asked);
      const answer = await newsroom['outbox.foresee']({ captions: about, destinations: where });
      if (left) return;
      if (answer.ok) setForeseen({ of: asked, told: answer.value });
      else setTrouble(answer.problem.message);
    }, calm);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [asked]);

  const known = asked !== '' && foreseen?.of === asked;
  const told = known && foreseen ? foreseen.told : nothing;
  const parcels = parcelsOf(captions, to, told.refused, reasons);

  async function send(): Promise<void> {
    if (busy) return;
    setBusy(true);
    setTrouble('');
    const all: Outcome = { queued: [], refused: [] };
    let said = '';
    for (const { captions: those, destinations: where, lifts } of parcels) {
      const input: CallInput<'outbox.send'> = { captions: [...those], destinations: [...where] };
      for (const lift of lifts) input[lift] = reasons[lift].trim();
      if (urgent) input.urgent = true;
      const answer = await newsroom['outbox.send'](input);
      if (answer.ok) {
        all.queued.push(...answer.value.queued);
        all.refused.push(...answer.value.refused);
      } else said = answer.problem.message;
    }
    await newsroom['archive.set']({ key: 'send', value: { destinations: to } });
    setTrouble(said);
    if (said === '' || all.queued.length > 0) setOutcome(all);
    setBusy(false);
  }

  return {
    captions,
    destinations,
    chosen: to,
    /** Whether it is known where it could go, and where the last selection went. */
    ready: chosen !== null,
    focused,
    urgent,
    reasons,
    /** Whether it is known what would be refused. */
    known,
    told,
    /** Captions that go to at least one destination. */
    going: new Set(parcels.flatMap(({ captions: those }) => those)).size,
    outcome,
    trouble,
    busy,
    send,
    setFocused,
    setUrgent,
    setReason: (lift: keyof typeof reasons, reason: string) =>
      setReasons((before) => ({ ...before, [lift]: reason })),
    choose(destination: string, take: boolean) {
      setFocused(destination);
      setChosen((before) => {
        const next = new Set(before);
        if (take) next.add(destination);
        else next.delete(destination);
        return next;
      });
    },
    /** Begins again with the captions that were refused. */
    again() {
      setCaptions([...new Set(outcome?.refused.map(({ caption }) => caption))]);
      setForeseen(null);
      setOutcome(null);
    },
  };
}

export type SendState = ReturnType<typeof useSend>;

/** The destinations of the last sending as kept; anything else in their place is left aside. */
function keptIn(kept: unknown): string[] {
  if (typeof kept !== 'object' || kept === null || !('destinations' in kept)) return [];
  return Array.isArray(kept.destinations)
    ? kept.destinations.filter((id): id is string => typeof id === 'string')
    : [];
}
