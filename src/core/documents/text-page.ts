/**
 * Plain text, as copied from a page or sent as a wire advisory, into blocks. Lines that an
 * editor or a mail program wrapped are put together again; lines that name a file, an id or a
 * field of the caption below them are read as such.
 */
import { parseFragment } from 'parse5';
import { readAnatomy } from '#core/caption/read-anatomy.ts';
import { isSpaceless, latinLength } from '#core/caption/scripts.ts';
import { type Block, fileNamesIn, isPictureName, joinFileNames, plainBlock } from '#core/documents/block.ts';

const fileLine =
  /^(?:(?:photo|picture|image)?\s*(?:id|ref(?:erence)?|file(?:\s?name)?s?|photos?|images?|pictures?|transref|slug)\s*(?:no\.?)?\s*[:#]\s*)(?<value>\S[^\n]{0,200})$/i;
const fileThenCaption =
  /^(?<files>[^\s/\\:*?"<>|][^/\\:*?"<>|\n]{0,118}\.(?:jpe?g|png|tiff?|webp|heic|heif|avif|gif|psd|dng|nef|cr[23]|arw|raf|orf|rw2|raw))\s*(?:[:–—\-|\t]|\s-)?\s*(?<rest>.*)$/i;
const captionLabel = /^(?:caption|description|cutline|图片说明|图说|说明)\s*[:：]\s*/i;
const headlineLabel = /^(?:headline|title|标题|题目)\s*[:：]\s*/i;
const creditLabel = /^(?:credit|byline|photographer|source|creator|copyright)\s*[:：]\s*\S/i;
const bullet = /^(?:[-*•·–—]|\d{1,3}[.)])\s+(?=\S)/;
/** A gallery's counter before its caption: "[1/4] A woman carries …". */
const counter = /^[[(]\s?\d{1,3}\s?(?:\/|of)\s?\d{1,3}\s?[\])]\s+(?=\S)/i;
/** What picture pages set behind a caption for buyers; it belongs to no caption. */
const salesLine =
  /\s+(?:Purchase Licensing Rights|Acquire Licensing Rights|License this (?:photo|image)|Buy (?:photo|print))\b[^\n]{0,60}$/i;
/** "Slug: …", "Urgency: …": a line of a record, never the rest of a sentence. */
const recordLabel = /^\p{L}[\p{L} /-]{1,28}\s?[:：]\s/u;
/** A wrapped line is about as long as a screen or a mail is wide; unwrapped paragraphs are longer. */
const widestWrapped = 100;

/** Reads the text's blocks, in order. */
export function readText(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let pending: string[] = [];
  for (const paragraph of paragraphsOf(withCharacters(text))) {
    for (const line of linesOf(paragraph)) {
      const named = fileNamed(line);
      if (named) {
        pending = [
          ...(named.rest === '' && blocks.at(-1)?.hint === 'file-line' ? pending : []),
          ...named.files,
        ];
        blocks.push({ ...plainBlock(named.line), hint: 'file-line', fileName: joinFileNames(named.files) });
        if (named.rest === '') continue;
      }
      const block = labelled((named?.rest ?? line).replace(counter, '').replace(salesLine, ''));
      // A headline may stand between the file's line and its caption; the name waits for the caption.
      const takesName =
        pending.length > 0 && (block.hint === 'caption-label' || block.text.length >= 40 || named !== null);
      blocks.push(takesName ? { ...block, fileName: joinFileNames(pending) } : block);
      if (takesName) pending = [];
    }
  }
  return blocks;
}

function labelled(line: string): Block {
  const rest = (label: RegExp) => line.replace(label, '');
  if (captionLabel.test(line) && rest(captionLabel) !== '')
    return { ...plainBlock(rest(captionLabel)), hint: 'caption-label' };
  if (headlineLabel.test(line) && rest(headlineLabel) !== '')
    return { ...plainBlock(rest(headlineLabel)), hint: 'headline' };
  if (creditLabel.test(line)) return { ...plainBlock(line), hint: 'credit-label' };
  return plainBlock(line);
}

/** "HF_0411.JPG", "HF_0411.JPG: caption", "ID: 20261112-014", "Files: A.JPG, B.JPG". */
function fileNamed(line: string): { line: string; files: string[]; rest: string } | null {
  const bare = line.replace(bullet, '');
  const labelledFile = fileLine.exec(bare)?.groups?.value?.trim() ?? '';
  const several = (labelledFile || bare).split(/\s*[,;+&]\s+|\s+and\s+/).map((name) => name.trim());
  if (several.every(isPictureName)) return { line, files: several.flatMap(fileNamesIn), rest: '' };
  if (
    labelledFile !== '' &&
    /^\S{2,60}$/.test(labelledFile) &&
    !/^(?:id|slug)?$/i.test(labelledFile) &&
    /\d/.test(labelledFile)
  ) {
    return { line, files: fileNamesIn(labelledFile), rest: '' };
  }
  const leading = fileThenCaption.exec(bare);
  const file = leading?.groups?.files ?? '';
  if (!leading || !isPictureName(file) || /\s\p{Ll}+\s/u.test(file)) return null;
  return { line: file, files: [file], rest: leading.groups?.rest ?? '' };
}

/** Text copied out of a page's source holds "&quot;" and "&nbsp;" where readers saw the characters. */
function withCharacters(text: string): string {
  return text.replace(/&(?:[a-z][a-z0-9]{1,30}|#\d{1,7}|#x[\da-f]{1,6});/gi, (reference) => {
    const [node] = parseFragment(reference).childNodes;
    return node?.nodeName === '#text' && 'value' in node ? node.value : reference;
  });
}

function paragraphsOf(text: string): string[] {
  return text
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .split(/\n[^\S\n]*(?:\n[^\S\n]*)+|\f/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
}

/** The lines of a paragraph, wrapped ones put together, and a credit's own line joined to its sentence. */
function linesOf(paragraph: string): string[] {
  const raw = paragraph
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const wrapped = isWrapped(raw);
  const lines: string[] = [];
  for (const line of raw) {
    const previous = lines.at(-1);
    const joins =
      previous !== undefined && latinLength(previous) >= 25 && !standsAlone(line) && !standsAlone(previous);
    // Chinese breaks lines between any two characters: put together, no blank was there.
    const space = wrapped && isSpaceless(`${previous ?? ''}${line}`) ? '' : ' ';
    const continues = previous !== undefined && continuesLabelled(previous, line);
    if (continues) lines[lines.length - 1] = `${previous} ${line}`;
    else if (joins && (wrapped || (isOnlyCredit(line) && !isSigned(previous))))
      lines[lines.length - 1] = `${previous}${space}${line}`;
    else lines.push(line);
  }
  return lines;
}

/** A caption behind its label runs on in the next line, where its sentence is not ended and no new label begins. */
function continuesLabelled(previous: string, line: string): boolean {
  return (
    captionLabel.test(previous) &&
    !/[.!?…:”"')\]。！？]$/u.test(previous) &&
    !recordLabel.test(line) &&
    fileNamed(line) === null
  );
}

function isSigned(line: string): boolean {
  return readAnatomy(line).credits.length > 0;
}

/** Lines of even, narrow width, of which one at least breaks off inside a sentence. The last may be short. */
function isWrapped(lines: readonly string[]): boolean {
  const running = lines.filter((line) => !standsAlone(line) && !isOnlyCredit(line));
  const full = running.slice(0, -1);
  if (running.some(isSpaceless)) return isWrappedSpaceless(running);
  if (full.length === 0 || full.some((line) => line.length > widestWrapped || line.length < 25)) return false;
  return running.some((line, index) => {
    const next = running[index + 1];
    return next !== undefined && !/[.!?…:”"')\]]$/.test(line) && /^[\p{Ll}\d]/u.test(next);
  });
}

/** Without spaces only an even width and lines that break off inside a sentence tell wrapping. */
function isWrappedSpaceless(lines: readonly string[]): boolean {
  const full = lines.slice(0, -1);
  const widths = full.map((line) => line.length);
  const widest = Math.max(0, ...widths);
  if (full.length === 0 || widest < 15 || widest > widestWrapped) return false;
  if (widths.some((width) => width < widest - 2)) return false;
  if (full.some((line) => readAnatomy(line).credits.length > 0)) return false;
  return full.some((line) => !/[。！？!?…：:”"』」）)]$/u.test(line));
}

function standsAlone(line: string): boolean {
  return (
    fileNamed(line) !== null ||
    captionLabel.test(line) ||
    headlineLabel.test(line) ||
    /^(?:(?:published|updated|posted)\b|(?:发布|发表|更新)?(?:时间|日期)\s?[:：])/i.test(line)
  );
}

function isOnlyCredit(line: string): boolean {
  if (line.length > widestWrapped * 2) return false;
  const { credits, sentences } = readAnatomy(line);
  return credits.length > 0 && sentences.length === 0;
}
