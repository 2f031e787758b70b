/**
 * All receivers side by side: what each would show of a photo, and what an editor should know about
 * it. Used by the call `receivers.show`.
 */
import type { CaptionFields } from '#core/caption/caption.ts';
import { grid } from '#core/receivers/grid.ts';
import { iimOnly } from '#core/receivers/iim-only.ts';
import { latin1 } from '#core/receivers/latin-1.ts';
import { mediawiki } from '#core/receivers/mediawiki.ts';
import type { PhotoTexts } from '#core/receivers/photo-texts.ts';
import {
  type Note,
  placeFields,
  type Receiver,
  type ReceiverId,
  type ShownField,
  type ShownTexts,
  shownFields,
  type Taken,
  type TroubleKind,
} from '#core/receivers/receiver.ts';
import { sevenBit } from '#core/receivers/seven-bit.ts';
import { superdesk } from '#core/receivers/superdesk.ts';
import { placeLine } from '#core/receivers/taking.ts';
import { wordpress } from '#core/receivers/wordpress.ts';
import { xmpFirst } from '#core/receivers/xmp-first.ts';

/** The receivers, in the order they are shown. */
export const everyReceiver: readonly Receiver[] = [
  xmpFirst,
  iimOnly,
  latin1,
  sevenBit,
  superdesk,
  grid,
  wordpress,
  mediawiki,
];

/** Something an editor should know about one field at one receiver. */
export interface Trouble {
  readonly field: ShownField;
  readonly kind: TroubleKind;
  readonly what: string;
}

/** What one receiver shows. */
export interface ReceiverAnswer {
  readonly receiver: ReceiverId;
  readonly name: string;
  /** How it reads, in one sentence. */
  readonly rule: string;
  readonly values: ShownTexts;
  readonly troubles: readonly Trouble[];
}

/** The caption's own words in the fields that receivers are compared by. */
export function typedTexts(caption: CaptionFields): ShownTexts {
  return {
    headline: caption.headline.trim(),
    caption: caption.caption.trim(),
    byline: caption.byline.trim(),
    credit: caption.credit.trim(),
    place: placeLine(placeFields.map((field) => caption[field])),
    dateCreated: caption.dateCreated.trim(),
    keywords: caption.keywords.join(', '),
  };
}

/**
 * What every receiver shows of a photo.
 * @param typed what the editor means: what of it is missing is told, what was never there is not
 */
export function receiverAnswers(texts: PhotoTexts, typed: ShownTexts): ReceiverAnswer[] {
  return everyReceiver.map(({ id, name, rule, read }) => {
    const takings = read(texts);
    const values = Object.fromEntries(shownFields.map((field) => [field, takings[field].text]));
    return {
      receiver: id,
      name,
      rule,
      // Built from shownFields just above.
      values: values as ShownTexts,
      troubles: shownFields.flatMap((field) =>
        notesOf(takings[field], typed[field]).map((note) => ({ field, ...note })),
      ),
    };
  });
}

function notesOf({ text, notes }: Taken, typed: string): readonly Note[] {
  if (text !== '') return notes;
  if (typed === '') return [];
  const missing = notes.filter(({ kind }) => kind === 'missing');
  return missing.length > 0 ? missing : [{ kind: 'missing', what: 'Nothing of it is found there.' }];
}
