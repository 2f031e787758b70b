/** Byline or city in capitals or without any. Source: picture archives put both into ordinary case on arrival. */
import type { Found, Rule } from '#core/style/finding.ts';
import { setText } from '#core/style/passages.ts';

/** MCDONALD, VAN DER BERG, O'NEILL, DE LA CRUZ: only people know how these are written. */
const uncertain = /^(?:ma?c\p{L}{2,}|de|du|van|von|der|den|la|le|el|al|bin|di|da|dos|e|y)$|['’]/iu;

export const allCapitals: Rule = {
  id: 'all-capitals',
  title: 'Byline or city in capitals or small letters only',
  severity: 'warning',
  check: ({ caption }) =>
    (['byline', 'city'] as const).flatMap((field): Found[] => {
      const name = caption[field];
      const letters = name.match(/\p{L}/gu)?.length ?? 0;
      const isLoud = /\p{Lu}/u.test(name) && !/\p{Ll}/u.test(name);
      const isQuiet = /\p{Ll}/u.test(name) && !/\p{Lu}/u.test(name);
      // Short ones may be initials or agencies: STR, NYC.
      if (letters < 5 || (!isLoud && !isQuiet)) return [];
      // One word alone is no photographer's name; byline-placeholder speaks of it.
      if (field === 'byline' && !/\s/.test(name.trim())) return [];
      const message = isLoud ? 'In capitals only' : 'In small letters only';
      const found: Found = { field, message, start: 0, end: name.length };
      const ordinary = name
        .toLowerCase()
        .replace(/(?<![\p{L}\p{M}])\p{Ll}/gu, (letter) => letter.toUpperCase());
      if (!/\p{Lu}/u.test(ordinary) || !/\p{Ll}/u.test(ordinary)) return [found];
      if (name.split(/[\s-]+/).some((word) => uncertain.test(word))) return [found];
      return [{ ...found, fix: { label: ordinary, changes: setText(field, ordinary) } }];
    }),
};
