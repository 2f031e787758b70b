/**
 * Keeps every keystroke. Holds what the newsroom answered for the captions in use, what the editor
 * has typed since, and sends the difference: a moment after the last keystroke, one call at a time
 * for each caption, again and again until it is on disk. Typed text is never replaced by an answer.
 */
import { applyChanges, type CaptionFields, type FieldChanges } from '#core/caption/caption.ts';
import { fields } from '#core/caption/fields.ts';
import type { Answer, CallOutput, Undo } from '#core/contract.ts';
import type { Entry } from '#core/records.ts';

/** Milliseconds without a keystroke after which an edit is sent: short of a pause to think. */
const restBeforeSaving = 300;
/** Milliseconds before an edit that was not saved is tried again. */
const restBeforeRetry = 3_000;
/** Entries remembered, so that stepping back shows the caption at once. */
const mostEntries = 200;

/** How the typed text stands: all of it on disk, on its way, or not saved and why. */
export type SaveState =
  | { readonly kind: 'saved'; readonly at: string | null }
  | { readonly kind: 'saving' }
  | { readonly kind: 'unsaved'; readonly reason: string };

/** Changes of one sort, typed together and sent together. */
interface Stretch {
  changes: FieldChanges;
  /** What the editor saw in these fields before typing over it. */
  readonly seen: FieldChanges;
  readonly why: string;
  readonly from: number;
  to: number;
  /** Sent as the window was left, without waiting for what was under way. */
  parted?: boolean;
}

interface Unsaved {
  readonly stretches: Stretch[];
  sending: boolean;
  timer: ReturnType<typeof setTimeout> | undefined;
  reason: string;
}

/** What was saved, for the undo stack. */
export interface SavedEdit {
  readonly caption: string;
  readonly undo: Undo | undefined;
  /** The one field that was typed in; '' when several changed or nobody typed. */
  readonly field: string;
  readonly from: number;
  readonly to: number;
}

/** Text that is in this window only, as it is copied by hand or kept over a reload. Plain JSON. */
export interface UnsavedText {
  readonly caption: string;
  /** The photo's name, or '' for a caption without one. */
  readonly fileName: string;
  readonly changes: FieldChanges;
  readonly seen: FieldChanges;
}

/** An edit from elsewhere that typed text went over before anybody here had seen it. */
export interface Overwritten {
  readonly caption: string;
  readonly fileName: string;
  /** The fields as the other edit had left them. */
  readonly theirs: FieldChanges;
}

interface Ways {
  save(caption: string, changes: FieldChanges, why: string): Promise<Answer<CallOutput<'captions.edit'>>>;
  saved(edit: SavedEdit): void;
  now(): number;
}

export class Keeper {
  readonly #ways: Ways;
  readonly #entries = new Map<string, Entry>();
  readonly #unsaved = new Map<string, Unsaved>();
  readonly #listeners = new Set<() => void>();
  #waiting: (() => void)[] = [];
  #overwritten: readonly Overwritten[] = [];
  #savedAt: string | null = null;
  #state: SaveState = { kind: 'saved', at: null };
  #version = 0;

  constructor(ways: Ways) {
    this.#ways = ways;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Rises with every change; a snapshot for useSyncExternalStore. */
  readonly version = (): number => this.#version;

  readonly state = (): SaveState => this.#state;

  /** The caption as it stands on disk, as far as is known. */
  entry(caption: string): Entry | undefined {
    return this.#entries.get(caption);
  }

  /** What has been typed and is not known to be on disk. */
  typed(caption: string): FieldChanges {
    const stretches = this.#unsaved.get(caption)?.stretches ?? [];
    return Object.assign({}, ...stretches.map(({ changes }) => changes));
  }

  /** The fields as the editor sees them: what is on disk, with what was typed since. */
  fields(caption: string): CaptionFields | undefined {
    const entry = this.#entries.get(caption);
    return entry && applyChanges(entry.fields, this.typed(caption));
  }

  /** Takes note of an answer. One that is older than what is known is left aside. */
  take(entry: Entry): void {
    const known = this.#entries.get(entry.id);
    if (known && known.revision > entry.revision) return;
    this.#entries.delete(entry.id);
    this.#entries.set(entry.id, entry);
    for (const id of this.#entries.keys()) {
      if (this.#entries.size <= mostEntries) break;
      if (!this.#unsaved.has(id)) this.#entries.delete(id);
    }
    this.#changed();
  }

  /** Takes a change as typed, and saves it a moment later; any other change is saved at once. */
  edit(caption: string, changes: FieldChanges, why = 'typed'): void {
    const unsaved = this.#unsavedOf(caption);
    const now = this.#ways.now();
    const last = unsaved.stretches.at(-1);
    // Subtle: the first stretch may be under way to the newsroom and must stay as it was sent.
    const open = last !== undefined && !(unsaved.sending && unsaved.stretches.length === 1);
    const shown = this.fields(caption);
    if (open && last.why === why && why === 'typed' && sameFields(last.changes, changes)) {
      last.changes = { ...last.changes, ...changes };
      last.to = now;
      last.parted = false;
    } else
      unsaved.stretches.push({ changes, seen: shown ? sameOf(shown, changes) : {}, why, from: now, to: now });
    clearTimeout(unsaved.timer);
    unsaved.timer = setTimeout(() => this.#send(caption), why === 'typed' ? restBeforeSaving : 0);
    this.#changed();
  }

  /** Sends everything typed now; answers whether all of it is on disk. */
  async flush(): Promise<boolean> {
    const settled = new Promise<void>((resolve) => this.#waiting.push(resolve));
    for (const caption of this.#unsaved.keys()) this.#send(caption);
    this.#settle();
    await settled;
    return this.#unsaved.size === 0;
  }

  /**
   * Sends everything at once because the page may be gone in a moment, also what otherwise waits for an
   * edit under way. Where the page stays after all, that is sent once more in its turn and changes nothing.
   */
  lastWords(): void {
    for (const [caption, unsaved] of this.#unsaved) {
      void this.#send(caption);
      for (const stretch of unsaved.stretches.slice(1)) {
        if (stretch.parted) continue;
        stretch.parted = true;
        void this.#ways.save(caption, stretch.changes, stretch.why);
      }
    }
  }

  /** Everything that is in this window only. */
  unsaved(): UnsavedText[] {
    return [...this.#unsaved].map(([caption, { stretches }]) => ({
      caption,
      fileName: this.#nameOf(caption),
      changes: this.typed(caption),
      // What was seen first is what was typed over.
      seen: Object.assign({}, ...stretches.map(({ seen }) => seen).reverse()),
    }));
  }

  /** Takes up text that an earlier page of this window could not save. */
  resume(texts: readonly UnsavedText[]): void {
    const now = this.#ways.now();
    for (const { caption, changes, seen } of texts) {
      this.#unsavedOf(caption).stretches.unshift({ changes, seen, why: 'typed', from: now, to: now });
      void this.#send(caption);
    }
  }

  /** Edits from elsewhere that were typed over unseen, until they are set aside. */
  readonly overwritten = (): readonly Overwritten[] => this.#overwritten;

  /** The editor knows of this one now. */
  setAside(caption: string): void {
    this.#overwritten = this.#overwritten.filter((each) => each.caption !== caption);
    this.#changed();
  }

  #nameOf(caption: string): string {
    return this.#entries.get(caption)?.photo?.fileName ?? '';
  }

  #unsavedOf(caption: string): Unsaved {
    const known = this.#unsaved.get(caption);
    if (known) return known;
    const fresh: Unsaved = { stretches: [], sending: false, timer: undefined, reason: '' };
    this.#unsaved.set(caption, fresh);
    return fresh;
  }

  async #send(caption: string): Promise<void> {
    const unsaved = this.#unsaved.get(caption);
    const stretch = unsaved?.stretches[0];
    if (!unsaved || !stretch || unsaved.sending) return;
    clearTimeout(unsaved.timer);
    unsaved.sending = true;
    this.#changed();
    const answer = await this.#ways.save(caption, stretch.changes, stretch.why);
    unsaved.sending = false;
    if (answer.ok) this.#wasSaved(caption, unsaved, stretch, answer);
    else {
      unsaved.reason = answer.problem.message;
      unsaved.timer = setTimeout(() => this.#send(caption), restBeforeRetry);
      this.#changed();
    }
    this.#settle();
  }

  #wasSaved(
    caption: string,
    unsaved: Unsaved,
    stretch: Stretch,
    answer: { value: CallOutput<'captions.edit'>; undo?: Undo },
  ): void {
    unsaved.stretches.shift();
    unsaved.reason = '';
    this.#savedAt = answer.value.savedAt;
    if (unsaved.stretches.length === 0) this.#unsaved.delete(caption);
    this.take(answer.value.entry);
    this.#compareWithSeen(caption, stretch, answer.undo);
    const [field, ...others] = Object.keys(stretch.changes);
    const typedIn = stretch.why === 'typed' && others.length === 0 ? (field ?? '') : '';
    this.#ways.saved({ caption, undo: answer.undo, field: typedIn, from: stretch.from, to: stretch.to });
    if (unsaved.stretches.length > 0) this.#send(caption);
  }

  /**
   * Subtle: the inverse of an edit holds what stood in its fields at the moment of writing, read under
   * the archive's own lock. Where that is neither what the editor saw nor what was written, another
   * edit came between; asking before the save could miss one, this cannot.
   */
  #compareWithSeen(caption: string, { changes, seen }: Stretch, undo: Undo | undefined): void {
    const stood = changesOf(undo);
    const theirs = fields
      .map(({ id }) => id)
      .filter((id) => seen[id] !== undefined && stood[id] !== undefined)
      .filter((id) => !sameText(stood[id], seen[id]) && !sameText(stood[id], changes[id]));
    if (theirs.length === 0) return;
    const one = {
      caption,
      fileName: this.#nameOf(caption),
      theirs: Object.fromEntries(theirs.map((id) => [id, stood[id]])),
    };
    this.#overwritten = [...this.#overwritten.filter((each) => each.caption !== caption), one];
    this.#changed();
  }

  /** Answers those who wait for a flush, once nothing is under way. */
  #settle(): void {
    if ([...this.#unsaved.values()].some(({ sending }) => sending)) return;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }

  #changed(): void {
    this.#version += 1;
    this.#state = this.#stateNow();
    for (const listener of this.#listeners) listener();
  }

  #stateNow(): SaveState {
    const all = [...this.#unsaved.values()];
    const failed = all.find(({ reason }) => reason !== '');
    if (failed) return { kind: 'unsaved', reason: failed.reason };
    return all.length > 0 ? { kind: 'saving' } : { kind: 'saved', at: this.#savedAt };
  }
}

function sameFields(a: FieldChanges, b: FieldChanges): boolean {
  return Object.keys(a).join() === Object.keys(b).join();
}

/** The fields that a change is about, as a caption has them. */
function sameOf(shown: CaptionFields, changes: FieldChanges): FieldChanges {
  return Object.fromEntries(Object.entries(shown).filter(([id]) => Object.hasOwn(changes, id)));
}

/** The changes that an edit's inverse would make. */
function changesOf(undo: Undo | undefined): FieldChanges {
  const input = undo?.name === 'captions.edit' ? Object(undo.input) : {};
  return Object(input.changes);
}

function sameText(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
