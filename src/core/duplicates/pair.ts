/** What it means that two captions repeat one another: the classes, and one explained pair. */

/**
 * The classes, most alarming first. `context-only` (only the background sentence is shared) is
 * legitimate and never flagged, so it never appears here.
 */
export const duplicateClasses = [
  'exact',
  'same-text',
  'same-lead',
  'contained',
  'near',
  'two-captions',
  'same-image',
] as const;
export type DuplicateClass = (typeof duplicateClasses)[number];

/** A stretch of a word-level diff. `same` stands in both, `left` and `right` in one. */
export interface DiffPart {
  readonly kind: 'same' | 'left' | 'right';
  readonly text: string;
}

/** How two captions repeat one another. */
export interface Comparison {
  readonly class: DuplicateClass;
  /** 0 to 1: the share of words in common, after credits, datelines and dates are set apart. */
  readonly score: number;
  /** The class in plain words, with what differs: "The action sentence is the same; only a name differs." */
  readonly reason: string;
  /** True when the likeness looks meant: same people in the same minute. Shown, and not counted as an error. */
  readonly burst: boolean;
}
