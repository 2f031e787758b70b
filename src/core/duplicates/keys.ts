/**
 * Look-up keys of a caption: numbers kept in the archive so that the few captions worth comparing
 * are found among 100,000 without reading them. A shared key proves nothing; compare.ts decides.
 *
 * Context sentences make no keys of their own: every picture of an event shares them, and they are
 * never flagged. Only the whole-text key, and an opening that a lead under nine words does not
 * fill, look past the lead.
 *
 * What the keys promise, for captions that compare.ts would pair:
 * - equal words (exact, same-text, another date, a dropped accent): the whole-text key;
 * - the same lead (same-lead, lead with and without a tail): the lead key;
 * - only names differ in the lead: the key of the lead without its names;
 * - one caption starts the other: the opening keys; an unread dateline before one: the closing key;
 * - a page's second caption for a photo: the file name's key;
 * - a near lead: three-word shingles. With at most a fifth of the words changed in scattered places,
 *   n words leave a run of three or more unchanged wherever n > 5, so with all shingles kept a
 *   near pair is always found; long leads keep a sample of `mostShingles`. Five-word leads
 *   add the lead with each word left out in turn.
 *
 * For the archive: ask for the captions that share the most keys, and leave out keys held by more
 * than `crowdedKey` captions. Formulaic openings and places ("a general view of the") crowd, say
 * little, and would cost the 5 ms a look-up has; the whole-text and lead keys of a caption sent
 * so often are worth keeping, so leave a crowded key out only while other keys remain.
 */
import type { Anatomy } from '#core/caption/anatomy.ts';
import { joinWords, worthOf } from '#core/duplicates/fold.ts';
import { type NormalForm, normalForm } from '#core/duplicates/normal-form.ts';
import { bitCount, pictureFacts } from '#core/duplicates/pictures.ts';

/** Captions beyond which the archive should leave a key out of a look-up. */
export const crowdedKey = 500;
/** Families: the top four bits of a key's 52, so that keys of two kinds never meet. */
const families = {
  text: 1,
  lead: 2,
  leadWithoutNames: 3,
  opening: 4,
  longOpening: 5,
  closing: 6,
  shingle: 7,
  wordLeftOut: 8,
  imageHash: 9,
  likeness: 10,
  fileName: 11,
} as const;
type Family = keyof typeof families;

/** Words of a shingle: the longest run that a lead at the near threshold is sure to keep. */
const shingleWords = 3;
/** What is left of 25 keys after six text keys, five picture keys and the file name's. Measured recall stands in keys.test.ts. */
const mostShingles = 13;
/** Leads of up to this many words may keep no run of three, and get keys with a word left out. */
const shortLead = 5;
/** Openings: the least a caption must hold to be contained in another, and a longer one that crowds less. */
const openingWorth = 5;
const longOpeningWorth = 9;
/** Words of the lead's end, for a dateline that could not be read. */
const closingWords = 8;
/** A lead that has this many shingles outside its place's name needs none of those inside. */
const enoughShingles = 6;

/**
 * The keys of a caption and its picture, no key twice, in no meaningful order.
 * An empty caption has picture keys only.
 * @param image the photo's hashes as in its record; left out where there is no photo
 * @param fileName the photo's, or the one that a page gives for a caption without photo
 * @returns at most 25 whole numbers of up to 52 bits: under 2.5 million rows for 100,000 captions
 */
export function duplicateKeys(
  anatomy: Anatomy,
  image?: { imageHash: string; likeness: string },
  fileName = '',
): number[] {
  const keys = textKeys(normalForm(anatomy));
  if (image) keys.push(...imageKeys(image.imageHash, image.likeness));
  if (fileName !== '') keys.push(key('fileName', fileName.toLowerCase()));
  return [...new Set(keys)];
}

function textKeys(form: NormalForm): number[] {
  const { plain, lead } = form;
  if (plain.length === 0) return [];
  const leadWords = plain.slice(lead.start, lead.end);
  const keys = [key('text', joinWords(plain)), key('lead', joinWords(leadWords))];
  const unnamed = leadWords.filter((_, index) => form.names[lead.start + index] === -1);
  if (unnamed.length > 0 && unnamed.length < leadWords.length) {
    keys.push(key('leadWithoutNames', joinWords(unnamed)));
  }
  keys.push(...openingKeys(plain));
  if (leadWords.length >= closingWords) keys.push(key('closing', joinWords(leadWords.slice(-closingWords))));
  if (leadWords.length <= shortLead) keys.push(...wordLeftOutKeys(leadWords));
  keys.push(...shingleKeys(form));
  return keys;
}

function openingKeys(words: readonly string[]): number[] {
  const keys: number[] = [];
  let worth = 0;
  words.forEach((_, index) => {
    const before = worth;
    worth += worthOf(words, index, index + 1);
    if (before < openingWorth && worth >= openingWorth)
      keys.push(key('opening', joinWords(words, 0, index + 1)));
    if (before < longOpeningWorth && worth >= longOpeningWorth) {
      keys.push(key('longOpening', joinWords(words, 0, index + 1)));
    }
  });
  return keys;
}

function wordLeftOutKeys(words: readonly string[]): number[] {
  if (words.length < 3) return [];
  return words.map((_, left) => key('wordLeftOut', joinWords(words.filter((_, index) => index !== left))));
}

/**
 * The shingles with the smallest hashes. Two leads that share most shingles then also share most of
 * their samples, because both choose by the same order (bottom-k sketch, Broder 1997).
 */
function shingleKeys({ plain, lead, inPlace }: NormalForm): number[] {
  const outside: number[] = [];
  const inside: number[] = [];
  for (let start = lead.start; start + shingleWords <= lead.end; start++) {
    // Separated by spaces: shingles are made of whole words, whatever the spacing of the text.
    const shingle = key('shingle', plain.slice(start, start + shingleWords).join(' '));
    const placeOnly = inPlace[start + 1] === true && inPlace[start + 2] === true;
    (placeOnly ? inside : outside).push(shingle);
  }
  const chosen = outside.length >= enoughShingles ? outside : [...outside, ...inside];
  return [...new Set(chosen)].sort((a, b) => a - b).slice(0, mostShingles);
}

/**
 * One key for equal picture content, four for the bands of the likeness: renditions within three
 * bits always share a band. Bands that are all zeros or all ones are left out (a clear sky has them).
 */
function imageKeys(imageHash: string, likeness: string): number[] {
  const keys = imageHash === '' ? [] : [key('imageHash', imageHash)];
  const facts = pictureFacts(imageHash, likeness);
  if (!facts.bits) return keys;
  for (let band = 0; band < 4; band++) {
    const bits = Number.parseInt(facts.likeness.slice(4 * band, 4 * band + 4), 16);
    const set = bitCount(bits);
    if (set > 0 && set < 16) keys.push(key('likeness', `${band}:${bits}`));
  }
  return keys;
}

/** 48 bits of hash under four bits of family: exact in a JavaScript number and in an SQLite integer. */
function key(family: Family, words: string): number {
  // Two FNV-1a lanes with different primes of spread, each finished by a mixing step (MurmurHash3's).
  let low = 0x811c9dc5;
  let high = 0x9747b28c;
  for (let index = 0; index < words.length; index++) {
    const unit = words.charCodeAt(index);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x85ebca6b) ^ (high >>> 13);
  }
  return families[family] * 2 ** 48 + (mixed(high) & 0xffff) * 2 ** 32 + mixed(low);
}

function mixed(hash: number): number {
  let bits = hash ^ (hash >>> 16);
  bits = Math.imul(bits, 0x85ebca6b);
  bits ^= bits >>> 13;
  bits = Math.imul(bits, 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
