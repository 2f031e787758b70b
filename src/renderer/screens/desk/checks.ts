/**
 * Everything that stands against a caption, as one list, most severe first: style findings, likenesses
 * to other captions, and words the dictionary does not know. Pure; shown by Checks.tsx and walked by F8.
 */
import type { FieldChanges } from '#core/caption/caption.ts';
import type { FieldId } from '#core/caption/fields.ts';
import type { CallOutput } from '#core/contract.ts';
import type { DuplicateClass } from '#core/duplicates/pair.ts';
import type { Likeness } from '#core/records.ts';
import type { Severity } from '#core/style/finding.ts';
import type { Misspelling } from '#renderer/screens/desk/spelling/speller.ts';

/** A correction with what its button says. */
export interface Mend {
  readonly label: string;
  readonly changes: FieldChanges;
}

export interface Check {
  readonly key: string;
  readonly severity: Severity;
  readonly field: FieldId;
  readonly start: number;
  readonly end: number;
  readonly message: string;
  /** The rule, class or dictionary that says so, in words. */
  readonly source: string;
  /** The certain correction, which Alt Enter applies. */
  readonly fix: Mend | null;
  /** Corrections that are only likely: the editor picks one. */
  readonly choices: readonly Mend[];
  /** The other caption, when the check is about a repeat. */
  readonly likeness: Likeness | null;
  /** The word, when the check is about spelling. */
  readonly word: string | null;
}

interface Standing {
  readonly findings: CallOutput<'captions.review'>['findings'];
  readonly likenesses: readonly Likeness[];
  readonly misspellings: readonly Misspelling[];
  /** The caption's text, for the fixes of misspelled words. */
  readonly text: string;
}

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, hint: 2 };

/** The classes in plain words, as they go before the other photo's name. */
const likenessWords: Readonly<Record<DuplicateClass, string>> = {
  exact: 'Exact repeat of',
  'same-text': 'Same text as',
  'same-lead': 'Same lead as',
  contained: 'One contains the other: this and',
  near: 'Nearly the same as',
  'two-captions': 'Another caption for the photo of',
  'same-image': 'Same picture as',
};

/** The checks of a caption, most severe first, then in the order of the text. */
export function gatherChecks({ findings, likenesses, misspellings, text }: Standing): Check[] {
  const checks: Check[] = [
    ...findings.map(({ rule, severity, field, start, end, message, fix }) => ({
      key: `${rule}:${field}:${start}:${end}`,
      severity,
      field,
      start,
      end,
      message,
      source: rule.replaceAll('-', ' '),
      fix: fix ?? null,
      choices: [],
      likeness: null,
      word: null,
    })),
    ...likenesses.map((likeness) => ({
      key: `likeness:${likeness.caption}:${likeness.comparison.class}`,
      severity: likeness.comparison.burst ? ('hint' as const) : ('warning' as const),
      field: 'caption' as const,
      start: 0,
      end: 0,
      message: `${likenessWords[likeness.comparison.class]} ${likeness.fileName || 'a caption without a photo'}`,
      source: likeness.comparison.reason,
      fix: null,
      choices: [],
      likeness,
      word: null,
    })),
    ...misspellings.map(({ start, end, word, suggestions, certain }) => ({
      key: `spelling:${start}:${word}`,
      severity: 'hint' as const,
      field: 'caption' as const,
      start,
      end,
      message: `“${word}” is not in the dictionary`,
      source: 'spelling',
      ...mendsOf(suggestions, certain, (each) => text.slice(0, start) + each + text.slice(end)),
      likeness: null,
      word,
    })),
  ];
  return checks.sort((a, b) => rank[a.severity] - rank[b.severity]);
}

/** What the dictionary suggests: the first as the fix where it is certain, the others to choose from. */
function mendsOf(
  suggestions: readonly string[],
  certain: boolean,
  mended: (word: string) => string,
): Pick<Check, 'fix' | 'choices'> {
  const mends = suggestions.map((label) => ({ label, changes: { caption: mended(label) } }));
  const [first, ...others] = mends;
  return certain && first ? { fix: first, choices: others } : { fix: null, choices: mends };
}

/** "2 errors, 1 warning", or "nothing to fix". */
export function countChecks(checks: readonly Check[]): string {
  const counts = (['error', 'warning', 'hint'] as const).flatMap((severity) => {
    const many = checks.filter((check) => check.severity === severity).length;
    return many > 0 ? [`${many} ${severity}${many === 1 ? '' : 's'}`] : [];
  });
  return counts.join(', ') || 'nothing to fix';
}
