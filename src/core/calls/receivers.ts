/**
 * What the programs that get a photo would show of its caption, before anything is sent. Only
 * reads: the caption as typed, and the photo's file.
 */
import type { Desk, Handlers } from '#core/calls/desk.ts';
import { entryOf } from '#core/calls/keep.ts';
import { applyChanges } from '#core/caption/caption.ts';
import { byteMeters } from '#core/receivers/byte-meters.ts';
import { receiverAnswers, typedTexts } from '#core/receivers/every-receiver.ts';
import type { PhotoTexts } from '#core/receivers/photo-texts.ts';
import { sentTexts } from '#core/receivers/sent-texts.ts';
import type { Photo } from '#core/records.ts';
import { sentenceOf } from '#core/refusal.ts';

export const receiverCalls: Pick<Handlers, 'receivers.show'> = {
  'receivers.show': async ({ caption, changes }, desk) => {
    const entry = entryOf(desk, caption);
    const fields = applyChanges(entry.fields, changes ?? {});
    const typed = typedTexts(fields);
    const { texts, trouble } = await fileOf(desk, entry.photo);
    return {
      typed,
      sent: receiverAnswers(sentTexts(fields, texts), typed).map(unlocked),
      file: texts && receiverAnswers(texts, typed).map(unlocked),
      trouble,
      meters: byteMeters(fields).map((meter) => ({ ...meter, beyondAscii: [...meter.beyondAscii] })),
    };
  },
};

/** What the photo's file says; a file that is gone or unreadable costs only this half of the view. */
async function fileOf(
  desk: Desk,
  photo: Photo | null,
): Promise<{ texts: PhotoTexts | null; trouble: string }> {
  if (!photo) return { texts: null, trouble: 'This caption has no photo yet.' };
  try {
    return { texts: await desk.pictures.texts(photo.path), trouble: '' };
  } catch (thrown) {
    return { texts: null, trouble: sentenceOf(thrown) };
  }
}

/** The answer as the contract's schema infers it, whose lists are not marked as unchangeable. */
function unlocked<Answer extends { readonly troubles: readonly unknown[] }>(answer: Answer) {
  return { ...answer, troubles: [...answer.troubles] as Answer['troubles'][number][] };
}
