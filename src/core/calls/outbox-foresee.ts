/**
 * What queueing captions would come to, told before it is done: which would be refused and what would
 * let them go, and which would wait here for the end of an embargo. Used by `outbox.foresee`; keeps nothing.
 */
import { type Desk, houseOf } from '#core/calls/desk.ts';
import { destinationOf } from '#core/calls/destinations.ts';
import { queueRefusal } from '#core/calls/outbox-queue.ts';
import { type Overrides, shownName, whyRefused } from '#core/calls/sift.ts';
import type { CallOutput } from '#core/contract.ts';
import { waitsHere } from '#core/outbox/embargo.ts';
import type { Entry } from '#core/records.ts';
import type { House } from '#core/style/house.ts';

type Foreseen = CallOutput<'outbox.foresee'>;
type Lift = Foreseen['refused'][number]['lifts'][number];

/** Captions looked at before other calls are answered: about 10 ms, as in sift.ts. */
const captionsInATurn = 20;

/** A reason that stands for one that an editor would give. */
const given: Readonly<Record<Lift, Overrides>> = {
  override: { override: '-' },
  killOverride: { killOverride: '-' },
};

/** @throws Refusal for a destination that is not there */
export async function foreseen(
  desk: Desk,
  captions: readonly string[],
  ids: readonly string[],
): Promise<Foreseen> {
  const destinations = [...new Set(ids)].map((id) => {
    const { destination } = destinationOf(desk, id);
    return { destination, house: houseOf(desk, destination.house) };
  });
  const result: Foreseen = { refused: [], waits: [] };
  const now = desk.clock.now();
  for (const [index, id] of [...new Set(captions)].entries()) {
    if (index > 0 && index % captionsInATurn === 0) await desk.clock.pause();
    const entry = desk.archive.entry(id);
    const refusals = new Map<string, ReturnType<typeof refusalOf>>();
    for (const { destination, house } of destinations) {
      const about = { caption: id, fileName: entry ? shownName(entry) : '', destination: destination.id };
      if (!entry) {
        result.refused.push({ ...about, reason: 'There is no such caption any more.', lifts: [] });
        continue;
      }
      const refusal = refusals.get(house.id) ?? refusalOf(desk, entry, house);
      refusals.set(house.id, refusal);
      const reason = queueRefusal(desk, entry, destination);
      if (reason !== '') result.refused.push({ ...about, reason, lifts: [] });
      else if (refusal.reason !== '') result.refused.push({ ...about, ...refusal });
      const hopeless = reason !== '' || (refusal.reason !== '' && refusal.lifts.length === 0);
      if (!hopeless && waitsHere(entry.fields.embargo, now, destination))
        result.waits.push({ ...about, until: entry.fields.embargo });
    }
  }
  return result;
}

/** Why a caption is refused, and all the reasons that an editor has to give for it to go. */
function refusalOf(desk: Desk, entry: Entry, house: House): { reason: string; lifts: Lift[] } {
  const reasons: string[] = [];
  const lifts: Lift[] = [];
  let overrides: Overrides = {};
  for (const lift of ['killOverride', 'override'] as const) {
    const reason = whyRefused(desk, entry, house, overrides);
    if (reason === '') break;
    const more = { ...overrides, ...given[lift] };
    if (whyRefused(desk, entry, house, more) === reason) continue;
    reasons.push(reason);
    lifts.push(lift);
    overrides = more;
  }
  const left = whyRefused(desk, entry, house, overrides);
  return left === '' ? { reason: reasons.join(' '), lifts } : { reason: left, lifts: [] };
}
