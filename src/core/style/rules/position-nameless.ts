/** A position mark that follows no name: nobody is identified by it. Source: AP names people in order. */
import type { Rule } from '#core/style/finding.ts';

export const positionNameless: Rule = {
  id: 'position-nameless',
  title: 'Position mark without a name',
  severity: 'warning',
  check: ({ anatomy }) =>
    anatomy.positions
      .filter(({ name, side }) => name === null && side !== null)
      .map(({ start, end, mark }) => ({
        field: 'caption',
        message: `No name stands before (${mark})`,
        start,
        end,
      })),
};
