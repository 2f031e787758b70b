/**
 * What the desk's commands do. Each asks the newsroom for one change, remembers how to take it back, and
 * says in one line what came of it. What is being typed is saved before anything else happens.
 */
import { type FieldId, fields } from '#core/caption/fields.ts';
import type { Answer, Undo } from '#core/contract.ts';
import type { CaptionQuery, Entry } from '#core/records.ts';
import { newsroom } from '#renderer/client.ts';
import { cardAt } from '#renderer/screens/desk/caption-pages.ts';
import type { Check } from '#renderer/screens/desk/checks.ts';
import { count } from '#renderer/screens/desk/count-words.ts';
import type { Keeper } from '#renderer/screens/desk/keeper.ts';
import type { Pages } from '#renderer/screens/desk/use-pages.ts';
import type { PlaceInList } from '#renderer/screens/desk/use-place.ts';
import type { UndoActions, UndoResult } from '#renderer/screens/desk/use-undo.ts';

/** One line for the editor. */
export interface Said {
  readonly tone: 'plain' | 'warning' | 'error';
  readonly text: string;
}

interface Desk {
  readonly keeper: Keeper;
  readonly pages: Pages;
  readonly place: PlaceInList;
  readonly query: CaptionQuery;
  readonly house: string;
  readonly history: UndoActions;
  /** What stands against the open caption, most severe first. */
  readonly checks: readonly Check[];
  say(said: Said): void;
  /** Shows a caption wherever it is, and asks for it again. */
  show(caption: string): Promise<void>;
}

/** Fields that tell one picture from the next: copying a caption leaves them alone. */
const ownFields: ReadonlySet<FieldId> = new Set<FieldId>([
  'title',
  'dateCreated',
  'altText',
  'extendedDescription',
]);

const copied = fields.map(({ id }) => id).filter((id) => !ownFields.has(id));

export function deskActions(desk: Desk) {
  const { keeper, pages, place, history, say } = desk;
  const captions = [...place.selection];
  const current = place.caption;

  /** Saves what is typed; says so and answers false where that is not possible. */
  async function kept(): Promise<boolean> {
    if (await keeper.flush()) return true;
    const state = keeper.state();
    const reason = state.kind === 'unsaved' ? state.reason : '';
    say({ tone: 'error', text: `Not saved, so nothing else was done: ${reason}` });
    return false;
  }

  /** Runs a change to the selection; says why when it is refused. */
  async function change<Value>(
    run: () => Promise<Answer<Value>>,
    done: (value: Value, undo: Undo | undefined) => void,
  ): Promise<void> {
    if (captions.length === 0 || !(await kept())) return;
    const answer = await run();
    if (!answer.ok) return say({ tone: 'error', text: answer.problem.message });
    history.noteCall(answer.undo, captions.length === 1 ? current : null);
    done(answer.value, answer.undo);
    pages.refresh();
  }

  function took(entries: readonly Entry[], words: string): void {
    for (const entry of entries) keeper.take(entry);
    say({ tone: 'plain', text: `${words} ${count(entries.length)}.` });
  }

  async function decide(
    decision: 'working' | 'ready',
    onward: boolean,
    toCheck: (check: Check) => void = () => {},
  ): Promise<void> {
    const asked = onward && current !== null ? [current] : captions;
    await change(
      () => newsroom['captions.decide']({ captions: asked, decision }),
      ({ changed, refused }) => {
        const [first] = refused;
        if (first) {
          const errors = desk.checks.filter(({ severity }) => severity === 'error');
          if (refused.length > 1) {
            const many = `${count(refused.length)} stay as they are. The first: `;
            return say({ tone: 'warning', text: many + first.reason });
          }
          const named = first.caption === current ? refusalOf(errors) : '';
          say({ tone: 'warning', text: `Not ready: ${named || first.reason}` });
          // The words to mend are selected, so that typing mends them.
          if (named !== '' && errors[0]) toCheck(errors[0]);
          return;
        }
        const word = decision === 'ready' ? 'Ready' : 'Back to draft';
        if (!onward) return say({ tone: 'plain', text: `${word}: ${count(changed.length)}.` });
        nextUncaptioned();
      },
    );
  }

  /** Goes to the next caption that is still to be written, after this one and then from the start. */
  async function nextUncaptioned(): Promise<void> {
    const total = pages.list.total ?? 0;
    for (let at = place.index + 1; at < total; at += 1) {
      const card = cardAt(pages.list, at);
      if (!card) break;
      if (card.status === 'uncaptioned') return place.go(at);
    }
    const [all, open] = await Promise.all([
      newsroom['captions.ids']({ query: desk.query }),
      newsroom['captions.ids']({ query: { ...desk.query, status: 'uncaptioned' } }),
    ]);
    if (!all.ok || !open.ok) return;
    const waiting = new Set(open.value.filter((id) => id !== current));
    const index = [...all.value.keys()].find((at) => at > place.index && waiting.has(all.value[at] ?? ''));
    const first = index ?? all.value.findIndex((id) => waiting.has(id));
    const caption = all.value[first];
    if (caption !== undefined) return place.put({ index: first, caption });
    say({ tone: 'plain', text: 'Every photo here has a caption.' });
  }

  async function replay(turn: () => Promise<UndoResult>, nothing: string): Promise<void> {
    if (!(await kept())) return;
    const result = await turn();
    if (result.kind === 'nothing') say({ tone: 'plain', text: nothing });
    else if (result.kind === 'refused') say({ tone: 'error', text: result.reason });
    else {
      pages.refresh();
      const changed = result.caption ?? current;
      if (changed) await desk.show(changed);
    }
  }

  return {
    /** Marks the selection ready; goes to the first error of the open caption where it is refused. */
    ready: (toCheck: (check: Check) => void) => decide('ready', false, toCheck),
    draft: () => decide('working', false),
    readyAndNext: (toCheck: (check: Check) => void) => decide('ready', true, toCheck),

    otherStatus(): void {
      say({
        tone: 'plain',
        text: 'Draft and ready are set by hand. Uncaptioned and flagged follow from the caption, its checks and its duplicates.',
      });
    },

    undo: () => replay(history.undo, 'Nothing to undo.'),
    redo: () => replay(history.redo, 'Nothing to redo.'),

    copyPrevious(): Promise<void> {
      const from = cardAt(pages.list, place.index - 1)?.id;
      if (from === undefined) {
        say({ tone: 'warning', text: 'There is no photo before this one.' });
        return Promise.resolve();
      }
      return change(
        () => newsroom['captions.copy']({ from, to: captions, fields: copied }),
        (entries) => took(entries, 'Copied from the previous photo to'),
      );
    },

    applyStationery: () =>
      change(
        () => newsroom['stationery.apply']({ captions }),
        (entries) => took(entries, 'Stationery applied to'),
      ),

    rate: (rating: number) =>
      change(
        () => newsroom['captions.rate']({ captions, rating }),
        () =>
          say({
            tone: 'plain',
            text: rating === 0 ? 'No stars.' : `${'★'.repeat(rating)} ${count(captions.length)}.`,
          }),
      ),

    /** Does something with the captions as they are on the disk: what is typed is saved first. */
    async whenKept(then: () => void): Promise<void> {
      if (await kept()) then();
    },

    async saved(): Promise<void> {
      if (await kept())
        say({ tone: 'plain', text: 'Everything typed is saved. Nothing needs to be saved by hand.' });
    },

    copyWire: () =>
      change(
        () => newsroom['wire.copy']({ captions, house: desk.house }),
        async ({ text, refused }) => {
          const [first] = refused;
          if (text !== '') await navigator.clipboard.writeText(text);
          const copiedCount = captions.length - refused.length;
          if (!first) return say({ tone: 'plain', text: `Wire text of ${count(copiedCount)} copied.` });
          const left = `${first.fileName || 'A caption'} is left out: ${first.reason}`;
          say({ tone: 'warning', text: copiedCount > 0 ? `${count(copiedCount)} copied. ${left}` : left });
        },
      ),
  };
}

/** "“the” is doubled, and 2 more errors."; '' where no error is known yet. */
function refusalOf(errors: readonly Check[]): string {
  const [first] = errors;
  if (!first) return '';
  const more = errors.length - 1;
  const others = more === 0 ? '' : `, and ${more} more ${more === 1 ? 'error' : 'errors'}`;
  return `${first.message.replace(/\.$/, '')}${others}.`;
}
