/** What the editor does in the outbox: acts on the selected sends, moves one, chooses its words, pauses everything. */
import { useState } from 'react';
import type { Send } from '#core/outbox/records.ts';
import type { SendAct } from '#core/outbox/transitions.ts';
import { newsroom } from '#renderer/client.ts';
import { counted } from '#renderer/parts/numbers.ts';
import { actFits, actSentence } from '#renderer/screens/outbox/outbox-words.ts';
import { indexOfSend, sendAt } from '#renderer/screens/outbox/send-pages.ts';
import type { Picked } from '#renderer/screens/outbox/use-picked.ts';
import type { Sends } from '#renderer/screens/outbox/use-sends.ts';

/** What was just done, or why it was not. */
export interface Said {
  readonly text: string;
  readonly trouble: boolean;
}

/** Sends that a person is asked about before they are cancelled. */
export interface Asked {
  readonly sends: readonly string[];
  /** The corrections and kills among them, as far as they are known. */
  readonly revisions: readonly Send[];
}

export function useOutbox(sends: Sends, picked: Picked) {
  const [said, setSaid] = useState<Said>({ text: '', trouble: false });
  const [asked, setAsked] = useState<Asked | null>(null);
  const { list } = sends;
  const { active, index, selection } = picked;
  const chosen = selection.size > 0 ? [...selection] : active ? [active.id] : [];

  const known = (id: string) => sendAt(list, indexOfSend(list, id));

  /** Those of the selection for which the act means something; what is not here is left to the newsroom. */
  function fitting(act: SendAct): string[] {
    return chosen.filter((id) => {
      const send = known(id);
      return send === undefined || actFits(act, send.state);
    });
  }

  async function carryOut(ids: readonly string[], act: SendAct) {
    const answer = await newsroom['outbox.act']({ sends: [...ids], act });
    if (!answer.ok) setSaid({ text: answer.problem.message, trouble: true });
    else {
      const { changed, refused } = answer.value;
      setSaid({ text: actSentence(act, changed.length, refused), trouble: refused.length > 0 });
    }
    sends.refresh();
  }

  function act(deed: SendAct) {
    const ids = fitting(deed);
    if (ids.length === 0) {
      if (chosen.length > 0)
        setSaid({
          text: `There is nothing to do so with: ${counted(chosen.length, 'send')}.`,
          trouble: true,
        });
      return;
    }
    const revisions = ids.flatMap((id) => known(id) ?? []).filter(isSignal);
    const unseen = ids.some((id) => known(id) === undefined);
    if (deed === 'cancel' && (revisions.length > 0 || unseen)) setAsked({ sends: ids, revisions });
    else void carryOut(ids, deed);
  }

  /** Puts the active send one place up or down. */
  async function move(by: -1 | 1) {
    if (!active) return;
    const target = sendAt(list, by < 0 ? index - 1 : index + 2);
    if (by < 0 && !target) return setSaid({ text: 'It is the first one already.', trouble: false });
    if (by > 0 && index >= (list.total ?? 0) - 1)
      return setSaid({ text: 'It is the last one already.', trouble: false });
    const answer = await newsroom['outbox.move']({ send: active.id, before: target?.id ?? null });
    const where = by < 0 ? 'up' : 'down';
    setSaid(
      answer.ok
        ? { text: `${active.fileName || 'The caption'} moved ${where}.`, trouble: false }
        : { text: answer.problem.message, trouble: true },
    );
    sends.refresh();
  }

  /** Answers with why not, '' when it was done. */
  async function choose(send: Send, words: 'queued' | 'current', override: string): Promise<string> {
    const answer = await newsroom['outbox.choose']({
      send: send.id,
      words,
      ...(override === '' ? {} : { override }),
    });
    sends.refresh();
    if (!answer.ok) return answer.problem.message;
    const which = words === 'queued' ? 'the words it was queued with' : 'the present words';
    setSaid({ text: `${send.fileName || 'The caption'} goes with ${which}.`, trouble: false });
    return '';
  }

  async function pauseAll(paused: boolean) {
    const answer = await newsroom['outbox.pause']({ paused });
    setSaid(
      answer.ok
        ? { text: paused ? 'Everything is paused.' : 'The outbox goes on.', trouble: false }
        : { text: answer.problem.message, trouble: true },
    );
  }

  return {
    said,
    asked,
    /** How many sends an act is for. */
    many: chosen.length,
    can: (deed: SendAct) => fitting(deed).length > 0,
    act,
    move,
    choose,
    pauseAll,
    /** Cancels what was asked about, or leaves it. */
    answer(yes: boolean) {
      if (yes && asked) void carryOut(asked.sends, 'cancel');
      setAsked(null);
    },
  };
}

export type OutboxDoings = ReturnType<typeof useOutbox>;

function isSignal({ kind }: Send): boolean {
  return kind === 'kill' || kind === 'correction';
}
