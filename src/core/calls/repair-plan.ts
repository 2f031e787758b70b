/**
 * What a repair changes in one photo: each damaged text of the record that counts and of every place
 * of the file, with what it becomes, and apart from them what nobody can mend for certain. Used by the
 * desk's repair and by `cutline metadata repair`. Pure; writes nothing.
 */
import { hasLettersOf } from '#core/calls/lost-letters.ts';
import { type CaptionFields, type FieldChanges, type FieldValue, valueText } from '#core/caption/caption.ts';
import { type Field, type FieldId, fields } from '#core/caption/fields.ts';
import type { FileMetadata } from '#core/file-records.ts';
import { agree } from '#core/metadata/agreement.ts';
import { type Damage, damageIn } from '#core/metadata/damage.ts';
import { hasDamage, repairValue } from '#core/metadata/mojibake.ts';
import { placeNames } from '#core/metadata/reconcile.ts';
import type { LanguageMend } from '#core/metadata/write/languages.ts';
import type { DamagedText, TextRepair, TextSource } from '#core/repair-records.ts';
import { utf8Bytes } from '#core/style/bytes.ts';

/** Bytes that one letter, encoded twice, takes at most: a text is cut at a letter's beginning. */
const longestLetter = 8;

/** A repair of one photo. */
export interface RepairPlan {
  /** The fields to be written, with the values that every place then says. */
  readonly changes: FieldChanges;
  /** Further languages of fields, which are mended in the file alone. */
  readonly mends: readonly LanguageMend[];
  readonly repairs: readonly TextRepair[];
  readonly damaged: readonly DamagedText[];
  /**
   * Fields whose damaged text counts although another place has other words, undamaged, and which a
   * write of any field would bring in step: the digest is renewed, or the file becomes newer than its
   * sidecar. The damaged text would then stand in the sound one's place.
   */
  readonly spoiling: readonly FieldId[];
}

/** What a repair looks at. */
export interface Repairable {
  /** The record that counts: what the desk has, or what a file says once it is reconciled. */
  readonly record: Partial<CaptionFields>;
  /** Whether the record is the desk's own, which every file is written from. */
  readonly desk: boolean;
  /** What the photo's file says; null where there is none. */
  readonly file: Pick<FileMetadata, 'sources' | 'languages' | 'digest'> | null;
}

/** Plans the repair of one photo: fields in registry order, the desk's record first. */
export function repairPlan({ record, desk, file }: Repairable): RepairPlan {
  const damages = file ? damageIn(file) : [];
  const plans = fields.map(({ id }) => {
    const own = damages.filter(({ field }) => field === id);
    return { id, ...planField(id, record[id], desk, own, soundTexts(id, file)) };
  });
  const changes = plans.flatMap(({ id, value }) => (value === null ? [] : [[id, value] as const]));
  return {
    changes: Object.fromEntries(changes) as FieldChanges,
    mends: plans.flatMap(({ mends }) => mends),
    repairs: plans.flatMap(({ repairs }) => repairs),
    damaged: plans.flatMap(({ damaged }) => damaged),
    spoiling: desk || !bringsInStep(file) ? [] : plans.flatMap(({ id, spoiling }) => (spoiling ? [id] : [])),
  };
}

function bringsInStep(file: Repairable['file']): boolean {
  return file !== null && (file.digest === 'stale' || Object.keys(file.sources.sidecar).length > 0);
}

/** What the places of a file say of a field without damage. */
function soundTexts(field: FieldId, file: Repairable['file']): string[] {
  return Object.values(file?.sources ?? {}).flatMap(({ [field]: value = '' }) =>
    typeof value === 'string' && value !== '' && repairValue(value) === value && !hasDamage(value)
      ? [value]
      : [],
  );
}

/** The plan of one field; its `value` is null where nothing is to be written. */
function planField(
  field: FieldId,
  value: FieldValue | undefined,
  desk: boolean,
  damages: readonly Damage[],
  sound: readonly string[],
): Pick<RepairPlan, 'mends'> & {
  value: FieldValue | null;
  repairs: TextRepair[];
  damaged: DamagedText[];
  spoiling: boolean;
} {
  /** A text that lost letters, with those that another place still has; else as it is. */
  const withLetters = (text: FieldValue): FieldValue =>
    typeof text === 'string' && hasDamage(text)
      ? (sound.find((whole) => hasLettersOf(text, whole)) ?? text)
      : text;
  const mended = value === undefined ? undefined : withLetters(repairValue(value));
  const changed = value !== undefined && mended !== undefined && mended !== value;
  const repairs: TextRepair[] = [];
  const damaged: DamagedText[] = [];
  const mends: LanguageMend[] = [];
  const repair = (source: TextSource, before: FieldValue, after: FieldValue) =>
    repairs.push({
      field,
      sources: [source],
      language: '',
      before: valueText(before),
      after: valueText(after),
    });
  const beyond = (source: TextSource, language: string, text: FieldValue, why: string) =>
    damaged.push({ field, sources: [source], language, text: valueText(text), why });

  if (desk && changed) repair('desk', value, mended);
  if (desk && mended !== undefined && hasDamage(mended)) beyond('desk', '', mended, lostSentence(damages[0]));
  for (const damage of damages) {
    const { place, language, before } = damage;
    const meant = withLetters(damage.after ?? before);
    const after = meant === before ? null : meant;
    if (language !== '') {
      if (desk && after !== null) beyond(place, language, before, languageSentence(after));
      else if (after !== null) {
        const mend = { field, language, before: valueText(before), after: valueText(after) };
        mends.push(mend);
        repairs.push({ ...mend, sources: [place] });
      }
      if (hasDamage(after ?? before)) beyond(place, language, after ?? before, lostSentence(null));
    } else if (mended === undefined || hasDamage(mended)) {
      if (changed && after !== null) repair(place, before, mended);
      beyond(place, '', after ?? before, lostSentence(damage));
    } else if (desk || changed || sayTheSame({ ...damage, after }, mended)) {
      // A field the desk has left blank is blank in everything it writes.
      if (mended.length > 0) repair(place, before, mended);
    } else {
      beyond(place, '', before, after === null ? lostSentence(damage) : otherWordsSentence(after));
    }
  }
  return {
    // A field whose only damage is beyond mending is left alone.
    value: mended !== undefined && repairs.some(({ language }) => language === '') ? mended : null,
    mends,
    repairs: together(repairs),
    damaged: together(damaged),
    spoiling: sound.length > 0 && mended !== undefined && hasDamage(mended),
  };
}

const registry = new Map<FieldId, Field>(fields.map((field) => [field.id, field]));

/** Whether a place means what the record says. IIM may have been cut, and damaged text is longer. */
function sayTheSame({ field, place, before, after }: Damage, value: FieldValue): boolean {
  if (after === null) return false;
  const limit = place === 'iim' ? registry.get(field)?.iim?.maxBytes : undefined;
  const atLimit = limit !== undefined && utf8Bytes(valueText(before)) > limit - longestLetter;
  return agree(field, { value: after, atLimit }, { value, atLimit: false });
}

/** Sources that say the same in the same words are told of once. */
function together<Text extends TextRepair | DamagedText>(texts: readonly Text[]): Text[] {
  const kept = new Map<string, Text>();
  for (const text of texts) {
    const { sources, ...rest } = text;
    const key = JSON.stringify(rest);
    const before = kept.get(key);
    kept.set(key, before ? { ...before, sources: [...before.sources, ...sources] } : text);
  }
  return [...kept.values()];
}

function lostSentence(damage: Pick<Damage, 'sound'> | null | undefined): string {
  const sound = (damage?.sound ?? []).map((place) => placeNames[place]);
  const elsewhere =
    sound.length === 0
      ? ''
      : ` ${capital(sound.join(' and '))} ${sound.length > 1 ? 'have' : 'has'} it undamaged.`;
  return `Letters are lost or garbled here: mend it by hand.${elsewhere}`;
}

function languageSentence(after: FieldValue): string {
  return `It may mean “${valueText(after)}”. The desk keeps the first language of a field; “cutline metadata repair” mends the others in the file.`;
}

function otherWordsSentence(after: FieldValue): string {
  return `It may mean “${valueText(after)}”, which is not what the caption says: settle which one is right.`;
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
