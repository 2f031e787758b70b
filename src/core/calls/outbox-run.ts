/**
 * The runner: empties the outbox while its program is open, unless another program does. It looks at
 * the queue whenever something changed and at every due moment, begins what may begin, and writes down
 * what became of it (outbox-carry.ts). It keeps nothing in memory that it needs after a crash.
 */
import type { Desk, GoingSend, OutboxRun } from '#core/calls/desk.ts';
import { carry } from '#core/calls/outbox-carry.ts';
import type { KeptSend } from '#core/outbox/kept.ts';
import { mayBegin, sleepUntil } from '#core/outbox/next.ts';
import type { Destination, OutboxState } from '#core/outbox/records.ts';

/** How often it looks whether the program that sends now is still there, in milliseconds. */
const claimEvery = 5_000;
/** How often it says that it is there itself. */
const sayEvery = 30_000;

/** Begins to empty the outbox, or lets the run that is there look again. */
export function beginOutbox(desk: Desk): void {
  if (desk.closed) return;
  if (desk.outbox.run) desk.outbox.run.wake();
  else desk.outbox.run = startRun(desk);
}

/** How the outbox stands. */
export function outboxState(desk: Desk): OutboxState {
  return {
    paused: desk.archive.outboxPaused(),
    counts: desk.archive.sendCounts(),
    rate: desk.outbox.run?.rate() ?? 0,
    runner: desk.archive.outboxRunner(),
  };
}

function startRun(desk: Desk): OutboxRun {
  const going = new Map<string, GoingSend>();
  // Forgotten with the program: after a restart a server may have a few more moods.
  const moods = new Map<string, number>();
  let stopped = false;
  let claimed = false;
  let saidAt = 0;
  let timer = desk.clock.after(0, turn);

  function sleep(milliseconds: number): void {
    timer.stop();
    if (!stopped) timer = desk.clock.after(milliseconds, turn);
  }

  function turn(): void {
    let next = claimEvery;
    try {
      next = look();
    } catch {
      // The archive was busy, or its disk is full: what is due stays due, and is looked at again.
    }
    sleep(next);
  }

  /** Looks at the queue once. Answers with how long to sleep. */
  function look(): number {
    if (!holds()) return claimEvery;
    const moment = desk.clock.now();
    const now = Date.parse(moment);
    const released = desk.archive.releaseHeld(moment);
    if (released.length > 0) desk.announce({ name: 'outbox.changed', detail: { captions: released } });
    const paused = desk.archive.outboxPaused();
    for (const { destination, rest } of desk.archive.destinations()) {
      const under = [...going.values()].filter((each) => each.destination === destination.id);
      if (paused || destination.paused) for (const each of under) each.callOff();
      const restUntil = rest.until === '' ? 0 : Date.parse(rest.until);
      const lane = { paused: paused || destination.paused, restUntil, going: under.length > 0 };
      if (!mayBegin(now, lane)) continue;
      const [first] = desk.archive.sendsInTurn(destination.id, { now: moment, limit: 1 });
      if (first) begin(first, destination);
    }
    for (const [id, each] of going) {
      // Paused or cancelled since, here or by another program.
      const state = desk.archive.send(id)?.state;
      if (state !== 'sending' && state !== 'placing') each.callOff();
    }
    const due = desk.archive.nextMoment(moment);
    return sleepUntil(now, due === '' ? 0 : Date.parse(due));
  }

  /** Whether this program is the one that sends. */
  function holds(): boolean {
    const now = Date.parse(desk.clock.now());
    if (claimed && Math.abs(now - saidAt) < sayEvery) return true;
    const before = claimed;
    claimed = desk.archive.claimOutbox();
    saidAt = now;
    if (claimed && !before) void sweep(desk, going);
    // It was silent for so long that another program took over: that one sends everything anew.
    if (!claimed) for (const each of going.values()) each.callOff();
    return claimed;
  }

  function begin(send: KeptSend, destination: Destination): void {
    const each = goingSend(desk, send, destination.id, moods.get(send.id) ?? 0);
    going.set(send.id, each);
    void carry(desk, send, destination, each)
      // What the archive could not take, such as on a full disk, is done again from what it has.
      .catch(() => sleep(claimEvery))
      .finally(() => {
        going.delete(send.id);
        if (each.moods > 0) moods.set(send.id, each.moods);
        else moods.delete(send.id);
        each.ended();
        if (!stopped) sleep(0);
      });
  }

  return {
    going: (send) => going.get(send) ?? null,
    rate: () => [...going.values()].reduce((sum, { rate }) => sum + rate, 0),
    wake: () => sleep(0),
    async stop() {
      stopped = true;
      timer.stop();
      for (const [id, each] of going) {
        each.closing = true;
        const state = desk.archive.send(id)?.state;
        if (state !== 'sending' && state !== 'placing') each.callOff();
      }
      await desk.courier.close();
      await Promise.all([...going.values()].map((each) => each.finished));
      if (claimed) desk.archive.releaseOutbox();
    },
  };
}

function goingSend(desk: Desk, send: KeptSend, destination: string, moods: number): GoingSend {
  const listeners = new Set<() => void>();
  const { promise: finished, resolve: ended } = Promise.withResolvers<void>();
  const cancelled = {
    aborted: false,
    addEventListener: (_type: 'abort', listener: () => void) => void listeners.add(listener),
    removeEventListener: (_type: 'abort', listener: () => void) => void listeners.delete(listener),
  };
  return {
    destination,
    bytesSent: send.bytesSent,
    bytesTotal: send.bytesTotal,
    rate: 0,
    moods,
    closing: false,
    cancelled,
    callOff() {
      if (cancelled.aborted || desk.archive.send(send.id)?.state === 'placing') return;
      cancelled.aborted = true;
      for (const listener of [...listeners]) listener();
    },
    finished,
    ended,
  };
}

/** Removes the files of sends that ended before a crash. */
async function sweep(desk: Desk, going: ReadonlyMap<string, GoingSend>): Promise<void> {
  for (const id of await desk.staging.list()) {
    if (desk.closed) return;
    const send = desk.archive.send(id);
    const needed = send && send.state !== 'delivered' && send.state !== 'cancelled';
    if (!needed && !going.has(id)) await desk.staging.discard(id);
  }
}
