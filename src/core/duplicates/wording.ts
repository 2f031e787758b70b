/**
 * Which textual class two captions fall into, by their normal forms alone. Knows nothing of
 * pictures, people and times; compare.ts adds those.
 */
import { relateDates } from '#core/duplicates/dates.ts';
import { type Difference, differencesBetween } from '#core/duplicates/differences.ts';
import { worthOf } from '#core/duplicates/fold.ts';
import type { NormalForm, WordRange } from '#core/duplicates/normal-form.ts';
import { writtenWords } from '#core/duplicates/quote.ts';
import {
  whatDiffers,
  whatFollows,
  whatFormDiffers,
  whichDateIsFuller,
  whichDatelines,
  whichDates,
} from '#core/duplicates/reasons.ts';

/**
 * Words below which one caption is not said to be contained in another, or near it: "Mara Lindqvist"
 * begins many captions and repeats none of them.
 */
const fewestWords = 5;
/**
 * Words of action two leads must share, names and place left out. "Joel Brandt waves in Graz,
 * Austria" and "Tomas Okafor waves in Graz, Austria" share two and are two portraits; four are a
 * sentence that was written once.
 */
const fewestActionWords = 4;
/** Share of a stretch's words that may differ while it is still the same sentence with slips in it. */
const nearShare = 0.2;
/** Share of changed words below which a lead is repeated whatever follows it: one word in ten. */
const slightShare = 0.1;
/** Share of words two backgrounds have in common when they tell the same thing. */
const alikeShare = 0.8;
/** Words an opening may have that only one caption has and that was not read as a dateline: "BREAKING", "Correction". */
const longestOpening = 6;

/** A normal form with what comparing it needs again and again. */
export interface Worded {
  readonly form: NormalForm;
  /** All words without spaces, with and without accents. */
  readonly whole: string;
  readonly wholePlain: string;
  /** Each sentence without spaces, the lead first. */
  readonly sentences: readonly string[];
  /** The words of the lead, and of everything without accents, in code-unit order: for counting what is shared. */
  readonly leadBag: readonly string[];
  /** The words behind the lead, in the same order. */
  readonly restBag: readonly string[];
  readonly bag: readonly string[];
}

/** A class and why. `repeatsLead` is true when the leads are equal and nothing contradicts. */
interface Wording {
  readonly class: 'same-text' | 'same-lead' | 'contained' | 'near';
  readonly reason: string;
  readonly repeatsLead: boolean;
}

/** Share of words in common, 0 to 1: twice the shared words by all words (Dice). The bags are sorted. */
export function sharedWords(a: readonly string[], b: readonly string[]): number {
  if (a.length + b.length === 0) return 0;
  let shared = 0;
  for (let left = 0, right = 0; left < a.length && right < b.length; ) {
    const [one, other] = [a[left] ?? '', b[right] ?? ''];
    if (one === other) shared++;
    if (one <= other) left++;
    if (other <= one) right++;
  }
  return (2 * shared) / (a.length + b.length);
}

/** The textual class of two captions, or null when at most their background is shared. Symmetric but for the order of words in the reason. */
export function compareWording(a: Worded, b: Worded): Wording | null {
  if (a.form.words.length === 0 || b.form.words.length === 0) return null;
  const dates = relateDates(a.form.dates, b.form.dates);
  const datelines = relateDatelines(a.form, b.form);
  if (a.whole === b.whole) return sameWords(a.form, b.form, dates, datelines);
  if (a.wholePlain === b.wholePlain) {
    const reason = sentence(whatDiffers(differencesBetween(a.form, allOf(a.form), b.form, allOf(b.form))));
    return { class: 'near', reason, repeatsLead: false };
  }
  if (dates !== 'differ' && datelines !== 'differ') {
    const contained = containment(a, b);
    if (contained) return { class: 'contained', reason: contained, repeatsLead: true };
  }
  const found = a.sentences[0] === b.sentences[0] ? repeatedLead(a, b) : changedLead(a, b);
  if (!found || dates !== 'differ') return found;
  return { ...found, reason: `${found.reason} Also, ${whichDates(a.form, b.form)}.`, repeatsLead: false };
}

type Relation = 'same' | 'fuller' | 'differ';

function relateDatelines(a: NormalForm, b: NormalForm): Relation {
  if (a.dateline === b.dateline && (a.datelineText === '') === (b.datelineText === '')) return 'same';
  return a.datelineText === '' || b.datelineText === '' ? 'fuller' : 'differ';
}

/** Equal words: the dates, the datelines or only the form can differ. */
function sameWords(a: NormalForm, b: NormalForm, dates: Relation, datelines: Relation): Wording {
  if (dates === 'differ' || datelines === 'differ') {
    const what = dates === 'differ' ? whichDates(a, b) : whichDatelines(a, b);
    return { class: 'near', reason: sentence(`only ${what}`), repeatsLead: false };
  }
  if (dates === 'same' && datelines === 'same') {
    return { class: 'same-text', reason: whatFormDiffers(a, b), repeatsLead: true };
  }
  const reason =
    datelines === 'fuller'
      ? `One is the other plus a dateline: ${a.datelineText || b.datelineText}.`
      : whichDateIsFuller(a, b);
  return { class: 'contained', reason, repeatsLead: true };
}

/** Why one caption holds the other whole, or null. */
function containment(a: Worded, b: Worded): string | null {
  const [short, long] = a.form.words.length < b.form.words.length ? [a, b] : [b, a];
  const extra = long.form.words.length - short.form.words.length;
  if (extra === 0 || worthOf(short.form.words) < fewestWords) return null;
  if (standsAt(short.form, long.form, 0)) return whatFollows(long.form, short.form.words.length);
  // An opening that is a sentence of its own would make the shorter caption background only.
  const ownSentence = long.form.sentences.some(({ end }) => end === extra);
  if (extra <= longestOpening && !ownSentence && standsAt(short.form, long.form, extra)) {
    return `One is the other plus an opening: “${writtenWords(long.form, { start: 0, end: extra })}”.`;
  }
  if (short.sentences[0] !== long.sentences[0]) return null;
  let at = 0;
  for (const each of short.sentences) {
    at = long.sentences.indexOf(each, at) + 1;
    if (at === 0) return null;
  }
  const more = long.sentences.length - short.sentences.length;
  return `One is the other plus ${more === 1 ? 'a sentence' : `${more} sentences`} in between.`;
}

function standsAt(short: NormalForm, long: NormalForm, at: number): boolean {
  return short.words.every((word, index) => word === long.words[at + index]);
}

function allOf({ words }: NormalForm): WordRange {
  return { start: 0, end: words.length };
}

function restOf({ lead, words }: NormalForm): WordRange {
  return { start: lead.end, end: words.length };
}

/** Equal leads: near when only slips stand apart, else the lead was used twice. */
function repeatedLead(a: Worded, b: Worded): Wording | null {
  const [left, right] = [restOf(a.form), restOf(b.form)];
  const bothGoOn = left.start < left.end && right.start < right.end;
  if (bothGoOn) {
    const differences = differencesBetween(a.form, left, b.form, right);
    const worth = Math.min(worthOf(a.form.words), worthOf(b.form.words));
    const restWorth = Math.min(
      worthOf(a.form.words, left.start, left.end),
      worthOf(b.form.words, right.start, right.end),
    );
    if (worth >= fewestWords && costOf(differences) <= Math.max(1, nearShare * restWorth)) {
      return { class: 'near', reason: sentence(whatDiffers(differences)), repeatsLead: false };
    }
  }
  if (worthOf(a.form.words, a.form.lead.start, a.form.lead.end) < fewestActionWords) return null;
  const rest = bothGoOn ? 'the rest differs' : 'only one goes on';
  return { class: 'same-lead', reason: `The action sentence is the same; ${rest}.`, repeatsLead: true };
}

/** Leads that differ: same-lead when only names do, near when little does or two names changed places. */
function changedLead(a: Worded, b: Worded): Wording | null {
  // Names may be a third of a lead, twice over; below this share nothing can come of comparing further.
  const shared = sharedWords(a.leadBag, b.leadBag);
  if (shared < 0.4) return null;
  if (Math.min(sharedAction(a.form, b.form), sharedAction(b.form, a.form)) < fewestActionWords) return null;
  if (shared === 1) {
    const reason = 'The action sentence has the same words in another order.';
    return { class: 'near', reason, repeatsLead: false };
  }
  const differences = differencesBetween(a.form, a.form.lead, b.form, b.form.lead);
  // Another person often stands elsewhere: a mark that changes with its name says nothing more.
  const renamed = differences.some(({ kind }) => kind === 'name');
  const telling = renamed ? differences.filter(({ kind }) => kind !== 'position') : differences;
  const namesOnly = renamed && telling.every(({ kind }) => kind === 'name' || kind === 'accent');
  const rest = relateRests(a, b);
  const after = rest === 'differ' ? ' The rest differs.' : '';
  if (namesOnly) {
    return {
      class: 'same-lead',
      reason: `The action sentence is the same; ${whatDiffers(telling)}.${after}`,
      repeatsLead: false,
    };
  }
  const action = Math.min(actionWorth(a.form), actionWorth(b.form));
  const cost = costOf(differences);
  if (cost > Math.max(1, nearShare * action)) return null;
  const factsOnly = differences.every(({ kind }) => kind !== 'words');
  if (rest === 'differ' && !factsOnly && cost > slightShare * action) return null;
  if (rest === 'same')
    return { class: 'near', reason: sentence(whatDiffers(differences)), repeatsLead: false };
  return {
    class: 'near',
    reason: `In the action sentence ${whatDiffers(differences)}.${after}`,
    repeatsLead: false,
  };
}

/** How two backgrounds stand to one another: `alike` also when only one caption has any. */
function relateRests(a: Worded, b: Worded): 'same' | 'alike' | 'differ' {
  const [left, right] = [a.restBag, b.restBag];
  if (
    a.sentences.length === b.sentences.length &&
    a.sentences.every((each, at) => at === 0 || each === b.sentences[at])
  ) {
    return 'same';
  }
  if (left.length === 0 || right.length === 0) return 'alike';
  return sharedWords(left, right) >= alikeShare ? 'alike' : 'differ';
}

/** Worth of a lead without the place it names: every picture of an event shares that. */
function actionWorth({ words, lead, inPlace }: NormalForm): number {
  let worth = 0;
  for (let index = lead.start; index < lead.end; index++) {
    if (!inPlace[index]) worth += worthOf(words, index, index + 1);
  }
  return worth;
}

/** Worth of the words two leads share outside names and place, counted on the first. */
function sharedAction(form: NormalForm, other: NormalForm): number {
  const theirs = new Map<string, number>();
  for (let index = other.lead.start; index < other.lead.end; index++) {
    const word = other.words[index] ?? '';
    theirs.set(word, (theirs.get(word) ?? 0) + 1);
  }
  let worth = 0;
  for (let index = form.lead.start; index < form.lead.end; index++) {
    const word = form.words[index] ?? '';
    const left = theirs.get(word) ?? 0;
    if (left === 0 || form.inPlace[index] || form.names[index] !== -1) continue;
    theirs.set(word, left - 1);
    worth += worthOf(form.words, index, index + 1);
  }
  return worth;
}

function costOf(differences: readonly Difference[]): number {
  return differences.reduce((sum, { cost }) => sum + cost, 0);
}

/** A phrase as a sentence: first letter large, closed with a point. */
function sentence(phrase: string): string {
  return `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}.`;
}
