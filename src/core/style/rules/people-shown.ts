/**
 * People shown against the caption's text, both ways. Source: IPTC's Person Shown lists who is
 * in the picture, and AP's metadata repeats the caption's names.
 */
import type { Found, Rule } from '#core/style/finding.ts';
import { folded, holds } from '#core/style/folding.ts';
import { termsOf } from '#core/style/passages.ts';
import { namesInCaption, surname } from '#core/style/people-names.ts';

/** Listed as shown, but the caption does not name them. */
export const personNotInCaption: Rule = {
  id: 'person-not-in-caption',
  title: 'Person shown, not in the caption',
  severity: 'warning',
  check: ({ caption: { caption, people } }) => {
    if (caption.trim() === '') return [];
    const text = folded(caption);
    return termsOf(people)
      .filter(({ term }) => !holds(text, surname(term)))
      .map(({ term, start, end }) => ({
        field: 'people',
        message: `The caption does not name ${term}`,
        start,
        end,
      }));
  },
};

/** Named in the lead, but missing from a list that names others. */
export const personNotListed: Rule = {
  id: 'person-not-listed',
  title: 'Person in the caption, not in People shown',
  severity: 'hint',
  check: (reading) => {
    const { people } = reading.caption;
    const lead = reading.anatomy.sentences[0];
    // An empty list is a field nobody filled in; a list with gaps is a mistake.
    if (people.length === 0 || !lead) return [];
    const listed = folded(people.join(' '));
    return namesInCaption(reading)
      .filter(({ name, end }) => end <= lead.end && !holds(listed, surname(name)))
      .map(({ name, start, end }): Found => {
        const found: Found = { field: 'caption', message: `${name} is not in People shown`, start, end };
        // At the sentence's start a role wears a capital too: "Skier Ana Lund".
        if (start === lead.start && name.split(' ').length > 2) return found;
        return { ...found, fix: { label: `Add ${name}`, changes: { people: [...people, name] } } };
      });
  },
};
