/**
 * The words for people that go with a correction, an update or a kill: labelled as what it is, with
 * the reason, the picture and what the receiver has to do. Used by the corrections flow. Every house
 * has its own form (core/style/house.ts, `wire.notes`); the editor may change the words, not the label.
 *
 * Rules: AP labels a correction a correction, bars words that play it down, and sends the picture
 * again, marked as a retransmission to correct an error; AFP and AP kill with the demand to remove
 * the picture from every place where it may still stand.
 */
import type { House } from '#core/style/house.ts';
import type { SignalKind } from '#core/wire/item.ts';

/** What a version does to the one before it. */
export type RevisionKind = Exclude<SignalKind, 'new'>;

/** What a note is made of. */
export interface RevisionFacts {
  /** Why, in the editor's words. */
  readonly reason: string;
  /** What the picture is called where it went: its file name. */
  readonly name: string;
  /** When the version before was made, ISO 8601. */
  readonly sentAt: string;
  readonly provider: string;
}

/** The label that begins every note, by which people and filters tell it. */
const labels: Readonly<Record<RevisionKind, string>> = {
  update: 'UPDATE',
  correction: 'CORRECTION',
  kill: 'MANDATORY KILL',
};

const usual: Readonly<Record<RevisionKind, string>> = {
  update: 'UPDATE: {reason} This takes the place of {name}, sent {sent}.',
  correction:
    'CORRECTION: {reason} {name}, sent {sent}, is retransmitted to correct an error. Use this version only.',
  kill: 'MANDATORY KILL: {reason} {name}, sent {sent}, may no longer be used in any way. Remove it from every page, app, social account, system and archive.',
};

// A correction that hides in softer words is overlooked, and readers are misled twice.
const softened =
  /(?<!\p{L})(?:recasts?|recasting|fix(?:es|ed)?|clarif(?:y|ies|ied)|chang(?:es|ed)|tweak(?:s|ed)?)(?!\p{L})/iu;

/** The note in the house's form. The reason gets its full stop, if it has none. */
export function revisionNote(kind: RevisionKind, facts: RevisionFacts, house: House): string {
  const form = house.wire.notes?.[kind] ?? usual[kind];
  const reason = facts.reason.trim();
  const values: Readonly<Record<string, string>> = {
    reason: /[.!?。！？]$/u.test(reason) ? reason : `${reason}.`,
    name: facts.name,
    sent: sentWords(facts.sentAt),
    provider: facts.provider,
  };
  return form.replace(/\{(reason|name|sent|provider)\}/g, (_all, name: string) => values[name] ?? '').trim();
}

/** What is wrong with a note, one sentence each; [] for nothing. */
export function noteProblems(kind: RevisionKind, note: string): string[] {
  const label = labels[kind];
  const problems: string[] = [];
  if (!new RegExp(`^(?:${label}|${label.split(' ').at(-1)})(?![\\p{L}])`, 'u').test(note.trim())) {
    problems.push(`The note begins with “${label}”, so that nobody overlooks it.`);
  }
  const [soft = ''] = kind === 'correction' ? (softened.exec(note) ?? []) : [];
  if (soft !== '') {
    problems.push(`Say what was wrong and what is right instead of “${soft}”: a correction is called one.`);
  }
  return problems;
}

/** "22 Nov 2026 10:44 +00:00": the same to every reader, whatever order of numbers they know. */
function sentWords(at: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.exec(at);
  if (!parts) return at;
  const [, year, month, day, time, zone] = parts;
  const name = months[Number(month) - 1] ?? month;
  return `${Number(day)} ${name} ${year} ${time} ${zone === 'Z' || zone === '+00:00' ? 'GMT' : zone}`;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
