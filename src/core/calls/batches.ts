/** Calls about batches: the desk's piles of pictures. */
import type { Desk, Handlers } from '#core/calls/desk.ts';
import type { Batch } from '#core/records.ts';
import { Refusal } from '#core/refusal.ts';

export const batchCalls: Pick<Handlers, 'batches.list' | 'batches.add' | 'batches.rename'> = {
  'batches.list': (_input, desk) => desk.archive.batches(),

  'batches.add': ({ name }, desk) => {
    const batch = desk.archive.transaction(() => batchNamed(desk, name));
    desk.announce({ name: 'batches.changed', detail: {} });
    return { value: batch };
  },

  'batches.rename': ({ batch, name }, desk) => {
    const { before, after } = desk.archive.transaction(() => renamed(desk, batch, name));
    desk.announce({ name: 'batches.changed', detail: {} });
    return { value: after, undo: { name: 'batches.rename', input: { batch, name: before.name } } };
  },
};

function renamed(desk: Desk, id: string, name: string): { before: Batch; after: Batch } {
  const before = batchOf(desk, id);
  const other = desk.archive.batchByName(name);
  if (other && other.id !== id) {
    throw new Refusal('refused', `Another batch is already named “${name}”. Both keep their names.`, 'name');
  }
  desk.archive.renameBatch(id, name);
  return { before, after: batchOf(desk, id) };
}

/** The batch of that name, made now if there is none. Called under the write lock: two programs that ask at once get one batch. */
export function batchNamed(desk: Desk, name: string): Batch {
  const known = desk.archive.batchByName(name);
  if (known) return known;
  const id = desk.clock.newId();
  desk.archive.addBatch({ id, name, createdAt: desk.clock.now() });
  return batchOf(desk, id);
}

/** The batch of that id, or a refusal. */
export function batchOf(desk: Desk, id: string): Batch {
  const batch = desk.archive.batches().find((each) => each.id === id);
  if (!batch) throw new Refusal('not-found', `No batch has the id ${id}.`, 'batch');
  return batch;
}
