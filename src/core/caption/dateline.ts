/**
 * The dateline at the start of a caption: Getty's "PHILADELPHIA - NOVEMBER 10:", text wires'
 * "HAMBURG, Germany (AP) -", "新华社北京3月5日电", and "FILE -". Used by the caption reader. Only the very start of
 * a text is looked at.
 */
import type { Dateline } from '#core/caption/anatomy.ts';
import { findDates } from '#core/caption/dates.ts';

const fileMark =
  /^\s*(?:\((?:FILES?|FILE PHOTO|ARCHIVE)\)|(?:FILES?|FILE PHOTO|FILE PICTURE|File(?= ?[-–—:])|File photo|File Photo|ARCHIVE|ARCHIVES))\s*(?:[-–—:]{1,2}\s*|$)|^\s*\((?:FILES?)\)\s*|^\s*[（(]?(?:资料照片|资料图片|资料图)[）)]?\s*[:：]\s*/;

/** A place in capitals, perhaps a state or country, perhaps a date, perhaps the agency; then a dash or a colon. */
const placeMark =
  /^\s*(?<place>\p{Lu}[\p{Lu}\p{M}.'’-]+(?:[ /]\p{Lu}[\p{Lu}\p{M}.'’-]*){0,4}(?:, ?[\p{L}\p{M}.'’ -]{2,40}?){0,2})(?<date>(?:,? ?[-–—]{1,2} ?|, ?| )(?:[\p{L}]{3,9}\.? \d{1,2}|\d{1,2} [\p{L}]{3,9}\.?)(?:,? \d{4})?)?,?(?: ?\((?<agency>[\p{L} .-]{2,30})\))?(?: ?[-–—]{1,2}(?=[\s\p{L}])| ?:(?=\s))/u;

/** "新华社北京3月5日电（记者林晓岚）", "中新网3月5日电", "本报柏林2026年3月5日电": agency, place, date, "wired". */
const chineseMark =
  /^\s*(?:[\p{Script=Han}]{1,4}[社网報报])(?<place>[\p{Script=Han}·]{0,12}?)(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:体育|综合)?(?:专)?[电電讯](?:\s*[（(](?:[^（）()\n]{1,60})[）)])?\s*[:：—-]*/u;

/** The dateline, its dash or colon included; null when the text opens with a sentence. */
export function findDateline(text: string): Dateline | null {
  const opening = text.slice(0, 160);
  const file = fileMark.exec(opening);
  if (file)
    return { kind: 'file', place: '', date: null, start: leading(text), end: file[0].trimEnd().length };
  const chinese = chineseMark.exec(opening);
  if (chinese) {
    const end = chinese[0].trimEnd().length;
    const date = findDates(opening.slice(0, end))[0] ?? null;
    return { kind: 'place', place: chinese.groups?.place ?? '', date, start: leading(text), end };
  }
  const place = placeMark.exec(opening);
  if (!place?.groups) return null;
  const { place: words = '', date: dateWords, agency } = place.groups;
  const end = place[0].length;
  const date = dateWords === undefined ? null : (findDates(text.slice(0, end))[0] ?? null);
  if (dateWords !== undefined && date === null) return null;
  // "NASA - " and a headline before a colon look alike: without date, agency or a dash it is no dateline.
  if (date === null && agency === undefined && place[0].endsWith(':')) return null;
  if (!/\p{Lu}{2}/u.test(words.replace(/[.'’-]/g, ''))) return null;
  return { kind: 'place', place: words.trim().replace(/[,\s]+$/, ''), date, start: leading(text), end };
}

function leading(text: string): number {
  return text.length - text.trimStart().length;
}
