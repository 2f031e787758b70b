/**
 * Knows when the page has said all it had to say, and what of it the archive refused. A window that closes waits for it, so that the
 * words typed in its last moment reach the archive before the archive is closed.
 */
import * as z from 'zod';
import { contract, isCallName } from '#core/contract.ts';
import type { Newsroom } from '#core/newsroom.ts';

const Edit = z.object({ caption: z.string() });
const Photos = z.array(z.object({ photo: z.object({ fileName: z.string() }).nullable() }));

/** Longer than the page waits after a keystroke before it saves, 300 ms. */
const quiet = 400;
/** Nobody waits longer for a window to go. */
const patience = 5_000;

export interface LastWords {
  /** The same newsroom, listened to. */
  readonly newsroom: Newsroom;
  /** Settles once no change is under way and none has come for a moment. */
  said(): Promise<void>;
  /** Settles once no change is under way. */
  answered(): Promise<void>;
  /** Captions whose last edit was refused, by their photos' names; '' for one without a photo. */
  unsaved(): readonly string[];
}

/** Listens to the changes that go through a newsroom. Asking changes nothing and is not waited for. */
export function listenForLastWords(newsroom: Newsroom): LastWords {
  const underWay = new Set<Promise<unknown>>();
  const refused = new Map<string, string>();
  let last = 0;

  async function answered(): Promise<void> {
    while (underWay.size > 0) await Promise.all(underWay);
  }
  async function said(): Promise<void> {
    const begun = Date.now();
    last = begun;
    for (;;) {
      await answered();
      const left = Math.min(last + quiet, begun + patience) - Date.now();
      if (left <= 0) return;
      await new Promise((later) => setTimeout(later, left));
    }
  }
  /** Looked up at once: when the question is asked, nobody can wait for an answer. */
  async function note(input: unknown, ok: boolean): Promise<void> {
    const edit = Edit.safeParse(input);
    if (!edit.success) return;
    const { caption } = edit.data;
    if (ok) refused.delete(caption);
    if (ok || refused.has(caption)) return;
    refused.set(caption, '');
    const answer = await newsroom.call('captions.entries', { captions: [caption] });
    const found = Photos.safeParse(answer.ok ? answer.value : null);
    if (found.success && refused.has(caption)) refused.set(caption, found.data[0]?.photo?.fileName ?? '');
  }
  return {
    newsroom: {
      ...newsroom,
      call: (name, input) => {
        const answer = newsroom.call(name, input);
        if (!isCallName(name) || contract[name].kind !== 'change') return answer;
        last = Date.now();
        underWay.add(answer);
        void answer.finally(() => underWay.delete(answer));
        if (name === 'captions.edit') void answer.then(({ ok }) => note(input, ok));
        return answer;
      },
    },
    said: () => Promise.race([said(), new Promise<void>((late) => setTimeout(late, patience))]),
    answered,
    unsaved: () => [...refused.values()],
  };
}
