/**
 * What the desk and the picture child say to each other. Checked on both sides: a child whose
 * decoder was taken over by a file can send anything, and gets no further than these shapes.
 */
import * as z from 'zod';
import { PhotoTexts } from '#core/receivers/photo-texts.ts';
import { FieldChangesSchema, Photo } from '#core/records.ts';
import { CaptionAnswered, CaptionTasks, InspectAnswer } from '#main/tools/caption-messages.ts';

/** A task for the child. */
export const PictureTask = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('read'), id: z.number(), path: z.string(), folder: z.string() }),
  z.object({ kind: z.literal('describe'), id: z.number(), path: z.string() }),
  z.object({ kind: z.literal('texts'), id: z.number(), path: z.string() }),
  z.object({
    kind: z.enum(['full', 'glimpse']),
    id: z.number(),
    path: z.string(),
    folder: z.string(),
    hash: z.string(),
  }),
  z.object({
    kind: z.literal('render'),
    id: z.number(),
    path: z.string(),
    target: z.string(),
    longestEdge: z.number().int().positive().nullable(),
    quality: z.number().int().min(1).max(100),
  }),
  ...CaptionTasks,
]);
export type PictureTask = z.infer<typeof PictureTask>;

const Facts = z.object({
  photo: Photo.omit({ id: true, path: true, fileName: true, copied: true }),
  fields: FieldChangesSchema,
});

/** What a photo's name on the disk may be made of; a text longer than this is no camera's. */
const Said = z.object({
  capturedAt: z.string(),
  camera: z.string().max(500),
  serial: z.string().max(500),
  fields: FieldChangesSchema,
});

/** What the child answers. */
export const PictureAnswer = z.union([
  z.object({ ready: z.literal(true) }),
  z.object({ id: z.number(), alive: z.literal(true) }),
  z.object({ id: z.number(), tooLarge: z.literal(true) }),
  z.object({ id: z.number(), rendered: z.literal(true) }),
  z.object({ id: z.number(), size: z.object({ width: z.number(), height: z.number() }) }),
  z.object({ id: z.number(), reason: z.string() }),
  z.object({ id: z.number(), facts: Facts }),
  z.object({ id: z.number(), said: Said }),
  z.object({ id: z.number(), texts: PhotoTexts }),
  InspectAnswer,
  CaptionAnswered,
]);
export type PictureAnswer = z.infer<typeof PictureAnswer>;
