/**
 * What the desk and the picture child say to each other. Checked on both sides: a child whose
 * decoder was taken over by a file can send anything, and gets no further than these shapes.
 */
import * as z from 'zod';
import { FieldChangesSchema, Photo } from '#core/records.ts';

/** A task for the child. */
export const PictureTask = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('read'), id: z.number(), path: z.string(), folder: z.string() }),
  z.object({
    kind: z.enum(['full', 'glimpse']),
    id: z.number(),
    path: z.string(),
    folder: z.string(),
    hash: z.string(),
  }),
]);
export type PictureTask = z.infer<typeof PictureTask>;

const Facts = z.object({
  photo: Photo.omit({ id: true, path: true, fileName: true, copied: true }),
  fields: FieldChangesSchema,
});

/** What the child answers. */
export const PictureAnswer = z.union([
  z.object({ ready: z.literal(true) }),
  z.object({ id: z.number(), alive: z.literal(true) }),
  z.object({ id: z.number(), tooLarge: z.literal(true) }),
  z.object({ id: z.number(), rendered: z.literal(true) }),
  z.object({ id: z.number(), reason: z.string() }),
  z.object({ id: z.number(), facts: Facts }),
]);
export type PictureAnswer = z.infer<typeof PictureAnswer>;
