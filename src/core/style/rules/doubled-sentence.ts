/** The same sentence twice: the mark of a merge. Source: agencies' captions as they arrive in archives. */
import type { Sentence } from '#core/caption/anatomy.ts';
import { textAt } from '#core/caption/span.ts';
import type { Reading, Rule } from '#core/style/finding.ts';
import { folded } from '#core/style/folding.ts';
import { replaced, setText } from '#core/style/passages.ts';
import { secondCopy } from '#core/style/second-copy.ts';

export const doubledSentence: Rule = {
  id: 'doubled-sentence',
  title: 'Doubled sentence',
  severity: 'error',
  check: (reading) => {
    if (secondCopy(reading.caption.caption) !== null) return [];
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
