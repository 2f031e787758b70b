/**
 * What ExifTool finds in a photo, translated into caption fields by the homes of the field registry,
 * for the test that compares it with Cutline's own reading. ExifTool reports each source apart and
 * prints some values for people; both are undone here.
 */
import type { FieldValue } from '#core/caption/caption.ts';
import { type Field, type FieldId, fields } from '#core/caption/fields.ts';
import {
  isStructureId,
  type Member,
  membersOf,
  type StructureId,
} from '#core/caption/registry/structures.ts';
import { type MemberValue, type Structure, tidyStructures } from '#core/caption/structure.ts';
import { iimDate, xmpDate } from '#core/metadata/dates.ts';
import { deskDegrees } from '#core/metadata/xmp-numbers.ts';
import { groups, iimTags, renamed } from '#main/tools/exiftool-tags.ts';

/** ExifTool's report of one file: values by group and tag. */
export type Report = Readonly<Record<string, unknown>>;

const exifTags: Partial<Record<FieldId, string>> = {
  caption: 'IFD0:ImageDescription',
  byline: 'IFD0:Artist',
  copyright: 'IFD0:Copyright',
  dateCreated: 'ExifIFD:DateTimeOriginal',
  imageId: 'ExifIFD:ImageUniqueID',
};

/** What ExifTool prints for terms of the PLUS vocabularies. */
const plusTerms: Readonly<Record<string, string>> = {
  'Age 25 or Over': 'AG-A25',
  'Age Unknown': 'AG-UNK',
  None: 'MR-NON',
  'Not Applicable': 'NAP',
  Work: 'work',
  Cell: 'cell',
  'Unlimited Property Releases': 'PR-UPR',
  'Limited or Incomplete Property Releases': 'PR-LPR',
};

/** The registry's fields that some source of the file holds, each as the reconciler must choose. */
export function reported(report: Report): Partial<Record<FieldId, FieldValue>> {
  const stale =
    report['Photoshop:IPTCDigest'] !== undefined &&
    report['Photoshop:IPTCDigest'] !== report['File:CurrentIPTCDigest'];
  const registry: readonly (Field & { readonly id: FieldId })[] = fields;
  return Object.fromEntries(
    registry.flatMap((field) => {
      const xmp = field.xmp ? saidIn(report, xmpTag(field.xmp.name), field) : '';
      const iim = field.iim ? saidIn(report, `IPTC:${iimTags[field.iim.dataset]}`, field) : '';
      const exifTag = exifTags[field.id];
      const exif = exifTag ? saidIn(report, exifTag, field) : '';
      const order = stale ? [iim, xmp, exif] : [xmp, iim, exif];
      const found = order.find((value) => value.length > 0);
      return found === undefined ? [] : [[field.id, found] as const];
    }),
  );
}

function xmpTag(name: string): string {
  const [prefix = '', local = ''] = name.split(':');
  return `XMP-${groups[prefix] ?? prefix}:${renamed[local] ?? capital(local)}`;
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

function saidIn(report: Report, tag: string, field: Field): FieldValue {
  const raw = report[tag] ?? Object.entries(report).find(([name]) => name.startsWith(`${tag}-`))?.[1];
  if (raw === undefined) return '';
  const { kind, structure } = field;
  if (structure) return tidyStructures([raw].flat().map((each) => structureOf(each, structure)));
  const texts = [raw].flat().map((text) => tidy(String(text)));
  if (kind === 'list') return [...new Set(texts.filter(Boolean))];
  const text = texts.join('; ');
  if (kind === 'date') return dateOf(text, report, tag);
  if (field.id === 'urgency') return text.slice(0, 1);
  return kind === 'choice' ? plusTerm(text, field.xmp?.name ?? '') : text;
}

function structureOf(raw: unknown, structure: StructureId): Structure {
  const said = new Map(Object.entries(raw ?? {}));
  return Object.fromEntries(
    membersOf(structure).map((member) => {
      const name = capital(member.xmp.name.split(':')[1] ?? '');
      return [member.id, memberOf(said.get(name), member)];
    }),
  );
}

function memberOf(raw: unknown, member: Member): MemberValue {
  if (raw === undefined) return '';
  const { kind, structure } = member;
  if (structure && isStructureId(structure)) return [raw].flat().map((each) => structureOf(each, structure));
  const texts = [raw].flat().map((text) => tidy(String(text)));
  if (kind === 'list') return texts;
  const text = texts.join('; ');
  if (kind === 'date') return xmpDate(text);
  if (kind === 'altitude') return text.replace(/ m$/, '');
  if (kind === 'latitude' || kind === 'longitude') {
    // 48 deg 16' 30.00" N
    const [, degrees, minutes, seconds, side] = /^(\d+) deg (\d+)' ([\d.]+)" ([NSEW])$/.exec(text) ?? [];
    return deskDegrees(`${degrees},${minutes},${seconds}${side}`);
  }
  // Regions' shapes and units are printed with a capital letter.
  if (member.xmp.name === 'Iptc4xmpExt:rbShape' || member.xmp.name === 'Iptc4xmpExt:rbUnit') {
    return text.toLowerCase();
  }
  return kind === 'web' && plusTerms[text] ? plusTerm(text, member.xmp.name) : text;
}

function plusTerm(text: string, name: string): string {
  const term = plusTerms[text];
  if (!term) return text;
  const kind =
    name === 'plus:ModelReleaseStatus' ? 'MR-' : name === 'plus:PropertyReleaseStatus' ? 'PR-' : '';
  return `http://ns.useplus.org/ldf/vocab/${term === 'NAP' ? `${kind}${term}` : term}`;
}

function tidy(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').replaceAll('\0', '').trim();
}

/** "2026:11:20 08:15:30.25+01:00", with the time and zone that stand in tags of their own. */
function dateOf(text: string, report: Report, tag: string): string {
  if (tag === 'IPTC:DateCreated') {
    return iimDate(text.replaceAll(':', ''), String(report['IPTC:TimeCreated'] ?? ''));
  }
  const zone = tag === 'ExifIFD:DateTimeOriginal' ? String(report['ExifIFD:OffsetTimeOriginal'] ?? '') : '';
  const fraction =
    tag === 'ExifIFD:DateTimeOriginal' ? String(report['ExifIFD:SubSecTimeOriginal'] ?? '').trim() : '';
  return xmpDate(`${text}${fraction === '' ? '' : `.${fraction}`}${zone}`);
}

const words = "Des élèves à l'école de Besançon, près du marché, fêtent Noël; Müller & Søn.";

/** Where an editor should see something else than ExifTool's reading of the file, and why. */
export const justified: readonly {
  readonly file: string;
  readonly values: Partial<Record<FieldId, FieldValue>>;
  readonly reason: string;
}[] = [
  {
    file: 'crafted-iim-utf8-marker-but-latin1-bytes.jpg',
    values: { caption: words, byline: 'Chloé Lefèvre' },
    reason: 'ExifTool follows the marker and loses the letters; the bytes are Latin-1.',
  },
  {
    file: 'crafted-sidecar-newer.jpg',
    values: { caption: 'Caption edited in the sidecar: Grüße aus Namur.' },
    reason: 'The sidecar, which ExifTool was not asked to read, was written after the embedded caption.',
  },
  {
    file: 'crafted-truncated-in-xmp.jpg',
    values: {
      headline: 'القاهرة: شارع مزدحم',
      caption: 'يسير السكان في شارع بوسط القاهرة يوم الجمعة 20 نوفمبر 2026.',
    },
    reason: 'ExifTool gives up on a file that ends inside its XMP; the IIM before it is whole.',
  },
];
