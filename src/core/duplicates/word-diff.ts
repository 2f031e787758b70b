/**
 * The word-level diff the desk shows between two captions. Works on the texts as they are, not on
 * their normal forms: the parts `left` and `same` together are the left text to the character,
 * `right` and `same` the right one.
 */
import { align, type Change } from '#core/duplicates/align.ts';
import { wordSource } from '#core/duplicates/fold.ts';
import type { DiffPart } from '#core/duplicates/pair.ts';

/** A word or a single sign, and the spaces after it. Spaces at the start of a text are a token without core. */
interface Token {
  readonly core: string;
  readonly space: string;
  readonly isWord: boolean;
}

/**
 * Shared words between two changes are kept apart only when they carry weight: one stray "the"
 * between two rewritten stretches of three words or more makes salad, not sense.
 */
const changedWordsPerStrayWord = 3;

/** A word, or a sign, with the spaces after it; or the spaces a text starts with. */
const tokenPattern = new RegExp(`(${wordSource})\\s*|(\\S)\\s*|\\s+`, 'gv');

/**
 * Compares two texts word by word; texts without spaces between words, character by character.
 * A replaced name is one change: "Joel Brandt" against "Tomas Okafor".
 * @returns parts in reading order, none empty, no two neighbours of one kind
 */
export function diffWords(left: string, right: string): DiffPart[] {
  const leftTokens = tokensOf(left);
  const rightTokens = tokensOf(right);
  const changes = withoutSalad(
    align(
      leftTokens.map(({ core }) => core),
      rightTokens.map(({ core }) => core),
    ),
    leftTokens,
    rightTokens,
  );
  const raw: DiffPart[] = [];
  let leftAt = 0;
  let rightAt = 0;
  for (const change of changes) {
    addShared(raw, leftTokens, rightTokens, leftAt, change.leftStart, rightAt);
    raw.push({ kind: 'left', text: textOf(leftTokens, change.leftStart, change.leftEnd) });
    raw.push({ kind: 'right', text: textOf(rightTokens, change.rightStart, change.rightEnd) });
    leftAt = change.leftEnd;
    rightAt = change.rightEnd;
  }
  addShared(raw, leftTokens, rightTokens, leftAt, leftTokens.length, rightAt);
  return tidy(raw);
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const [whole, word, sign] of text.matchAll(tokenPattern)) {
    const core = word ?? sign ?? '';
    tokens.push({ core, space: whole.slice(core.length), isWord: word !== undefined });
  }
  return tokens;
}

function textOf(tokens: readonly Token[], start: number, end: number): string {
  let text = '';
  for (let index = start; index < end; index++)
    text += (tokens[index]?.core ?? '') + (tokens[index]?.space ?? '');
  return text;
}

function wordsIn(tokens: readonly Token[], start: number, end: number): number {
  let count = 0;
  for (let index = start; index < end; index++) if (tokens[index]?.isWord) count++;
  return count;
}

/** Joins changes that have no words, or only stray words, between them. */
function withoutSalad(changes: readonly Change[], left: readonly Token[], right: readonly Token[]): Change[] {
  const size = (change: Change) =>
    Math.max(
      wordsIn(left, change.leftStart, change.leftEnd),
      wordsIn(right, change.rightStart, change.rightEnd),
    );
  const kept: Change[] = [];
  let lastSize = 0;
  for (const change of changes) {
    const last = kept.at(-1);
    const ownSize = size(change);
    if (last) {
      const between = wordsIn(left, last.leftEnd, change.leftStart);
      if (between * changedWordsPerStrayWord <= Math.min(lastSize, ownSize)) {
        kept[kept.length - 1] = { ...last, leftEnd: change.leftEnd, rightEnd: change.rightEnd };
        lastSize += between + ownSize;
        continue;
      }
    }
    kept.push(change);
    lastSize = ownSize;
  }
  return kept;
}

/** Tokens that match. Their spaces may differ, and then only the spaces are a change. */
function addShared(
  raw: DiffPart[],
  left: readonly Token[],
  right: readonly Token[],
  leftStart: number,
  leftEnd: number,
  rightStart: number,
): void {
  for (let step = 0; step < leftEnd - leftStart; step++) {
    const leftToken = left[leftStart + step];
    const leftSpace = leftToken?.space ?? '';
    const rightSpace = right[rightStart + step]?.space ?? '';
    raw.push({ kind: 'same', text: leftToken?.core ?? '' });
    if (leftSpace === rightSpace) raw.push({ kind: 'same', text: leftSpace });
    else raw.push({ kind: 'left', text: leftSpace }, { kind: 'right', text: rightSpace });
  }
}

/** Joins neighbours of one kind; the space that ends both sides of a change goes to the shared words after it. */
function tidy(raw: readonly DiffPart[]): DiffPart[] {
  const parts: DiffPart[] = [];
  const waiting = { same: '', left: '', right: '' };
  const flush = (kind: DiffPart['kind']) => {
    if (waiting[kind] !== '') parts.push({ kind, text: waiting[kind] });
    waiting[kind] = '';
  };
  const flushChange = () => {
    const space = waiting.left.slice(waiting.left.trimEnd().length);
    if (space === waiting.right.slice(waiting.right.trimEnd().length)) {
      waiting.left = waiting.left.trimEnd();
      waiting.right = waiting.right.trimEnd();
      waiting.same = space;
    }
    flush('left');
    flush('right');
  };
  for (const { kind, text } of raw) {
    if (text === '') continue;
    if (kind !== 'same') flush('same');
    else if (waiting.left !== '' || waiting.right !== '') flushChange();
    waiting[kind] += text;
  }
  if (waiting.left !== '' || waiting.right !== '') flushChange();
  flush('same');
  return parts;
}
