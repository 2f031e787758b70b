/**
 * Which agency a misspelled name stands for. A name that resembles none is left alone: the
 * world has more agencies than any list.
 */
import { agencies } from '#core/caption/agencies.ts';
import { editDistance } from '#core/style/distance.ts';
import { folded } from '#core/style/folding.ts';

/** Names that stand in credits and source fields besides the agencies that sign pictures. */
const others: readonly string[] = [
  'AP Photo',
  'AFP Photo',
  'Getty',
  'Reuters TV',
  'Thomson Reuters',
  'Xinhua News Agency',
  'China Daily',
  'Visual China Group',
  'European Pressphoto Agency',
  'Picture Alliance',
  'Deutsche Presse-Agentur',
  'PA Media',
  'Yonhap News',
  'Hindustan Times',
  'Press Trust of India',
  'ZUMA',
  'Abacapress',
  'Hans Lucas',
  'Magnum Photos',
  'Icon Sportswire',
  'Middle East Images',
  'Pacific Press',
  'Agencia EFE',
  'Contributor',
  'Courtesy',
  'Stringer',
];

const names: readonly { readonly name: string; readonly plain: string }[] = [...agencies, ...others].map(
  (name) => ({ name, plain: folded(name) }),
);
const known: ReadonlySet<string> = new Set(names.map(({ plain }) => plain));

/**
 * The agency a misspelled name stands for, or null when the name is known, too short to judge,
 * or more than two slips away from all of them.
 */
export function agencyMeantBy(written: string): string | null {
  const word = folded(written);
  if (word.length < 5 || known.has(word)) return null;
  // One slip in a word of up to six letters, two in a longer one: "Reuetrs", but not "Pauls" for "Pool".
  const limit = word.length < 7 ? 1 : 2;
  let closest: string | null = null;
  let least = limit + 1;
  for (const { name, plain } of names) {
    if (plain.length < 5 || plain[0] !== word[0]) continue;
    const distance = editDistance(word, plain, limit);
    if (distance < least) [closest, least] = [name, distance];
  }
  return closest;
}
