/**
 * The header of a message and its keyword line: "cut0007 4 LAB 62 v2 correction", "NORWAY-FERRY/". Used
 * by the exporter, the validator and the reader. What a version does stands behind the count, where
 * receivers that do not know it pass over it.
 */
import { lineWidth } from '#core/wire/iptc7901/form.ts';
import { type SignalKind, signalKinds } from '#core/wire/item.ts';

/** What a header says. */
export interface Header {
  /** Letters of the service, and the message's number in it. */
  readonly service: string;
  readonly sequence: number;
  /** 1 most urgent to 6, as it stands there. */
  readonly priority: string;
  readonly category: string;
  /** Words of the text without headline and notepad; null where the header does not count. */
  readonly words: number | null;
  readonly version: number;
  readonly kind: SignalKind;
  /** What stands behind the count, as it stands there. */
  readonly options: string;
}

/** The category of what has none. Receivers file it under general news. */
export const noCategory = 'x';

/** The keyword line is shorter than a line. */
const keywordWidth = lineWidth - 1;

/** IPTC's category letters by the first two digits of a subject code. */
const subjectCategories: Readonly<Record<string, string>> = {
  '01': 'ACE',
  '02': 'CLJ',
  '03': 'DIS',
  '04': 'FIN',
  '05': 'EDU',
  '06': 'EVN',
  '07': 'HTH',
  '08': 'HUM',
  '09': 'LAB',
  '10': 'LIF',
  '11': 'POL',
  '12': 'REL',
  '13': 'SCI',
  '14': 'SOI',
  '15': 'SPO',
  '16': 'WAR',
  '17': 'WEA',
};

/**
 * The header line without its SOH. A blank follows the count even where nothing else does: receivers
 * look for it.
 */
export function headerLine(header: Omit<Header, 'options'>): string {
  const number = String(header.sequence).padStart(4, '0');
  const options = [
    ...(header.version > 1 ? [`v${header.version}`] : []),
    ...(header.kind === 'new' ? [] : [header.kind]),
  ].join(' ');
  return `${header.service}${number} ${header.priority} ${header.category} ${header.words ?? 0} ${options}`;
}

/** Reads a header line, any agency's; null for what is none. */
export function readHeader(line: string): Header | null {
  if (line.length > 200) return null;
  const parts =
    /^([a-z]{1,8}) ?(\d{1,6})[ \t]+(\d)[ \t]+([a-z]{1,5})(?:[ \t]+(\d{1,6}))?(?:[ \t]+(\S.*)?)?$/i.exec(line);
  if (!parts) return null;
  const [, service = '', sequence = '', priority = '', category = '', words, options = ''] = parts;
  const tokens = options.toLowerCase().split(/\s+/);
  const version = tokens.map((token) => /^v(\d{1,6})$/.exec(token)?.[1]).find((each) => each !== undefined);
  return {
    service,
    sequence: Number(sequence),
    priority,
    category,
    words: words === undefined ? null : Number(words),
    version: Math.max(1, Number(version ?? 1)),
    kind: signalKinds.find((kind) => kind !== 'new' && tokens.includes(kind)) ?? 'new',
    options: options.trim(),
  };
}

/** The header's category: the desk's own where it is one to three letters, else the first subject's. */
export function categoryOf(category: string, subjectCodes: readonly string[]): string {
  if (/^[a-z]{1,3}$/i.test(category.trim())) return category.trim();
  const subject = subjectCodes.find((code) => /^\d{8}$/.test(code.trim()))?.trim() ?? '';
  return subjectCategories[subject.slice(0, 2)] ?? noCategory;
}

/** The header's priority for an urgency: 1 to 6, as receivers take it; normal where the desk gives none. */
export function priorityOf(urgency: string): string {
  if (/^[1-6]$/.test(urgency.trim())) return urgency.trim();
  return /^[789]$/.test(urgency.trim()) ? '6' : '5';
}

/**
 * The keyword line for a slug, or for keywords where there is none: parts closed with a slash. Too long
 * a slug is cut.
 */
export function keywordLine(slug: string, keywords: readonly string[]): string {
  const closed = `${slugOf(slug)}/`;
  if (slug !== '')
    return closed.length <= keywordWidth ? closed : `${slugOf(slug.slice(0, keywordWidth - 1))}/`;
  let line = '';
  for (const keyword of keywords) {
    const part = `${keyword.replaceAll('/', ' ')}/`;
    if (line.length + part.length > keywordWidth) break;
    line += part;
  }
  return line === '' ? '/' : line;
}

/** The slug that a keyword line stands for. */
export function slugOf(line: string): string {
  let end = line.length;
  while (end > 0 && /[/\s]/.test(line.charAt(end - 1))) end -= 1;
  return line.slice(0, end).trimStart();
}
