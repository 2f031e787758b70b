/**
 * Who stands where, as a house writes it: "Mara Lind (L) and" or "Mara Lind, left, and". Used by
 * the wire text. A mark whose meaning or name is not certain stays as it is.
 */
import type { Anatomy, PositionMark } from '#core/caption/anatomy.ts';
import type { House } from '#core/style/house.ts';
import type { Edit } from '#core/wire/edits.ts';

const sideWords = { L: 'left', R: 'right', C: 'center' } as const;
const ordinalWords = [
  '',
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
];
const ordinalMarks = ['', '1st', '2nd', '3rd', '4th', '5th', '6th', '7th', '8th', '9th', '10th'];

/** The changes that put the caption's position marks into the house's form. */
export function positionEdits(anatomy: Anatomy, house: House): Edit[] {
  return house.wire.positions === 'words' ? toWords(anatomy) : toLetters(anatomy);
}

function toWords({ text, positions }: Anatomy): Edit[] {
  return positions.flatMap((mark) => {
    const words = wordsOf(mark);
    if (words === null || (mark.name === null && mark.side !== null)) return [];
    const note = `“(${mark.mark})” is written “${words}”.`;
    if (mark.side === null) return [{ start: mark.start, end: mark.end, words: `${words},`, note }];
    const start = text.charAt(mark.start - 1) === ' ' ? mark.start - 1 : mark.start;
    // A comma, a full stop or the text's end closes the words already.
    const closed = /^(?:[,.;:!?)]|$)/.test(text.slice(mark.end, mark.end + 1));
    return [{ start, end: mark.end, words: `, ${words}${closed ? '' : ','}`, note }];
  });
}

/** "left", "second from left", "front right", "from left"; null for marks with more to them. */
function wordsOf(mark: PositionMark): string | null {
  if (mark.side === null)
    return /^l(?:eft)?\s*(?:-|–|to)\s*r(?:ight)?$/i.test(mark.mark) ? 'from left' : null;
  // "(L, in red)" describes as well: rewriting it would drop or misplace the description.
  if (mark.mark.includes(',')) return null;
  const side = sideWords[mark.side];
  if (mark.ordinal > 1) {
    const ordinal = ordinalWords[mark.ordinal];
    return ordinal === undefined || mark.row !== '' ? null : `${ordinal} from ${side}`;
  }
  return /^(?:front|back|rear|top|bottom)?$/.test(mark.row) ? `${mark.row} ${side}`.trim() : null;
}

function toLetters({ text, names }: Anatomy): Edit[] {
  return names.flatMap((name) => {
    const after =
      /^, (?:(?<row>front|back|rear|top|bottom) )?(?:(?<ordinal>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) (?:from )?)?(?<side>left|right|center|centre)(?<close>,(?= )|(?=[.;:]))/.exec(
        text.slice(name.end, name.end + 40),
      );
    if (!after?.groups) return [];
    const { row, ordinal, side = '' } = after.groups;
    const letter = side === 'left' ? 'L' : side === 'right' ? 'R' : 'C';
    const number = ordinal === undefined ? '' : `${ordinalMarks[ordinalWords.indexOf(ordinal)] ?? ''} `;
    const mark = `(${row === undefined ? '' : `${row} `}${number}${letter})`;
    return [
      {
        start: name.end,
        end: name.end + after[0].length,
        words: ` ${mark}`,
        note: `“${after[0].replace(/^, |,$/g, '')}” is written “${mark}”.`,
      },
    ];
  });
}
