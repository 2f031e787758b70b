/**
 * The records that cross a process: each a schema, and its type inferred from it and nowhere
 * else. The contract builds its calls from them, the ports speak in them, the renderer shows them.
 */
import * as z from 'zod';
import { type CaptionFields, decisions, type FieldChanges, statuses } from '#core/caption/caption.ts';
import { type FieldId, fieldOf, fields } from '#core/caption/fields.ts';
import type { Structure } from '#core/caption/structure.ts';
import { problemOf } from '#core/caption/structure-text.ts';
import { partKinds } from '#core/documents/reading.ts';
import { duplicateClasses } from '#core/duplicates/pair.ts';
import { fillings } from '#core/receivers/byte-meters.ts';
import { receiverIds, shownFields, troubleKinds } from '#core/receivers/receiver.ts';
import { severities } from '#core/style/finding.ts';

/** Longest text a field may hold, in UTF-16 units: far over any wire's limit, small enough to stay quick. */
const longestField = 60_000;
/** Most terms a list field may hold; pictures with 300 keywords exist. */
const mostTerms = 2_000;

const text = z.string().max(longestField);
const terms = z.array(z.string().max(2_000)).max(mostTerms).readonly();

/** Most structures a field may hold. */
const mostStructures = 500;

/** What a field of the registry may hold. */
function valueOfField(id: FieldId) {
  const { kind, structure, most } = fieldOf(id);
  if (kind === 'list') return terms;
  if (!structure) return text;
  return z
    .array(
      z.custom<Structure>(
        (value) => problemOf(value, structure) === null && JSON.stringify(value).length <= longestField,
        { error: ({ input }) => `${id} ${problemOf(input, structure) ?? 'is longer than Cutline keeps.'}` },
      ),
    )
    .max(most ?? mostStructures)
    .readonly();
}

function shapeOfFields<Value>(value: (id: FieldId) => Value): Record<FieldId, Value> {
  return Object.fromEntries(fields.map(({ id }) => [id, value(id)])) as Record<FieldId, Value>;
}

/** All fields of a caption. */
export const CaptionFieldsSchema = z.object(
  shapeOfFields(valueOfField),
) as unknown as z.ZodType<CaptionFields>;

/** Some fields with new values; an unknown field is refused. */
export const FieldChangesSchema = z.strictObject(
  shapeOfFields((id) => valueOfField(id).optional()),
) as unknown as z.ZodType<FieldChanges>;

export const FieldIdSchema = z.enum(fields.map(({ id }) => id) as [FieldId, ...FieldId[]]);
export const Id = z.uuid();
/** ISO 8601 with zone. */
const Instant = z.string();
const Count = z.number().int().nonnegative();

export const StatusSchema = z.enum(statuses);
export const DecisionSchema = z.enum(decisions);

/** Facts of a photo file, as it was when it came in. */
export const Photo = z.object({
  id: Id,
  /** Absolute path of the original, or of the copy inside the archive. */
  path: z.string(),
  fileName: z.string(),
  copied: z.boolean(),
  /** SHA-256 of the file, hex. */
  hash: z.string(),
  /** SHA-256 of the decoded picture at 32 × 32: equal for the same picture under other metadata; '' when not decoded. */
  imageHash: z.string(),
  /** 64-bit difference hash as 16 hex digits; '' when not decoded. */
  likeness: z.string(),
  bytes: Count,
  mediaType: z.string(),
  /** Pixels as shown upright; 0 when unknown. */
  width: Count,
  height: Count,
  /** EXIF capture time, ISO 8601, or ''. */
  capturedAt: z.string(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  /** "Nikon D6 · ISO 400 · 1/800 s · f/2.8", or ''. */
  camera: z.string(),
  /** Plain sentences: cut-off picture data, unreadable metadata, sources that disagree. */
  warnings: z.array(z.string()).readonly(),
});
export type Photo = z.infer<typeof Photo>;

/** One caption record, with its photo where it has one. */
export const Entry = z.object({
  id: Id,
  batch: Id,
  photo: Photo.nullable(),
  fields: CaptionFieldsSchema,
  decision: DecisionSchema,
  status: StatusSchema,
  /** 0 to 5. */
  rating: z.number().int().min(0).max(5),
  /** How often the caption stood in the documents it came from; 1 for embedded and typed captions. */
  occurrences: Count,
  /** Standing error-level and warning-level checks. */
  errors: Count,
  warnings: Count,
  /** Duplicate pairs that wait for a decision; bursts are shown but not counted. */
  duplicates: Count,
  /** Rises by one with every change. */
  revision: Count,
  changedAt: Instant,
});
export type Entry = z.infer<typeof Entry>;

/** A record without photo as it was when it went into another: what is needed to bring it back. */
export const GoneRecord = Entry.pick({
  id: true,
  batch: true,
  fields: true,
  decision: true,
  rating: true,
  occurrences: true,
  revision: true,
});
export type GoneRecord = z.infer<typeof GoneRecord>;

/** What a thumbnail in the filmstrip, the grid or the list needs. */
export const Card = z.object({
  id: Id,
  batch: Id,
  photo: Id.nullable(),
  fileName: z.string(),
  headline: z.string(),
  /** The first 160 characters. */
  caption: z.string(),
  credit: z.string(),
  byline: z.string(),
  dateCreated: z.string(),
  capturedAt: z.string(),
  city: z.string(),
  status: StatusSchema,
  rating: Count,
  errors: Count,
  warnings: Count,
  duplicates: Count,
  width: Count,
  height: Count,
});
export type Card = z.infer<typeof Card>;

export const Batch = z.object({
  id: Id,
  name: z.string(),
  createdAt: Instant,
  total: Count,
  counts: z.record(StatusSchema, Count),
});
export type Batch = z.infer<typeof Batch>;

export const sortKeys = ['added', 'captured', 'fileName', 'status', 'caption', 'byline'] as const;
export type SortKey = (typeof sortKeys)[number];

/** Which captions, in which order, which stretch of them. */
export const CaptionQuery = z.strictObject({
  words: z.string().max(200).optional(),
  batch: Id.optional(),
  status: StatusSchema.optional(),
  sort: z.enum(sortKeys).optional(),
  descending: z.boolean().optional(),
  offset: Count.optional(),
  limit: Count.max(1_000).optional(),
});
export type CaptionQuery = z.infer<typeof CaptionQuery>;

const AnyStructure = z.custom<Structure>((value) => typeof value === 'object' && value !== null);
const FieldValue = z.union([z.string(), z.array(z.string()).readonly(), z.array(AnyStructure).readonly()]);

/** One line of the append-only revision log. */
export const Revision = z.object({
  id: Id,
  caption: Id,
  at: Instant,
  who: z.string(),
  /** typed, import, fix, duplicate, replace, status, override … */
  why: z.string(),
  field: z.string(),
  before: FieldValue,
  after: FieldValue,
});
export type Revision = z.infer<typeof Revision>;

/** One problem in a caption; offsets are UTF-16 units of the field's text. */
export const FindingSchema = z.object({
  rule: z.string(),
  severity: z.enum(severities),
  field: FieldIdSchema,
  message: z.string(),
  start: Count,
  end: Count,
  fix: z.object({ label: z.string(), changes: FieldChangesSchema }).optional(),
});

export const ComparisonSchema = z.object({
  class: z.enum(duplicateClasses),
  score: z.number().min(0).max(1),
  reason: z.string(),
  burst: z.boolean(),
});

/** "Keep both on purpose", with who and why. It stands until either caption's change gives the pair another class. */
export const PairDecision = z.object({
  decision: z.literal('keep-both'),
  who: z.string(),
  at: Instant,
  why: z.string(),
});
export type PairDecision = z.infer<typeof PairDecision>;

/** A duplicate pair as kept: ids in ascending order. */
export const Pair = z.object({
  a: Id,
  b: Id,
  comparison: ComparisonSchema,
  foundAt: Instant,
  decision: PairDecision.nullable(),
});
export type Pair = z.infer<typeof Pair>;

export const PairQuery = z.strictObject({
  batch: Id.optional(),
  caption: Id.optional(),
  classes: z.array(z.enum(duplicateClasses)).readonly().optional(),
  undecided: z.boolean().optional(),
  offset: Count.optional(),
  limit: Count.max(1_000).optional(),
});
export type PairQuery = z.infer<typeof PairQuery>;

export const DiffPartSchema = z.object({ kind: z.enum(['same', 'left', 'right']), text: z.string() });

/** A likeness shown beside the caption being typed. */
export const Likeness = z.object({
  caption: Id,
  fileName: z.string(),
  text: z.string(),
  comparison: ComparisonSchema,
});
export type Likeness = z.infer<typeof Likeness>;

export const PagePartSchema = z.object({
  kind: z.enum(partKinds),
  text: z.string(),
  caption: Count.nullable(),
  origin: z.enum(['text', 'alt', 'cell']),
  fileName: z.string(),
});

export const FoundCaptionSchema = z.object({
  text: z.string().max(longestField),
  occurrences: Count,
  fileNames: z.array(z.string()).readonly(),
  fields: z.record(z.string(), FieldValue),
});

/** A caption document, read. */
export const DocumentReadingSchema = z.object({
  name: z.string().max(500),
  format: z.enum(['html', 'text', 'table', 'wire']),
  headline: z.string(),
  section: z.string(),
  published: z.string(),
  parts: z.array(PagePartSchema).max(50_000).readonly(),
  captions: z.array(FoundCaptionSchema).max(20_000).readonly(),
  warnings: z.array(z.string()).readonly(),
});

/** One file that could not be dealt with, and why, in one line. */
export const Failure = z.object({ path: z.string(), reason: z.string() });
export type Failure = z.infer<typeof Failure>;

/** A caption or a place field that gave way when a page was attached to a photo; see core/documents/replaced-line.ts for its sentence. */
export const Replaced = z.object({
  caption: Id,
  /** The photo's. */
  fileName: z.string(),
  field: FieldIdSchema,
  /** What the photo does not say, and what it says now; '' where it was emptied. */
  before: z.string(),
  after: z.string(),
  /** The caption without a photo that holds the words of `before`; null for other fields than the caption. */
  rival: Id.nullable(),
});
export type Replaced = z.infer<typeof Replaced>;

/** How an import stands. */
export const ImportReport = z.object({
  job: Id,
  batch: Id,
  state: z.enum(['running', 'cancelled', 'done']),
  /** Another program is at it: it can be watched here, and stopped there. Left out for this program's own. */
  elsewhere: z.literal(true).optional(),
  /**
   * `failed` counts the failures of photos: every file in `failures` but caption documents (`isCaptionDocument`
   * knows their endings), because whatever else is given is taken for a photo. Folders are not files.
   */
  photos: z.object({ added: Count, known: Count, failed: Count }),
  captions: z.object({ found: Count, distinct: Count, attached: Count }),
  failures: z.array(Failure),
  /** Values that gave way to a page's: how many, and the first of them. Left out while there are none. */
  replaced: z.object({ total: Count, first: z.array(Replaced) }).optional(),
  /** Files listed, and dealt with so far. */
  total: Count,
  done: Count,
  /** Files a second, and seconds left; 0 until known. */
  rate: z.number(),
  secondsLeft: z.number(),
});
export type ImportReport = z.infer<typeof ImportReport>;

/** The fields by which receivers are compared, one text each. */
export const ShownTextsSchema = z.record(z.enum(shownFields), z.string());

/** What one receiver shows of a photo, and what an editor should know about it. */
export const ReceiverAnswerSchema = z.object({
  receiver: z.enum(receiverIds),
  name: z.string(),
  rule: z.string(),
  values: ShownTextsSchema,
  troubles: z.array(z.object({ field: z.enum(shownFields), kind: z.enum(troubleKinds), what: z.string() })),
});

/** How full a limited field is. */
export const ByteMeterSchema = z.object({
  field: FieldIdSchema,
  label: z.string(),
  dataset: z.string(),
  bytes: Count,
  limit: Count,
  filling: z.enum(fillings),
  kept: z.string(),
  lost: z.string(),
  beyondAscii: z.array(z.string()),
});
