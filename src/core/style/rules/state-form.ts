/**
 * Postal codes of states in running text: "Duluth, MN". Source: AP writes states out in text and
 * keeps postal codes for addresses; Getty's datelines use them, so datelines are left alone.
 */
import { stateNamed } from '#core/caption/states.ts';
import type { Found, Rule } from '#core/style/finding.ts';
import { findEach, replacement } from '#core/style/passages.ts';

export const stateForm: Rule = {
  id: 'state-form',
  title: 'Postal code instead of the state',
  severity: 'warning',
  check: ({ caption: { caption: text }, anatomy }) =>
    findEach(text, /(?<=\p{Ll}, )[A-Z]{2}(?=[,.\s])/gu)
      .filter(({ start }) => start >= (anatomy.dateline?.end ?? 0) && start < anatomy.body.end)
      .flatMap((span): Found[] => {
        const state = stateNamed(span.words);
        // Ontario and Oregon apart, two capitals after a comma may be anything: initials, TV, UN.
        if (state?.postal !== span.words) return [];
        const fix = replacement({ field: 'caption', text }, span, state.name, state.name);
        return [{ field: 'caption', message: `Write ${state.name}`, start: span.start, end: span.end, fix }];
      }),
};
