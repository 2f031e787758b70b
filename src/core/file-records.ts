/**
 * What photo files say about themselves and what became of writing into them, as records that
 * cross a process: between the desk and the picture child, and from the core to a shell. The port
 * `CaptionFiles` and the calls `metadata.…` speak in them.
 */
import * as z from 'zod';
import type { FieldChanges, FieldValue } from '#core/caption/caption.ts';
import type { Structure } from '#core/caption/structure.ts';
import type { LanguageMend } from '#core/metadata/write/languages.ts';
import { Failure, FieldChangesSchema, FieldIdSchema, Id } from '#core/records.ts';

/** Where a photo keeps a value. */
export const PlaceSchema = z.enum(['sidecar', 'xmp', 'iim', 'exif']);
export type Place = z.infer<typeof PlaceSchema>;

// What a place says may be longer than a caption may be: it is shown, and cut only when it is kept.
export const FieldValueSchema = z.union([
  z.string().max(4_000_000),
  z.array(z.string().max(1_000_000)).max(100_000).readonly(),
  z
    .array(z.custom<Structure>((value) => typeof value === 'object' && value !== null))
    .max(10_000)
    .readonly(),
]) satisfies z.ZodType<FieldValue>;

/** A field about which the places of one photo disagree; see core/metadata/reconcile.ts. */
export const DisagreementSchema = z.object({
  field: FieldIdSchema,
  used: PlaceSchema,
  /** Every place that says something, the one used first. */
  said: z.array(
    z.object({
      place: PlaceSchema,
      value: FieldValueSchema,
      /** Whether the value stands at its byte limit, where a writer may have cut it. */
      cut: z.boolean(),
      differs: z.boolean(),
    }),
  ),
  /** Why the one used goes first: "digest: IIM was changed later". */
  reason: z.string(),
  /** One sentence for the editor, which says what each place says and ends with the reason. */
  why: z.string(),
});

/** Everything one photo file and its sidecar say, each source apart. */
export const FileMetadata = z.object({
  path: z.string(),
  fileName: z.string(),
  mediaType: z.string(),
  raw: z.boolean(),
  /** The sidecar's path; '' where there is none. */
  sidecar: z.string(),
  sources: z.object({
    sidecar: z.partialRecord(FieldIdSchema, FieldValueSchema),
    xmp: z.partialRecord(FieldIdSchema, FieldValueSchema),
    iim: z.partialRecord(FieldIdSchema, FieldValueSchema),
    exif: z.partialRecord(FieldIdSchema, FieldValueSchema),
  }),
  /** Whether the IIM data is what it was when XMP was last in step with it. */
  digest: z.enum(['none', 'current', 'stale']),
  /** All languages of the fields that the file holds in languages. */
  languages: z.partialRecord(
    FieldIdSchema,
    z.array(z.object({ language: z.string(), text: z.string() })).readonly(),
  ),
  /** The reconciled record: only the fields that are filled in. */
  fields: FieldChangesSchema,
  disagreements: z.array(DisagreementSchema),
  /** Whether the file carries content credentials (C2PA), which any edit of it makes invalid. */
  credentials: z.boolean(),
  warnings: z.array(z.string()).readonly(),
});
export type FileMetadata = z.infer<typeof FileMetadata>;

/** A value that IIM holds only in part. */
export const CutSchema = z.object({
  field: FieldIdSchema,
  /** Bytes the whole value takes in UTF-8. */
  bytes: z.number(),
  limit: z.number(),
  kept: z.string(),
});
export type Cut = z.infer<typeof CutSchema>;

/** What was written into one file. */
export const WrittenFile = z.object({
  /** The file that was written: the original, its copy or its sidecar. */
  path: z.string(),
  /** 'kept': it said everything already, and was left as it is. */
  how: z.enum(['native', 'exiftool', 'sidecar', 'kept']),
  cuts: z.array(CutSchema),
  /** Sentences for the log: why ExifTool wrote it, what could not be brought in step. */
  notes: z.array(z.string()),
});
export type WrittenFile = z.infer<typeof WrittenFile>;

/** What became of one photo of a `metadata.write` or of an export of pictures. */
export const WrittenCaption = WrittenFile.extend({
  caption: Id,
  fileName: z.string(),
  /** The cuts in words: "Credit is cut to 32 bytes in IIM: …". */
  told: z.array(z.string()),
});
export type WrittenCaption = z.infer<typeof WrittenCaption>;

/** A photo that a `metadata.write` could not write. */
export const NotWrittenCaption = Failure.extend({
  caption: Id,
  /** Where the caption can go instead: the file itself cannot take it, its sidecar can. */
  instead: z.literal('sidecar').optional(),
});
export type NotWrittenCaption = z.infer<typeof NotWrittenCaption>;

/** One language of a field that is to be mended; see core/metadata/write/languages.ts. */
export const LanguageMendSchema = z.object({
  field: FieldIdSchema,
  language: z.string(),
  before: z.string(),
  after: z.string(),
}) satisfies z.ZodType<LanguageMend>;

/** Where captions are written. */
export type WriteTarget =
  | 'original'
  | 'sidecar'
  | { readonly folder: string; readonly fileName: string; readonly replace: boolean };

/** One file to be written. */
export interface WriteOrder {
  readonly path: string;
  readonly changes: FieldChanges;
  readonly to: WriteTarget;
  /** Languages of fields to be mended in XMP, beside the changes. */
  readonly mends?: readonly LanguageMend[];
  /** Whether every other field is brought in step too, although its places agree or some are blank. */
  readonly whole: boolean;
  /** Whether the file keeps its date of modification. */
  readonly keepTimes: boolean;
  /** Whether the answer waits until the file is on the disk. */
  readonly durable: boolean;
  /** Whether an original may lose its content credentials. */
  readonly dropCredentials: boolean;
  /** Whether a camera's RAW original may be written into. Left out, its caption goes into its sidecar. */
  readonly rawOriginals?: boolean;
}

/** How a write ended. */
export type WriteOutcome =
  | { readonly kind: 'written'; readonly file: WrittenFile }
  /** The original carries content credentials and was not touched. */
  | { readonly kind: 'credentials'; readonly reason: string }
  /** The copy's name is taken. */
  | { readonly kind: 'exists'; readonly reason: string }
  | {
      readonly kind: 'failed';
      readonly reason: string;
      /** Where the caption can go instead: the file itself cannot take it, its sidecar can. */
      readonly instead?: 'sidecar';
    };
