/**
 * The table of documents: how each format's files end, which function makes it and
 * which checks it. Used by exports, the outbox and the previews. Adding a format is one entry here.
 */
import { captionsCsv } from '#core/wire/csv.ts';
import { encodeUtf8 } from '#core/wire/encode.ts';
import type { DocumentFormat } from '#core/wire/format-ids.ts';
import { encodeIptc7901 } from '#core/wire/iptc7901/encode.ts';
import { problemsOfIptc7901 } from '#core/wire/iptc7901/problems.ts';
import { type DocumentSetting, type Encoded, editorsNote, type WireItem } from '#core/wire/item.ts';
import { captionsJson } from '#core/wire/json.ts';
import { encodeNewsmlG2 } from '#core/wire/newsml/encode.ts';
import { problemsOfNewsml } from '#core/wire/newsml/problems.ts';
import { encodeNewsmlSuperdesk } from '#core/wire/newsml/superdesk.ts';
import { encodeNinjs } from '#core/wire/ninjs/encode.ts';
import { problemsOfNinjs, problemsOfNinjsSuperdesk } from '#core/wire/ninjs/problems.ts';
import { encodeNinjsSuperdesk } from '#core/wire/ninjs/superdesk.ts';
import { encodeNitf, encodeNitfPlain } from '#core/wire/nitf/encode.ts';
import { problemsOfNitf } from '#core/wire/nitf/problems.ts';
import { problemsOfCsv, problemsOfJson, problemsOfText } from '#core/wire/plain-checks.ts';
import { wireText } from '#core/wire/text.ts';

/** One format of documents. */
export interface DocumentKind {
  /** Without its dot. */
  readonly extension: string;
  readonly mediaType: string;
  encode(item: WireItem, setting: DocumentSetting): Encoded;
  /** What the format's validator says of finished bytes; [] when they are right. Nothing leaves the desk with a problem. */
  problems(bytes: Uint8Array, setting: DocumentSetting): string[];
}

const kinds: Readonly<Record<DocumentFormat, DocumentKind>> = {
  'newsml-g2': {
    extension: 'xml',
    mediaType: 'application/vnd.iptc.g2.newsitem+xml',
    encode: encodeNewsmlG2,
    problems: problemsOfNewsml,
  },
  'newsml-g2-superdesk': {
    extension: 'xml',
    mediaType: 'application/vnd.iptc.g2.newsitem+xml',
    encode: encodeNewsmlSuperdesk,
    problems: problemsOfNewsml,
  },
  ninjs: {
    extension: 'json',
    mediaType: 'application/json',
    encode: encodeNinjs,
    problems: problemsOfNinjs,
  },
  'ninjs-superdesk': {
    extension: 'json',
    mediaType: 'application/json',
    encode: encodeNinjsSuperdesk,
    problems: problemsOfNinjsSuperdesk,
  },
  nitf: {
    extension: 'xml',
    mediaType: 'application/nitf+xml',
    encode: encodeNitf,
    problems: problemsOfNitf,
  },
  'nitf-plain': {
    extension: 'xml',
    mediaType: 'application/nitf+xml',
    encode: encodeNitfPlain,
    problems: problemsOfNitf,
  },
  iptc7901: {
    extension: 'txt',
    mediaType: 'text/plain',
    encode: encodeIptc7901,
    problems: (bytes, { charset }) => problemsOfIptc7901(bytes, charset),
  },
  text: {
    extension: 'txt',
    mediaType: 'text/plain',
    encode: (item, { house }) => {
      const { file, notes } = wireText({ ...item, now: item.at, note: item.signal.note }, house);
      return { bytes: file, notes };
    },
    problems: (bytes, { house }) => problemsOfText(bytes, house),
  },
  csv: {
    extension: 'csv',
    mediaType: 'text/csv',
    encode: (item) => plain(captionsCsv([noted(item)], { byteOrderMark: true })),
    problems: problemsOfCsv,
  },
  json: {
    extension: 'json',
    mediaType: 'application/json',
    encode: (item) => plain(captionsJson([noted(item)])),
    problems: problemsOfJson,
  },
};

/** What there is to know about a format of documents. */
export function documentKind(format: DocumentFormat): DocumentKind {
  return kinds[format];
}

function plain(text: string): Encoded {
  return { bytes: encodeUtf8(text), notes: [] };
}

/** The plain formats have no place of their own for what a version tells: it goes before the instructions. */
function noted(item: WireItem): WireItem {
  return { ...item, fields: { ...item.fields, instructions: editorsNote(item) } };
}
