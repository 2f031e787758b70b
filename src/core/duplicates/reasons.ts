/**
 * The plain words beside a duplicate pair. Statements about the two captions a photo editor reads,
 * never about what the program did.
 */
import { textAt } from '#core/caption/span.ts';
import { datesOnlyIn } from '#core/duplicates/dates.ts';
import type { Difference, DifferenceKind } from '#core/duplicates/differences.ts';
import type { NormalForm } from '#core/duplicates/normal-form.ts';
import { balanced, writtenWords } from '#core/duplicates/quote.ts';

/** Differences listed in one reason; a longer list is for the diff to show. */
const mostListed = 3;
/** Characters of a tail or dateline quoted in a reason. */
const longestQuote = 48;

const kindNames: Readonly<Record<DifferenceKind, readonly [one: string, several: string]>> = {
  name: ['a name differs', 'names differ'],
  number: ['a number differs', 'numbers differ'],
  accent: ['an accent differs', 'accents differ'],
  position: ['a position differs', 'positions differ'],
  words: ['a word differs', 'a few words differ'],
};

/** "only a number differs: 212, 221" */
export function whatDiffers(differences: readonly Difference[]): string {
  const [first] = differences;
  if (!first) return 'nothing differs';
  const alike = differences.every(({ kind }) => kind === first.kind);
  const one = differences.length === 1 && (first.kind !== 'words' || first.cost <= 1);
  const name = kindNames[alike ? first.kind : 'words'][one ? 0 : 1];
  const listed = differences.slice(0, mostListed).map(({ left, right }) => {
    if (left !== '' && right !== '') return `${short(left)}, ${short(right)}`;
    return `“${short(left || right)}” on one side`;
  });
  const more = differences.length > mostListed ? '; …' : '';
  return `only ${name}: ${listed.join('; ')}${more}`;
}

/** "the date differs: Nov. 12, 2026 and Nov. 13, 2026" */
export function whichDates(a: NormalForm, b: NormalForm): string {
  const left = datesOnlyIn(a.dates, b.dates).slice(0, mostListed).join(', ');
  const right = datesOnlyIn(b.dates, a.dates).slice(0, mostListed).join(', ');
  return left !== '' && right !== ''
    ? `the date differs: ${left} and ${right}`
    : `a date stands on one side only: ${left || right}`;
}

/** For equal words where one caption gives more of a date than the other, as one sentence. */
export function whichDateIsFuller(a: NormalForm, b: NormalForm): string {
  const left = datesOnlyIn(a.dates, b.dates);
  const right = datesOnlyIn(b.dates, a.dates);
  if (left.length > 0 && right.length > 0) {
    return `Same words; one gives the date in full: ${left.join(', ')} and ${right.join(', ')}.`;
  }
  return `One is the other plus a date: ${[...left, ...right].join(', ')}.`;
}

/** "the dateline differs: HAMBURG and BREMEN" */
export function whichDatelines(a: NormalForm, b: NormalForm): string {
  return a.datelineText !== '' && b.datelineText !== ''
    ? `the dateline differs: ${short(a.datelineText)} and ${short(b.datelineText)}`
    : `a dateline stands on one side only: ${short(a.datelineText || b.datelineText)}`;
}

/** How the longer caption goes beyond the shorter, whose words it starts with. */
export function whatFollows(long: NormalForm, shortWords: number): string {
  const sentence = long.sentences.findIndex(({ start }) => start === shortWords);
  if (sentence === -1) {
    return `One is the other plus a tail: “${short(writtenWords(long, { start: shortWords, end: long.words.length }))}”.`;
  }
  const more = long.sentences.length - sentence;
  if (more > 1) return `One is the other plus ${more} more sentences.`;
  const ordinal = ['a first', 'a second', 'a third', 'a fourth'][sentence] ?? 'one more';
  return `One is the other plus ${ordinal} sentence.`;
}

/** Every way in which captions of the same words differ in form, as one sentence. */
export function whatFormDiffers(a: NormalForm, b: NormalForm): string {
  const credit = creditDifference(a, b);
  const twoDateForms = datesOnlyIn(a.dates, b.dates).length === 0 && dateTexts(a) !== dateTexts(b);
  const aspectsApart = whichAspects(bodyWords(a, twoDateForms), bodyWords(b, twoDateForms));
  const names = [...(credit === otherCredit ? ['the credit'] : []), ...aspectsApart];
  const clauses = [
    ...(credit === null || credit === otherCredit ? [] : [credit]),
    ...(twoDateForms ? ['the date is written in two ways'] : []),
  ];
  if (names.length > 0) {
    const only = clauses.length === 0 && credit === null ? 'only ' : '';
    const verb = names.length === 1 && !names[0]?.endsWith('s') ? 'differs' : 'differ';
    clauses.push(`${only}${listOf(names)} ${verb}`);
  }
  // Vowel signs, digits of another script, invisible characters: seen best in the diff.
  return clauses.length === 0 ? 'Same words; only their form differs.' : `Same words; ${clauses.join('; ')}.`;
}

/** The names of the aspects in which two texts differ; none where something else differs too, for then none is certain. */
function whichAspects(left: string, right: string): string[] {
  const leveled = (text: string, leave?: string) =>
    aspects.reduce((so, { name, level }) => (name === leave ? so : level(so)), text);
  if (leveled(left) !== leveled(right)) return [];
  return aspects.map(({ name }) => name).filter((name) => leveled(left, name) !== leveled(right, name));
}

/** The text without credit and dateline; without its dates too, and what ties them in, where those are told apart by themselves. */
function bodyWords({ text, body, dates }: NormalForm, withoutDates: boolean): string {
  let words = textAt(text, body);
  if (!withoutDates) return words;
  for (const date of dates) {
    const start = words.indexOf(date.text);
    if (start < 0) continue;
    const before = words.slice(0, start).replace(/,?\s?(?:\s(?:on|am|den|le|el|il|em|op)\s)?$/iu, '');
    words = `${before} ${words.slice(start + date.text.length).replace(/^,?\s?/, '')}`;
  }
  return words;
}

/** "a, b and c" */
function listOf(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

/** Ways two texts of the same words can differ, each with what makes that way disappear. */
const aspects: readonly { name: string; level: (text: string) => string }[] = [
  { name: 'quotation marks', level: (text) => text.replace(/[\p{Pi}\p{Pf}„‚"'`´′″「」『』]/gu, '') },
  { name: 'punctuation', level: (text) => text.replace(/(?![\p{Pi}\p{Pf}„‚"'「」『』])[\p{P}\p{Cf}]/gu, '') },
  { name: 'capitals', level: (text) => text.normalize('NFKC').toLowerCase().replaceAll('ß', 'ss') },
  { name: 'spacing', level: (text) => text.replace(/\s/g, '') },
];

const otherCredit = 'the credit differs';

/** How the credits differ, as a clause, or null. */
function creditDifference(a: NormalForm, b: NormalForm): string | null {
  const gluedOnce = a.creditGlued !== b.creditGlued;
  if (a.credit === b.credit) {
    if (gluedOnce) return 'the credit is glued to the last sentence on one side';
    return creditTexts(a) === creditTexts(b) ? null : 'the credit is written in two ways';
  }
  if (a.credit !== '' && b.credit !== '') {
    return gluedOnce ? `${otherCredit} and is glued to the last sentence on one side` : otherCredit;
  }
  return gluedOnce
    ? 'one has a credit glued to its last sentence, the other has none'
    : 'the credit is missing on one side';
}

function creditTexts({ text, credits }: NormalForm): string {
  return credits.map((credit) => textAt(text, credit).trim()).join('; ');
}

function dateTexts({ dates }: NormalForm): string {
  return dates.map(({ text }) => text).join('; ');
}

function short(words: string): string {
  const letters = [...words];
  // Cut inside a bracket or a quotation, the words would keep half of the pair.
  return letters.length <= longestQuote
    ? words
    : `${balanced(letters.slice(0, longestQuote).join('')).trimEnd()}…`;
}
