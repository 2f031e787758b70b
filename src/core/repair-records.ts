/**
 * What a repair of double-encoded text would change, and what it cannot: the records that cross a
 * process. Used by the contract and by `cutline metadata repair`.
 */
import * as z from 'zod';
import { PlaceSchema } from '#core/file-records.ts';
import { Failure, FieldIdSchema, Id } from '#core/records.ts';

/** Where a text stands: the desk's own record, or a place of the photo's file. */
export const TextSourceSchema = z.enum(['desk', ...PlaceSchema.options]);
export type TextSource = z.infer<typeof TextSourceSchema>;

const place = {
  field: FieldIdSchema,
  /** Everything that says it so, the desk first. */
  sources: z.array(TextSourceSchema).min(1),
  /** The language of an alternative, as the file names it; '' for the text that the source shows. */
  language: z.string(),
};

/** One text that is mended, before and after. */
export const TextRepairSchema = z.object({ ...place, before: z.string(), after: z.string() });
export type TextRepair = z.infer<typeof TextRepairSchema>;

/** One text that is damaged and is not mended, with why, in a sentence. */
export const DamagedTextSchema = z.object({ ...place, text: z.string(), why: z.string() });
export type DamagedText = z.infer<typeof DamagedTextSchema>;

const caption = { caption: Id, fileName: z.string() };

/** What can be repaired in some captions, and what cannot. */
export const RepairsFound = z.object({
  repairs: z.array(TextRepairSchema.extend(caption)),
  damaged: z.array(DamagedTextSchema.extend(caption)),
  /** Photos whose files could not be looked at; their captions were. */
  failures: z.array(Failure),
});
export type RepairsFound = z.infer<typeof RepairsFound>;
