/**
 * The field registry: every caption field Cutline knows, once. The form, the readers, the
 * writers, the checks and the exports all take names, limits and homes from here; adding a
 * field is one entry. Numbers and paths follow IPTC Core and Extension and IIM 4.2.
 */

/** How a value is edited: one line, running text, a list of terms, a date, or one of a short set of codes. */
export type FieldKind = 'line' | 'text' | 'list' | 'date' | 'code';

/** One caption field and where each standard keeps it. */
export interface Field {
  /** The property name in Cutline's records, exports and command line. */
  readonly id: string;
  /** IPTC Photo Metadata name, shown as the label. */
  readonly label: string;
  /** What photo desks call it (Photo Mechanic's name) where that differs from the label. */
  readonly deskName?: string;
  readonly kind: FieldKind;
  /** One sentence for the person filling it in. */
  readonly help: string;
  /** IIM dataset, as record:number, and its limit in bytes (of each value, for lists). */
  readonly iim?: { readonly dataset: string; readonly maxBytes: number };
  /** XMP property, prefix:name. */
  readonly xmp?: string;
  /** The EXIF tag that may hold the same value. */
  readonly exif?: string;
}

export const fields = [
  {
    id: 'headline',
    label: 'Headline',
    kind: 'line',
    help: 'A short synopsis of the picture, not the caption again.',
    iim: { dataset: '2:105', maxBytes: 256 },
    xmp: 'photoshop:Headline',
  },
  {
    id: 'caption',
    label: 'Description',
    deskName: 'Caption',
    kind: 'text',
    help: 'Who does what, where and when, in the present tense; then the context; then the credit.',
    iim: { dataset: '2:120', maxBytes: 2000 },
    xmp: 'dc:description',
    exif: 'ImageDescription',
  },
  {
    id: 'captionWriter',
    label: 'Description Writer',
    deskName: 'Caption writer',
    kind: 'line',
    help: 'Who wrote or edited the caption.',
    iim: { dataset: '2:122', maxBytes: 32 },
    xmp: 'photoshop:CaptionWriter',
  },
  {
    id: 'byline',
    label: 'Creator',
    deskName: 'Byline',
    kind: 'line',
    help: 'The photographer.',
    iim: { dataset: '2:80', maxBytes: 32 },
    xmp: 'dc:creator',
    exif: 'Artist',
  },
  {
    id: 'bylineTitle',
    label: "Creator's Job Title",
    deskName: 'Byline title',
    kind: 'line',
    help: 'Staff, stringer, handout: the photographer’s standing.',
    iim: { dataset: '2:85', maxBytes: 32 },
    xmp: 'photoshop:AuthorsPosition',
  },
  {
    id: 'credit',
    label: 'Credit Line',
    deskName: 'Credit',
    kind: 'line',
    help: 'How the picture is to be credited when published.',
    iim: { dataset: '2:110', maxBytes: 32 },
    xmp: 'photoshop:Credit',
  },
  {
    id: 'source',
    label: 'Source',
    kind: 'line',
    help: 'Who supplied the picture.',
    iim: { dataset: '2:115', maxBytes: 32 },
    xmp: 'photoshop:Source',
  },
  {
    id: 'copyright',
    label: 'Copyright Notice',
    deskName: 'Copyright',
    kind: 'line',
    help: 'Who owns the picture, and since when.',
    iim: { dataset: '2:116', maxBytes: 128 },
    xmp: 'dc:rights',
    exif: 'Copyright',
  },
  {
    id: 'usageTerms',
    label: 'Rights Usage Terms',
    deskName: 'Usage terms',
    kind: 'text',
    help: 'What the receiver may and may not do with the picture.',
    xmp: 'xmpRights:UsageTerms',
  },
  {
    id: 'instructions',
    label: 'Instructions',
    deskName: 'Special instructions',
    kind: 'text',
    help: 'Embargoes, mandatory credits, corrections and warnings for the desks that receive it.',
    iim: { dataset: '2:40', maxBytes: 256 },
    xmp: 'photoshop:Instructions',
  },
  {
    id: 'slug',
    label: 'Job Id',
    deskName: 'Slug, transmission reference',
    kind: 'line',
    help: 'The assignment or transmission the picture belongs to.',
    iim: { dataset: '2:103', maxBytes: 32 },
    xmp: 'photoshop:TransmissionReference',
  },
  {
    id: 'title',
    label: 'Title',
    deskName: 'Object name',
    kind: 'line',
    help: 'A short reference for the picture, often its file name.',
    iim: { dataset: '2:05', maxBytes: 64 },
    xmp: 'dc:title',
  },
  {
    id: 'dateCreated',
    label: 'Date Created',
    deskName: 'Date',
    kind: 'date',
    help: 'When the picture was taken, with its time zone: 2026-11-12T09:41:22+01:00; a year or a month alone is allowed.',
    iim: { dataset: '2:55', maxBytes: 8 },
    xmp: 'photoshop:DateCreated',
    exif: 'DateTimeOriginal',
  },
  {
    id: 'sublocation',
    label: 'Sublocation',
    deskName: 'Location',
    kind: 'line',
    help: 'The venue or part of the city.',
    iim: { dataset: '2:92', maxBytes: 32 },
    xmp: 'Iptc4xmpCore:Location',
  },
  {
    id: 'city',
    label: 'City',
    kind: 'line',
    help: 'Where the picture was taken.',
    iim: { dataset: '2:90', maxBytes: 32 },
    xmp: 'photoshop:City',
  },
  {
    id: 'state',
    label: 'Province or State',
    deskName: 'State',
    kind: 'line',
    help: 'The region of the country.',
    iim: { dataset: '2:95', maxBytes: 32 },
    xmp: 'photoshop:State',
  },
  {
    id: 'country',
    label: 'Country',
    kind: 'line',
    help: 'The country’s full name.',
    iim: { dataset: '2:101', maxBytes: 64 },
    xmp: 'photoshop:Country',
  },
  {
    id: 'countryCode',
    label: 'Country Code',
    kind: 'code',
    help: 'ISO 3166-1, three letters.',
    iim: { dataset: '2:100', maxBytes: 3 },
    xmp: 'Iptc4xmpCore:CountryCode',
  },
  {
    id: 'people',
    label: 'Person Shown in the Image',
    deskName: 'People shown',
    kind: 'list',
    help: 'Everyone named in the caption, as spelled there.',
    xmp: 'Iptc4xmpExt:PersonInImage',
  },
  {
    id: 'keywords',
    label: 'Keywords',
    kind: 'list',
    help: 'Search terms for the picture.',
    iim: { dataset: '2:25', maxBytes: 64 },
    xmp: 'dc:subject',
  },
  {
    id: 'category',
    label: 'Category',
    kind: 'code',
    help: 'One to three letters, as the receiving wire defines them.',
    iim: { dataset: '2:15', maxBytes: 3 },
    xmp: 'photoshop:Category',
  },
  {
    id: 'supplementalCategories',
    label: 'Supplemental Categories',
    kind: 'list',
    help: 'Further categories.',
    iim: { dataset: '2:20', maxBytes: 32 },
    xmp: 'photoshop:SupplementalCategories',
  },
  {
    id: 'urgency',
    label: 'Urgency',
    deskName: 'Priority',
    kind: 'code',
    help: '1 most urgent, 5 normal, 8 least urgent.',
    iim: { dataset: '2:10', maxBytes: 1 },
    xmp: 'photoshop:Urgency',
  },
  {
    id: 'event',
    label: 'Event',
    kind: 'line',
    help: 'The event the picture was taken at.',
    xmp: 'Iptc4xmpExt:Event',
  },
  {
    id: 'altText',
    label: 'Alt Text (Accessibility)',
    deskName: 'Alt text',
    kind: 'text',
    help: 'What the picture shows, for someone who cannot see it; about 250 characters.',
    xmp: 'Iptc4xmpCore:AltTextAccessibility',
  },
  {
    id: 'extendedDescription',
    label: 'Extended Description (Accessibility)',
    deskName: 'Extended description',
    kind: 'text',
    help: 'What the alt text has no room for.',
    xmp: 'Iptc4xmpCore:ExtDescrAccessibility',
  },
] as const satisfies readonly Field[];

/** The id of a caption field. */
export type FieldId = (typeof fields)[number]['id'];

/** The ids of the fields that hold a list of terms. */
export type ListFieldId = Extract<(typeof fields)[number], { kind: 'list' }>['id'];

const byId: ReadonlyMap<string, Field> = new Map(fields.map((field) => [field.id, field]));

/** The registry's entry for a field id. */
export function fieldOf(id: FieldId): Field {
  const field = byId.get(id);
  if (!field) throw new Error(`No caption field is called ${id}`);
  return field;
}

/** Whether a string, as typed on the command line, names a caption field. */
export function isFieldId(id: string): id is FieldId {
  return byId.has(id);
}

/** Whether a field holds a list of terms rather than one text. */
export function isListField(id: FieldId): id is ListFieldId {
  return fieldOf(id).kind === 'list';
}

/** The field's name as the desk says it: Photo Mechanic's where it has one, else IPTC's. */
export function deskName(id: FieldId): string {
  const field = fieldOf(id);
  return field.deskName ?? field.label;
}
