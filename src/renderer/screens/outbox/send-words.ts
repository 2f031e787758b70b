/** The sentences of the send dialog, and what of a selection would go where, kept apart so that they are tested. */

import type { CallOutput } from '#core/contract.ts';
import type { KnownDestination } from '#core/outbox/contract.ts';
import { formatNames } from '#core/wire/format-ids.ts';
import { counted, shownNumber } from '#renderer/parts/numbers.ts';

export type Foreseen = CallOutput<'outbox.foresee'>;
export type ForeseenRefusal = Foreseen['refused'][number];
type Lift = ForeseenRefusal['lifts'][number];

/** "NITF with the picture, SFTP to wire.example": what goes, and how. */
export function wayWords({ format, picture, way }: KnownDestination): string {
  const along = picture === 'none' ? '' : picture === 'zip' ? ' and picture, zipped' : ' and picture';
  const how =
    way.kind === 'folder'
      ? 'folder'
      : way.kind === 'http'
        ? 'HTTP'
        : way.kind === 'ftp'
          ? way.security === 'none'
            ? 'FTP'
            : 'FTPS'
          : 'SFTP';
  return `${formatNames[format]}${along} · ${how}`;
}

/** What keeps a destination from getting anything just now; '' for nothing. Sends to it are queued all the same. */
export function missingWords({ secret, paused, counts }: KnownDestination): string {
  if (secret === 'missing') return 'Its login has no secret yet: sends to it will stop.';
  if (secret === 'locked') return 'Its secret is locked: sends wait for the passphrase.';
  if (paused) return 'It is paused: sends to it wait.';
  const stopped = counts.stopped ?? 0;
  return stopped > 0 ? `${counted(stopped, 'send')} to it stopped.` : '';
}

/** Captions that go to the same destinations under the same reasons, in one call. */
export interface Parcel {
  readonly captions: readonly string[];
  readonly destinations: readonly string[];
  readonly lifts: readonly Lift[];
}

/**
 * What is sent where with which reason. A reason is only logged where it was needed, so captions that
 * need none go apart from those that do. What nothing lets go, or whose reason was not given, is left out.
 */
export function parcelsOf(
  captions: readonly string[],
  destinations: readonly string[],
  refused: readonly ForeseenRefusal[],
  given: Readonly<Record<Lift, string>>,
): Parcel[] {
  const lifting = new Map(refused.map((each) => [`${each.caption} ${each.destination}`, each.lifts]));
  const parcels = new Map<string, { captions: string[]; destinations: string[]; lifts: readonly Lift[] }>();
  for (const caption of captions) {
    const byLifts = new Map<string, { destinations: string[]; lifts: readonly Lift[] }>();
    for (const destination of destinations) {
      const lifts = lifting.get(`${caption} ${destination}`);
      if (lifts && (lifts.length === 0 || lifts.some((lift) => given[lift].trim() === ''))) continue;
      const key = lifts?.join() ?? '';
      const group = byLifts.get(key) ?? { destinations: [], lifts: lifts ?? [] };
      group.destinations.push(destination);
      byLifts.set(key, group);
    }
    for (const [lifts, group] of byLifts) {
      const key = `${lifts} ${group.destinations.join()}`;
      const parcel = parcels.get(key) ?? { captions: [], ...group };
      parcel.captions.push(caption);
      parcels.set(key, parcel);
    }
  }
  return [...parcels.values()];
}

/** One line of a list of refusals: the same reason at several destinations is said once. */
export interface RefusalLine {
  readonly caption: string;
  readonly fileName: string;
  readonly reason: string;
  /** The destinations it concerns; empty where that is all of them. */
  readonly destinations: readonly string[];
}

/** @param chosen how many destinations are chosen */
export function refusalLines(refused: readonly ForeseenRefusal[], chosen: number): RefusalLine[] {
  const lines = new Map<
    string,
    { caption: string; fileName: string; reason: string; destinations: string[] }
  >();
  for (const { caption, fileName, reason, destination } of refused) {
    const key = `${caption} ${reason}`;
    const line = lines.get(key) ?? { caption, fileName, reason, destinations: [] };
    line.destinations.push(destination);
    lines.set(key, line);
  }
  return [...lines.values()].map((line) =>
    line.destinations.length === chosen ? { ...line, destinations: [] } : line,
  );
}

/** "Send 12 captions", "Send 12 captions to 2 destinations", "Send the other 3". */
export function sendLabel(going: number, captions: number, destinations: number): string {
  if (going === 0) return 'Send';
  const what =
    going < captions
      ? `Send ${shownNumber(going)} of ${counted(captions, 'caption')}`
      : `Send ${counted(going, 'caption')}`;
  return destinations > 1 ? `${what} to ${shownNumber(destinations)} destinations` : what;
}

/** "4 queued for 2 destinations; 1 was refused." */
export function queuedSentence(queued: number, destinations: number, refused: number): string {
  const where = destinations === 1 ? '' : ` for ${shownNumber(destinations)} destinations`;
  const did = queued === 0 ? 'Nothing was queued' : `${shownNumber(queued)} queued${where}`;
  return refused === 0
    ? `${did}.`
    : `${did}; ${shownNumber(refused)} ${refused === 1 ? 'was' : 'were'} refused.`;
}
