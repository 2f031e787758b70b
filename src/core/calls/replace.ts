/**
 * Find and replace in caption fields: literal words, never patterns, so what is typed is what is found.
 * Structures are left alone: their codes and addresses are not prose.
 */
import { type CaptionFields, valueText } from '#core/caption/caption.ts';
import { type FieldId, isStructureField } from '#core/caption/fields.ts';

/** What to find and where. */
export interface Replacing {
  readonly fields: readonly FieldId[];
  readonly find: string;
  readonly replace: string;
  readonly matchCase: boolean;
}

/** One field that would change; `value` is the new field value, before and after are for reading. */
export interface Replaced {
  readonly field: FieldId;
  readonly before: string;
  readonly after: string;
  readonly value: string | readonly string[];
}

/** The changes a replacement makes to one caption; a field without the words is left out. */
export function replaceInFields(caption: CaptionFields, replacing: Replacing): Replaced[] {
  return replacing.fields.flatMap((field) => {
    if (isStructureField(field)) return [];
    const value = caption[field];
    const next =
      typeof value === 'string'
        ? replaceAll(value, replacing)
        : value.map((term) => replaceAll(term, replacing));
    const [before, after] = [valueText(value), valueText(next)];
    return before === after ? [] : [{ field, before, after, value: next }];
  });
}

function replaceAll(text: string, { find, replace, matchCase }: Replacing): string {
  if (matchCase) return text.split(find).join(replace);
  const pattern = new RegExp(find.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`), 'giu');
  // A function, so that "$" in the new words stays a dollar sign.
  return text.replace(pattern, () => replace);
}
