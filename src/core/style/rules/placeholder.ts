/**
 * A code that was not replaced, a variable, or words that hold a place: "=cc8=", "\v11\", "{city}",
 * "TK", "Name to come". Source: published captions that went out with them; Photo Mechanic's delimiters.
 */
import type { Rule } from '#core/style/finding.ts';
import { findEach, textsOf } from '#core/style/passages.ts';

const placeholder = new RegExp(
  [
    String.raw`(?<![\p{L}\p{N}=?&/])=[\p{L}\p{N}_#-]{1,20}=(?![\p{L}\p{N}=])`,
    String.raw`\\[\p{L}\p{N}_#-]{1,20}\\`,
    String.raw`\$?\{[\p{L}\p{N}_.:#-]{1,40}\}`,
    String.raw`<(?:name|city|date|place|photographer|credit)>|\[(?:name|city|date|place|photographer|credit|tk)\]`,
    String.raw`(?<![\p{L}\p{N}])(?:TK)+(?![\p{L}\p{N}]| \p{Lu}\p{Ll})`,
    String.raw`(?<![\p{L}\p{N}]|Bowl )X{3,}(?![\p{L}\p{N}])`,
    String.raw`(?<!\p{L})(?:[Nn]ames?|[Cc]aption|[Cc]redit|[Dd]ate|[Pp]lace) to come(?!\p{L})`,
    String.raw`(?<!\p{L})[Ll]orem ipsum(?!\p{L})`,
    String.raw`\(?[Cc]redit too long,? see caption\)?`,
    String.raw`(?<!\p{L})(?:FIXME|TBC|TBD)(?!\p{L})`,
  ].join('|'),
  'gu',
);

export const placeholderLeft: Rule = {
  id: 'placeholder',
  title: 'Code or placeholder left in the text',
  severity: 'error',
  check: ({ caption }) =>
    textsOf(caption)
      .filter(({ field }) => field !== 'slug' && field !== 'title' && field !== 'instructions')
      .flatMap(({ field, text }) =>
        findEach(text, placeholder).map(({ start, end, words }) => ({
          field,
          message: `“${words}” still waits for its words`,
          start,
          end,
        })),
      ),
};
