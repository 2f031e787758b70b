/**
 * Credits inside a caption's text: "(AP Photo/Name)", "Photo: Harbor News", "REUTERS/Name",
 * "Handout via REUTERS". Used by the caption reader, so that every part of Cutline sets apart
 * the same words. Notices that agencies hang behind their credit (tags, restrictions) belong to it.
 */
import { agencies, isKnownAgency, looksLikeAgency } from '#core/caption/agencies.ts';
import type { CreditMention } from '#core/caption/anatomy.ts';
import { chineseCreditAtEnd, chineseSignature } from '#core/caption/chinese-credits.ts';
import { tellHalves } from '#core/caption/credit-halves.ts';
import { hasHan } from '#core/caption/scripts.ts';
import type { Span } from '#core/caption/span.ts';

/** A credit is short; longer words in parentheses are part of a sentence. */
const longestCredit = 160;

const escaped = agencies.map((name) => name.replaceAll('.', '\\.')).join('|');
/** Agencies that open a credit with a slash: "REUTERS/Name", "THE CANADIAN PRESS / Name". */
const agencyWord = `(?:${escaped})`;
const picture =
  '(?:Photos?|Pictures?|Photograph|Images?|Pool\\s+Photo|File\\s+Photo|Fotos?|Bild|Cr[ée]dits?\\s+photos?|Cr[ée]dito|Fotografía|تصوير|صورة|Courtesy|Handout)';

/** What the words inside parentheses must look like to be a credit wherever they stand. */
const certainInside = new RegExp(
  [
    `^${agencyWord}\\s*(?:File\\s+)?(?:Photos?|Images?|Pictures?|Pool)?\\s*/`,
    `^${agencyWord}\\s+(?:File\\s+)?(?:Photos?|Pictures?)\\b`,
    `^(?:File\\s+)?${picture}\\s*(?:credit|courtesy)?\\s*[:：/]`,
    `^(?:File\\s+)?${picture}\\s+(?:by|par|von|de|di|por|from|via|courtesy|provided|supplied)\\b`,
    `^(?:Photo\\s+)?Credits?\\s*[:：]`,
    '^Courtesy\\s+of\\b',
    '/[^/]*\\bvia\\s+\\S',
    // "Harbor Police via AP": not every "via", because people also travel via places.
    `\\bvia\\s+${agencyWord}(?:\\s*,\\s*(?:File|Pool))?$`,
    `/\\s*${agencyWord}(?:\\s*,\\s*File)?$`,
  ].join('|'),
  'iu',
);

/** "Name/Agency" and "Agency" alone: a credit only behind a full stop or at the end. */
const nameSlashAgency = /^\p{Lu}[\p{L}\p{M}.'’ -]{1,60}\s?\/\s?\p{Lu}[\p{L}\p{M}\p{N}.,'’& /-]{1,80}$/u;

const openAtEnd = new RegExp(
  `(?<![\\p{L}\\d])(?:${[
    `(?:File\\s+)?${picture}\\s*(?:credits?|courtesy)?\\s*[:：/]\\s*\\S`,
    `(?:File\\s+)?${picture}\\s+(?:by|par|von|courtesy\\s+of|provided\\s+by|via)\\s+\\S`,
    `©\\s*\\S`,
    `(?:Photo\\s+)?Credits?\\s*[:：]\\s*\\S`,
    `${agencyWord}\\s*(?:Photos?|Images?|Pictures?|Pool)?\\s*/\\s*\\S`,
    // "… on November 9, 2026. / AFP PHOTO / Ana Vega"
    `/\\s*${agencyWord}\\s*(?:Photos?)?\\s*(?:/\\s*\\S|$)`,
    `Handout\\s+via\\s+\\S`,
  ].join('|')})`,
  'giu',
);

/** Small words inside the names of photographers and offices. */
const signatureWords: ReadonlySet<string> = new Set(
  'via of the for and de del della la le van von der den di da dos bin al el y e dpa epa'.split(' '),
);

/** "… on ThursdayPhoto: Harbor News": even the full stop is missing. */
const gluedToWord = /(?<=[\p{Ll}\d])(?:Photos?|PHOTO)\s*[:：]\s*\S/gu;

/** Words of a notice that hangs behind a credit to the end of the text. */
const noticeBehind =
  /^\s*(?:\/\s+)?(?:\([^()]{0,80}\bTags?:[^()]{0,200}\)|(?:[-–—]{2}\s*)?(?:RESTRICTED TO EDITORIAL USE|ATTENTION EDITORS|NO (?:MARKETING|ARCHIVES?|RESALES?|SALES)|EDITORIAL USE ONLY|MANDATORY CREDIT|FOR EDITORIAL USE ONLY)[\s\S]*)/;

const noticeOpens =
  /\s(?:[-–—]{2}\s*)?(?:RESTRICTED TO EDITORIAL|ATTENTION EDITORS|NO MARKETING|EDITORIAL USE ONLY)/;

/** Every credit in the text, in order, none overlapping another. */
export function findCredits(text: string): CreditMention[] {
  // Chinese credits may hold brackets of their own: "新华社发（何远 摄）".
  const chinese = hasHan(text) ? chineseCredits(text) : [];
  const bracketed = bracketedCredits(text).filter(
    ({ start, end }) => !chinese.some((credit) => start < credit.end && credit.start < end),
  );
  const taken = [...chinese, ...bracketed].sort((a, b) => a.start - b.start);
  // Open credits are looked for between those already found, so none can overlap.
  return [...taken, ...openCredits(text, taken)]
    .sort((a, b) => a.start - b.start)
    .map((credit, index, all) => withNotice(text, credit, all[index + 1]));
}

function chineseCredits(text: string): CreditMention[] {
  return linesOf(text).flatMap((line) => {
    const credit = chineseCreditAtEnd(text.slice(line.start, line.end));
    return credit ? [{ ...credit, start: line.start + credit.start, end: line.start + credit.end }] : [];
  });
}

function bracketedCredits(text: string): CreditMention[] {
  const credits: CreditMention[] = [];
  for (const match of text.matchAll(/[([（]([^()[\]（）]{2,160})(?:[)\]）]|$)/gu)) {
    const words = (match[1] ?? '').trim();
    const closed = /[)\]）]$/.test(match[0]);
    const start = match.index;
    const end = start + match[0].length;
    const behindSentence = /[.!?…。！？"”’'»)]\s*$/.test(text.slice(Math.max(0, start - 6), start));
    const last = /^[\s.]*$/.test(text.slice(end));
    const certain = certainInside.test(words) || chineseSignature(words) !== null;
    const likely =
      (behindSentence || last) &&
      (nameSlashAgency.test(words) || (isKnownAgency(words) && start > 0 && behindSentence));
    if (!certain && !(likely && closed)) continue;
    credits.push({
      start,
      end: trimmedEnd(text, end),
      ...signature(words),
      form: 'parenthesised',
      glued: isGlued(text, start),
    });
  }
  return credits;
}

/** Credits without parentheses run to the end of their line, or to a credit in parentheses. */
function openCredits(text: string, taken: readonly Span[]): CreditMention[] {
  const credits: CreditMention[] = [];
  let next = 0;
  let start = 0;
  for (const line of linesOf(text)) {
    start = Math.max(start, line.start);
    for (let span = taken[next]; span && span.start < line.end; span = taken[next]) {
      pushCredit({ start, end: span.start });
      start = span.end;
      next += 1;
    }
    pushCredit({ start, end: line.end });
  }
  return credits;

  function pushCredit(stretch: Span): void {
    const credit = stretch.start < stretch.end ? openCredit(text, stretch) : null;
    if (credit) credits.push(credit);
  }
}

function openCredit(text: string, line: Span): CreditMention | null {
  const words = text.slice(line.start, line.end);
  for (const match of [...words.matchAll(openAtEnd), ...words.matchAll(gluedToWord)]) {
    const start = line.start + match.index;
    if (!standsAtSentenceEnd(text, line.start, start)) continue;
    // "FILE PHOTO:" at the very beginning is a dateline.
    if (/^file/i.test(match[0]) && text.slice(0, start).trim() === '') continue;
    const credit = untilNotice(text, start, line.end);
    if (credit.end - credit.start > longestCredit || runsOn(text.slice(credit.start, credit.end))) continue;
    return named(text, credit);
  }
  const notice = words.search(noticeOpens);
  const tail = tailAfterSentence(notice < 0 ? words : words.slice(0, notice));
  if (!tail) return null;
  const start = line.start + tail.start;
  const span = { start, end: trimmedEnd(text, line.start + tail.end) };
  return named(text, span);
}

/**
 * "… said Thursday. Ana Vega/Harbor News" and "… Thursday. REUTERS": told by their place behind a
 * full stop at the end. Of several full stops the earliest counts, or initials would be cut off.
 */
function tailAfterSentence(words: string): Span | null {
  const offset = Math.max(0, words.length - longestCredit);
  for (const stop of words.slice(offset).matchAll(/[.!?…。！？”"'’)]\s*(?=\p{Lu})/gu)) {
    const start = offset + stop.index + stop[0].length;
    const tail = words.slice(start).replace(/[.\s]+$/u, '');
    if (isSignature(tail)) return { start, end: start + tail.length };
  }
  return null;
}

/** "Ana Vega/Harbor News", "Ministry of Defence/Handout via REUTERS", or an agency's name in capitals. */
function isSignature(words: string): boolean {
  if (!words.includes('/')) return words === words.toUpperCase() && isKnownAgency(words);
  const parts = words.split(/[\s/]+/u);
  return (
    parts.length <= 12 &&
    nameSlashAgency.test(words) &&
    parts.every((part) => /^[\p{Lu}\d&(]/u.test(part) || signatureWords.has(part))
  );
}

function named(text: string, span: Span): CreditMention {
  const words = text.slice(span.start, span.end);
  const form = openForm(words);
  return { ...span, ...signature(words), form, glued: isGlued(text, span.start) };
}

function openForm(words: string): CreditMention['form'] {
  if (/^(?:\S+\s+)?\S+\s*[:：]/u.test(words)) return 'photo-colon';
  if (words.includes('/')) return /^\S+\s+by\b/i.test(words) ? 'photo-colon' : 'slash';
  if (/\bvia\b/i.test(words)) return 'via';
  return isKnownAgency(words) ? 'slash' : 'photo-colon';
}

/** The photographer and the agency that a credit's words name. */
function signature(credit: string): { byline: string; agency: string } {
  const chinese = chineseSignature(credit);
  if (chinese) return chinese;
  let words = credit
    .replace(/[.\s]+$/u, '')
    .replace(/^\/\s*/, '')
    .replace(/\s+TPX IMAGES OF THE DAY$/i, '')
    .replace(/\s*[,/]\s*(?:File(?:\s+Photo)?|Archive|Files)$/i, '')
    .replace(
      /^(?:©\s*(?:\d{4}\s+)?|(?:File\s+)?(?:Photos?|Pictures?|Photograph|Images?|Fotos?|Bild|Cr[ée]dits?\s+photos?|Cr[ée]dito|Fotografía|تصوير|صورة|Handout)\s*(?:credits?)?\s*(?:[:：/]|\b(?:by|par|von|de|di|por|courtesy\s+of|courtesy|from|provided\s+by|supplied\s+by)\b)|(?:Photo\s+)?Credits?\s*[:：]|Courtesy\s+of\b)\s*/i,
      '',
    )
    .trim();
  words = words.replace(/^by\s+/i, '');
  const via = /^(.*?)\s*\bvia\s+(.+)$/i.exec(words);
  if (via) {
    const [name = '', provider = ''] = (via[1] ?? '').split('/').map((part) => part.trim());
    const agency = via[2]?.trim() ?? '';
    if (provider !== '') return { byline: name, agency: `${provider} via ${agency}` };
    return looksLikeAgency(name) || name === ''
      ? { byline: '', agency: `${name} via ${agency}`.replace(/^ /, '') }
      : { byline: name, agency };
  }
  const parts = words.split('/').map((part) => part.trim());
  const [first = '', ...rest] = parts;
  if (rest.length > 0) {
    const agencyFirst = /^(.*?)\s*(?:File\s+)?(?:Photos?|Images?|Pictures?)$/i.exec(first);
    const leading = agencyFirst?.[1] ?? first;
    if (isKnownAgency(leading) || (agencyFirst && leading !== ''))
      return { byline: rest.join('/'), agency: leading };
    const [second = ''] = rest;
    return rest.length === 1 ? tellHalves(first, second) : { byline: first, agency: rest.join('/') };
  }
  const ownPhoto = /^(.+?)\s+(?:File\s+)?(?:Photos?|Pictures?)$/i.exec(words);
  if (ownPhoto && isKnownAgency(ownPhoto[1] ?? '')) return { byline: '', agency: ownPhoto[1] ?? '' };
  return looksLikeAgency(words) ? { byline: '', agency: words } : { byline: words, agency: '' };
}

function standsAtSentenceEnd(text: string, lineStart: number, start: number): boolean {
  const before = text.slice(lineStart, start).trimEnd();
  if (before === '' || /[.!?…。！？"”’'»)\]\-–—|]$/.test(before)) return true;
  return /[\p{Ll}\d]/u.test(text.charAt(start - 1));
}

/** Whether words after the credit's beginning make another sentence, so that it is no credit to the line's end. */
function runsOn(words: string): boolean {
  return /\p{Ll}{3,}[.!?]\s+\p{Lu}?\p{Ll}/u.test(words) || words.trim().split(/\s+/).length > 16;
}

function untilNotice(text: string, start: number, end: number): Span {
  const words = text.slice(start, end);
  const notice = /\s+(?:\(|[-–—]{2}|RESTRICTED TO|ATTENTION EDITORS|NO MARKETING|EDITORIAL USE)/.exec(words);
  return { start, end: trimmedEnd(text, notice ? start + notice.index : end) };
}

function withNotice(text: string, credit: CreditMention, next: CreditMention | undefined): CreditMention {
  const rest = text.slice(credit.end, next?.start ?? text.length);
  const notice = noticeBehind.exec(rest);
  if (!notice) return credit;
  return { ...credit, end: trimmedEnd(text, credit.end + notice[0].length) };
}

function isGlued(text: string, start: number): boolean {
  // Chinese and Japanese set no space behind a full stop.
  return start > 0 && /[^\s。！？」』”]/u.test(text.charAt(start - 1));
}

function trimmedEnd(text: string, end: number): number {
  let last = end;
  while (last > 0 && /\s/u.test(text.charAt(last - 1))) last -= 1;
  return last;
}

function linesOf(text: string): Span[] {
  const lines: Span[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    lines.push({ start, end: start + line.length });
    start += line.length + 1;
  }
  return lines;
}
