/**
 * The port Courier over folders, FTP, SFTP and HTTP. One delivery at a time has a destination; its
 * connection is kept for the next one. Turns every fault into a sentence, from which the secret is
 * struck out should a server ever repeat it. Used by assemble.ts.
 */
import type { Courier, Delivery, DeliveryOutcome, DeliverySteps } from '#core/outbox/courier.ts';
import type { Destination, Receipt, Way } from '#core/outbox/records.ts';
import type { FarSide, Opening } from '#main/couriers/far-side.ts';
import { Fault, nothingSent, oneLine, problemOf } from '#main/couriers/fault.ts';
import { type HttpCall, sendOverHttp } from '#main/couriers/http.ts';
import { type HttpLine, openLine } from '#main/couriers/http-line.ts';
import { keepOpen } from '#main/couriers/kept-open.ts';
import { type Doing, placeParcels, removeTemporaries } from '#main/couriers/place-parcels.ts';
import { openSsh } from '#main/couriers/ssh-login.ts';
import { without } from '#main/couriers/struck-out.ts';
import { testFolder, testHttp, testNotes } from '#main/couriers/test-destination.ts';
import { type FolderWay, openWay } from '#main/couriers/ways.ts';
import { type KeptSecrets, needOf } from '#main/secrets/kept-secrets.ts';

export interface CourierOptions {
  readonly secrets: Pick<KeptSecrets, 'state' | 'reveal'>;
  /** How long a connection may take to stand, in milliseconds. */
  readonly connectMs?: number;
  /** How long the far side may neither take nor say anything. */
  readonly idleMs?: number;
  /** How long a connection is kept after a delivery. */
  readonly keepMs?: number;
}

/** What of a destination is under way: closed at once when it is called off. */
interface Turn {
  readonly signal: AbortSignal;
  readonly secret: string;
  readonly fits: string;
  line: { close(): void } | null;
}

export function createCourier(options: CourierOptions): Courier {
  const { secrets, connectMs = 20_000, idleMs = 30_000, keepMs = 30_000 } = options;
  const farSides = keepOpen<FarSide>(keepMs);
  const httpLines = keepOpen<HttpLine>(keepMs);
  const turns = new Map<string, Promise<unknown>>();
  const seenKeys = new Map<string, string>();
  const closing = new AbortController();

  return {
    async deliver(delivery, steps) {
      return await inTurn(delivery.destination.id, () => bring(delivery, steps));
    },
    async test(destination) {
      const notes = testNotes();
      let secret = '';
      try {
        secret = secretFor(destination);
        await tryOut(destination, secret, notes);
        return notes.end(null);
      } catch (error) {
        return notes
          .end(asFault(error))
          .map((one) => ({ ...one, said: without(one.said, secret, destination.way) }));
      }
    },
    async hostKey({ way }) {
      if (way.kind !== 'sftp') throw new Error('Only a destination of SFTP has a host key.');
      let shown = '';
      const seen = new Fault('host-key', 'the key was seen');
      const pin = async (key: string) => {
        shown = key;
        throw seen;
      };
      // Asked without a login: no key file is read, and nothing is said once the key was shown.
      const asked = { ...way, login: 'password', hostKey: '' } as const;
      try {
        (await openSsh(asked, { ...quiet(closing.signal, ''), pin })).close();
      } catch (error) {
        if (error !== seen) throw new Error(problemOf(asFault(error)).message, { cause: error });
      }
      return shown;
    },
    async close() {
      closing.abort();
      await Promise.allSettled(turns.values());
      farSides.closeAll();
      httpLines.closeAll();
    },
  };

  /** Lets deliveries to one destination pass one after another. */
  function inTurn<T>(destination: string, work: () => Promise<T>): Promise<T> {
    const turn = (turns.get(destination) ?? Promise.resolve()).then(work);
    const settled = turn
      .catch(() => undefined)
      .then(() => {
        if (turns.get(destination) === settled) turns.delete(destination);
      });
    turns.set(destination, settled);
    return turn;
  }

  async function bring(delivery: Delivery, steps: DeliverySteps): Promise<DeliveryOutcome> {
    const { destination } = delivery;
    const doing: Doing = { undone: nothingSent, placing: delivery.placing };
    const stop = new AbortController();
    let secret = '';
    let turn: Turn | null = null;
    const end = () => {
      stop.abort();
      turn?.line?.close();
    };
    const callOff = () => {
      if (!doing.placing) end();
    };
    steps.cancelled.addEventListener('abort', callOff, { once: true });
    closing.signal.addEventListener('abort', end, { once: true });
    try {
      if (closing.signal.aborted) end();
      if (steps.cancelled.aborted) callOff();
      checkNames(delivery);
      secret = secretFor(destination);
      turn = { signal: stop.signal, secret, fits: JSON.stringify([destination.way, secret]), line: null };
      stop.signal.throwIfAborted();
      const receipt = await carry(turn, delivery, steps, doing);
      return {
        kind: 'delivered',
        receipt: { ...receipt, said: without(receipt.said, secret, destination.way) },
      };
    } catch (error) {
      turn?.line?.close();
      if (steps.cancelled.aborted && !doing.placing) {
        await tidy(delivery, secret);
        return { kind: 'cancelled' };
      }
      const fault = closing.signal.aborted
        ? new Fault('interrupted', 'this program was closed')
        : asFault(error);
      const { kind, message } = problemOf(fault, doing.undone);
      return { kind: 'failed', problem: { kind, message: without(message, secret, destination.way) } };
    } finally {
      steps.cancelled.removeEventListener('abort', callOff);
      closing.signal.removeEventListener('abort', end);
    }
  }

  async function carry(
    turn: Turn,
    delivery: Delivery,
    steps: DeliverySteps,
    doing: Doing,
  ): Promise<Omit<Receipt, 'at'>> {
    const { id } = delivery.destination;
    const way = withSeenKey(delivery.destination);
    if (way.kind === 'http') {
      const line = httpLines.take(id, turn.fits) ?? openLine(way);
      turn.line = line;
      const call: HttpCall = { line, way, secret: turn.secret, idleMs, signal: turn.signal };
      const receipt = await sendOverHttp(call, delivery, steps, doing);
      httpLines.keep(id, turn.fits, line);
      return receipt;
    }
    const far = await open(id, way, turn, steps);
    turn.line = far;
    const receipt = await placeParcels(far, delivery, steps, doing);
    farSides.keep(id, turn.fits, far);
    return receipt;
  }

  /** The kept connection if it still answers, else a new one. */
  async function open(id: string, way: FolderWay, turn: Turn, steps: DeliverySteps): Promise<FarSide> {
    const kept = farSides.take(id, turn.fits);
    if (kept) {
      turn.line = kept;
      try {
        await kept.probe();
        return kept;
      } catch {
        kept.close();
        turn.signal.throwIfAborted();
      }
    }
    const pin = async (key: string) => {
      await steps.pin(key);
      seenKeys.set(hostOf(id, way), key);
    };
    return await openWay(way, { ...quiet(turn.signal, turn.secret), pin });
  }

  /** A destination as it was before its host's key was pinned must not make another key the first one. */
  function withSeenKey({ id, way }: Destination): Way {
    if (way.kind !== 'sftp' || way.hostKey !== '') return way;
    return { ...way, hostKey: seenKeys.get(hostOf(id, way)) ?? '' };
  }

  /** Takes away what a delivery that was called off left; a far side that does not answer keeps it. */
  async function tidy(delivery: Delivery, secret: string): Promise<void> {
    const way = withSeenKey(delivery.destination);
    // The host must be known already: a key is not pinned for the sake of tidying up.
    if (way.kind === 'http' || closing.signal.aborted) return;
    const briefly = AbortSignal.any([closing.signal, AbortSignal.timeout(Math.min(connectMs, 5_000))]);
    try {
      const far = await openWay(way, quiet(briefly, secret));
      briefly.addEventListener('abort', far.close, { once: true });
      try {
        await removeTemporaries(far, delivery);
      } finally {
        far.close();
      }
    } catch {
      // Nothing there has a name that a receiver takes; the outbox has the send as cancelled either way.
    }
  }

  async function tryOut(destination: Destination, secret: string, notes: ReturnType<typeof testNotes>) {
    const { way } = destination;
    if (way.kind !== 'http') {
      const opening: Opening = { ...quiet(closing.signal, secret), ...notes, pin: async () => undefined };
      return await testFolder(way, opening);
    }
    const line = openLine(way);
    try {
      return await testHttp({ line, way, secret, idleMs, signal: closing.signal }, notes);
    } finally {
      line.close();
    }
  }

  function quiet(signal: AbortSignal, secret: string): Opening {
    return {
      secret,
      connectMs,
      idleMs,
      signal,
      step: () => undefined,
      learned: () => undefined,
      pin: async () => {
        throw new Fault('host-key', 'the host is not known yet');
      },
    };
  }

  function secretFor(destination: Destination): string {
    const need = needOf(destination.way);
    if (need === 'none') return '';
    const secret = secrets.reveal(destination.id);
    if (secret !== null) return secret;
    if (need === 'optional') return '';
    const locked = secrets.state(destination) === 'locked';
    throw new Fault(
      'secret',
      locked
        ? 'the secrets of this desk are locked until their passphrase is given'
        : `the login of ${destination.name} has no password, token or passphrase on this computer yet`,
    );
  }
}

function hostOf(destination: string, way: Way): string {
  return way.kind === 'sftp' ? JSON.stringify([destination, way.host, way.port]) : destination;
}

/** A name must stay in its folder, whatever made it. */
function checkNames({ parcels }: Delivery): void {
  for (const { name } of parcels)
    if (name === '' || name === '.' || name === '..' || /[/\\\u0000-\u001f\u007f]/.test(name))
      throw new Fault('document', `“${oneLine(name)}” cannot be the name of a file`);
}

function asFault(error: unknown): Fault {
  if (error instanceof Fault) return error;
  const words = error instanceof Error ? error.message : String(error);
  return new Fault('interrupted', `something unforeseen stopped it (${words.slice(0, 200)})`, null, error);
}
