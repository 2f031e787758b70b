/** The duplicate classes in the desk's words: the chip, and the sentence under it. */
import type { DuplicateClass } from '#core/duplicates/pair.ts';

interface ClassWords {
  readonly name: string;
  /** How alarming it is: a repeat, a likeness, or two words for one picture. */
  readonly tone: 'error' | 'warning' | 'picture';
  /** What an editor usually does about it. */
  readonly advice: string;
}

export const classWords: Readonly<Record<DuplicateClass, ClassWords>> = {
  exact: { name: 'Exact', tone: 'error', advice: 'Different pictures need different leads.' },
  'same-text': {
    name: 'Same text',
    tone: 'error',
    advice: 'Only the form differs: keep the one in the house’s form.',
  },
  'same-lead': {
    name: 'Same lead',
    tone: 'warning',
    advice:
      'If the pictures show different people, each needs its own lead; if one name is wrong, it is wrong on the wire.',
  },
  contained: {
    name: 'Contained',
    tone: 'warning',
    advice: 'Decide whether the longer one says what both pictures show.',
  },
  near: { name: 'Near', tone: 'warning', advice: 'One of the two may carry a wrong name, number or date.' },
  'two-captions': {
    name: 'One photo, two captions',
    tone: 'picture',
    advice: 'Only one of them should go out with the picture.',
  },
  'same-image': { name: 'Same image', tone: 'picture', advice: 'The same picture is in the archive twice.' },
};
