/** Somebody named in the lead, but missing from a list that names others. Source: IPTC's Person Shown. */
import type { Found, Rule } from '#core/style/finding.ts';
import { folded, holds } from '#core/style/folding.ts';
import { namesInCaption, surname } from '#core/style/people-names.ts';

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
