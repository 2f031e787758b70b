/**
 * The fields as they go into a picture of an item: the caption's own, and for an update, a correction
 * or a kill what tells machines and people so, because IIM and XMP have no version of their own.
 * Used by the outbox and the previews. IIM 4.2: 2:42 Action Advised, 2:45, 2:47 and 2:50 References.
 */
import type { CaptionFields } from '#core/caption/caption.ts';
import { transliterate } from '#core/wire/ascii.ts';
import { editorsNote, type SignalKind, type WireItem } from '#core/wire/item.ts';

const advised: Readonly<Record<Exclude<SignalKind, 'new'>, string>> = {
  update: '02',
  correction: '02',
  kill: '01',
};

/** The version an item takes the place of. */
export interface EarlierVersion {
  readonly version: number;
  /** ISO 8601. */
  readonly at: string;
}

/** @param earlier the version before this one; null where there is none */
export function fieldsInPicture(
  item: Pick<WireItem, 'fields' | 'signal' | 'provider'>,
  earlier: EarlierVersion | null,
): CaptionFields {
  const { fields, signal } = item;
  if (signal.kind === 'new') return fields;
  return {
    ...fields,
    instructions: editorsNote(item),
    actionAdvised: advised[signal.kind],
    ...(earlier
      ? {
          referenceServices: [serviceName(item.provider)],
          referenceDates: [earlier.at.slice(0, 10).replaceAll('-', '')],
          referenceNumbers: [String(earlier.version).padStart(8, '0')],
        }
      : {}),
  };
}

/** A provider as a service identifier: up to ten capital letters and digits (IIM 1:30). */
function serviceName(provider: string): string {
  const plain = transliterate(provider)
    .text.toUpperCase()
    .replace(/[^A-Z0-9]+/g, '');
  return plain.slice(0, 10) || 'CUTLINE';
}
