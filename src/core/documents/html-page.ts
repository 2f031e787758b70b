/**
 * A saved or copied HTML page into blocks, in page order: text blocks as a reader sees them, and
 * the alt text of pictures. Parses only: nothing is run, nothing is fetched. Menus, footers and
 * readers' comments are left out.
 */
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { type Block, baseName } from '#core/documents/block.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

const skipped: ReadonlySet<string> = new Set(
  'script style noscript template nav footer aside form button select option input textarea iframe object embed svg canvas video audio head dialog map math'.split(
    ' ',
  ),
);
const inline: ReadonlySet<string> = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt ruby s samp small span strike strong sub sup time tt u var wbr picture'.split(
    ' ',
  ),
);
/** Classes and ids of what surrounds an article. Whole names only: "sidebar-left-layout" on a page's body says nothing. */
const boilerplate =
  /^(?:comments?(?:-(?:area|list|section|respond))?|respond|disqus_thread|related(?:-(?:posts|articles|stories|news))?|share(?:-buttons?|-links)?|social(?:-share|-links)?|newsletter|cookie(?:-banner|-notice)?|advert(?:isement)?|ads?|promo|breadcrumbs?|sidebar|site-(?:header|footer|nav)|menu|main-menu|nav(?:bar|igation)?|skip-link|screen-reader-text)$/i;
/** Deeper pages are not written by people; the walk stops there instead of running out of stack. */
const deepest = 400;

/** The page's title, and its blocks. */
interface HtmlPage {
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** Reads the page. A page without a body, or that is no HTML at all, has the blocks its words make. */
export function readHtml(html: string): HtmlPage {
  const document = parse(html, { scriptingEnabled: false });
  const walk = new PageWalk();
  for (const node of document.childNodes) walk.visit(node, { hint: '', figure: '', depth: 0 });
  walk.flush();
  return { title: titleIn(document.childNodes), blocks: walk.blocks };
}

interface Surroundings {
  readonly hint: Block['hint'];
  /** Picture files of the figure we are in. */
  readonly figure: string;
  readonly depth: number;
}

/** Collects blocks while walking the tree; words gather until a block-level boundary. */
class PageWalk {
  readonly blocks: Block[] = [];
  #words = '';
  #hint: Block['hint'] = '';
  #figure = '';
  #time = '';
  /** Pictures seen since the last text block. */
  #pictures: string[] = [];

  visit(node: Node, around: Surroundings): void {
    if (node.nodeName === '#text' && 'value' in node) {
      if (node.value.trim() !== '' && this.#words.trim() === '')
        [this.#hint, this.#figure] = [around.hint, around.figure];
      this.#words += node.value.replace(/[^\S\u00a0]+/gu, ' ');
      return;
    }
    if (!('tagName' in node) || around.depth > deepest || isLeftOut(node)) return;
    if (node.tagName === 'br') this.#lineBreak();
    else if (node.tagName === 'img') this.#picture(node);
    else this.#element(node, around);
  }

  #element(element: Element, around: Surroundings): void {
    const block = !inline.has(element.tagName);
    if (block) this.flush();
    const time = element.tagName === 'time' ? attribute(element, 'datetime') : '';
    if (time !== '') this.#time = time;
    const within: Surroundings = {
      hint: hintOf(element) || around.hint,
      figure: element.tagName === 'figure' ? pictureFiles(element) : around.figure,
      depth: around.depth + 1,
    };
    for (const child of element.childNodes) this.visit(child, within);
    if (block) this.flush();
  }

  /** A line of its own is a block of its own: pages set section, headline and captions apart by breaks. */
  #lineBreak(): void {
    this.flush();
  }

  #picture(element: Element): void {
    this.flush();
    const fileName = fileOf(element);
    const alt = tidy(attribute(element, 'alt'));
    if (alt !== '') {
      this.blocks.push({ text: alt, origin: 'alt', fileName, hint: '', pictureBefore: '', time: '' });
    }
    if (fileName !== '') this.#pictures.push(fileName);
  }

  flush(): void {
    const text = tidy(this.#words);
    this.#words = '';
    if (text === '') return;
    const [only = '', ...others] = this.#pictures;
    this.blocks.push({
      text,
      origin: 'text',
      fileName: this.#hint === 'figcaption' ? this.#figure : '',
      hint: this.#hint,
      // Below a row of pictures nobody can say which one a line belongs to.
      pictureBefore: others.length === 0 ? only : '',
      time: this.#time,
    });
    // A gallery's counter ("4/5") between a picture and its caption parts them not.
    if (!/^\d{1,4}\s*(?:\/|of)\s*\d{1,4}$/i.test(text)) this.#pictures = [];
    this.#time = '';
  }
}

function hintOf(element: Element): Block['hint'] {
  if (element.tagName === 'h1') return 'headline';
  if (element.tagName === 'figcaption') return 'figcaption';
  const names = `${attribute(element, 'class')} ${attribute(element, 'id')} ${attribute(element, 'itemprop')}`;
  return /(?:^|[\s_-])(?:wp-caption-text|figcaption|photo-?caption|image-?caption|cutline)(?:$|[\s_-])/i.test(
    names,
  )
    ? 'figcaption'
    : '';
}

function isLeftOut(element: Element): boolean {
  if (skipped.has(element.tagName)) return true;
  if (element.tagName === 'body' || element.tagName === 'main' || element.tagName === 'article') return false;
  if (attribute(element, 'role') === 'navigation') return true;
  const names = `${attribute(element, 'class')} ${attribute(element, 'id')}`.split(/\s+/);
  return names.some((name) => boilerplate.test(name));
}

/** Where pages keep a picture's address until it is scrolled into view; the usual place last. */
const lateAddresses =
  'data-original data-src data-lazy-src data-lazy data-image data-url data-full-src data-hi-res-src src'.split(
    ' ',
  );
/** Names of the empty pictures that stand there in the meantime. */
const stopgap =
  /^(?:spacer|blank|pixel|placeholder|transparent|loading|lazy|grey|gray|1x1|clear)[\w-]*\.(?:gif|png|svg|jpe?g|webp)$/i;

/** The picture's file name, also where a page loads it late and keeps the address in another attribute. */
function fileOf(element: Element): string {
  for (const name of lateAddresses) {
    const file = baseName(attribute(element, name));
    if (file !== '' && !stopgap.test(file)) return file;
  }
  const [first = ''] = (attribute(element, 'srcset') || attribute(element, 'data-srcset'))
    .trim()
    .split(/[\s,]+/);
  return baseName(first);
}

/** The files of all pictures in a figure: one caption may stand under several. */
function pictureFiles(element: Element, depth = 0): string {
  if (depth > deepest) return '';
  const names = element.childNodes.flatMap((child) => {
    if (!('tagName' in child) || isLeftOut(child)) return [];
    return child.tagName === 'img' ? [fileOf(child)] : pictureFiles(child, depth + 1).split('/');
  });
  return [...new Set(names.filter((name) => name !== ''))].join('/');
}

function titleIn(nodes: readonly Node[], depth = 0): string {
  for (const node of nodes) {
    if (!('tagName' in node) || depth > 3) continue;
    if (node.tagName === 'title') {
      const words = node.childNodes.map((child) => ('value' in child ? child.value : '')).join('');
      return tidy(words);
    }
    const found =
      node.tagName === 'html' || node.tagName === 'head' ? titleIn(node.childNodes, depth + 1) : '';
    if (found !== '') return found;
  }
  return '';
}

function attribute(element: Element, name: string): string {
  return element.attrs.find((attr) => attr.name === name)?.value ?? '';
}

function tidy(words: string): string {
  return words.replace(/\s+/gu, ' ').trim();
}
