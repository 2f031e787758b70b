/**
 * Lines two lists of tokens up and tells where they differ. Shared by the word-level diff and by
 * the comparison of two leads. Its cost is bounded: a pair of texts with nothing in common comes
 * back as one change instead of taking a second.
 */

/** A stretch of the left list that stands for a stretch of the right one; either may be empty. */
export interface Change {
  readonly leftStart: number;
  readonly leftEnd: number;
  readonly rightStart: number;
  readonly rightEnd: number;
}

/**
 * Edits up to which the shortest edit script is searched in full. 256 covers any two captions of
 * 128 words each, whatever they say, in under 66,000 steps; longer texts are cut at shared words first.
 */
const mostEdits = 256;
/** How often a long text is cut at words that occur once on both sides before it is given up as rewritten. */
const deepestCut = 8;

/**
 * The places where the lists differ, in order, with at least one equal token between two of them.
 * Eugene Myers' greedy algorithm (An O(ND) Difference Algorithm, 1986) on pieces cut at words that
 * are unique on both sides.
 */
export function align(left: readonly string[], right: readonly string[]): Change[] {
  const changes: Change[] = [];
  alignPiece(
    left,
    right,
    { leftStart: 0, leftEnd: left.length, rightStart: 0, rightEnd: right.length },
    0,
    changes,
  );
  return joined(changes);
}

function alignPiece(
  left: readonly string[],
  right: readonly string[],
  whole: Change,
  depth: number,
  changes: Change[],
): void {
  const piece = trimmed(left, right, whole);
  if (piece.leftStart === piece.leftEnd && piece.rightStart === piece.rightEnd) return;
  if (piece.leftStart === piece.leftEnd || piece.rightStart === piece.rightEnd) {
    changes.push(piece);
    return;
  }
  const shortest = shortestScript(left, right, piece);
  if (shortest) {
    changes.push(...shortest);
    return;
  }
  const anchors = depth < deepestCut ? sharedOnce(left, right, piece) : [];
  if (anchors.length === 0) {
    changes.push(piece);
    return;
  }
  let { leftStart, rightStart } = piece;
  for (const [leftAt, rightAt] of anchors) {
    alignPiece(
      left,
      right,
      { leftStart, leftEnd: leftAt, rightStart, rightEnd: rightAt },
      depth + 1,
      changes,
    );
    leftStart = leftAt + 1;
    rightStart = rightAt + 1;
  }
  alignPiece(left, right, { ...piece, leftStart, rightStart }, depth + 1, changes);
}

function trimmed(left: readonly string[], right: readonly string[], piece: Change): Change {
  let { leftStart, leftEnd, rightStart, rightEnd } = piece;
  while (leftStart < leftEnd && rightStart < rightEnd && left[leftStart] === right[rightStart]) {
    leftStart++;
    rightStart++;
  }
  while (leftStart < leftEnd && rightStart < rightEnd && left[leftEnd - 1] === right[rightEnd - 1]) {
    leftEnd--;
    rightEnd--;
  }
  return { leftStart, leftEnd, rightStart, rightEnd };
}

/** The shortest edit script of a piece, or null when it takes more than `mostEdits`. */
function shortestScript(left: readonly string[], right: readonly string[], piece: Change): Change[] | null {
  const { leftStart, rightStart } = piece;
  const leftSize = piece.leftEnd - leftStart;
  const rightSize = piece.rightEnd - rightStart;
  const most = Math.min(leftSize + rightSize, mostEdits);
  // furthest[diagonal + most + 1]: how far into the left list each diagonal has come.
  const furthest = new Int32Array(2 * most + 3);
  const history: Int32Array[] = [];
  const at = (row: Int32Array, diagonal: number) => row[diagonal + most + 1] ?? 0;
  for (let edits = 0; edits <= most; edits++) {
    history.push(furthest.slice());
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const down = goesDown(at(furthest, diagonal - 1), at(furthest, diagonal + 1), diagonal, edits);
      let x = down ? at(furthest, diagonal + 1) : at(furthest, diagonal - 1) + 1;
      let y = x - diagonal;
      while (x < leftSize && y < rightSize && left[leftStart + x] === right[rightStart + y]) {
        x++;
        y++;
      }
      furthest[diagonal + most + 1] = x;
      if (x >= leftSize && y >= rightSize) return walkBack(history, most, piece);
    }
  }
  return null;
}

function goesDown(below: number, above: number, diagonal: number, edits: number): boolean {
  return diagonal === -edits || (diagonal !== edits && below < above);
}

/** Follows the recorded rows from the end to the start and collects the edits. */
function walkBack(history: readonly Int32Array[], most: number, piece: Change): Change[] {
  const changes: Change[] = [];
  let x = piece.leftEnd - piece.leftStart;
  let y = piece.rightEnd - piece.rightStart;
  for (let edits = history.length - 1; edits > 0; edits--) {
    const row = history[edits];
    const at = (diagonal: number) => row?.[diagonal + most + 1] ?? 0;
    const diagonal = x - y;
    const down = goesDown(at(diagonal - 1), at(diagonal + 1), diagonal, edits);
    const fromDiagonal = down ? diagonal + 1 : diagonal - 1;
    const fromX = at(fromDiagonal);
    const fromY = fromX - fromDiagonal;
    changes.push({
      leftStart: piece.leftStart + fromX,
      leftEnd: piece.leftStart + (down ? fromX : fromX + 1),
      rightStart: piece.rightStart + fromY,
      rightEnd: piece.rightStart + (down ? fromY + 1 : fromY),
    });
    x = fromX;
    y = fromY;
  }
  return changes.reverse();
}

/** Changes that touch become one. */
function joined(changes: readonly Change[]): Change[] {
  const result: Change[] = [];
  for (const change of changes) {
    const last = result.at(-1);
    if (last && last.leftEnd === change.leftStart && last.rightEnd === change.rightStart) {
      result[result.length - 1] = { ...last, leftEnd: change.leftEnd, rightEnd: change.rightEnd };
    } else {
      result.push(change);
    }
  }
  return result;
}

/** Tokens that occur once on each side, the longest run of them that stands in the same order on both. */
function sharedOnce(left: readonly string[], right: readonly string[], piece: Change): [number, number][] {
  const leftPlaces = placesOfSingles(left, piece.leftStart, piece.leftEnd);
  const rightPlaces = placesOfSingles(right, piece.rightStart, piece.rightEnd);
  const pairs: [number, number][] = [];
  for (const [token, leftAt] of leftPlaces) {
    const rightAt = rightPlaces.get(token);
    if (rightAt !== undefined) pairs.push([leftAt, rightAt]);
  }
  pairs.sort((a, b) => a[0] - b[0]);
  return longestRising(pairs);
}

function placesOfSingles(tokens: readonly string[], start: number, end: number): Map<string, number> {
  const places = new Map<string, number>();
  const repeated = new Set<string>();
  for (let index = start; index < end; index++) {
    const token = tokens[index] ?? '';
    if (places.has(token)) repeated.add(token);
    else places.set(token, index);
  }
  for (const token of repeated) places.delete(token);
  return places;
}

/** The longest subsequence whose right places rise, by patience sorting: n log n. */
function longestRising(pairs: readonly [number, number][]): [number, number][] {
  const tops: number[] = [];
  const before: number[] = [];
  pairs.forEach(([, rightAt], index) => {
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tops[middle] ?? 0]?.[1] ?? 0) < rightAt) low = middle + 1;
      else high = middle;
    }
    before.push(low > 0 ? (tops[low - 1] ?? -1) : -1);
    tops[low] = index;
  });
  const rising: [number, number][] = [];
  for (let index = tops.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) {
    const pair = pairs[index];
    if (pair) rising.push(pair);
  }
  return rising.reverse();
}
