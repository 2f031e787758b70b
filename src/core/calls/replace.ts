/** Find and replace in caption fields: literal words, never patterns, so what is typed is what is found. */
import type { CaptionFields } from '#core/caption/caption.ts';
import type { FieldId } from '#core/caption/fields.ts';

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
    const value = caption[field];
    const next =
      typeof value === 'string'
        ? replaceAll(value, replacing)
        : value.map((term) => replaceAll(term, replacing));
    const [before, after] = [shown(value), shown(next)];
    return before === after ? [] : [{ field, before, after, value: next }];
  });
}

function replaceAll(text: string, { find, replace, matchCase }: Replacing): string {
  if (matchCase) return text.split(find).join(replace);
  const pattern = new RegExp(find.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`), 'giu');
  // A function, so that "$" in the new words stays a dollar sign.
  return text.replace(pattern, () => replace);
}

function shown(value: string | readonly string[]): string {
  return typeof value === 'string' ? value : value.join('; ');
}
