/**
 * The "Published: …" line of a news page, in its many forms, read into ISO 8601. Used by the
 * document readers. Where the line leaves the date open, its words are kept instead.
 */
import { isoDate, isRealDate } from '#core/caption/calendar.ts';
import { findDates } from '#core/caption/dates.ts';

/** The labels that pages of the larger news languages use. Words that also open sentences need their colon. */
const labels = [
  '(?:first |last |date )?(?:published|posted|updated|modified|publication date|publish(?:ed)? time|release date|issued|date)(?: on| at)?\\s*[:：]',
  '(?:published|posted|updated|last updated|issued)\\b',
  '(?:veröffentlicht|erschienen|aktualisiert|zuletzt aktualisiert|erstellt)(?: am)?\\s*[:：]?\\s*(?=[^:：]{0,12}\\d)',
  '(?:stand|datum)\\s*[:：]',
  '(?:publié|mis à jour|modifié|mise en ligne)(?: le)?\\s*[:：]?\\s*(?=[^:：]{0,12}\\d)',
  '(?:publicado|actualizado|atualizado|pubblicato|aggiornato)(?: el| em| il)?\\s*[:：]?\\s*(?=[^:：]{0,12}\\d)',
  '(?:опубликовано|обновлено|дата публикации)\\s*[:：]?',
  '(?:تاريخ النشر|نشر في|نُشر في|آخر تحديث|تم النشر)\\s*[:：]?',
  '(?:发布|发表|发稿|更新|發布|發表)?(?:时间|日期|時間)\\s*[:：]',
  '(?:发布于|发表于|更新于)\\s*[:：]?',
  '(?:公開日?|更新日?|配信)\\s*[:：]?\\s*(?=\\d)',
];
const opening = new RegExp(`^(?:${labels.join('|')})\\s*`, 'i');
/** What Chinese pages set beside the time, before or behind it: "来源：新华社", "责任编辑：何远". */
const besides =
  /(?:^|[\s|｜])(?:来源|來源|作者|记者|责任编辑|责编|编辑|字号|阅读|浏览)\s?[:：]\s?[^\s|｜]*/gu;
const clock =
  /(?<![\d-])(?<hour>\d{1,2})[:.h](?<minute>\d{2})(?:[:.](?<second>\d{2}))?\s*(?<half>[ap]\.?\s?m\.?)?(?:\s*(?<zone>Z|UTC|GMT)?\s*(?<offset>(?<=GMT|UTC)[+-]\d{1,2}(?!\d)|[+-]\d{2}:?\d{2})?)/i;
/** "By Ana Vega Published: Nov 12, 2026 09:15 PM": pages set the byline on the same line. */
const behindByline =
  /^(?:(?:by|source)\s*[:：]?\s*)?[\p{L}\p{M}\p{N}.,'’&/| -]{2,80}?[\s|](?=(?:published|posted|updated)\s*[:：])/iu;
/** "GMT+1 Updated 2 hours ago": a zone and a remark behind the time. */
const updatedAgo =
  /(?:\s*\(?(?:GMT|UTC)[+-]\d{1,2}\)?)?\s*[|·,-]?\s*(?:(?:last )?updated|mis à jour|aktualisiert|actualizado)(?:\s+(?:\d+|an?)\s+\p{L}+\s+ago|\s+[^.]{0,24})?$/iu;
/** A publication line is short; a sentence that opens with "Published" is not one. */
const longest = 160;

/** Whether a block is a line saying when the page was published. */
export function isPublishedLine(text: string): boolean {
  if (text.length > longest) return false;
  const line = text.replace(besides, ' ').replace(updatedAgo, '').trim();
  const labelled = opening.test(line.replace(behindByline, ''));
  const date = findDates(line)[0];
  if (labelled) return date !== undefined || /\d/.test(line) || /\b(?:ago|today|yesterday)\b/i.test(text);
  // "Nov 12, 2026 02:05 PM", perhaps "GMT+1", by itself.
  if (!date || date.day === null || date.year === null) return false;
  const rest =
    line.slice(0, date.start) +
    line
      .slice(date.end)
      .replace(clock, '')
      .replace(/\b(?:GMT|UTC)[+-]\d{1,2}\b/, '');
  return (
    rest.replace(/\b(?:at|on|local time|Uhr|UTC|GMT|[A-Z]{2,4}T)\b/gi, '').replace(/[^\p{L}\p{N}]/gu, '') ===
    ''
  );
}

/**
 * The line's moment as ISO 8601: a date, with the time where the line has one and the zone where
 * it names UTC or an offset; else the line's words without their label.
 */
export function readPublished(text: string): string {
  const words = text.replace(besides, ' ').trim().replace(behindByline, '').replace(opening, '').trim();
  const machine = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?/.exec(words);
  if (machine) return machine[0];
  const date = findDates(words)[0];
  if (!date || date.year === null || date.day === null || !isRealDate(date.year, date.month, date.day))
    return words;
  const day = isoDate(date.year, date.month, date.day);
  const time = clock.exec(
    words.slice(0, date.start) + ' '.repeat(date.end - date.start) + words.slice(date.end),
  );
  if (!time?.groups) return day;
  const { hour = '', minute = '', second, half, zone, offset } = time.groups;
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (/^p/i.test(half) ? 12 : 0);
  if (hours > 23 || Number(minute) > 59) return day;
  const written = offsetOf(offset) ?? (zone === undefined ? '' : 'Z');
  return `${day}T${String(hours).padStart(2, '0')}:${minute}${second === undefined ? '' : `:${second}`}${written}`;
}

/** "+0100", "+01:00" or the bare hours of "GMT+1", as ISO 8601 writes them. */
function offsetOf(words: string | undefined): string | undefined {
  const parts = /^([+-])(\d{1,2}?):?(\d{2})?$/.exec(words ?? '');
  return parts ? `${parts[1] ?? ''}${(parts[2] ?? '').padStart(2, '0')}:${parts[3] ?? '00'}` : undefined;
}
