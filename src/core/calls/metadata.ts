/**
 * Calls about what stands inside photo files: read it, write captions into them, settle where their
 * places disagree. Disagreements are read from the files whenever they are asked for, and not kept:
 * the files say what is true of them now.
 */
import { announceChange, editAll } from '#core/calls/captions.ts';
import type { Desk, Handlers } from '#core/calls/desk.ts';
import { entryOf } from '#core/calls/keep.ts';
import {
  type CaptionOutcome,
  goneMeanwhile,
  refuseKilled,
  targetRefusal,
  writeCaption,
  writeStretch,
} from '#core/calls/metadata-write.ts';
import { decidedFields, keptFields, keptReason, reopenedReason } from '#core/calls/settled.ts';
import { leftOf, stoppable } from '#core/calls/writing.ts';
import { type FieldValue, sameValue } from '#core/caption/caption.ts';
import { deskName, type FieldId } from '#core/caption/fields.ts';
import type { FileMetadata } from '#core/file-records.ts';
import { placeNames } from '#core/metadata/reconcile.ts';
import { type Entry, type Failure, FieldChangesSchema } from '#core/records.ts';
import { Refusal, sentenceOf } from '#core/refusal.ts';

export const metadataCalls: Pick<
  Handlers,
  'metadata.read' | 'metadata.write' | 'metadata.disagreements' | 'metadata.settle' | 'metadata.reopen'
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

  'metadata.write': async (order, desk) => {
    const { captions, to, writing, dropCredentials = false, rawOriginals = false } = order;
    if (to === 'original' && desk.archive.setting('writeOriginals') !== true) {
      throw new Refusal(
        'refused',
        'This desk does not write into originals. Turn that on in the settings, or write sidecars.',
        'to',
      );
    }
    const names = captions.map((id) => nameOf(entryOf(desk, id)));
    const write = async (id: string, index: number): Promise<CaptionOutcome> => {
      // Read only now: edits and decisions pass while photos before it are written.
      const entry = desk.archive.entry(id);
      const refused = entry ? refuseKilled(entry) || targetRefusal(entry) : goneMeanwhile;
      if (!entry || refused !== '')
        return { kind: 'failed', fileName: names[index] ?? '', path: '', reason: refused };
      return writeCaption(desk, entry, to, { dropCredentials, rawOriginals });
    };
    return stoppable(desk, writing, async ({ stopped }) => {
      const { begun, ...result } = await writeStretch(captions, write, stopped);
      return { value: { ...result, ...leftOf(captions.slice(begun)) } };
    });
  },

  'metadata.disagreements': async ({ captions }, desk) => {
    const found = [];
    const failures: Failure[] = [];
    for (const id of captions) {
      const entry = entryOf(desk, id);
      if (!entry.photo) continue;
      try {
        const { disagreements } = await desk.captionFiles.inspect(entry.photo.path);
        const decided = decidedFields(desk.archive.revisions(id));
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
    return desk.archive.transaction(() => {
      const before = entryOf(desk, caption).fields[field];
      const { undo } = editAll(desk, [{ caption, changes: changes.data }], 'settled');
      const settled = entryOf(desk, caption);
      if (!sameValue(before, settled.fields[field])) return { value: settled, undo };
      // The desk had taken the right one already; that somebody looked and said so is worth a line.
      desk.archive.logReason(caption, keptReason(field), desk.editor.name, desk.clock.now());
      return { value: settled, undo: { name: 'metadata.reopen', input: { caption, field } } };
    });
  },

  'metadata.reopen': ({ caption, field }, desk) => {
    const entry = desk.archive.transaction(() => {
      const entry = entryOf(desk, caption);
      if (!keptFields(desk.archive.revisions(caption)).has(field)) {
        throw new Refusal(
          'not-found',
          `Nobody decided to keep ${deskName(field)} as it is: there is nothing to take back.`,
          'field',
        );
      }
      desk.archive.logReason(caption, reopenedReason(field), desk.editor.name, desk.clock.now());
      return entry;
    });
    announceChange(desk, [caption]);
    const value = { [field]: entry.fields[field] };
    return { value: entry, undo: { name: 'metadata.settle', input: { caption, field, value } } };
  },
};

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
      `${nameOf(entry)}: ${placeNames[place]} says nothing of ${deskName(field)}.`,
      'place',
    );
  }
  return value;
}

function pathOf(entry: Entry): string {
  const { photo } = entry;
  if (!photo) throw new Refusal('refused', `${nameOf(entry)}: ${targetRefusal(entry)}`, 'captions');
  return photo.path;
}

function nameOf({ photo, fields }: Entry): string {
  return photo?.fileName ?? fields.title;
}
