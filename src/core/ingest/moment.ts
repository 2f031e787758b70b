/**
 * Dates and times inside names: `{date:YYYY-MM-DD}`. Reads the desk's own form of a moment (ISO
 * 8601 local time, as far as it is known) and writes it as a template asks. Used by variables.ts.
 */
import { fullMonths } from '#core/caption/calendar.ts';

/** The parts of a moment as two or four digits; a part that is not known is ''. */
export interface Moment {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly hour: string;
  readonly minute: string;
  readonly second: string;
}

/** What a form may hold, longest first, so that YYYY is not read as YY twice. */
const tokens = ['YYYY', 'MMMM', 'MMM', 'YY', 'MM', 'DD', 'HH', 'mm', 'ss'] as const;
type Token = (typeof tokens)[number];

/** The parts of an ISO 8601 text, in the camera's own local time: a zone is not counted in. */
export function momentOf(iso: string): Moment {
  const [, year = '', month = '', day = '', hour = '', minute = '', second = ''] =
    /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}))?)?)?)?/.exec(iso) ?? [];
  return { year, month, day, hour, minute, second };
}

/** What is wrong with a form, or ''. Letters stand for parts of a date; anything else stands for itself. */
export function momentProblem(form: string): string {
  if (form.trim() === '') return 'nothing stands after the colon.';
  if (form.split('/').some((level) => level.trim() === ''))
    return 'its slashes stand between parts of the date, not at an end.';
  const stray = stretches(form).find((stretch) => typeof stretch === 'string' && /\p{L}/u.test(stretch));
  if (stray === undefined) return '';
  return `“${String(stray).trim()}” is no part of a date. Known: ${tokens.join(' ')}.`;
}

/** Writes a moment in a form: `YYYY-MM-DD`, `HHmmss`. */
export function writeMoment(moment: Moment, form: string): string {
  return stretches(form)
    .map((stretch) => (typeof stretch === 'string' ? stretch : written(moment, stretch.token)))
    .join('');
}

function written({ year, month, day, hour, minute, second }: Moment, token: Token): string {
  switch (token) {
    case 'YYYY':
      return year;
    case 'YY':
      return year.slice(2);
    case 'MMMM':
      return fullMonths[Number(month) - 1] ?? '';
    case 'MMM':
      // "Sept." and "June" are AP's; three letters sort and align.
      return (fullMonths[Number(month) - 1] ?? '').slice(0, 3);
    case 'MM':
      return month;
    case 'DD':
      return day;
    case 'HH':
      return hour;
    case 'mm':
      return minute;
    case 'ss':
      return second;
  }
}

/** A form cut into its tokens and the signs between them. */
function stretches(form: string): (string | { readonly token: Token })[] {
  const found: (string | { readonly token: Token })[] = [];
  let at = 0;
  while (at < form.length) {
    const token = tokens.find((each) => form.startsWith(each, at));
    if (token) found.push({ token });
    else found.push(form.charAt(at));
    at += token?.length ?? 1;
  }
  return found;
}
