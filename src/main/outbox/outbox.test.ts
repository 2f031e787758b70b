import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SendState } from '#core/outbox/records.ts';
import type { Clock } from '#core/ports.ts';
import { clock, edit } from '#main/archive/testing.ts';
import { systemClock } from '#main/clock.ts';
import { crashPoints, openTestDesk, type TestDesk } from '#main/outbox/outbox.test-support.ts';

const override = 'Tested with words of its own.';

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk();
});
afterEach(async () => {
  await desk.close();
});

async function queue(captions: string[], destinations: string[], more: object = {}): Promise<string[]> {
  const { queued, refused } = await desk.value('outbox.send', { captions, destinations, override, ...more });
  expect(refused).toEqual([]);
  return queued;
}

const states = (sends: string[]): SendState[] => sends.map((id) => desk.send(id).state);
const all = (sends: string[], state: SendState) => () => states(sends).every((each) => each === state);

describe('sending', () => {
  test('a caption arrives as a document, is sent, and its history says where', async () => {
    const [caption, wire] = [desk.caption(), await desk.destination()];
    const [send = ''] = await queue([caption], [wire.id]);
    expect(desk.send(send)).toMatchObject({
      state: 'waiting',
      version: 1,
      kind: 'new',
      who: 'Mara Lindqvist',
    });
    await desk.value('outbox.run', {});
    await desk.until(all([send], 'delivered'));
    const { receipt, attempts, bytesSent } = desk.send(send);
    expect([...desk.far.files.values()][0]).toContain('Vessel Bay');
    expect(receipt).toMatchObject({ checked: 'size', said: 'ok', files: [{ bytes: bytesSent }] });
    expect(attempts).toBe(1);
    expect(desk.archive.entry(caption)?.decision).toBe('sent');
    const history = await desk.value('captions.history', { caption });
    expect(history.filter(({ why }) => why === `sent to ${wire.name}`)).toHaveLength(1);
    await desk.until(() => readdirSync(join(desk.folder, 'archive/outbox')).length === 0);
  });

  test('captions with errors, killed ones and repeats are refused, each with its sentence', async () => {
    const [caption, killed, blank] = [desk.caption(), desk.caption(), desk.caption('')];
    desk.archive.setDecision(killed, 'killed', 'killed', 'kill', 'Mara', clock.now());
    const wire = await desk.destination();
    const input = { captions: [caption, killed, blank], destinations: [wire.id], override };
    const first = await desk.value('outbox.send', input);
    expect(first.queued).toHaveLength(1);
    expect(first.refused.map(({ reason }) => reason)).toEqual([
      'The picture was killed.',
      'There is no caption.',
    ]);
    const again = await desk.value('outbox.send', { ...input, captions: [caption] });
    expect(again.refused).toMatchObject([{ reason: `It is in the outbox for ${wire.name} already.` }]);
    await desk.value('outbox.act', { sends: first.queued, act: 'cancel' });
    expect(await queue([caption], [wire.id])).toHaveLength(1);
    await queue([killed], [wire.id], { killOverride: 'The court asked for it.' });
    const history = await desk.value('captions.history', { caption: killed });
    expect(history.map(({ why }) => why)).toContain('killed, and used: The court asked for it.');
  });

  test('a caption without a photo does not go to a destination that takes pictures', async () => {
    const wire = await desk.destination({ format: 'jpeg' });
    const { refused } = await desk.value('outbox.send', {
      captions: [desk.caption()],
      destinations: [wire.id],
      override,
    });
    expect(refused[0]?.reason).toContain('no photo yet');
  });

  test('other words of a sent item are an update for those who have it, and new for the others', async () => {
    const [caption, wire, agency] = [desk.caption(), await desk.destination(), await desk.destination()];
    const first = await queue([caption], [wire.id]);
    await desk.value('outbox.run', {});
    await desk.until(all(first, 'delivered'));
    edit(desk.archive, caption, { caption: 'The ferry Nordstern lies in Vessel Bay, Norway.' });
    const second = await queue([caption], [wire.id, agency.id]);
    expect(second.map((id) => desk.send(id))).toMatchObject([
      { version: 2, kind: 'update' },
      { version: 2, kind: 'new' },
    ]);
    await desk.until(all(second, 'delivered'));
    expect([...desk.far.files.keys()].filter((name) => name.includes('-v2'))).toHaveLength(2);
  });

  test('the undo of sending cancels', async () => {
    const [caption, wire] = [desk.caption(), await desk.destination()];
    const answer = await desk.newsroom.call('outbox.send', {
      captions: [caption],
      destinations: [wire.id],
      override,
    });
    if (!answer.ok || !answer.undo) throw new Error('no undo');
    await desk.newsroom.call(answer.undo.name, answer.undo.input);
    expect(desk.archive.sends({}).sends).toMatchObject([{ state: 'cancelled' }]);
  });
});

describe('a program that is killed', () => {
  test.each(crashPoints)('at “%s” delivers exactly once after it starts again', async (point) => {
    const [caption, wire] = [desk.caption(), await desk.destination()];
    desk.far.hangAt = point;
    const [send = ''] = await queue([caption], [wire.id]);
    await desk.value('outbox.run', {});
    const begun = {
      connecting: 'sending',
      'half sent': 'sending',
      sent: 'sending',
      placing: 'placing',
      named: 'placing',
      answered: 'placing',
    } as const;
    await desk.until(() => desk.far.begun.length === 1 && desk.send(send).state === begun[point]);
    await new Promise((resolve) => setTimeout(resolve, 30));
    desk = await desk.crash();
    await desk.value('outbox.run', {});
    await desk.until(all([send], 'delivered'));
    expect(desk.far.arrivals).toHaveLength(1);
    expect(desk.far.unfinished.size).toBe(0);
    expect(desk.archive.entry(caption)?.decision).toBe('sent');
    const history = await desk.value('captions.history', { caption });
    expect(history.filter(({ why }) => why === `sent to ${wire.name}`)).toHaveLength(1);
  });
});

describe('trouble', () => {
  const problem = (kind: 'unreachable' | 'login' | 'document' | 'size', message: string) => ({
    kind,
    message,
  });

  test('a server that is gone is tried again by itself, and every send to it says why it waits', async () => {
    const wire = await desk.destination();
    const sends = await queue([desk.caption(), desk.caption()], [wire.id]);
    desk.far.fault = () => problem('unreachable', 'The host does not answer.');
    await desk.value('outbox.run', {});
    await desk.until(() => sends.every((id) => desk.send(id).problem?.kind === 'unreachable'));
    desk.far.fault = () => null;
    await desk.until(all(sends, 'delivered'));
    expect(desk.send(sends[0] ?? '').problem).toBeNull();
  });

  test('after hours without a network the queue empties by itself, and the desk worked on meanwhile', async () => {
    const minute = 60_000;
    const outage = 4 * 60 * minute;
    const begun = Date.now();
    let passed = 0;
    // Time that passes as fast as the desk looks at it.
    const quick: Clock = {
      ...systemClock(() => begun + passed),
      after(milliseconds, wake) {
        const timer = setTimeout(() => {
          passed += milliseconds;
          wake();
        });
        return { stop: () => clearTimeout(timer) };
      },
    };
    await desk.close();
    desk = await openTestDesk({ clock: quick });
    desk.far.fault = () => (passed < outage ? problem('unreachable', 'The host does not answer.') : null);
    // The moment of the first try after the outage: while that one works, the quick clock runs on.
    let noticed = 0;
    desk.far.gate = async () => {
      if (noticed < outage) noticed = passed;
    };
    const wire = await desk.destination();
    await desk.value('outbox.run', {});
    const sends: string[] = [];
    for (let hour = 0; hour < 4; hour += 1) {
      await desk.until(() => passed >= hour * 60 * minute);
      sends.push(...(await queue([desk.caption(), desk.caption()], [wire.id])));
    }
    await desk.until(() => passed > 0.9 * outage);
    expect(new Set(states(sends))).toEqual(new Set(['waiting']));
    const tries = desk.far.begun.length;
    await desk.until(all(sends, 'delivered'));
    // It noticed within three minutes that the network is back, and had not asked all the time.
    expect(noticed - outage).toBeLessThan(3 * minute);
    expect(tries).toBeLessThan((2 * outage) / minute);
    expect(desk.far.arrivals).toHaveLength(sends.length);
  });

  test('lines that were cut before do not count when a server is in a mood', async () => {
    const wire = await desk.destination();
    const sends = await queue([desk.caption()], [wire.id]);
    const faults = [
      problem('unreachable', 'The host does not answer.'),
      problem('size', 'It says that it has less.'),
      problem('size', 'It says that it has less.'),
    ];
    desk.far.fault = () => faults.shift() ?? null;
    await desk.value('outbox.run', {});
    await desk.until(all(sends, 'delivered'));
    expect(desk.far.begun).toHaveLength(4);
    desk.far.fault = () => problem('size', 'It says that it has less.');
    const others = await queue([desk.caption()], [wire.id]);
    await desk.until(all(others, 'stopped'));
    expect(desk.far.begun).toHaveLength(7);
  });

  test('a login that is refused stops all of a destination at once, and a new secret frees it', async () => {
    const wire = await desk.destination();
    const sends = await queue([desk.caption(), desk.caption(), desk.caption()], [wire.id]);
    desk.far.fault = () => problem('login', 'The login was refused.');
    await desk.value('outbox.run', {});
    await desk.until(all(sends, 'stopped'));
    expect(desk.far.begun).toHaveLength(1);
    desk.far.fault = () => null;
    await desk.value('secrets.unlock', { passphrase: 'a long passphrase of the desk' });
    await desk.value('destinations.secret', { destination: wire.id, secret: 'swordfish' });
    await desk.until(all(sends, 'delivered'));
    expect(JSON.stringify(await desk.value('destinations.list', {}))).not.toContain('swordfish');
  });

  test('one server that never answers holds up no other', async () => {
    const [slow, quick] = [await desk.destination(), await desk.destination()];
    desk.far.gate = ({ destination }) =>
      destination.id === slow.id ? new Promise(() => undefined) : Promise.resolve();
    const sends = await queue([desk.caption(), desk.caption()], [slow.id, quick.id]);
    await desk.value('outbox.run', {});
    await desk.until(() => states(sends).filter((state) => state === 'delivered').length === 2);
    expect(desk.archive.destination(slow.id)?.counts).toEqual({ sending: 1, waiting: 1 });
    await desk.value('outbox.act', { sends, act: 'cancel' });
    await desk.until(() => (desk.archive.destination(slow.id)?.counts.cancelled ?? 0) === 2);
  });

  test('a document that its validator finds wrong stops alone, and nothing of it goes', async () => {
    const wire = await desk.destination({ format: 'jpeg' });
    const caption = desk.caption('A tug.', { fileName: 'gone.jpg' });
    const sends = await queue([caption], [wire.id]);
    await desk.value('outbox.run', {});
    await desk.until(all(sends, 'stopped'));
    expect(desk.send(sends[0] ?? '').problem?.kind).toBe('picture');
    expect(desk.far.begun).toEqual([]);
  });

  test('what another program holds is not sent here, and is taken over once it lets go', async () => {
    const wire = await desk.destination();
    const sends = await queue([desk.caption()], [wire.id]);
    const { openIn } = await import('#main/archive/testing.ts');
    const other = openIn(join(desk.folder, 'archive'));
    other.claimOutbox();
    expect((await desk.value('outbox.run', {})).runner).toBe('elsewhere');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(states(sends)).toEqual(['waiting']);
    other.releaseOutbox();
    other.close();
    await desk.value('outbox.run', {});
    await desk.until(all(sends, 'delivered'));
  });
});

describe('the editor', () => {
  test('pauses, moves, cancels and lets go; an urgent picture overtakes', async () => {
    const wire = await desk.destination();
    const [a = '', b = '', c = ''] = await queue([desk.caption(), desk.caption(), desk.caption()], [wire.id]);
    const [urgent = ''] = await queue([desk.caption()], [wire.id], { urgent: true });
    const order = async () =>
      (await desk.value('outbox.list', { query: { states: ['waiting', 'paused'] } })).sends.map(
        ({ id }) => id,
      );
    expect(await order()).toEqual([urgent, a, b, c]);
    await desk.value('outbox.move', { send: c, before: b });
    expect(await order()).toEqual([urgent, a, c, b]);
    await desk.value('outbox.act', { sends: [b, c], act: 'first' });
    expect(await order()).toEqual([b, c, urgent, a]);
    await desk.value('outbox.move', { send: b, before: null });
    expect(await order()).toEqual([c, urgent, a, b]);
    await desk.value('outbox.act', { sends: [a], act: 'pause' });
    await desk.value('outbox.act', { sends: [b], act: 'cancel' });
    await desk.value('outbox.run', {});
    await desk.until(() => states([c, urgent]).every((state) => state === 'delivered'));
    expect(states([a, b])).toEqual(['paused', 'cancelled']);
    const { refused } = await desk.value('outbox.act', { sends: [c], act: 'cancel' });
    expect(refused).toMatchObject([
      { reason: 'It has arrived and cannot be called back. Send a kill instead.' },
    ]);
    await desk.value('outbox.act', { sends: [a], act: 'resume' });
    await desk.until(all([a], 'delivered'));
  });

  test('a pause of everything calls back what is on its way, and it goes again after', async () => {
    const wire = await desk.destination();
    desk.far.gate = () => new Promise(() => undefined);
    const sends = await queue([desk.caption()], [wire.id]);
    await desk.value('outbox.run', {});
    await desk.until(() => desk.far.begun.length === 1);
    await desk.value('outbox.pause', { paused: true });
    await desk.until(all(sends, 'waiting'));
    expect((await desk.value('outbox.state', {})).paused).toBe(true);
    desk.far.gate = async () => undefined;
    await desk.value('outbox.pause', { paused: false });
    await desk.until(all(sends, 'delivered'));
  });

  test('chooses which words go of a caption that was edited after it was queued', async () => {
    const [caption, wire] = [desk.caption(), await desk.destination()];
    const [send = ''] = await queue([caption], [wire.id]);
    edit(desk.archive, caption, { caption: 'A tug of the pilots lies in Vessel Bay, Norway.' });
    expect((await desk.value('outbox.list', { query: {} })).sends[0]?.edited).toBe(true);
    const kept = await desk.value('outbox.choose', { send, words: 'queued' });
    expect(kept).toMatchObject({ edited: false, version: 1 });
    edit(desk.archive, caption, { caption: 'A tug of the pilots leaves Vessel Bay, Norway.' });
    expect(await desk.refusal('outbox.choose', { send, words: 'current' })).toMatch(/credit/);
    const current = await desk.value('outbox.choose', { send, words: 'current', override });
    // Nobody got the first version: for its receiver this one is the first.
    expect(current).toMatchObject({ edited: false, version: 2, kind: 'new', state: 'waiting' });
    await desk.value('outbox.run', {});
    await desk.until(all([send], 'delivered'));
    expect([...desk.far.files.values()]).toEqual([expect.stringContaining('leaves Vessel Bay')]);
  });

  test('words that have begun to go are not changed any more', async () => {
    const [caption, wire] = [desk.caption(), await desk.destination()];
    desk.far.gate = () => new Promise(() => undefined);
    const [send = ''] = await queue([caption], [wire.id]);
    await desk.value('outbox.run', {});
    await desk.until(all([send], 'sending'));
    edit(desk.archive, caption, { caption: 'A tug.' });
    expect(await desk.refusal('outbox.choose', { send, words: 'current' })).toMatch(/gone already/);
    await desk.value('outbox.act', { sends: [send], act: 'cancel' });
    await desk.until(all([send], 'cancelled'));
  });

  test('an embargo is waited for here, or goes at once to who keeps it', async () => {
    const embargo = new Date(Date.now() + 1_500).toISOString();
    const caption = desk.caption();
    edit(desk.archive, caption, { embargo });
    const [wire, keeper] = [
      await desk.destination(),
      await desk.destination({ keepsEmbargo: true, format: 'json' }),
    ];
    const [held = '', kept = ''] = await queue([caption], [wire.id, keeper.id]);
    expect(states([held, kept])).toEqual(['held', 'waiting']);
    await desk.value('outbox.run', {});
    await desk.until(all([kept], 'delivered'));
    expect(states([held])).toEqual(['held']);
    const { refused } = await desk.value('outbox.act', { sends: [held], act: 'retry' });
    expect(refused[0]?.reason).toBe('It waits for the end of its embargo.');
    await desk.until(all([held], 'delivered'));
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(embargo));
  });

  test('sees what a destination would get, and what a send took', async () => {
    const [caption, wire] = [desk.caption(), await desk.destination()];
    const { documents } = await desk.value('outbox.show', { caption, destination: wire.id });
    expect(documents).toMatchObject([{ mediaType: 'text/plain', problems: [] }]);
    const [send = ''] = await queue([caption], [wire.id]);
    edit(desk.archive, caption, { caption: 'A tug lies in Vessel Bay, Norway.' });
    const sent = await desk.value('outbox.show', { caption, destination: wire.id, send });
    expect(sent.documents[0]?.text).toContain('Nordstern');
  });
});

describe('destinations', () => {
  test('are refused with one sentence where they cannot be', async () => {
    const wire = await desk.destination();
    const base = { ...wire, id: clock.newId(), name: 'Other' };
    const save = (more: object) => desk.refusal('destinations.save', { destination: { ...base, ...more } });
    expect(await save({ name: wire.name.toUpperCase() })).toMatch(/already/);
    expect(await save({ names: '{moon}' })).toMatch(/no variable/);
    expect(await save({ house: 'nobody' })).toMatch(/no house style/);
    const way = {
      kind: 'http',
      url: 'ftp://host/x',
      method: 'PUT',
      headers: [],
      login: 'none',
      user: '',
      authority: '',
    };
    expect(await save({ way })).toMatch(/https/);
    expect(await save({ way: { ...way, url: 'https://mara:secret@host/' } })).toMatch(/https/);
  });

  test('are not removed while something waits for them; saving and removing can be taken back', async () => {
    const wire = await desk.destination();
    const sends = await queue([desk.caption()], [wire.id]);
    expect(await desk.refusal('destinations.remove', { destination: wire.id })).toMatch(/One send waits/);
    await desk.value('outbox.act', { sends, act: 'cancel' });
    const answer = await desk.newsroom.call('destinations.remove', { destination: wire.id });
    expect(await desk.value('destinations.list', {})).toEqual([]);
    if (!answer.ok || !answer.undo) throw new Error('no undo');
    await desk.newsroom.call(answer.undo.name, answer.undo.input);
    expect(await desk.value('destinations.list', {})).toMatchObject([
      { id: wire.id, secret: 'none-needed', counts: { cancelled: 1 } },
    ]);
  });

  test('another host loses the key of the one before; trusting takes a key for right', async () => {
    const hostKey = `SHA256:${'A'.repeat(43)}`;
    const way = {
      kind: 'sftp',
      host: 'a.example',
      port: 22,
      user: 'mara',
      folder: '',
      login: 'agent',
      keyFile: '',
      hostKey,
    } as const;
    const wire = await desk.destination({ way });
    const moved = await desk.value('destinations.save', {
      destination: { ...wire, way: { ...way, host: 'b.example' } },
    });
    expect(moved.way).toMatchObject({ hostKey: '' });
    const trusted = await desk.value('destinations.trust', { destination: wire.id, hostKey });
    expect(trusted.way).toMatchObject({ hostKey });
    const old = await desk.value('destinations.save', { destination: moved });
    expect(old.way).toMatchObject({ hostKey });
    expect(await desk.refusal('destinations.trust', { destination: wire.id, hostKey: 'trust me' })).toMatch(
      /SHA256/,
    );
  });

  test('a header that logs in keeps its secret out of the archive', async () => {
    const wire = await desk.destination();
    const header = (value: string) => ({
      kind: 'http' as const,
      url: 'https://desk.example/in',
      method: 'POST' as const,
      headers: [{ name: 'X-Api-Key', value }],
      login: 'none' as const,
      user: '',
      authority: '',
    });
    const refusal = await desk.refusal('destinations.save', {
      destination: { ...wire, way: header('swordfish-91') },
    });
    expect(refusal).toMatch(/X-Api-Key .* write \{secret\} in its place/);
    await desk.value('destinations.save', { destination: { ...wire, way: header('{secret}') } });
    expect((await desk.value('destinations.list', {}))[0]?.secret).toBe('missing');
  });

  test('led to another place, what was just getting its names at the old one goes whole to the new one', async () => {
    const [caption, wire] = [desk.caption(), await desk.destination()];
    desk.far.hangAt = 'placing';
    const [send = ''] = await queue([caption], [wire.id]);
    await desk.value('outbox.run', {});
    await desk.until(all([send], 'placing'));
    const way = { kind: 'folder', folder: '/other' } as const;
    const moved = { destination: { ...wire, way } };
    expect(await desk.refusal('destinations.save', moved)).toMatch(/just getting their names/);
    desk = await desk.crash();
    desk.archive.claimOutbox();
    expect(desk.archive.send(send)).toMatchObject({ state: 'waiting', naming: true });
    await desk.value('destinations.save', moved);
    expect(desk.archive.send(send)).toMatchObject({ state: 'waiting', naming: false, delivery: '' });
    await desk.value('outbox.run', {});
    await desk.until(all([send], 'delivered'));
    expect(desk.far.arrivals).toHaveLength(1);
  });

  test('led to another place while something is on its way, that begins anew there', async () => {
    const [caption, wire] = [desk.caption(), await desk.destination()];
    const went: string[] = [];
    desk.far.gate = ({ destination: { way } }) => {
      went.push(way.kind === 'folder' ? way.folder : '');
      return went.length === 1 ? new Promise(() => undefined) : Promise.resolve();
    };
    const [send = ''] = await queue([caption], [wire.id]);
    await desk.value('outbox.run', {});
    await desk.until(() => went.length === 1);
    const way = { kind: 'folder', folder: '/other' } as const;
    await desk.value('destinations.save', { destination: { ...wire, way } });
    await desk.until(all([send], 'delivered'));
    expect(went).toEqual(['/wire', '/other']);
    expect(desk.far.arrivals).toHaveLength(1);
  });

  test('what is queued goes by the new settings', async () => {
    const wire = await desk.destination();
    const sends = await queue([desk.caption()], [wire.id]);
    await desk.value('destinations.save', {
      destination: { ...wire, format: 'json', names: 'cut-{sequence:5}' },
    });
    await desk.value('outbox.run', {});
    await desk.until(all(sends, 'delivered'));
    expect([...desk.far.files.keys()]).toEqual([`${wire.name}/cut-00001.json`]);
  });
});
