/** The sentences of what was sent and of its corrections, and what they count, kept apart so that they are tested. */
import { type CaptionFields, changesBetween, type FieldChange } from '#core/caption/caption.ts';
import type { ItemVersion, Send, ShownDocument } from '#core/outbox/records.ts';
import type { RevisionKind } from '#core/wire/revision-note.ts';
import { counted, shownNumber } from '#renderer/parts/numbers.ts';

/** What became of a caption on the wire. */
export interface SentItem {
  /** Oldest first. */
  readonly versions: readonly ItemVersion[];
  readonly sends: readonly Send[];
}

export const revisionKinds = [
  { value: 'update', label: 'Update' },
  { value: 'correction', label: 'Correction' },
  { value: 'kill', label: 'Kill' },
] as const satisfies readonly { value: RevisionKind; label: string }[];

/** When each kind is right, in one line. */
export const kindHints: Readonly<Record<RevisionKind, string>> = {
  update: 'What was sent was right; there is more to say now.',
  correction: 'Something that was sent was wrong. It is called a correction, wherever it goes.',
  kill: 'The picture may no longer be used at all. Nothing of it leaves this desk afterwards.',
};

/** The word that has to be typed before a kill. */
export const killWord = 'KILL';

const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** "12 Nov 2026, 18:04", in the editor's own time; as it stands where it is no instant. */
export function shownInstant(instant: string): string {
  const time = Date.parse(instant);
  return Number.isNaN(time) ? instant : moment.format(time);
}

/** The sends of one version, one for each destination: the one that counts, which is the newest that was not taken back. */
export function sendsOf({ sends }: SentItem, version: number): Send[] {
  const counting = new Map<string, Send>();
  for (const send of sends.filter((each) => each.version === version)) {
    const before = counting.get(send.destination);
    if (!before || counts(send, before)) counting.set(send.destination, send);
  }
  return [...counting.values()];
}

function counts(send: Send, before: Send): boolean {
  const takenBack = send.state === 'cancelled';
  if (takenBack !== (before.state === 'cancelled')) return !takenBack;
  return send.queuedAt > before.queuedAt;
}

/** What the tab says: "Sent", "Sent v2 to 3", "Sent v2 to 1 of 3", "Killed v3 to 3". */
export function sentLabel(item: SentItem): string {
  const newest = item.versions.at(-1);
  if (!newest) return 'Sent';
  const going = sendsOf(item, newest.version).filter(({ state }) => state !== 'cancelled');
  const arrived = going.filter(({ state }) => state === 'delivered').length;
  const many = shownNumber(going.length);
  const to = arrived === going.length ? many : `${shownNumber(arrived)} of ${many}`;
  return `${newest.kind === 'kill' ? 'Killed' : 'Sent'} v${newest.version}${going.length > 0 ? ` to ${to}` : ''}`;
}

/** "Version 2 went to 3 destinations." and what is still on its way or stopped. */
export function sentSentence(item: SentItem): string {
  const newest = item.versions.at(-1);
  if (!newest) return 'Nothing of this caption was sent yet.';
  const sends = sendsOf(item, newest.version);
  const count = (wanted: (send: Send) => boolean) => sends.filter(wanted).length;
  const arrived = count(({ state }) => state === 'delivered');
  const stopped = count(({ state }) => state === 'stopped');
  const cancelled = count(({ state }) => state === 'cancelled');
  const going = sends.length - arrived - stopped - cancelled;
  const parts = [
    arrived > 0 ? `is at ${counted(arrived, 'destination')}` : '',
    going > 0 ? `is on its way to ${counted(going, 'destination')}` : '',
    stopped > 0 ? `stopped before ${counted(stopped, 'destination')}` : '',
  ].filter((part) => part !== '');
  const title = newest.kind === 'kill' ? `The kill, version ${newest.version},` : `Version ${newest.version}`;
  return parts.length === 0 ? `${title} went nowhere.` : `${title} ${listed(parts)}.`;
}

/** "Headline, Caption" of the fields in which the desk differs from what was sent last. A kill sends no words. */
export function unsentChanges({ versions }: SentItem, fields: CaptionFields): FieldChange[] {
  const newest = versions.at(-1);
  return newest && newest.kind !== 'kill' ? changesBetween(newest.fields, fields) : [];
}

/** What a version changed in the one before it; [] for the first. */
export function changesIn(versions: readonly ItemVersion[], version: ItemVersion): FieldChange[] {
  const before = versions.findLast((each) => each.version < version.version);
  return before ? changesBetween(before.fields, version.fields) : [];
}

/** What the button says that sends a revision. */
export function confirmLabel(kind: RevisionKind, destinations: number): string {
  const to = counted(destinations, 'destination');
  if (kind === 'kill') return `Kill it at ${to}`;
  return `Send the ${kind} to ${to}`;
}

/** Why nothing of a caption can be corrected, updated or killed, for the editor; '' where it can. */
export function revisionRefusal(
  kind: RevisionKind,
  { versions }: SentItem,
  name: string,
  killed: boolean,
): string {
  const shown = name || 'This caption';
  if (killed) return `${shown} was killed already: there is nothing left to send of it.`;
  const verb = kind === 'correction' ? 'correct' : kind;
  return versions.length === 0 ? `${shown} was not sent yet: there is nothing to ${verb}.` : '';
}

/** What is said once it is on its way. */
export function revisedSentence(kind: RevisionKind, version: number, sends: number): string {
  const to = counted(sends, 'destination');
  if (kind === 'kill') return `Killed. The notice, version ${version}, goes to ${to} before everything else.`;
  const name = kind === 'correction' ? 'Correction' : 'Update';
  return `${name}, version ${version}, goes to ${to} before everything else.`;
}

/** "Wire East was removed since: tell them by another way." */
export function lostSentence(lost: readonly string[]): string {
  return `${listed(lost)} ${lost.length === 1 ? 'was' : 'were'} removed since: tell them by another way.`;
}

/** When, by whom and why a picture was killed, as far as it is known. */
export function killedSentence(kill: Pick<ItemVersion, 'at' | 'who' | 'reason'> | undefined): string {
  const end = 'may not be sent, exported or reused.';
  if (!kill) return `Killed: ${end}`;
  return `Killed on ${shownInstant(kill.at)} by ${kill.who}: ${end}`;
}

/** What a file of a send is: its text goes as it is shown, a picture carries it inside. */
export function documentHint({ mediaType, bytes }: Pick<ShownDocument, 'mediaType' | 'bytes'>): string {
  return mediaType === 'image/jpeg'
    ? 'the picture, with these words inside'
    : `${mediaType} · ${counted(bytes, 'byte')}`;
}

function listed(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
