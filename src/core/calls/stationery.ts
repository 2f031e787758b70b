/** Calls about stationery: the field values a desk stamps on every picture of an assignment. */
import { editAll, refuseImpossible } from '#core/calls/captions.ts';
import type { Desk, Handlers } from '#core/calls/desk.ts';
import type { FieldChanges } from '#core/caption/caption.ts';
import { FieldChangesSchema } from '#core/records.ts';
import { Refusal } from '#core/refusal.ts';

export const stationeryCalls: Pick<Handlers, 'stationery.show' | 'stationery.save' | 'stationery.apply'> = {
  'stationery.show': (_input, desk) => stationeryOf(desk),

  'stationery.save': ({ changes }, desk) => {
    refuseImpossible(changes, 'stationery');
    const before = desk.archive.transaction(() => {
      const kept = stationeryOf(desk);
      desk.archive.saveSetting('stationery', changes);
      return kept;
    });
    return { value: null, undo: { name: 'stationery.save', input: { changes: before } } };
  },

  'stationery.apply': ({ captions }, desk) => {
    const changes = stationeryOf(desk);
    if (Object.keys(changes).length === 0) {
      throw new Refusal('refused', 'The stationery is empty. Fill in at least one of its fields first.');
    }
    refuseImpossible(changes, 'stationery');
    return editAll(
      desk,
      captions.map((caption) => ({ caption, changes })),
      'stationery',
    );
  },
};

function stationeryOf(desk: Desk): FieldChanges {
  const kept = FieldChangesSchema.safeParse(desk.archive.setting('stationery') ?? {});
  return kept.success ? kept.data : {};
}
