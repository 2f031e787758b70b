/**
 * Which fields a write has to bring in step although nobody changed them. Used by in-step.ts and
 * digest.ts. Pure.
 *
 * [Note: brought along] A write touches the wanted fields only; where a file's places disagree about
 * others, they go on disagreeing. But a write also moves the order in which readers ask the places.
 * A renewed IPTCDigest puts XMP before an IIM block that was changed later; a renewed date of the
 * embedded XMP puts that before the sidecar; a copy leaves the sidecar behind. A field that would
 * read as something else only for that is written too, with the value it had, and the editor is told.
 */
import { type CaptionFields, type FieldValue, sameValue } from '#core/caption/caption.ts';
import { deskName, type FieldId, fieldOf, fields } from '#core/caption/fields.ts';
import { sameMoment } from '#core/metadata/dates.ts';
import { type CaptionSources, reconcile } from '#core/metadata/reconcile.ts';

/** The filled fields of a record. */
export type Filled = Partial<CaptionFields>;

/** The fields that read as something else in `after` than in `before`, in registry order. */
export function moved(before: Filled, after: Filled): FieldId[] {
  return fields
    .map(({ id }) => id)
    .filter((id) => {
      const [one, other]: (FieldValue | undefined)[] = [before[id], after[id]];
      if (fieldOf(id).kind === 'date' && typeof one === 'string' && typeof other === 'string') {
        return !sameMoment(one, other);
      }
      return !sameValue(one ?? '', other ?? '') && (one ?? '').length + (other ?? '').length > 0;
    });
}

/**
 * The fields of a record that would move, with the values they have.
 * @param sources what the places say once the wanted fields are written
 */
export function broughtAlong(before: Filled, sources: CaptionSources, wanted: ReadonlySet<FieldId>): Filled {
  const along = moved(before, reconcile(sources).fields).filter((id) => !wanted.has(id));
  // Every id comes with the value that the record has for it.
  return Object.fromEntries(along.map((id) => [id, before[id] ?? ''])) as Filled;
}

/** Why a field was brought along. */
export type AlongReason = 'digest' | 'sidecar' | 'copy';

const reasons: { readonly [Reason in AlongReason]: string } = {
  digest: 'IIM was changed later than XMP, and the new digest no longer says so.',
  sidecar: 'the sidecar says something else than the photo, which is now the newer of the two.',
  copy: 'the sidecar says something else than the photo, and does not go with the copy.',
};

/** "Credit and Source were brought in step too: …", for the editor. */
export function alongNote(ids: readonly FieldId[], reason: AlongReason): string {
  const names = ids.map(deskName);
  const last = names.at(-1) ?? '';
  const list = names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${last}` : last;
  return `${list} ${names.length > 1 ? 'were' : 'was'} brought in step too: ${reasons[reason]}`;
}
