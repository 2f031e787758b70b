/** A person in the headline whom the caption does not name. Source: AP's metadata checks; most caption corrections are about names. */
import type { Rule } from '#core/style/finding.ts';
import { folded, holds } from '#core/style/folding.ts';
import { namesInHeadline, surname } from '#core/style/people-names.ts';

export const headlinePerson: Rule = {
  id: 'headline-person',
  title: 'Person in the headline, not in the caption',
  severity: 'warning',
  check: (reading) => {
    if (reading.caption.caption.trim() === '') return [];
    const text = folded(reading.caption.caption);
    return namesInHeadline(reading)
      .filter(({ name }) => !holds(text, surname(name)))
      .map(({ name, start, end }) => ({
        field: 'headline',
        message: `The caption does not name ${name}`,
        start,
        end,
      }));
  },
};
