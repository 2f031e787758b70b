/**
 * Credits as Chinese newsrooms write them: "新华社记者 林晓岚 摄", "新华社发（何远 摄）", "新华社/法新",
 * "图片来源：…", "受访者供图". Used by the credit reader. Only what closes a line, or fills a pair of
 * brackets, is a credit: "记者" and "发" are ordinary words anywhere else.
 */
import type { CreditMention } from '#core/caption/anatomy.ts';
import { hasHan } from '#core/caption/scripts.ts';

/** Agencies and papers that sign pictures with nothing behind their name. */
const known =
  '(?:新华社|新华网|中新社|中新网|中国新闻社|中国新闻网|人民网|央视新闻|人民视觉|视觉中国|东方IC|本报|本网|本台|法新社?|路透社?|美联社?|欧新社?)';
/** Any agency or paper, told by its last character; needs a verb of the trade beside it. */
const agency = `(?:${known}|[\\p{Script=Han}]{2,6}(?:社|网|报))`;
/** One name: "林晓岚", "艾哈迈德·萨勒姆", or a name in Latin letters. */
const person = '[\\p{Script=Han}·•]{2,16}?|\\p{Lu}[\\p{L}.·• -]{1,40}?';
const names = `(?:${person})(?:\\s?[、,，和/／ 　]\\s?(?:${person})){0,4}`;
const role = '(?:特约)?(?:摄影)?(?:记者|通讯员|实习生|摄影师|特约摄影师)';
const act = '(?:[/／]?(?:(?<!拍)摄(?:影(?:报道)?)?|供图|提供)|[ 　/／]图)';

/** The forms, each of which must reach the end of what is read. Names never hold a full stop or a comma alone. */
const forms: readonly RegExp[] = [
  new RegExp(`^(?<agency>${agency})?(?:发)?\\s*${role}\\s*(?<byline>${names})\\s*${act}$`, 'u'),
  new RegExp(
    `^(?<agency>${known})(?:发|稿|资料图片|资料照片|图片|照片)?\\s*(?:[（(]\\s*(?:${role}\\s*)?(?<byline>${names})\\s*(?:${act})?\\s*[）)])?$`,
    'u',
  ),
  new RegExp(`^(?<agency>${agency})发\\s*(?<byline>${names})\\s*${act}$`, 'u'),
  new RegExp(`^(?<agency>${known}\\s?[/／]\\s?[\\p{L}\\p{N} ]{2,20})$`, 'u'),
  new RegExp(`^(?<agency>${known})[（(](?<partner>[\\p{L} ]{2,20})[）)]$`, 'u'),
  /^(?:图片来源|图片出处|图源|图片|照片|供图|图|来源)\s?[:：/／]\s?(?<agency>[\p{L}\p{N}·/／ ]{2,40})$/u,
  new RegExp(`^(?:摄影|拍摄|摄影师|摄影者|摄)\\s?[:：/／]\\s?(?<byline>${names})$`, 'u'),
  /^(?<agency>[\p{Script=Han}]{2,12})供图$/u,
  // Japanese: "撮影・森健二".
  /^(?:撮影|写真)\s?[・:：＝=]\s?(?<byline>[\p{L}ー 　]{2,24})$/u,
];
/** "何远 摄" without an agency: the space before the verb, or brackets, make it a credit. */
const bareName = new RegExp(`^(?<byline>${person})\\s*(?<!拍)摄$`, 'u');

/** Where an open credit may begin: at the line's start, behind a sentence, or at an agency's name. */
const mayBegin =
  /(?<=^|[。！？；」』”）)])\s*(?=\S)|(?=(?:新华社|中新社|中新网|人民网)(?:记者|发|特约|通讯员|\/|／))/gu;
const longest = 60;

/** The names in words that stand in brackets, or null where they are no credit. */
export function chineseSignature(words: string): Pick<CreditMention, 'byline' | 'agency'> | null {
  if (!hasHan(words) || words.length > longest) return null;
  return signed(words) ?? named(bareName.exec(words));
}

/** The credit that closes the line, or null. Places count from the line's start. */
export function chineseCreditAtEnd(line: string): CreditMention | null {
  if (!hasHan(line.slice(-longest))) return null;
  const end = line.replace(/[。.\s]+$/u, '').length;
  const from = Math.max(0, end - longest);
  const tail = line.slice(from, end);
  for (const opening of tail.matchAll(mayBegin)) {
    const at = opening.index + opening[0].length;
    const words = tail.slice(at);
    // Inside a longer line the start of the tail is no beginning.
    if (words === '' || (from > 0 && at === 0)) continue;
    const own = signed(words) ?? (/\s摄$/u.test(words) ? named(bareName.exec(words)) : null);
    if (!own) continue;
    const start = from + at;
    const form = /^[^（(]{1,6}[:：]/u.test(words) ? 'photo-colon' : 'slash';
    return { start, end: line.trimEnd().length, ...own, form, glued: isGluedTo(line, start) };
  }
  return null;
}

function signed(words: string): Pick<CreditMention, 'byline' | 'agency'> | null {
  for (const form of forms) {
    const found = named(form.exec(words));
    if (found) return found;
  }
  return null;
}

function named(match: RegExpExecArray | null): Pick<CreditMention, 'byline' | 'agency'> | null {
  if (!match) return null;
  const { agency: words = '', byline = '', partner } = match.groups ?? {};
  const whole = partner === undefined ? words : `${words}/${partner}`;
  return { byline: byline.trim(), agency: whole.replace(/\s?[/／]\s?/u, '/').trim() };
}

/** Chinese sets no space behind a full stop; a credit is glued where the full stop itself is missing. */
function isGluedTo(line: string, start: number): boolean {
  return start > 0 && /[^\s。！？；」』”）)]/u.test(line.charAt(start - 1));
}
