/**
 * A house style is data: which rules apply, how severely, with which settings, and how the
 * house writes its wire text. A desk may edit a house and keep it in the archive.
 */
import * as z from 'zod';

const setting = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);

export const House = z.object({
  /** Short name used on the command line: ap, reuters, afp, xinhua, or the desk's own. */
  id: z.string().regex(/^[a-z0-9-]{1,32}$/),
  name: z.string().min(1).max(60),
  /** How dates, weekdays, places and credits are written in the wire text. */
  wire: z.object({
    /** The template of the wire text; see core/wire/template.ts for its variables. */
    template: z.string().max(4000),
    month: z.enum(['full', 'ap', 'upper']),
    dateOrder: z.enum(['month-day-year', 'day-month-year']),
    weekday: z.enum(['recent', 'never', 'always']),
    /** How the date follows the place: ", Nov. 12, 2026" or " on Nov. 12, 2026". Left as written where not set. */
    dateJoin: z.enum(['comma', 'on']).optional(),
    /** The credit with a byline, with a source too, without a byline, and for file photos. */
    credit: z.object({ byline: z.string(), agency: z.string(), file: z.string() }),
    filePrefix: z.string(),
    /** What L, R and C are written as: (L) or ", left,". */
    positions: z.enum(['letters', 'words']),
    encoding: z.enum(['utf-8', 'ascii']),
    /** How every line of a text file ends, the last one too: a file is one message. 'lf' where not set. */
    lineEnd: z.enum(['lf', 'crlf']).optional(),
    /** What goes with an update, a correction and a kill; see core/wire/revision-note.ts. The usual words where not set. */
    notes: z
      .object({
        update: z.string().max(1_000),
        correction: z.string().max(1_000),
        kill: z.string().max(1_000),
      })
      .partial()
      .optional(),
  }),
  /** Rule id to its tuning. A rule that is not named runs with its own severity. */
  rules: z.record(
    z.string(),
    z.object({
      severity: z.enum(['error', 'warning', 'hint', 'off']).optional(),
      options: z.record(z.string(), setting).optional(),
    }),
  ),
});

export type House = z.infer<typeof House>;
