/** One person spelled two ways inside a caption. Source: broadcasters' and papers' correction logs, where names lead. */
import { editDistance } from '#core/style/distance.ts';
import type { Found, Rule } from '#core/style/finding.ts';
import { folded } from '#core/style/folding.ts';
import { termsOf } from '#core/style/passages.ts';
import { namesInCaption, namesInHeadline } from '#core/style/people-names.ts';

export const nameTwoWays: Rule = {
  id: 'name-two-ways',
  title: 'A name spelled two ways',
  severity: 'warning',
  check: (reading) => {
    const { people } = reading.caption;
    const named: (Pick<Found, 'field' | 'start' | 'end'> & { name: string })[] = [
      ...namesInCaption(reading).map((name) => ({ ...name, field: 'caption' as const })),
      ...namesInHeadline(reading).map((name) => ({ ...name, field: 'headline' as const })),
      ...termsOf(people).map(({ term, ...span }) => ({ ...span, name: term, field: 'people' as const })),
    ];
    return named.flatMap(({ name, ...place }, index) => {
      const other = named.slice(0, index).find((earlier) => likelySamePerson(earlier.name, name));
      // Both in People shown: two people with similar names, on purpose.
      if (!other || (people.includes(name) && people.includes(other.name))) return [];
      return [{ ...place, message: `“${name}” here, “${other.name}” elsewhere` }];
    });
  },
};

function likelySamePerson(a: string, b: string): boolean {
  if (a === b) return false;
  const [left, right] = [folded(a), folded(b)];
  if (left === right) return a.toLowerCase() !== b.toLowerCase();
  // A role may stand before one of the two: "Skier Ana Lund" and "Ana Lund".
  const shared = Math.min(left.split(' ').length, right.split(' ').length);
  const [ours, theirs] = [left.split(' ').slice(-shared), right.split(' ').slice(-shared)];
  const pairs = ours.map((word, index): [string, string] => [word, theirs[index] ?? '']);
  const [wrong, ...more] = pairs.filter(([word, other]) => word !== other);
  // One word exactly alike and the other close, first letter included: Anna Berg is not Hanna Berg.
  if (shared < 2 || !wrong || more.length > 0 || wrong[0][0] !== wrong[1][0]) return false;
  return ours.join('').length >= 7 && editDistance(wrong[0], wrong[1], 2) <= (wrong[0].length < 6 ? 1 : 2);
}
