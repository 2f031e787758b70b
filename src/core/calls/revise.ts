/**
 * A correction, an update or a kill: what it says, who gets it, and its way into the outbox. The new
 * version, its sends, the caption's new words and the log are one transaction: after a crash the
 * revision is on its way, whole, or was never made.
 */
import { announceChange } from '#core/calls/captions.ts';
import type { Desk } from '#core/calls/desk.ts';
import { entryOf, keepCaption } from '#core/calls/keep.ts';
import { shownFor } from '#core/calls/outbox-files.ts';
import { endPlace, excerptOf, hasBegun } from '#core/calls/outbox-queue.ts';
import { logOverrides, shownName, whyRefused } from '#core/calls/sift.ts';
import { itemOf } from '#core/calls/wire-item.ts';
import {
  applyChanges,
  type CaptionFields,
  changesBetween,
  type FieldChanges,
} from '#core/caption/caption.ts';
import type { KeptSend } from '#core/outbox/kept.ts';
import { bandFor } from '#core/outbox/order.ts';
import type { Destination, ItemVersion, ShownDocument } from '#core/outbox/records.ts';
import type { Entry } from '#core/records.ts';
import { Refusal } from '#core/refusal.ts';
import type { House } from '#core/style/house.ts';
import { noteProblems, type RevisionKind, revisionNote } from '#core/wire/revision-note.ts';

/** What an editor asks for. */
interface Asked {
  readonly kind: RevisionKind;
  readonly reason: string;
  readonly changes?: FieldChanges | undefined;
  /** The words for people, where they are not the house's. */
  readonly note?: string | undefined;
  readonly override?: string | undefined;
}

/** A revision, thought through. */
export interface RevisionPlan {
  readonly entry: Entry;
  readonly version: ItemVersion;
  readonly earlier: ItemVersion;
  /** Those who got an earlier version, or are getting it now. */
  readonly receivers: readonly Destination[];
  /** Names of destinations that got one and were removed since: somebody has to tell them by another way. */
  readonly lost: readonly string[];
  /** Sends of earlier versions that have not begun. */
  readonly waiting: readonly KeptSend[];
  /** Why it cannot go, one sentence each. */
  readonly problems: readonly string[];
}

/**
 * Thinks a revision through; nothing is changed.
 * @throws Refusal where nothing of the caption was ever sent
 */
export function planRevision(desk: Desk, entry: Entry, asked: Asked, house: House): RevisionPlan {
  const earlier = desk.archive.itemVersions(entry.id).at(-1);
  if (!earlier) {
    throw new Refusal(
      'refused',
      `${shownName(entry)} was not sent yet: there is nothing to ${verb(asked.kind)}.`,
      'caption',
    );
  }
  const sends = desk.archive.sendsOfCaption(entry.id).filter(({ state }) => state !== 'cancelled');
  const { receivers, lost } = receiversOf(desk, sends.filter(hasBegun));
  // A kill is about what went; whatever was typed since is not sent with it.
  const fields = asked.kind === 'kill' ? earlier.fields : applyChanges(entry.fields, asked.changes ?? {});
  const provider = itemOf(desk, entry, firstFacts(earlier)).provider;
  const note =
    asked.note ??
    revisionNote(
      asked.kind,
      { reason: asked.reason, name: shownName(entry), sentAt: earlier.at, provider },
      house,
    );
  return {
    entry,
    earlier,
    receivers,
    lost,
    waiting: sends.filter((send) => !hasBegun(send)),
    problems: [
      ...whatStandsInTheWay(entry, asked.kind, earlier, fields, receivers),
      ...noteProblems(asked.kind, note),
      ...(asked.kind === 'kill' ? [] : standing(desk, { ...entry, fields }, house, asked.override)),
    ],
    version: {
      caption: entry.id,
      version: earlier.version + 1,
      kind: asked.kind,
      fields,
      reason: asked.reason,
      note,
      who: desk.editor.name,
      at: desk.clock.now(),
    },
  };
}

/** Makes the new version and queues it before everything else. The plan has no problems. */
export function revise(
  desk: Desk,
  { entry, version, receivers, lost, waiting }: RevisionPlan,
  override: string | undefined,
): { version: number; sends: string[]; lost: string[] } {
  const { kind } = version;
  const sends = desk.archive.transaction(() => {
    const present = entryOf(desk, entry.id);
    const why = `${kind}: ${version.reason}`;
    if (kind === 'kill') desk.archive.setDecision(entry.id, 'killed', 'killed', why, version.who, version.at);
    else {
      keepCaption(desk, present, version.fields, kind);
      desk.archive.logReason(entry.id, why, version.who, version.at);
      logOverrides(desk, [present], { override });
    }
    desk.archive.addItemVersion(version);
    for (const send of waiting) {
      // Those who have nothing yet get the new words as their first, and nothing at all of a kill.
      if (kind === 'kill') desk.archive.saveSend(send.id, { state: 'cancelled' });
      else desk.archive.saveSend(send.id, { version: version.version, problem: null });
    }
    return receivers.map((destination) => queue(desk, entry, version, destination));
  });
  announceChange(desk, [entry.id]);
  desk.announce({ name: 'outbox.changed', detail: { captions: [entry.id] } });
  desk.outbox.run?.wake();
  return { version: version.version, sends, lost: [...lost] };
}

/** What a destination would get of a revision. */
export function shownAt(desk: Desk, { version }: RevisionPlan, to: Destination): ShownDocument[] {
  return shownFor(desk, { version, kind: version.kind }, to, null);
}

function queue(desk: Desk, entry: Entry, version: ItemVersion, destination: Destination): string {
  const id = desk.clock.newId();
  desk.archive.addSend({
    id,
    caption: entry.id,
    version: version.version,
    kind: version.kind,
    destination: destination.id,
    fileName: shownName(entry),
    excerpt: excerptOf(version.fields),
    revision: entry.revision,
    // What goes wrong is put right at once, embargo or not: whoever gets it has the picture already.
    state: 'waiting',
    place: endPlace(desk, bandFor(version.kind, false)),
    embargo: version.fields.embargo,
    queuedAt: version.at,
    who: version.who,
  });
  return id;
}

/** Whom a revision has to reach: where it can be queued, and by name where the destination was removed since. */
function receiversOf(desk: Desk, begun: readonly KeptSend[]): { receivers: Destination[]; lost: string[] } {
  const receivers = new Map<string, Destination>();
  const lost = new Set<string>();
  for (const send of begun) {
    const destination = desk.archive.destination(send.destination)?.destination;
    if (destination) receivers.set(destination.id, destination);
    else lost.add(send.destinationName);
  }
  return { receivers: [...receivers.values()], lost: [...lost] };
}

function whatStandsInTheWay(
  entry: Entry,
  kind: RevisionKind,
  earlier: ItemVersion,
  fields: CaptionFields,
  receivers: readonly Destination[],
): string[] {
  if (entry.decision === 'killed')
    return ['The picture was killed already: there is nothing left to send of it.'];
  if (receivers.length === 0)
    return ['Nobody has the picture yet: cancel what waits, or change the caption before it goes.'];
  if (kind !== 'kill' && changesBetween(earlier.fields, fields).length === 0) {
    return ['The caption says what was sent already: change what is wrong first.'];
  }
  return [];
}

function standing(desk: Desk, entry: Entry, house: House, override: string | undefined): string[] {
  const reason = whyRefused(desk, entry, house, { override });
  return reason === '' ? [] : [reason];
}

function firstFacts(earlier: ItemVersion) {
  const { version, at } = earlier;
  return { version, createdAt: at, at, signal: { kind: 'new', note: '' }, pictures: [] } as const;
}

function verb(kind: RevisionKind): string {
  return kind === 'correction' ? 'correct' : kind;
}
