/**
 * The same sentence, or the whole caption, twice over: the mark of a paste on top of a paste.
 * Source: agencies' captions as they arrive in picture archives.
 */
import type { Sentence } from '#core/caption/anatomy.ts';
import { textAt } from '#core/caption/span.ts';
import type { Reading, Rule } from '#core/style/finding.ts';
import { folded } from '#core/style/folding.ts';
import { replaced, setText } from '#core/style/passages.ts';

/** One sentence appears again. */
export const doubledSentence: Rule = {
  id: 'doubled-sentence',
  title: 'Doubled sentence',
  severity: 'error',
  check: (reading) => {
    if (secondCopy(reading) !== null) return [];
    const text = reading.caption.caption;
    return repeats(reading).map(({ start, end }) => {
      const from = start - (/\s*$/.exec(text.slice(0, start))?.[0].length ?? 0);
      const fix = {
        label: 'Remove it',
        changes: setText('caption', replaced(text, { start: from, end }, '')),
      };
      return { field: 'caption', message: 'This sentence stands here twice', start, end, fix };
    });
  },
};

/** The caption is its own first half twice. */
export const doubledCaption: Rule = {
  id: 'doubled-caption',
  title: 'Doubled caption',
  severity: 'error',
  check: (reading) => {
    const text = reading.caption.caption;
    const start = secondCopy(reading);
    if (start === null) return [];
    const fix = { label: 'Keep one', changes: setText('caption', text.slice(0, start).trimEnd()) };
    return [
      {
        field: 'caption',
        message: 'The whole caption stands here twice',
        start,
        end: text.trimEnd().length,
        fix,
      },
    ];
  },
};

/** Where the second copy of the caption begins, or null. Blanks between the copies do not count. */
function secondCopy({ caption: { caption } }: Reading): number | null {
  const text = caption.trim();
  const offset = caption.length - caption.trimStart().length;
  const half = Math.floor(text.length / 2);
  // The copies may be parted by up to three blanks, so the cut lies that close to the middle.
  for (let cut = half - 2; cut <= half + 2; cut += 1) {
    const first = text.slice(0, cut).trim();
    const second = text.slice(cut).trim();
    if (first.length >= 20 && first === second) return offset + text.length - second.length;
  }
  return null;
}

function repeats({ anatomy: { text, sentences } }: Reading): Sentence[] {
  const seen = new Set<string>();
  return sentences.filter((sentence) => {
    const words = folded(textAt(text, sentence));
    // Short cries ("No. No.") may be meant.
    if (words.length < 12) return false;
    if (seen.has(words)) return true;
    seen.add(words);
    return false;
  });
}
