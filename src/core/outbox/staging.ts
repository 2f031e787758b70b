/**
 * The port of the place where the files of a send wait: `<archive>/outbox/<send>`. Made once, at the
 * first try, and never changed: what goes over is what was checked, whatever is edited meanwhile. The
 * adapter is src/main/outbox/staging.ts.
 */
import type { CaptionFields } from '#core/caption/caption.ts';
import type { Parcel } from '#core/outbox/courier.ts';
import type { Destination } from '#core/outbox/records.ts';
import type { Photo } from '#core/records.ts';

/** A picture to be staged: a JPEG of the photo with the caption inside. */
export interface PictureOrder {
  readonly photo: Photo;
  readonly fields: CaptionFields;
  readonly rendition: Destination['rendition'];
  /** The file's name, ending with it. */
  readonly name: string;
}

/** A picture as it was staged; pixels upright, 0 where they are not known. */
export interface StagedPicture {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
}

/** A document to be staged. */
export interface StagedDocument {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

export interface Staging {
  /**
   * The files of a send as they were made for a delivery, in the order in which they get their names;
   * null unless all of them stand there whole.
   */
  staged(send: string, delivery: string): Promise<Parcel[] | null>;
  /** Begins anew: nothing of an earlier try is left. */
  begin(send: string): Promise<void>;
  /** @throws Error with one sentence where the photo is gone or cannot be written */
  picture(send: string, order: PictureOrder): Promise<StagedPicture>;
  /**
   * Writes the documents, packs all into one zip where it has a name, and closes the send's files for good.
   * @throws Error with one sentence, such as for a full disk
   */
  finish(
    send: string,
    files: {
      readonly delivery: string;
      readonly pictures: readonly StagedPicture[];
      readonly documents: readonly StagedDocument[];
      readonly zip: string | null;
    },
  ): Promise<Parcel[]>;
  /** Removes the files of a send that needs them no more. Never rejects. */
  discard(send: string): Promise<void>;
  /** The sends that have files here. */
  list(): Promise<string[]>;
}
