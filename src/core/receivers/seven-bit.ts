/**
 * A text wire of seven bits: the words of the caption, transliterated as the desk's own ASCII wires
 * do it. Characters without a plain form are named, since a question mark stands for them.
 */
import type { Note, Receiver, Taken } from '#core/receivers/receiver.ts';
import { listed } from '#core/receivers/taking.ts';
import { readXmpFirst } from '#core/receivers/xmp-first.ts';
import { transliterate } from '#core/wire/ascii.ts';

/** Most replacements named in one sentence. */
const mostNamed = 6;

export const sevenBit: Receiver = {
  id: 'seven-bit',
  name: '7-bit text wire',
  rule: 'Gets the words in seven bits: accents are dropped, what has no plain form becomes a question mark.',
  read: (texts) => {
    const { headline, caption, byline, credit, place, dateCreated, keywords } = readXmpFirst(texts);
    return {
      headline: inAscii(headline),
      caption: inAscii(caption),
      byline: inAscii(byline),
      credit: inAscii(credit),
      place: inAscii(place),
      dateCreated,
      keywords: inAscii(keywords),
    };
  },
};

function inAscii({ text, notes }: Taken): Taken {
  const { text: plain, replaced, lost } = transliterate(text);
  const more: Note[] = [];
  if (lost.length > 0) {
    const named = lost.slice(0, mostNamed).join(' ');
    const rest = lost.length > mostNamed ? ` and ${lost.length - mostNamed} more` : '';
    more.push({ kind: 'lost', what: `No plain form for ${named}${rest}: a question mark stands for each.` });
  }
  const respelled = [...replaced]
    .filter(([, to]) => to.trim() !== '')
    .map(([from, to]) => `${from} as ${to}`);
  if (respelled.length > 0) {
    const rest = respelled.length > mostNamed ? [`${respelled.length - mostNamed} more otherwise`] : [];
    more.push({ kind: 'respelled', what: `Spells ${listed([...respelled.slice(0, mostNamed), ...rest])}.` });
  }
  return { text: plain, notes: [...notes, ...more] };
}
