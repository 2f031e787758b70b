/**
 * Tells what each block of a page is. Captions are told from body text by evidence that adds up:
 * a credit at the end, standing twice on the page, being a figure's caption, date and place in
 * the lead. No single page layout is assumed. The editor can overrule every answer.
 */
import { readAnatomy } from '#core/caption/read-anatomy.ts';
import { countWords, hasHan, latinLength } from '#core/caption/scripts.ts';
import type { Block } from '#core/documents/block.ts';
import { isPublishedLine } from '#core/documents/published.ts';
import type { PartKind } from '#core/documents/reading.ts';
import { beginningFinder, endsCutOff, textKey } from '#core/documents/same-text.ts';

/** At this much evidence a block is a caption. One strong sign is enough, two weak ones are not. */
const enough = 3;
/** Shorter texts (button labels, alt texts such as "Logo") are no captions unless the page says so. */
const shortestCaption = 25;
/** With a credit behind it: "Fans cheer. Photo: Harbor News". */
const shortestSigned = 12;
/** A caption of more is not one picture's; IIM itself ends at 2,000 bytes. */
const longestCaption = 2_500;

/** A line that is only a credit is short. */
const longestCredit = 300;
/** Section and headline stand in a page's first lines. */
const frontMatter = 40;

const pastTense =
  /(?<!\p{L})(?:said|says|was|were|had|told|announced|according to|would|could|has been|have been)(?!\p{L})/iu;
/** Reported speech and sources, as Chinese articles write them and captions hardly ever do. */
const chineseReport =
  /记者(?:从|在|了解|看到|获悉|采访)|告诉记者|(?:表示|介绍|说|称)[，：:。]|据(?:悉|了解|介绍|报道)|介绍说/u;
/** "这是…拍摄的", "图为…": the openings of Chinese captions. */
const chineseOpening = /^(?:这是|图为|图中为|上图|下图|左图|右图|拼版照片|资料照片)/u;
const chineseByline =
  /^(?:[（(]?(?:记者|作者|来源|责任编辑|责编|编辑|文字|文|文\s?[/／]\s?图|校对|监制|编审)\s?[:：]\s?\S)/u;
/** "Von Jörg Weiß" by itself; a sentence may open so too, and ends with its full stop. */
const otherByline = /^(?:Von|VON|Par|PAR|Por|POR|Di|DI)\s+\p{Lu}[^.!?]{1,60}$/u;
const byline = /^(?:by|written by|reported by|text by|story by|reporting by)\s*[:：]?\s*\p{Lu}/iu;
/** Words that open nothing but page furniture. */
const furniture =
  /^(?:read more|see also|also read|advertisement|follow us|subscribe|sign up|copyright|©|all rights reserved|editor['’]?s? note)(?!\p{L})|^(?:相关(?:新闻|阅读|链接)|更多|上一[页篇]|下一[页篇]|分享到|扫一扫|打印|关闭|字号|点击|责任编辑|版权所有)/iu;
/** Words of buttons and teasers, which captions open with too: "Next to the ruins, a boy …". */
const buttonWords = /^(?:related|click|tap|share|next|previous|\d+\s*(?:\/|of)\s*\d+)(?!\p{L})/iu;
/** Buttons and teasers are short and no sentences. */
const longestButton = 60;

/** The kind of every block, in order. Repeats are still called captions here; grouping tells them apart. */
export function classifyBlocks(blocks: readonly Block[]): PartKind[] {
  const counts = new Map<string, number>();
  const keys = blocks.map(({ text }) => textKey(text));
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  const scores = blocks.map((block, index) =>
    captionScore(block, { times: counts.get(keys[index] ?? '') ?? 1, next: blocks[index + 1] }),
  );
  const captionKeys = new Set(keys.filter((_key, index) => (scores[index] ?? 0) >= enough));
  const captionsBegunBy = beginningFinder(
    blocks.filter((_block, index) => captionKeys.has(keys[index] ?? '')).map(({ text }) => text),
  );
  const kinds = blocks.map((block, index): PartKind => {
    if (captionKeys.has(keys[index] ?? '') && block.hint !== 'headline') return 'caption';
    const mayBeCut = block.origin === 'alt' || endsCutOff(block.text);
    if (mayBeCut && captionsBegunBy(block.text).length > 0) return 'caption';
    return plainKind(block);
  });
  return withFrontMatter(blocks, kinds);
}

/** How much speaks for the block being a caption; see `enough`. */
function captionScore(block: Block, page: { times: number; next: Block | undefined }): number {
  const { text, hint } = block;
  if (hint === 'headline' || hint === 'file-line' || hint === 'published' || hint === 'credit-label')
    return -10;
  if (text.length > longestCaption || chineseByline.test(text)) return -10;
  const anatomy = readAnatomy(text);
  const [lead] = anatomy.sentences;
  // Only a credit, or nothing but figures: not a caption by itself.
  if (!lead || isPublishedLine(text) || isFurniture(text)) return -10;
  const said = hint === 'figcaption' || hint === 'caption-label' || block.fileName !== '';
  const signed = anatomy.credits.length > 0;
  const shortest = block.origin === 'alt' || !(said || signed) ? shortestCaption : said ? 8 : shortestSigned;
  const length = latinLength(text);
  if (length < shortest) return -10;
  const leadWords = text.slice(lead.start, lead.end);
  const wholeSentence = /[.!?…。！？"”’)]$/u.test(text) || anatomy.credits.length > 0;
  const lastCredit = anatomy.credits.at(-1);
  const dated = anatomy.dates.some((date) => date.day !== null && date.start < lead.end);
  const isCut = endsCutOff(text);

  let score = 0;
  if (lastCredit && /^[\s.]*$/.test(text.slice(lastCredit.end))) score += 4;
  else if (lastCredit) score += 2;
  else if (page.next && isLoneCredit(page.next)) score += 3;
  if (hint === 'figcaption' || hint === 'caption-label') score += 4;
  if (block.fileName !== '' && block.origin === 'text') score += 3;
  if (page.times > 1 && wholeSentence) score += 3;
  if (block.pictureBefore !== '') score += 1;
  if (dated && anatomy.place) score += 2;
  if (dated && /^\(?(?:FILE|L-R|From left|This )/i.test(leadWords)) score += 1;
  if (anatomy.dateline?.kind === 'file') score += 2;
  if (anatomy.dateline?.kind === 'place')
    score += anatomy.dateline.date && text.charAt(anatomy.dateline.end - 1) === ':' ? 3 : -3;
  if (anatomy.positions.length > 0) score += 1;
  if (hasHan(text)) return score + chineseScore(text, leadWords, dated);
  if (!pastTense.test(leadWords) && dated && !/(?<!\p{L})\p{Ll}{2,}ed(?!\p{L})/u.test(leadWords.slice(0, 60)))
    score += 1;
  if (pastTense.test(leadWords) || /^["“]/u.test(leadWords)) score -= 1;
  if (block.origin === 'alt' && (!wholeSentence || isCut)) score -= 2;
  if (!wholeSentence && hint === '' && block.fileName === '') score -= 2;
  if (anatomy.sentences.length > 4) score -= 1;
  return score;
}

/** What only Chinese text shows: its openings, a date at the very start, and who is quoted. */
function chineseScore(text: string, lead: string, dated: boolean): number {
  if (chineseReport.test(text)) return -2;
  if (chineseOpening.test(lead)) return 3;
  return dated && /^\S{0,6}?\d{1,2}[月日]/u.test(lead) ? 1 : 0;
}

/**
 * Puts a credit that stands in a block of its own behind the caption before it, as pages show the
 * two: `<figcaption>…</figcaption><p class="credit">Photo: Harbor News</p>`.
 */
export function withCreditsJoined(blocks: readonly Block[]): readonly Block[] {
  const kinds = classifyBlocks(blocks);
  const joined: Block[] = [];
  let ownerKind: PartKind | null = null;
  for (const [index, block] of blocks.entries()) {
    const owner = joined.at(-1);
    if (owner && ownerKind === 'caption' && signs(block, owner)) {
      joined[joined.length - 1] = { ...owner, text: `${owner.text} ${block.text}` };
    } else {
      joined.push(block);
      ownerKind = kinds[index] ?? null;
    }
  }
  return joined;
}

/** Whether the block is the credit of the caption, which has none yet. */
function signs(block: Block, caption: Block): boolean {
  return (
    caption.origin === 'text' &&
    block.origin === 'text' &&
    block.hint !== 'credit-label' &&
    (block.fileName === '' || block.fileName === caption.fileName) &&
    (isLoneCredit(block) || isSignatureBehind(block, caption)) &&
    readAnatomy(caption.text).credits.length === 0
  );
}

/** "Ana Vega/Harbor News" is a credit only behind a sentence: read with the caption before it. */
function isSignatureBehind({ text }: Block, caption: Block): boolean {
  if (text.length > longestButton * 2 || !text.includes('/') || isPublishedLine(text)) return false;
  const { credits } = readAnatomy(`${caption.text} ${text}`);
  return credits.some(({ start }) => start === caption.text.length + 1);
}

function isFurniture(text: string): boolean {
  if (furniture.test(text)) return true;
  if (!buttonWords.test(text) || text.length > longestButton) return false;
  const { sentences, credits } = readAnatomy(text);
  return credits.length === 0 || sentences.length === 0;
}

function isLoneCredit(block: Block): boolean {
  if (block.hint === 'credit-label') return true;
  if (block.text.length > longestCredit) return false;
  const { credits, sentences } = readAnatomy(block.text);
  return credits.length > 0 && sentences.length === 0;
}

function plainKind(block: Block): PartKind {
  const { text, hint } = block;
  if (hint === 'headline') return 'headline';
  if (hint === 'file-line' || block.origin === 'alt') return 'other';
  if (hint === 'published' || isPublishedLine(text)) return 'published';
  if (
    hint === 'credit-label' ||
    (text.length < 120 && (byline.test(text) || otherByline.test(text) || chineseByline.test(text)))
  )
    return 'byline';
  if (isFurniture(text) || isLoneCredit(block)) return 'other';
  return /[.!?…。！？؟।:"”’)]$/u.test(text) && countWords(text) > 3
    ? 'body'
    : longUnended(text)
      ? 'body'
      : 'other';
}

function longUnended(text: string): boolean {
  return latinLength(text) > 160;
}

/**
 * Section and headline stand before the first body text or caption. Without a heading that the
 * page marks, the last short line before the publication line, else the first one, is the headline.
 */
function withFrontMatter(blocks: readonly Block[], kinds: readonly PartKind[]): PartKind[] {
  const result = [...kinds];
  const bodyAt = kinds.findIndex(
    (kind, index) => (kind === 'body' || kind === 'caption') && blocks[index]?.origin === 'text',
  );
  const publishedAt = kinds.indexOf('published');
  let end = Math.min(frontMatter, bodyAt < 0 ? kinds.length : bodyAt);
  if (publishedAt >= 0 && publishedAt < 12) end = Math.max(publishedAt, Math.min(end, publishedAt + 3));
  const lines = blocks.flatMap((block, index) =>
    index < end &&
    block.origin === 'text' &&
    (result[index] === 'other' || (publishedAt > index && result[index] === 'body')) &&
    isTitleLike(block)
      ? [index]
      : [],
  );
  const marked = result.indexOf('headline');
  const sections = lines.filter((index) => isSection(blocks[index]?.text ?? ''));
  const titles = lines.filter((index) => !sections.includes(index));
  if (marked < 0) {
    const before = titles.filter((index) => publishedAt < 0 || index < publishedAt);
    // A page's name may come first ("Harbor News"); the headline is the longest line.
    const best = before.reduce(
      (best, index) => (length(index) > length(best) ? index : best),
      before[0] ?? titles[0] ?? -1,
    );
    if (best >= 0) result[best] = 'headline';
  }
  // Two short lines and nothing else: the page's section, then its headline.
  const [, ...later] = sections;
  const lastShort = later.at(-1);
  if (lastShort !== undefined && !result.includes('headline')) result[lastShort] = 'headline';
  const headlineAt = result.indexOf('headline');
  const section = sections.findLast((index) => headlineAt < 0 || index < headlineAt) ?? sections[0];
  if (section !== undefined) {
    if (headlineAt < 0 && lines.length === 1) result[section] = 'headline';
    else result[section] = 'section';
  }
  return result;

  function length(index: number): number {
    return latinLength(blocks[index]?.text ?? '');
  }
}

function isTitleLike(block: Block): boolean {
  return (
    block.hint === '' &&
    latinLength(block.text) <= 200 &&
    !isFurniture(block.text) &&
    !/^photos?\s*[:：]/i.test(block.text)
  );
}

/** "PHOTO / CITY", "World", "Home > News > City", "CITY". */
function isSection(text: string): boolean {
  if (text.length > 60 || /[:：]/.test(text)) return false;
  if (/^[\p{L}\p{M}\p{N}&' -]{2,30}(?:\s*[/|>›»]\s*[\p{L}\p{M}\p{N}&' -]{2,30}){1,4}$/u.test(text))
    return true;
  // Scripts without capitals shout nothing.
  const cased = text !== text.toLowerCase();
  const words = countWords(text);
  return words <= 2 || (cased && text === text.toUpperCase() && words <= 3);
}
