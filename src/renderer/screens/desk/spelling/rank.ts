/**
 * Which of the dictionary's suggestions a writer most likely meant, and whether that is certain. The
 * dictionary itself knows no order of use; slips of the fingers and the words of every caption do. Pure;
 * used in the spelling worker.
 */

/** Suggestions shown beside a word. */
const mostShown = 3;

/** A word shorter than this is one letter from too many others for any of them to be certain. */
const shortestCertain = 5;
/** Two swapped letters are plain in a shorter one, where they make a word that every caption has. */
const shortestSwapped = 3;

export interface Ranked {
  /** The likeliest words, best first; three at most. */
  readonly suggestions: readonly string[];
  /** Whether the first may be put in unseen. */
  readonly certain: boolean;
}

/**
 * Words that nearly every caption has, roughly the commonest first: of two words as near as each other,
 * the commoner is meant. No measured frequencies; only the order counts.
 */
const common =
  `the of and to in a is on for with at by from as after during an are his her their this that was has
  have been be it its who which into over near about before where while when they we he she you not but or
  more than there out up one two three first last new people man woman men women children police officers
  president minister city state country government street house school hospital court game team match
  between against outside inside through under around along members residents workers students
  photo file left right center back top say says said will would could should can may morning afternoon
  evening night day week month year monday tuesday wednesday thursday friday saturday sunday january
  february march april june july august september october november december`.split(/\s+/);

const usage = new Map([...new Set(common)].map((word, place) => [word, place]));

/**
 * Ranks what a dictionary offers for a misspelled word: letters swapped first, then the same letters in
 * another order, then a word of every caption before others as near, then the fewest letters changed.
 * @param offered in the dictionary's own order, which settles what is left
 */
export function rankSuggestions(word: string, offered: readonly string[]): Ranked {
  const wrong = word.toLowerCase();
  const ranked = offered
    .filter((each) => sameCase(word, each))
    .map((each, place) => {
      const right = each.toLowerCase();
      const distance = editDistance(wrong, right);
      return { word: each, slip: slipOf(wrong, right), distance, use: useOf(right), place };
    })
    .sort(
      (a, b) =>
        a.slip - b.slip ||
        Number(a.distance > 1) - Number(b.distance > 1) ||
        a.use - b.use ||
        a.distance - b.distance ||
        a.place - b.place,
    );
  const [first, second] = ranked;
  return {
    suggestions: ranked.slice(0, mostShown).map(({ word: each }) => each),
    certain: first !== undefined && isCertain(wrong, first, second),
  };
}

interface Candidate {
  readonly slip: number;
  readonly distance: number;
  readonly use: number;
}

/** Certain is a word of some length with one plain slip, where nothing else is as near. */
function isCertain(wrong: string, first: Candidate, second: Candidate | undefined): boolean {
  if (first.slip === 0 && second?.slip !== 0)
    return wrong.length >= (first.use < usage.size ? shortestSwapped : shortestCertain);
  if (wrong.length < shortestCertain || first.distance > 1) return false;
  return second === undefined || second.distance > first.distance;
}

/** 0 for two neighbours swapped, 1 for the same letters in another order, 2 for anything else. */
function slipOf(wrong: string, right: string): number {
  if (sortedLetters(wrong) !== sortedLetters(right)) return 2;
  const differing = [...wrong].flatMap((letter, at) => (letter === right[at] ? [] : [at]));
  const [one = 0, other = 0] = differing;
  return differing.length === 2 && other === one + 1 ? 0 : 1;
}

function sortedLetters(word: string): string {
  return [...word].sort().join('');
}

function useOf(word: string): number {
  return usage.get(word) ?? usage.size;
}

/** A name is not offered for a plain word, nor capitals for small letters: "NEH" is no slip of "teh". */
function sameCase(word: string, offered: string): boolean {
  if (word !== word.toLowerCase()) return true;
  return offered === offered.toLowerCase();
}

/** Letters to add, drop or change (Levenshtein); two rows are enough. */
function editDistance(from: string, to: string): number {
  let above = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const changed = (above[column - 1] ?? 0) + Number(from[row - 1] !== to[column - 1]);
      line.push(Math.min(changed, (above[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1));
    }
    above = line;
  }
  return above[to.length] ?? 0;
}
