/**
 * Calls about what stands inside photo files: read it, write captions into them, settle where their
 * places disagree, and repair text that was encoded twice. Disagreements are read from the files
 * whenever they are asked for, and not kept: the files say what is true of them now.
 */
import { editAll } from '#core/calls/captions.ts';
import type { Desk, Handlers } from '#core/calls/desk.ts';
import { entryOf } from '#core/calls/keep.ts';
import { refuseKilled, targetRefusal, writeCaption, writeStretch } from '#core/calls/metadata-write.ts';
import { type FieldChanges, type FieldValue, sameValue, valueText } from '#core/caption/caption.ts';
import { deskName, type FieldId } from '#core/caption/fields.ts';
import type { FileMetadata } from '#core/file-records.ts';
import { repairFields } from '#core/metadata/mojibake.ts';
import { type Entry, type Failure, FieldChangesSchema } from '#core/records.ts';
import { Refusal, sentenceOf } from '#core/refusal.ts';

export const metadataCalls: Pick<
  Handlers,
  | 'metadata.read'
  | 'metadata.write'
  | 'metadata.disagreements'
  | 'metadata.settle'
  | 'metadata.repairs'
  | 'metadata.repair'
> = {
  'metadata.read': async ({ captions, paths }, desk) => {
    const files: FileMetadata[] = [];
    const failures: Failure[] = [];
    const wanted = [...(captions ?? []).map((id) => pathOf(entryOf(desk, id))), ...(paths ?? [])];
    for (const path of wanted) {
      await desk.captionFiles.inspect(path).then(
        (file) => files.push(file),
        (thrown: unknown) => failures.push({ path, reason: sentenceOf(thrown) }),
      );
    }
    return { files, failures };
  },

  'metadata.write': async ({ captions, to, dropCredentials }, desk) => {
    if (to === 'original' && desk.archive.setting('writeOriginals') !== true) {
      throw new Refusal(
        'refused',
        'This desk does not write into originals. Turn that on in the settings, or write sidecars.',
        'to',
      );
    }
    const result = await writeStretch(captions, async (id) => {
      const entry = entryOf(desk, id);
      const refused = refuseKilled(entry) || targetRefusal(entry);
      if (refused !== '')
        return { kind: 'failed' as const, fileName: nameOf(entry), path: '', reason: refused };
      return writeCaption(desk, entry, to, dropCredentials ?? false);
    });
    return { value: result };
  },

  'metadata.disagreements': async ({ captions }, desk) => {
    const found = [];
    const failures: Failure[] = [];
    for (const id of captions) {
      const entry = entryOf(desk, id);
      if (!entry.photo) continue;
      try {
        const { disagreements } = await desk.captionFiles.inspect(entry.photo.path);
        const decided = decidedFields(desk, id);
        if (disagreements.length === 0) continue;
        found.push({
          caption: id,
          fileName: entry.photo.fileName,
          fields: disagreements.map((each) => ({
            ...each,
            desk: entry.fields[each.field],
            settled: decided.has(each.field),
          })),
        });
      } catch (thrown) {
        failures.push({ path: entry.photo.path, reason: sentenceOf(thrown) });
      }
    }
    return { captions: found, failures };
  },

  'metadata.settle': async ({ caption, field, place, value }, desk) => {
    const entry = entryOf(desk, caption);
    const chosen = place === undefined ? value?.[field] : await saidAt(desk, entry, field, place);
    if (chosen === undefined) {
      throw new Refusal(
        'bad-input',
        `Say which place’s ${deskName(field)} is right, or give the value.`,
        'place',
      );
    }
    const changes = FieldChangesSchema.safeParse({ [field]: chosen });
    if (!changes.success)
      throw new Refusal('refused', `${deskName(field)} is longer than Cutline keeps.`, 'place');
    const before = entry.fields[field];
    const { value: entries, undo } = editAll(desk, [{ caption, changes: changes.data }], 'settled');
    if (sameValue(before, entryOf(desk, caption).fields[field])) {
      // The desk had taken the right one already; that somebody looked and said so is worth a line.
      desk.archive.logReason(caption, `settled: ${field}`, desk.editor.name, desk.clock.now());
    }
    return { value: entries[0] ?? entry, undo };
  },

  'metadata.repairs': ({ captions }, desk) =>
    captions.flatMap((id) => {
      const entry = entryOf(desk, id);
      return repairFields(entry.fields).map(({ field, before, after }) => ({
        caption: id,
        fileName: nameOf(entry),
        field,
        before: valueText(before),
        after: valueText(after),
      }));
    }),

  'metadata.repair': ({ captions, fields }, desk) => {
    const wanted = fields && new Set<FieldId>(fields);
    const edits = captions.flatMap((id) => {
      const repairs = repairFields(entryOf(desk, id).fields).filter(
        ({ field }) => wanted?.has(field) ?? true,
      );
      if (repairs.length === 0) return [];
      const changes = Object.fromEntries(repairs.map(({ field, after }) => [field, after])) as FieldChanges;
      return [{ caption: id, changes }];
    });
    return edits.length === 0 ? { value: [] } : editAll(desk, edits, 'repair');
  },
};

/** Fields of a caption that a person has decided on since the photo came in. */
function decidedFields(desk: Desk, caption: string): ReadonlySet<string> {
  const decided = new Set<string>();
  for (const { field, why } of desk.archive.revisions(caption)) {
    const [, said] = /^settled: (\w+)$/.exec(why) ?? [];
    if (said !== undefined) decided.add(said);
    else if (why !== 'import') decided.add(field);
  }
  return decided;
}

async function saidAt(
  desk: Desk,
  entry: Entry,
  field: FieldId,
  place: keyof FileMetadata['sources'],
): Promise<FieldValue | undefined> {
  const refused = targetRefusal(entry);
  if (refused !== '') throw new Refusal('not-found', refused, 'caption');
  const { sources } = await desk.captionFiles.inspect(pathOf(entry));
  const value = sources[place][field];
  if (value === undefined) {
    throw new Refusal(
      'not-found',
      `The ${place} of ${nameOf(entry)} says nothing of ${deskName(field)}.`,
      'place',
    );
  }
  return value;
}

function pathOf({ id, photo }: Entry): string {
  if (!photo) throw new Refusal('refused', `The caption ${id} has no photo yet.`, 'captions');
  return photo.path;
}

function nameOf({ photo, fields }: Entry): string {
  return photo?.fileName ?? fields.title;
}
