/**
 * Two people in one place: "Ana Lund (L) … Ole Vik (L)", or one person in two.
 * Source: AP wants no doubt who is who; Getty's form for positions.
 */
import type { PositionMark } from '#core/caption/anatomy.ts';
import { textAt } from '#core/caption/span.ts';
import type { Rule } from '#core/style/finding.ts';
import { folded } from '#core/style/folding.ts';

export const positionContradictory: Rule = {
  id: 'position-contradictory',
  title: 'Position marks contradict each other',
  severity: 'warning',
  check: ({ caption: { caption: text }, anatomy }) => {
    const marks = anatomy.positions.filter(({ side, name }) => side !== null && name !== null);
    return marks.flatMap((mark, index) => {
      const other = marks.slice(0, index).find((earlier) => contradicts(text, earlier, mark));
      if (!other) return [];
      const message =
        nameOf(text, other) === nameOf(text, mark)
          ? `The same person stands at (${other.mark}) too`
          : `Another person stands at (${other.mark}) too`;
      return [{ field: 'caption', message, start: mark.start, end: mark.end }];
    });
  },
};

function contradicts(text: string, a: PositionMark, b: PositionMark): boolean {
  const samePlace = a.side === b.side && a.ordinal === b.ordinal && a.row === b.row;
  return samePlace !== (nameOf(text, a) === nameOf(text, b));
}

/** The surname is enough: "Ana Lund (L)" may come back as "Lund (L)". */
function nameOf(text: string, { name }: PositionMark): string {
  return name ? (folded(textAt(text, name)).split(' ').at(-1) ?? '') : '';
}
