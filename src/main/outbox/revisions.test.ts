/** Corrections, updates and kills: to exactly those who got the picture, before everything else. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SendState } from '#core/outbox/records.ts';
import { openTestDesk, type TestDesk } from '#main/outbox/outbox.test-support.ts';

const override = 'Tested with words of its own.';
const reason = 'The pilot on the left is Ana Ruiz, not Eva Ruiz.';
const changes = { headline: 'Ana Ruiz brings the ferry in' };

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk();
});
afterEach(async () => {
  await desk.close();
});

async function queue(captions: string[], destinations: string[]): Promise<string[]> {
  return (await desk.value('outbox.send', { captions, destinations, override })).queued;
}

async function delivered(sends: string[]): Promise<void> {
  await desk.value('outbox.run', {});
  await desk.until(() => sends.every((id) => desk.send(id).state === 'delivered'));
}

const stateOf = (id: string): SendState => desk.send(id).state;
const filesOf = (name: string) => [...desk.far.files].filter(([path]) => path.startsWith(`${name}/`));

describe('a correction', () => {
  test('goes to those who got the picture, and to nobody else', async () => {
    const caption = desk.caption();
    const [wire, other] = [
      await desk.destination({ name: 'Wire' }),
      await desk.destination({ name: 'Other' }),
    ];
    await delivered(await queue([caption], [wire.id]));
    const proposal = await desk.value('items.propose', { caption, kind: 'correction', reason, changes });
    expect(proposal).toMatchObject({ version: 2, lost: [], destinations: [{ name: 'Wire' }] });
    expect(proposal.note).toMatch(/^CORRECTION: The pilot on the left is Ana Ruiz, not Eva Ruiz\. /);
    const { version, sends } = await desk.value('items.revise', {
      caption,
      kind: 'correction',
      reason,
      changes,
      override,
    });
    expect([version, sends.length]).toEqual([2, 1]);
    await delivered(sends);
    expect(filesOf('Wire').map(([, text]) => text.includes('CORRECTION: '))).toEqual([false, true]);
    expect(filesOf(other.name)).toEqual([]);
    expect(desk.archive.entry(caption)?.fields.headline).toBe(changes.headline);
    const item = await desk.value('items.show', { caption });
    expect(item.versions.map(({ kind, reason: why }) => [kind, why])).toEqual([
      ['new', ''],
      ['correction', reason],
    ]);
    expect(item.sends.map(({ receipt }) => receipt?.checked)).toEqual(['size', 'size']);
  });

  test('overtakes everything that waits', async () => {
    const [caption, next, later] = [
      desk.caption(),
      desk.caption('A second pilot waits.'),
      desk.caption('A third pilot waits.'),
    ];
    const wire = await desk.destination({ name: 'Wire' });
    await delivered(await queue([caption], [wire.id]));
    const open = Promise.withResolvers<void>();
    desk.far.gate = () => open.promise;
    const waiting = await queue([next, later], [wire.id]);
    await desk.until(() => waiting.some((id) => stateOf(id) === 'sending'));
    const { sends } = await desk.value('items.revise', {
      caption,
      kind: 'correction',
      reason,
      changes,
      override,
    });
    const listed = await desk.value('outbox.list', { query: { states: ['waiting'] } });
    expect(listed.sends[0]?.id).toBe(sends[0]);
    open.resolve();
    await delivered([...sends, ...waiting]);
    expect(desk.far.arrivals.at(2)).toContain('v2');
  });

  test('what waits for others takes the new words, without a word of correction', async () => {
    const caption = desk.caption();
    const [wire, slow] = [
      await desk.destination({ name: 'Wire' }),
      await desk.destination({ name: 'Slow', paused: true }),
    ];
    const [first = '', held = ''] = await queue([caption], [wire.id, slow.id]);
    await delivered([first]);
    const { sends } = await desk.value('items.revise', {
      caption,
      kind: 'correction',
      reason,
      changes: { caption: 'Ana Ruiz brings the ferry in at Vessel Bay.' },
      override,
    });
    expect(desk.send(held)).toMatchObject({ version: 2, kind: 'new', state: 'waiting' });
    await desk.value('destinations.save', { destination: { ...slow, paused: false } });
    await delivered([held, ...sends]);
    const [[, text = ''] = []] = filesOf('Slow');
    expect(text).toContain('Ana Ruiz brings the ferry in');
    expect(text).not.toContain('CORRECTION');
  });

  test('says what stands in its way, and changes nothing', async () => {
    const caption = desk.caption();
    const wire = await desk.destination({ name: 'Wire' });
    expect(await desk.refusal('items.revise', { caption, kind: 'correction', reason, changes })).toContain(
      'was not sent yet',
    );
    await delivered(await queue([caption], [wire.id]));
    const asked = { caption, kind: 'correction', reason, override } as const;
    expect(await desk.refusal('items.revise', asked)).toContain('says what was sent already');
    const softened = { ...asked, changes, reason: 'Clarifies who is shown.' };
    expect(await desk.refusal('items.revise', softened)).toContain('a correction is called one');
    const unlabelled = { ...asked, changes, note: 'The name was wrong.' };
    expect(await desk.refusal('items.revise', unlabelled)).toContain('begins with “CORRECTION”');
    expect(desk.archive.itemVersions(caption)).toHaveLength(1);
    expect(desk.archive.entry(caption)?.fields.headline).not.toBe(changes.headline);
  });

  test('names receivers whose destination was removed since', async () => {
    const caption = desk.caption();
    const [wire, old] = [await desk.destination({ name: 'Wire' }), await desk.destination({ name: 'Old' })];
    await delivered(await queue([caption], [wire.id, old.id]));
    await desk.value('destinations.remove', { destination: old.id });
    const { sends, lost } = await desk.value('items.revise', {
      caption,
      kind: 'update',
      reason,
      changes,
      override,
    });
    expect([sends.length, lost]).toEqual([1, ['Old']]);
  });
});

describe('a kill', () => {
  test('reaches those who got the picture, takes back what waits, and closes every way out', async () => {
    const caption = desk.caption();
    const [wire, slow] = [
      await desk.destination({ name: 'Wire' }),
      await desk.destination({ name: 'Slow', paused: true }),
    ];
    const [first = '', held = ''] = await queue([caption], [wire.id, slow.id]);
    await delivered([first]);
    const { sends } = await desk.value('items.revise', {
      caption,
      kind: 'kill',
      reason: 'The picture was staged.',
    });
    expect(stateOf(held)).toBe('cancelled');
    await delivered(sends);
    expect(filesOf('Wire').at(-1)?.[1]).toMatch(/^MANDATORY KILL: The picture was staged\./);
    expect(desk.archive.entry(caption)).toMatchObject({ decision: 'killed', status: 'killed' });

    const destinations = [wire.id];
    const again = await desk.value('outbox.send', { captions: [caption], destinations, override });
    expect(again).toMatchObject({ queued: [], refused: [{ reason: 'The picture was killed.' }] });
    const copied = await desk.value('wire.copy', { captions: [caption], override });
    expect(copied).toMatchObject({ text: '', refused: [{ reason: 'The picture was killed.' }] });
    expect(await desk.refusal('items.revise', { caption, kind: 'update', reason, changes })).toContain(
      'killed already',
    );

    const killOverride = 'The court asked for it.';
    const forced = await desk.value('outbox.send', {
      captions: [caption],
      destinations,
      override,
      killOverride,
    });
    expect(forced.queued).toHaveLength(1);
    const history = await desk.value('captions.history', { caption });
    expect(history.map(({ why }) => why)).toContain(`killed, and used: ${killOverride}`);
  });

  test('carries the words that were sent, not what was typed since', async () => {
    const caption = desk.caption('A pilot waits in Vessel Bay.');
    const wire = await desk.destination({ name: 'Wire' });
    await delivered(await queue([caption], [wire.id]));
    await desk.value('captions.edit', { caption, changes: { caption: 'Half a sent' } });
    const { sends } = await desk.value('items.revise', { caption, kind: 'kill', reason: 'Wrong picture.' });
    await delivered(sends);
    expect(filesOf('Wire').at(-1)?.[1]).toContain('A pilot waits in Vessel Bay.');
  });

  test('survives a crash whole', async () => {
    const caption = desk.caption();
    const wire = await desk.destination({ name: 'Wire' });
    await delivered(await queue([caption], [wire.id]));
    desk.far.hangAt = 'sent';
    const { sends } = await desk.value('items.revise', { caption, kind: 'kill', reason: 'Wrong picture.' });
    // On its way, its files made: a desk that is dead makes no more of them.
    await desk.until(() => desk.far.unfinished.size === sends.length);
    desk = await desk.crash();
    desk.far.hangAt = null;
    await delivered(sends);
    expect(filesOf('Wire')).toHaveLength(2);
  });
});
