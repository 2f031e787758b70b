/** The call behind the receiver view: what was typed counts, and a photo that is gone costs only its half. */
import { describe, expect, test } from 'vitest';
import type { Desk } from '#core/calls/desk.ts';
import { receiverCalls } from '#core/calls/receivers.ts';
import { applyChanges, emptyCaption } from '#core/caption/caption.ts';
import { contract } from '#core/contract.ts';
import { noTexts, type PhotoTexts } from '#core/receivers/photo-texts.ts';

const caption = '0190c1a2-0000-7000-8000-000000000001';

/** As much of a desk as the call uses. */
function deskWith(photo: boolean, texts: () => Promise<PhotoTexts>): Desk {
  const fields = applyChanges(emptyCaption, { caption: 'Boats wait.', credit: 'Harbor News' });
  const entry = { id: caption, fields, photo: photo ? { path: '/card/HF_0001.jpg' } : null };
  return { archive: { entry: () => entry }, pictures: { texts } } as unknown as Desk;
}

async function show(desk: Desk, credit?: string) {
  const changes = credit === undefined ? undefined : { credit };
  const answer = await receiverCalls['receivers.show']({ caption, changes }, desk);
  // What the door would let through.
  return contract['receivers.show'].output.parse(answer);
}

describe('receivers.show', () => {
  test('answers for the sent copy with what has been typed, and for the file as it stands', async () => {
    const file: PhotoTexts = { ...noTexts, iim: { '2:110': ['Old News'] } };
    const answer = await show(
      deskWith(true, async () => file),
      'Harbor News Oslo',
    );
    expect(answer.typed.credit).toBe('Harbor News Oslo');
    expect(answer.sent.map(({ values }) => values.credit)).toContain('Harbor News Oslo');
    expect(answer.file?.find(({ receiver }) => receiver === 'iim-only')?.values.credit).toBe('Old News');
    expect(answer.meters.find(({ field }) => field === 'credit')).toMatchObject({ bytes: 16, limit: 32 });
    expect(answer.trouble).toBe('');
  });

  test('answers without the file when it is gone or there is none', async () => {
    const gone = await show(deskWith(true, () => Promise.reject(new Error('HF_0001.jpg is not there'))));
    expect(gone).toMatchObject({ file: null, trouble: 'HF_0001.jpg is not there' });
    expect(gone.sent).toHaveLength(8);
    const alone = await show(deskWith(false, async () => noTexts));
    expect(alone).toMatchObject({ file: null, trouble: 'This caption has no photo yet.' });
  });
});
