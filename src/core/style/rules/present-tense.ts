/**
 * The lead's verb in the past tense right after the first name. Source: AP and Reuters write the
 * lead in the present tense. Told by a verb's shape, so only a hint, and never for file photos.
 */
import { textAt } from '#core/caption/span.ts';
import type { Rule } from '#core/style/finding.ts';
import { findEach } from '#core/style/passages.ts';

const irregular = new Set(
  'won ran sang stood sat spoke led held met came went took gave made threw drove rode flew swam fell rose wore drew shook wept fought left beat began caught'.split(
    ' ',
  ),
);
/** Words in -ed that describe rather than act: "Ana Lund dressed in red walks". */
const describing = new Set(
  'dressed seated armed injured wounded born named based called retired united jailed accused'.split(' '),
);

export const presentTense: Rule = {
  id: 'present-tense',
  title: 'Lead not in the present tense',
  severity: 'hint',
  check: ({ caption: { caption: text }, anatomy }) => {
    const lead = anatomy.sentences[0];
    const name = anatomy.names[0];
    if (!lead || !name || anatomy.dateline?.kind === 'file') return [];
    if (name.start < lead.start || name.end > lead.end) return [];
    // The subject stands at the front: at most a short title before the name.
    const before = textAt(text, { start: lead.start, end: name.start });
    if (
      before.length > 40 ||
      /(?<!\p{L})(?:that|which|who|whom|as|after|where|when|of|for|by|near|with|from)(?!\p{L})/iu.test(before)
    )
      return [];
    const rest = textAt(text, { start: name.end, end: lead.end });
    const [verb] = findEach(rest, /(?<=^\s*(?:\([^()]{1,20}\)\s*)?)\p{Ll}+/gu);
    if (!verb || !isPast(verb.words)) return [];
    const start = name.end + verb.start;
    const message = `“${verb.words}” is past tense; the lead is written in the present`;
    return [{ field: 'caption', message, start, end: start + verb.words.length }];
  },
};

function isPast(word: string): boolean {
  return irregular.has(word) || (/[^e]ed$/.test(word) && word.length > 4 && !describing.has(word));
}
