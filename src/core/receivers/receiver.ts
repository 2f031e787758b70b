/**
 * What a receiver is: a rule by which some program takes a caption out of a photo file. The rules
 * stand in one file each; every-receiver.ts asks them all. A receiver only shows what it finds, it
 * never mends or invents.
 */
import type { PhotoTexts } from '#core/receivers/photo-texts.ts';

/** What is shown of a caption, what matters most first. The place is one line of up to four fields. */
export const shownFields = [
  'caption',
  'credit',
  'byline',
  'place',
  'headline',
  'dateCreated',
  'keywords',
] as const;
export type ShownField = (typeof shownFields)[number];

/** A text for each; '' for nothing. */
export type ShownTexts = { readonly [Field in ShownField]: string };

/** The fields a place is made of, the nearest first. */
export const placeFields = ['sublocation', 'city', 'state', 'country'] as const;

/**
 * What can go wrong: the end is missing, letters are wrong, characters have no form there, spelled
 * otherwise on purpose, nothing arrives, one language of several was taken, a camera's leftover
 * stands in the caption's place, the character set was guessed, another of several texts was taken.
 */
export const troubleKinds = [
  'cut',
  'garbled',
  'lost',
  'respelled',
  'missing',
  'language',
  'leftover',
  'guess',
  'other',
] as const;
export type TroubleKind = (typeof troubleKinds)[number];

/** One thing an editor should know, as a sentence. */
export interface Note {
  readonly kind: TroubleKind;
  readonly what: string;
}

/** A field as a receiver takes it. */
export interface Taken {
  readonly text: string;
  readonly notes: readonly Note[];
}

/** All fields as a receiver takes them. */
export type Takings = { readonly [Field in ShownField]: Taken };

/** Ids of the receivers, in the order they are shown. */
export const receiverIds = [
  'xmp-first',
  'iim-only',
  'latin-1',
  'seven-bit',
  'superdesk',
  'grid',
  'wordpress',
  'mediawiki',
] as const;
export type ReceiverId = (typeof receiverIds)[number];

/** A receiver. */
export interface Receiver {
  readonly id: ReceiverId;
  readonly name: string;
  /** How it reads, in one sentence. */
  readonly rule: string;
  read(texts: PhotoTexts): Takings;
}
