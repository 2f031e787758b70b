/**
 * The dateline of another house's caption: "BEIJING, March 5 (Xinhua) --", "GRAZ - MARCH 5:". Used
 * by the wire text. The four houses say place and date in the first sentence; the dateline goes
 * only where that sentence says, or can be given, all that the dateline said.
 */
import type { Anatomy, DateMention } from '#core/caption/anatomy.ts';
import { type Span, textAt } from '#core/caption/span.ts';
import type { House } from '#core/style/house.ts';
import { type DateSetting, dayInForm } from '#core/wire/dates.ts';
import type { Edit } from '#core/wire/edits.ts';

/**
 * The changes that take the dateline off. A house without `dateJoin` has no form for place and
 * date in the sentence and leaves the dateline as written.
 */
export function datelineEdits(anatomy: Anatomy, house: House, setting: DateSetting): Edit[] {
  const { text, dateline, place } = anatomy;
  const lead = anatomy.sentences[0];
  if (dateline?.kind !== 'place' || house.wire.dateJoin === undefined || !lead) return [];
  const words = textAt(text, dateline);
  const stays = (why: string): Edit[] => [
    { start: dateline.start, end: dateline.start, words: '', note: `The dateline “${words}” stays: ${why}.` },
  ];
  if (!place) return stays('the first sentence names no place');
  const dated = anatomy.dates.find((date) => inside(date, lead) && date.day !== null);
  const { date } = dateline;
  if (dated && date && (dated.month !== date.month || dated.day !== date.day))
    return stays('the first sentence gives another date');
  if (!dated && date && anatomy.weekdays.some((day) => inside(day, lead)))
    return stays('the first sentence gives only a weekday');
  const added = !dated && date ? dateAtEnd(anatomy, lead, date, house, setting) : [];
  if (added === null) return stays('its date could not be put into the first sentence');
  let end = dateline.end;
  while (/\s/.test(text.charAt(end))) end += 1;
  const note = `The dateline “${words}” goes: ${house.name} gives place and date in the first sentence.`;
  return [{ start: dateline.start, end, words: '', note }, ...added];
}

/** The dateline's date as the last words of the first sentence; null where it is no certain day. */
function dateAtEnd(
  { text, place }: Anatomy,
  lead: Span,
  date: DateMention,
  house: House,
  setting: DateSetting,
): Edit[] | null {
  const day = dayInForm(date, house, setting);
  if (day === null) return null;
  const closing = /[.!?…]?["'”’»)]*$/u.exec(textAt(text, lead))?.[0].length ?? 0;
  const at = lead.end - closing;
  // After "Graz, Austria" the comma that closes the country stays before "on".
  const closes = place !== null && place.end === at && textAt(text, place).includes(',');
  const join = house.wire.dateJoin === 'comma' || closes ? ',' : '';
  const words = `${join} ${house.wire.dateJoin === 'on' ? 'on ' : ''}${day}`;
  return [{ start: at, end: at, words, note: `The dateline’s date ends the first sentence: “${day}”.` }];
}

function inside(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}
