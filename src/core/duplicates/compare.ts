/**
 * Compares two captions and tells, in plain words, how they repeat one another. Used while the
 * editor types and for the duplicates screen; decides nothing about what to do.
 *
 * [Note: precedence] The one place where the order of the classes is laid down:
 * 1. One picture under two names (equal picture content, or a likeness and no two capture times):
 *    `same-image` when the captions have the same words or one is missing, else `two-captions`.
 *    The text classes below are for two pictures, or for captions that wait for one.
 * 2. `exact`: the same characters. Space at the ends does not count, nor how a letter is encoded.
 * 3. Equal words once the credit, the dateline and the dates are taken off:
 *    `near` when dates or datelines contradict, `contained` when one caption gives a dateline or a
 *    date that the other leaves out, else `same-text`.
 * 4. `contained`: one caption is the other plus a tail, an opening or sentences in between.
 * 5. Equal leads: `near` when the backgrounds differ in a name, a number or few words, else `same-lead`.
 * 6. Different leads: `same-lead` when only personal names differ, `near` when a number, an accent,
 *    few words or only their order do. [Note: accents] in normal-form.ts says why an accent is no `same-text`.
 * 7. Nothing. A background that both captions share is context, and legitimate.
 */
import type { Anatomy } from '#core/caption/anatomy.ts';
import { readAnatomy } from '#core/caption/read-anatomy.ts';
import { foldLine, joinWords } from '#core/duplicates/fold.ts';
import { normalForm } from '#core/duplicates/normal-form.ts';
import type { Comparison } from '#core/duplicates/pair.ts';
import { type PictureFacts, pictureFacts, pictureMatch } from '#core/duplicates/pictures.ts';
import { compareWording, sharedWords, type Worded } from '#core/duplicates/wording.ts';

/** Seconds within which pictures of the same people belong to one burst: the same minute. */
const burstSeconds = 60;

/** What is compared of a caption and its photo. Hashes and times are '' where they are not known. */
export interface CaptionFacts {
  readonly text: string;
  readonly people: readonly string[];
  /** ISO 8601, with or without zone. */
  readonly capturedAt: string;
  readonly imageHash: string;
  /** 16 hex digits. */
  readonly likeness: string;
  readonly fileName: string;
  readonly hasPhoto: boolean;
}

/** A caption made ready for comparing, once, by `prepare`. */
export interface Compared extends Worded {
  readonly anatomy: Anatomy;
  /** The text without space at its ends, in one Unicode form. */
  readonly tidyText: string;
  /** Folded names of those shown, sorted, one line each. */
  readonly people: string;
  readonly capturedAt: string;
  readonly picture: PictureFacts;
  readonly fileName: string;
  readonly hasPhoto: boolean;
}

/** Reads a caption for comparing. Costs far more than a comparison: keep the result while the caption stands. */
export function prepare(facts: CaptionFacts, anatomy = readAnatomy(facts.text)): Compared {
  const form = normalForm(anatomy, facts.people);
  return {
    anatomy,
    form,
    whole: joinWords(form.words),
    wholePlain: joinWords(form.plain),
    sentences: form.sentences.map(({ start, end }) => joinWords(form.words, start, end)),
    leadBag: form.words.slice(form.lead.start, form.lead.end).sort(),
    restBag: form.words.slice(form.lead.end).sort(),
    bag: form.plain.toSorted(),
    tidyText: facts.text.trim().normalize('NFC'),
    people: facts.people.map(foldLine).sort().join('\n'),
    capturedAt: facts.capturedAt,
    picture: pictureFacts(facts.imageHash, facts.likeness),
    fileName: facts.fileName,
    hasPhoto: facts.hasPhoto,
  };
}

/**
 * How two captions repeat one another, or null when they do not. The class, the score and the burst
 * are the same whichever caption comes first; the reason names the first one's words first.
 */
export function compareCaptions(a: Compared, b: Compared): Comparison | null {
  const score = sharedWords(a.bag, b.bag);
  const picture = comparePictures(a, b) ?? compareNamed(a, b);
  if (picture) return { ...picture, score, burst: false };
  if (a.tidyText === b.tidyText) {
    if (a.form.words.length === 0) return null;
    return {
      class: 'exact',
      score: 1,
      ...withBurst('The captions are the same, character for character.', a, b, true),
    };
  }
  const wording = compareWording(a, b);
  if (!wording) return null;
  const own = wording.class === 'same-text' ? 1 : score;
  return { class: wording.class, score: own, ...withBurst(wording.reason, a, b, wording.repeatsLead) };
}

/** One picture under two names, or null. */
function comparePictures(a: Compared, b: Compared): Pick<Comparison, 'class' | 'reason'> | null {
  if (!a.hasPhoto || !b.hasPhoto) return null;
  const apart = secondsApart(a.capturedAt, b.capturedAt);
  const match = pictureMatch(a.picture, b.picture, apart === null || apart === 0);
  if (match === 'different') return null;
  const names = a.fileName === b.fileName ? a.fileName : `${a.fileName}, ${b.fileName}`;
  const start = match === 'same' ? 'The same picture' : 'The same picture by its likeness';
  const where = `${start} under two names (${names})`;
  if (a.tidyText === '' || b.tidyText === '') {
    const missing = a.tidyText === b.tidyText ? 'neither has a caption' : 'one has no caption';
    return { class: 'same-image', reason: `${where}; ${missing}.` };
  }
  if (a.tidyText === b.tidyText) return { class: 'same-image', reason: `${where} with the same caption.` };
  const wording = compareWording(a, b);
  const detail = wording ? ` ${wording.reason}` : '';
  return wording?.class === 'same-text'
    ? { class: 'same-image', reason: `${where}.${detail}` }
    : { class: 'two-captions', reason: `${where} with two captions.${detail}` };
}

/**
 * A photo and a page's other caption for it: one has the photo, the other only its file name. Words
 * that merely repeat the photo's own caption are left to the text classes.
 */
function compareNamed(a: Compared, b: Compared): Pick<Comparison, 'class' | 'reason'> | null {
  if (a.hasPhoto === b.hasPhoto || a.tidyText === '' || b.tidyText === '') return null;
  if (a.fileName === '' || a.fileName.toLowerCase() !== b.fileName.toLowerCase()) return null;
  const wording = compareWording(a, b);
  if (a.tidyText === b.tidyText || wording?.class === 'same-text') return null;
  const name = a.hasPhoto ? a.fileName : b.fileName;
  return {
    class: 'two-captions',
    reason: `${name} has two captions: its own and a page’s.${wording ? ` ${wording.reason}` : ''}`,
  };
}

/**
 * A burst: the same people within a minute under one lead, two pictures, and nothing in the captions
 * that contradicts. A copy made by mistake has other people or another time; two captions
 * that disagree on a name, a number or a date are no burst, because one of them is wrong.
 */
function withBurst(
  reason: string,
  a: Compared,
  b: Compared,
  repeatsLead: boolean,
): Pick<Comparison, 'reason' | 'burst'> {
  const seconds = secondsApart(a.capturedAt, b.capturedAt);
  const burst =
    repeatsLead &&
    a.hasPhoto &&
    b.hasPhoto &&
    a.people === b.people &&
    seconds !== null &&
    seconds <= burstSeconds;
  if (!burst) return { reason, burst };
  const apart = Math.round(seconds);
  const time = apart === 0 ? 'within a second' : `${apart} second${apart === 1 ? '' : 's'} apart`;
  return { reason: `${reason} Same people, ${time}: a burst.`, burst };
}

/**
 * Seconds between two capture times, or null where one is not known. Cameras often leave the zone
 * out; where only one time has it, both are taken as wall-clock time.
 */
function secondsApart(a: string, b: string): number | null {
  const zoned = zone.test(a) && zone.test(b);
  const [left, right] = [a, b].map((time) => Date.parse(zoned ? time : `${time.replace(zone, '')}Z`));
  if (left === undefined || right === undefined || Number.isNaN(left) || Number.isNaN(right)) return null;
  return Math.abs(left - right) / 1000;
}

const zone = /(?:Z|[+-]\d{2}:?\d{2})$/i;
