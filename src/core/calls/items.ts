/**
 * Calls about what became of an item on the wire: its versions and sends, and the next version as a
 * correction, an update or a kill, to exactly those who got an earlier one.
 */
import type { Handlers } from '#core/calls/desk.ts';
import { houseOf } from '#core/calls/desk.ts';
import { entryOf } from '#core/calls/keep.ts';
import { planRevision, revise, shownAt } from '#core/calls/revise.ts';
import { Refusal } from '#core/refusal.ts';

export const itemCalls: Pick<Handlers, 'items.show' | 'items.propose' | 'items.revise'> = {
  'items.show': ({ caption }, desk) => ({
    versions: desk.archive.itemVersions(caption),
    sends: desk.archive.sendsOfCaption(caption),
  }),

  'items.propose': ({ house, ...asked }, desk) => {
    const plan = planRevision(desk, entryOf(desk, asked.caption), asked, houseOf(desk, house));
    return {
      version: plan.version.version,
      note: plan.version.note,
      problems: [...plan.problems],
      lost: [...plan.lost],
      destinations: plan.receivers.map((destination) => ({
        destination: destination.id,
        name: destination.name,
        documents: shownAt(desk, plan, destination),
      })),
    };
  },

  'items.revise': ({ house, ...asked }, desk) => {
    const plan = planRevision(desk, entryOf(desk, asked.caption), asked, houseOf(desk, house));
    const [problem] = plan.problems;
    if (problem !== undefined) throw new Refusal('refused', problem, 'reason');
    return { value: revise(desk, plan, asked.override) };
  },
};
