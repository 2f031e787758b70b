/**
 * Calls about text that was encoded twice: what can be repaired, in the desk's record and in every
 * place of the photos' files, and the repair of the record itself, as one undo. Files are not written
 * here: whatever the desk writes, copies, sidecars or originals, says what the record says.
 */
import { editAll } from '#core/calls/captions.ts';
import type { Desk, Handlers } from '#core/calls/desk.ts';
import { inLanes } from '#core/calls/in-lanes.ts';
import { entryOf } from '#core/calls/keep.ts';
import { type RepairPlan, repairPlan } from '#core/calls/repair-plan.ts';
import type { FieldChanges } from '#core/caption/caption.ts';
import type { FieldId } from '#core/caption/fields.ts';
import type { FileMetadata } from '#core/file-records.ts';
import type { Entry, Failure } from '#core/records.ts';
import { sentenceOf } from '#core/refusal.ts';
import type { RepairsFound } from '#core/repair-records.ts';

/** Files read at once: one is parsed while another comes from the disk. */
const lanes = 4;

export const repairCalls: Pick<Handlers, 'metadata.repairs' | 'metadata.repair'> = {
  'metadata.repairs': async ({ captions }, desk) => {
    const found = await inLanes(captions, lanes, (id) => repairsOf(desk, id));
    return {
      repairs: found.flatMap(({ repairs }) => repairs),
      damaged: found.flatMap(({ damaged }) => damaged),
      failures: found.flatMap(({ failures }) => failures),
    };
  },

  'metadata.repair': async ({ captions, fields }, desk) => {
    const wanted = fields && new Set<FieldId>(fields);
    const edits: { caption: string; changes: FieldChanges }[] = [];
    for (const caption of captions) {
      const { repairs, changes } = (await planOf(desk, caption)).plan;
      const mended = repairs
        .filter(({ field, sources }) => sources.includes('desk') && (wanted?.has(field) ?? true))
        .map(({ field }) => [field, changes[field]] as const);
      if (mended.length > 0) edits.push({ caption, changes: Object.fromEntries(mended) as FieldChanges });
    }
    return edits.length === 0 ? { value: [] } : editAll(desk, edits, 'repair');
  },
};

async function repairsOf(desk: Desk, caption: string): Promise<RepairsFound> {
  const { entry, plan, failures } = await planOf(desk, caption);
  const whose = { caption, fileName: entry.photo?.fileName ?? entry.fields.title };
  return {
    repairs: plan.repairs.map((each) => ({ ...whose, ...each })),
    damaged: plan.damaged.map((each) => ({ ...whose, ...each })),
    failures,
  };
}

/** The plan of one caption and its file; a file that cannot be read leaves the record alone to be looked at. */
async function planOf(
  desk: Desk,
  caption: string,
): Promise<{ entry: Entry; plan: RepairPlan; failures: Failure[] }> {
  const { photo } = entryOf(desk, caption);
  const failures: Failure[] = [];
  let file: FileMetadata | null = null;
  if (photo) {
    try {
      file = await desk.captionFiles.inspect(photo.path);
    } catch (thrown) {
      failures.push({ path: photo.path, reason: sentenceOf(thrown) });
    }
  }
  // Taken up only now: edits pass while the file is read.
  const entry = entryOf(desk, caption);
  return { entry, plan: repairPlan({ record: entry.fields, desk: true, file }), failures };
}
