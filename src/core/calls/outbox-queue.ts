/**
 * How captions get into the outbox: as a version of their item, with one send for each destination.
 * Used by `outbox.send` and `outbox.choose`. Version and sends are one transaction of the caller's.
 */
import type { Desk } from '#core/calls/desk.ts';
import { shownName } from '#core/calls/sift.ts';
import { type CaptionFields, changesBetween } from '#core/caption/caption.ts';
import { embargoProblem, waitsHere } from '#core/outbox/embargo.ts';
import type { KeptSend } from '#core/outbox/kept.ts';
import { type Band, bandFor, endOf } from '#core/outbox/order.ts';
import { planOf } from '#core/outbox/parcels.ts';
import type { Destination, ItemVersion } from '#core/outbox/records.ts';
import type { Entry } from '#core/records.ts';
import type { SignalKind } from '#core/wire/item.ts';

/** How much of a caption a list of sends shows. */
const excerptLength = 160;

/** Queues one caption for one destination. Answers with the send's id, or why it may not go. */
export function queueFor(
  desk: Desk,
  entry: Entry,
  destination: Destination,
  urgent: boolean | undefined,
): { readonly queued: string } | { readonly reason: string } {
  const problem = embargoProblem(entry.fields.embargo) || photoRefusal(entry, destination);
  if (problem !== '') return { reason: problem };
  const earlier = desk.archive.sendsOfCaption(entry.id).filter(({ state }) => state !== 'cancelled');
  const version = versionOf(desk, entry, earlier);
  const there = earlier.filter((send) => send.destination === destination.id);
  const same = there.find((send) => send.version === version.version);
  if (same) return { reason: repeated(same) };
  // What has not begun would only be overtaken: its receiver gets the newer words as its first ones.
  for (const send of there) if (!hasBegun(send)) desk.archive.saveSend(send.id, { state: 'cancelled' });
  const kind = there.some(hasBegun) ? version.kind : 'new';
  const id = desk.clock.newId();
  const now = desk.clock.now();
  const band = bandFor(kind, urgent ?? isUrgent(entry.fields));
  desk.archive.addSend({
    id,
    caption: entry.id,
    version: version.version,
    kind,
    destination: destination.id,
    fileName: shownName(entry),
    excerpt: excerptOf(entry.fields),
    revision: entry.revision,
    // Who gets a later version has the picture already.
    state: kind === 'new' && waitsHere(entry.fields.embargo, now, destination) ? 'held' : 'waiting',
    place: endPlace(desk, band),
    embargo: entry.fields.embargo,
    queuedAt: now,
    who: desk.editor.name,
  });
  return { queued: id };
}

/** Whether a version may arrive, whatever is done now. */
export function hasBegun({ state, naming }: Pick<KeptSend, 'state' | 'naming'>): boolean {
  return naming || state === 'sending' || state === 'placing' || state === 'delivered';
}

/**
 * The version that a caption's present words are: the newest where it says the same, else a next one
 * that is made here. After a kill even the same words are a version of their own.
 */
export function versionOf(desk: Desk, entry: Entry, sends: readonly KeptSend[]): ItemVersion {
  const newest = desk.archive.itemVersions(entry.id).at(-1);
  const says = newest && changesBetween(newest.fields, entry.fields).length === 0;
  if (newest && says && newest.kind !== 'kill') return newest;
  const kind: SignalKind = sends.some(hasBegun) ? 'update' : 'new';
  const version: ItemVersion = {
    caption: entry.id,
    version: (newest?.version ?? 0) + 1,
    kind,
    fields: entry.fields,
    reason: '',
    note: '',
    who: desk.editor.name,
    at: desk.clock.now(),
  };
  desk.archive.addItemVersion(version);
  return version;
}

export function excerptOf(fields: CaptionFields): string {
  return fields.caption.slice(0, excerptLength);
}

/** The place behind all of a band. */
export function endPlace(desk: Desk, band: Band): number {
  return endOf(band, desk.archive.placesBetween(band));
}

/** IPTC urgency 1 and 2: what interrupts, and what is wanted at once. */
function isUrgent({ urgency }: CaptionFields): boolean {
  return urgency === '1' || urgency === '2';
}

/** Why a caption would not be queued for a destination as it stands, whatever an editor overrides; '' for no reason. Nothing is kept. */
export function queueRefusal(desk: Desk, entry: Entry, destination: Destination): string {
  const problem = embargoProblem(entry.fields.embargo) || photoRefusal(entry, destination);
  if (problem !== '') return problem;
  const newest = desk.archive.itemVersions(entry.id).at(-1);
  const says = newest && newest.kind !== 'kill' && changesBetween(newest.fields, entry.fields).length === 0;
  const same =
    says &&
    desk.archive
      .sendsOfCaption(entry.id)
      .find(
        ({ state, destination: there, version }) =>
          state !== 'cancelled' && there === destination.id && version === newest.version,
      );
  return same ? repeated(same) : '';
}

function photoRefusal({ photo }: Entry, destination: Destination): string {
  const wanted = planOf(destination, 'new').picture;
  return photo || !wanted ? '' : `The caption has no photo yet, and ${destination.name} takes pictures.`;
}

function repeated({ state, destinationName }: KeptSend): string {
  return state === 'delivered'
    ? `${destinationName} has these words already; change them, or send a correction.`
    : `It is in the outbox for ${destinationName} already.`;
}
