/**
 * What the desk asks of the picture child about captions in files, and what it hears back: the part
 * of picture-messages.ts that the writer of photo files owns. Checked on both sides.
 */
import * as z from 'zod';
import { CutSchema, FileMetadata, LanguageMendSchema } from '#core/file-records.ts';
import { FieldChangesSchema } from '#core/records.ts';

/** What is asked of a file's captions. `temporary` is the path of the file to be made, by the desk's choice. */
const write = {
  id: z.number(),
  path: z.string(),
  temporary: z.string(),
  changes: FieldChangesSchema,
  mends: z.array(LanguageMendSchema).readonly().optional(),
  /** See core/file-records.ts. */
  whole: z.boolean(),
};
export const CaptionTasks = [
  z.object({ kind: z.literal('inspect'), id: z.number(), path: z.string() }),
  /** Writes the file anew, by the native writer; leaves it where there is a doubt. */
  z.object({
    kind: z.literal('rewrite'),
    ...write,
    /** Whether the file itself is meant, and not a copy of it. */
    original: z.boolean(),
    dropCredentials: z.boolean(),
    rawOriginals: z.boolean().optional(),
  }),
  /** Reads back what ExifTool has written to `temporary`. */
  z.object({ kind: z.literal('verify'), ...write }),
  z.object({ kind: z.literal('sidecar'), ...write }),
] as const;
export type CaptionTask =
  | z.infer<(typeof CaptionTasks)[0]>
  | z.infer<(typeof CaptionTasks)[1]>
  | z.infer<(typeof CaptionTasks)[2]>
  | z.infer<(typeof CaptionTasks)[3]>;

/** What ExifTool is to write. */
export const ExifToolWork = z.object({
  /** The whole new XMP packet, written as one block; '' where XMP is written tag by tag from `xmp`. */
  packet: z.string(),
  /** What each place lacks. */
  xmp: FieldChangesSchema,
  iim: FieldChangesSchema,
  exif: FieldChangesSchema,
  /** IIM texts that stay but are encoded anew, letter by letter as they are, by dataset ("2:120"). */
  texts: z.record(z.string(), z.array(z.string())),
  /** Whether the packet must take the place of every other one: what is written beside those would stand in the file twice. */
  alone: z.boolean(),
  /** What becomes of Photoshop's digest of the IIM block. */
  digest: z.enum(['keep', 'new', 'remove']),
  /** How ExifTool is to read the old IIM texts that it encodes anew; '' where they are UTF-8, or none. */
  charset: z.enum(['', 'UTF8', 'Latin', 'MacRoman']),
  /** What of the file's metadata is damaged, for the sentence that refuses it; '' for nothing. */
  damage: z.string(),
});
export type ExifToolWork = z.infer<typeof ExifToolWork>;

/** How a task about captions ended. */
export const CaptionAnswer = z.discriminatedUnion('end', [
  z.object({
    end: z.literal('written'),
    /** The sidecar's path; '' for the file itself. */
    sidecar: z.string(),
    /** SHA-256 of the sidecar that is to be replaced, as it was read; left out where there was none. */
    replaces: z.string().optional(),
    /** Whether the photo has a sidecar that is to be written as well. */
    hasSidecar: z.boolean(),
    cuts: z.array(CutSchema),
    notes: z.array(z.string()),
  }),
  /** The file says it all already. */
  z.object({ end: z.literal('kept'), sidecar: z.string(), hasSidecar: z.boolean() }),
  z.object({ end: z.literal('credentials') }),
  /** A RAW original, which is not rewritten: its caption belongs into its sidecar. */
  z.object({ end: z.literal('raw') }),
  z.object({
    end: z.literal('doubt'),
    doubt: z.string(),
    hasSidecar: z.boolean(),
    work: ExifToolWork,
    cuts: z.array(CutSchema),
    notes: z.array(z.string()),
  }),
  /** What was written is not what was asked for, or cannot be written at all. */
  z.object({ end: z.literal('wrong'), reason: z.string() }),
]);
export type CaptionAnswer = z.infer<typeof CaptionAnswer>;

export const InspectAnswer = z.object({ id: z.number(), metadata: FileMetadata });
export const CaptionAnswered = z.object({ id: z.number(), caption: CaptionAnswer });
