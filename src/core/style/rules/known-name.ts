/** A name the archive spells otherwise. Source: broadcasters' and papers' correction logs, where names lead. */
import type { Found, Rule } from '#core/style/finding.ts';
import { replacement, sentencesOf, termsOf } from '#core/style/passages.ts';

export const knownName: Rule = {
  id: 'known-name',
  title: 'A known name spelled in a new way',
  severity: 'warning',
  check: ({ caption, knowledge }) =>
    [...knowledge.similarPeople].flatMap(([written, known]): Found[] => {
      if (written === '' || written === known) return [];
      const message = `The archive knows ${known}`;
      const inTexts = sentencesOf(caption).flatMap((passage) =>
        placesOf(passage.text, written, known).map(
          (span): Found => ({
            field: passage.field,
            message,
            ...span,
            fix: replacement(passage, span, known, known),
          }),
        ),
      );
      const inList = termsOf(caption.people).flatMap(({ term, start, end }, index): Found[] => {
        if (term !== written) return [];
        const people = caption.people.map((name, at) => (at === index ? known : name));
        return [{ field: 'people', message, start, end, fix: { label: known, changes: { people } } }];
      });
      return [...inTexts, ...inList];
    }),
};

/** Where a name stands as whole words, unless the known spelling contains it and stands there already. */
function placesOf(text: string, written: string, known: string): { start: number; end: number }[] {
  const places: { start: number; end: number }[] = [];
  for (let start = text.indexOf(written); start >= 0; start = text.indexOf(written, start + written.length)) {
    const end = start + written.length;
    const isWhole = !/[\p{L}\p{N}]$/u.test(text.slice(0, start)) && !/^[\p{L}\p{N}]/u.test(text.slice(end));
    const inKnown = known.includes(written) && text.startsWith(known, start - known.indexOf(written));
    if (isWhole && !inKnown) places.push({ start, end });
  }
  return places;
}
