/** What queueing would come to is told before it is done, sentence for sentence as it is then. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { clock, edit } from '#main/archive/testing.ts';
import { openTestDesk, type TestDesk } from '#main/outbox/outbox.test-support.ts';

const override = 'Tested with words of its own.';

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk();
});
afterEach(async () => {
  await desk.close();
});

test('says what would be refused, and which reasons would let it go', async () => {
  const [flawed, killed, blank] = [desk.caption(), desk.caption(), desk.caption('')];
  desk.archive.setDecision(killed, 'killed', 'killed', 'kill', 'Mara', clock.now());
  const wire = await desk.destination();
  const asked = { captions: [flawed, killed, blank], destinations: [wire.id] };
  const { refused } = await desk.value('outbox.foresee', asked);
  expect(refused.map(({ caption, lifts }) => [caption, lifts])).toEqual([
    [flawed, ['override']],
    [killed, ['killOverride', 'override']],
    [blank, []],
  ]);
  const sent = await desk.value('outbox.send', asked);
  expect(sent.queued).toEqual([]);
  for (const [index, { reason }] of sent.refused.entries())
    expect(refused[index]?.reason.startsWith(reason), reason).toBe(true);
  await desk.value('outbox.send', { ...asked, override, killOverride: override });
  const again = await desk.value('outbox.foresee', asked);
  expect(again.refused.slice(0, 2)).toMatchObject([
    { reason: `It is in the outbox for ${wire.name} already.`, lifts: [] },
    { reason: `It is in the outbox for ${wire.name} already.`, lifts: [] },
  ]);
});

test('says what would wait for its embargo, where the receiver keeps none', async () => {
  const caption = desk.caption();
  const until = new Date(Date.parse(clock.now()) + 3_600_000).toISOString();
  edit(desk.archive, caption, { embargo: until });
  const wire = await desk.destination({ keepsEmbargo: false });
  const keeper = await desk.destination({ keepsEmbargo: true, format: 'json' });
  const { waits } = await desk.value('outbox.foresee', {
    captions: [caption],
    destinations: [wire.id, keeper.id],
  });
  expect(waits).toMatchObject([{ caption, destination: wire.id, until }]);
});
