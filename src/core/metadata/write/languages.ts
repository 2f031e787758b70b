/**
 * The mending of single languages of a field that XMP holds in several: one text takes the place of
 * another, where it stands; all other languages stay as they are. Used by the writers of packets, and
 * by whoever plans a write and reads it back. Pure.
 */
import type { FieldId } from '#core/caption/fields.ts';
import type { FieldLanguages } from '#core/metadata/sources.ts';

/** The text of one language, as it stands and as it shall be. Where it does not stand, nothing changes. */
export interface LanguageMend {
  readonly field: FieldId;
  /** As the file names it; "x-default" for the text without a language of its own. */
  readonly language: string;
  readonly before: string;
  readonly after: string;
}

/** The mends whose old text stands there. */
export function mendsIn(languages: FieldLanguages, mends: readonly LanguageMend[]): LanguageMend[] {
  return mends.filter((mend) => languages.get(mend.field)?.some((text) => isMeant(mend, text)) ?? false);
}

/** The first field whose languages do not read back as they should: those mended, all others as before. */
export function wronglyMended(
  before: FieldLanguages,
  after: FieldLanguages,
  mends: readonly LanguageMend[],
  written: ReadonlySet<FieldId>,
): LanguageMend | null {
  const wrong = mends.find((mend) => {
    const { field } = mend;
    const texts = after.get(field) ?? [];
    if (mendsIn(after, [mend]).length > 0) return true;
    // The writing of the field itself changes its default, and every language that said the same.
    if (written.has(field)) return false;
    const wanted = (before.get(field) ?? []).map((each) => ({
      ...each,
      text: mends.find((other) => other.field === field && isMeant(other, each))?.after ?? each.text,
    }));
    return (
      wanted.length !== texts.length ||
      wanted.some(({ language, text }, at) => texts[at]?.language !== language || texts[at]?.text !== text)
    );
  });
  return wrong ?? null;
}

function isMeant(mend: LanguageMend, { language, text }: { language: string; text: string }): boolean {
  return mend.language === language && mend.before === text;
}
