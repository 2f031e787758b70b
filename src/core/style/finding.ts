/** What a style rule says about a caption, and what a rule is. */
import type { Anatomy } from '#core/caption/anatomy.ts';
import type { CaptionFields, FieldChanges } from '#core/caption/caption.ts';
import type { FieldId } from '#core/caption/fields.ts';
import type { House } from '#core/style/house.ts';

/** An error stops the export, a warning asks for a look, a hint may be wrong. */
export const severities = ['error', 'warning', 'hint'] as const;
export type Severity = (typeof severities)[number];

/** A correction that is certain: replace the span's words. */
export interface Fix {
  /** What the button says: the new words, or a verb. */
  readonly label: string;
  /** New values for whole fields; applying it is one undoable edit. */
  readonly changes: FieldChanges;
}

/** One problem. Offsets are UTF-16 units of the field's text (for lists, of its terms joined by "; "). */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly field: FieldId;
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly fix?: Fix;
}

/** What the archive knows that a rule may need. All of it may be empty. */
export interface Knowledge {
  /** Names of people in the archive that resemble, but do not equal, a name of this caption. Key: name as written here. */
  readonly similarPeople: ReadonlyMap<string, string>;
  /** Now, in ISO 8601 with zone. */
  readonly now: string;
}

/** What a rule reads. */
export interface Reading {
  readonly caption: CaptionFields;
  /** The parts of the caption's text. */
  readonly anatomy: Anatomy;
  readonly house: House;
  readonly knowledge: Knowledge;
  /** The photo's capture time from EXIF, ISO 8601, or ''. */
  readonly capturedAt: string;
  /** This rule's settings in the house's data. */
  readonly options: Readonly<Record<string, string | number | boolean | readonly string[]>>;
}

/** A finding before the house has set its severity. */
export type Found = Omit<Finding, 'rule' | 'severity'>;

/** One style rule: small, separately tested, told apart by its id. */
export interface Rule {
  readonly id: string;
  /** One line for the list of rules in the house's settings. */
  readonly title: string;
  /** The severity where the house does not set another. */
  readonly severity: Severity;
  check(reading: Reading): readonly Found[];
}
