/**
 * What differs between two stretches of captions, change by change: a name, a number, an accent, a
 * position mark or other words. The classes are decided by it and the reasons are written from it.
 */
import type { Span } from '#core/caption/span.ts';
import { align } from '#core/duplicates/align.ts';
import { worthOf } from '#core/duplicates/fold.ts';
import type { NormalForm, WordRange } from '#core/duplicates/normal-form.ts';
import { changedWords } from '#core/duplicates/quote.ts';

export type DifferenceKind = 'name' | 'number' | 'accent' | 'position' | 'words';

/** One change, with the words as the captions write them ('' where a side has none). */
export interface Difference {
  readonly kind: DifferenceKind;
  readonly left: string;
  readonly right: string;
  /** How many words were changed; a replaced name or number counts as one, however many parts it has. */
  readonly cost: number;
}

/** Numbers written out, as English captions do up to twelve and beyond. Digits need no list. */
const numberWords = new Set(
  (
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen ' +
    'seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million ' +
    'billion dozen dozens hundreds thousands first second third fourth fifth sixth seventh eighth ninth tenth'
  ).split(' '),
);
const positionWords = new Set(
  'l r c left right center centre front back top bottom rear far 2nd 3rd 4th 5th'.split(' '),
);

/** A word that starts with a digit, or a sign that belongs to a number. */
const figure = /^(?:\p{Nd}|[\p{Sc}%‰]$)/u;

/** The differences between two stretches, in order. Each side is a form and the words of it to compare. */
export function differencesBetween(
  left: NormalForm,
  leftRange: WordRange,
  right: NormalForm,
  rightRange: WordRange,
): Difference[] {
  const changes = align(
    left.words.slice(leftRange.start, leftRange.end),
    right.words.slice(rightRange.start, rightRange.end),
  );
  const sides = changes.flatMap((change) =>
    marksApart(
      left,
      { start: leftRange.start + change.leftStart, end: leftRange.start + change.leftEnd },
      right,
      { start: rightRange.start + change.rightStart, end: rightRange.start + change.rightEnd },
    ),
  );
  const differences: Difference[] = [];
  let endOfLast = leftRange.start;
  sides.forEach((side, index) => {
    const nextStart = sides[index + 1]?.left.start ?? leftRange.end;
    const wider = widened(left, side.left, right, side.right, endOfLast, nextStart);
    endOfLast = wider.left.end;
    differences.push(differenceOf(left, wider.left, right, wider.right));
  });
  return differences;
}

interface Sides {
  readonly left: WordRange;
  readonly right: WordRange;
}

/** A replaced name and the changed mark behind it, "Brandt (R)" and "Okafor (L)", are two differences. */
function marksApart(left: NormalForm, leftSide: WordRange, right: NormalForm, rightSide: WordRange): Sides[] {
  const [leftName, rightName] = [beforeMark(left, leftSide), beforeMark(right, rightSide)];
  const plain = leftName === leftSide.end && rightName === rightSide.end;
  const onlyMarks = leftName === leftSide.start && rightName === rightSide.start;
  if (plain || onlyMarks) return [{ left: leftSide, right: rightSide }];
  return [
    {
      left: { start: leftSide.start, end: leftName },
      right: { start: rightSide.start, end: rightName },
    },
    { left: { start: leftName, end: leftSide.end }, right: { start: rightName, end: rightSide.end } },
  ];
}

/** Where the position marks begin that close the stretch; its end where none do. */
function beforeMark(form: NormalForm, side: WordRange): number {
  let end = side.end;
  while (end > side.start && markOf(form, end - 1)) end -= 1;
  return end;
}

/** The position mark that a word belongs to. */
function markOf({ marks, spans }: NormalForm, word: number): Span | undefined {
  const span = spans[word];
  return span && marks.find((mark) => span.start < mark.end && mark.start < span.end);
}

/**
 * A change inside a name or a number is shown whole: "Joel Brandt, Joel Okafor", "3 000, 5 000". The
 * words around a change are equal on both sides, so both sides grow by as many words.
 */
function widened(
  left: NormalForm,
  leftSide: WordRange,
  right: NormalForm,
  rightSide: WordRange,
  from: number,
  to: number,
): { left: WordRange; right: WordRange } {
  const before = Math.min(
    leftSide.start - from,
    Math.max(wordsBefore(left, leftSide), wordsBefore(right, rightSide)),
  );
  const after = Math.min(
    to - leftSide.end,
    Math.max(wordsAfter(left, leftSide), wordsAfter(right, rightSide)),
  );
  return {
    left: { start: leftSide.start - before, end: leftSide.end + after },
    right: { start: rightSide.start - before, end: rightSide.end + after },
  };
}

function wordsBefore(form: NormalForm, side: WordRange): number {
  let count = 0;
  if (side.start < side.end) while (belongTogether(form, side.start, side.start - count - 1)) count++;
  return count;
}

function wordsAfter(form: NormalForm, side: WordRange): number {
  let count = 0;
  if (side.start < side.end) while (belongTogether(form, side.end - 1, side.end + count)) count++;
  return count;
}

function belongTogether(form: NormalForm, one: number, other: number): boolean {
  const { words, names } = form;
  const mark = markOf(form, one);
  if (mark !== undefined) return markOf(form, other) === mark;
  const name = names[one] ?? -1;
  if (name !== -1) return names[other] === name;
  return figure.test(words[one] ?? '') && figure.test(words[other] ?? '');
}

function differenceOf(
  left: NormalForm,
  leftSide: WordRange,
  right: NormalForm,
  rightSide: WordRange,
): Difference {
  const kind = kindOf(left, leftSide, right, rightSide);
  const cost = Math.max(
    worthOf(left.words, leftSide.start, leftSide.end),
    worthOf(right.words, rightSide.start, rightSide.end),
  );
  return {
    kind,
    left: changedWords(left, leftSide),
    right: changedWords(right, rightSide),
    cost: kind === 'words' || kind === 'position' ? cost : 1,
  };
}

function kindOf(
  left: NormalForm,
  leftSide: WordRange,
  right: NormalForm,
  rightSide: WordRange,
): DifferenceKind {
  const empty = leftSide.start === leftSide.end || rightSide.start === rightSide.end;
  if (onlyMarks(left, leftSide) && onlyMarks(right, rightSide)) return 'position';
  if (empty) return 'words';
  const leftWords = left.words.slice(leftSide.start, leftSide.end);
  const rightWords = right.words.slice(rightSide.start, rightSide.end);
  const plain = (form: NormalForm, side: WordRange) => form.plain.slice(side.start, side.end).join(' ');
  if (plain(left, leftSide) === plain(right, rightSide)) return 'accent';
  const all = [...leftWords, ...rightWords];
  if (all.every((word) => positionWords.has(word))) return 'position';
  if (all.every(isNumber)) return 'number';
  // One reader may miss a name that stands in unusual words; capitals then decide on that side.
  const named = [isNamed(left, leftSide), isNamed(right, rightSide)];
  const namedOrCapital = [isCapitalised(left, leftSide), isCapitalised(right, rightSide)];
  if ((named[0] && (named[1] || namedOrCapital[1])) || (named[1] && namedOrCapital[0])) return 'name';
  return 'words';
}

function onlyMarks(form: NormalForm, side: WordRange): boolean {
  return beforeMark(form, side) === side.start;
}

function isNumber(word: string): boolean {
  return figure.test(word) || numberWords.has(word);
}

function isNamed({ names }: NormalForm, side: WordRange): boolean {
  for (let index = side.start; index < side.end; index++) if ((names[index] ?? -1) === -1) return false;
  return true;
}

function isCapitalised({ text, spans, inPlace }: NormalForm, side: WordRange): boolean {
  for (let index = side.start; index < side.end; index++) {
    const span = spans[index];
    if (!span || inPlace[index] || !/\p{Lu}/u.test(text.charAt(span.start))) return false;
  }
  return true;
}
