/**
 * What receivers would show of the open caption, asked again with each of its reviews, so at the
 * pace of the checks and never twice at once. Nothing is asked while the view is not on the screen.
 */
import { useEffect, useRef, useState } from 'react';
import { changesBetween, type FieldChanges } from '#core/caption/caption.ts';
import { newsroom } from '#renderer/client.ts';
import type { ReceiversShown } from '#renderer/screens/desk/receivers/receiver-rows.ts';
import type { OpenCaption } from '#renderer/screens/desk/use-caption.ts';

export interface ReceiversState {
  /** null until the first answer for this caption has come. */
  readonly shown: ReceiversShown | null;
  /** Why there is no answer, or ''. */
  readonly trouble: string;
}

interface Opinion extends ReceiversState {
  readonly of: string;
}

const noOpinion: Opinion = { of: '', shown: null, trouble: '' };

/** Asks what receivers would show of what has been typed. */
export function useReceivers(open: OpenCaption): ReceiversState {
  const [opinion, setOpinion] = useState<Opinion>(noOpinion);
  const busy = useRef(false);
  const onScreen = useRef(false);
  const newest = useRef(open);
  newest.current = open;
  const { reviewed, entry } = open;

  useEffect(() => {
    onScreen.current = true;
    return () => {
      onScreen.current = false;
    };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another caption, another review or a kept change is what there is to ask about
  useEffect(() => {
    async function askUntilNewest() {
      if (busy.current) return;
      busy.current = true;
      for (let asked = ''; asked !== stateOf(newest.current) && onScreen.current; ) {
        const about = newest.current;
        asked = stateOf(about);
        const caption = about.entry.id;
        const answer = await newsroom['receivers.show']({ caption, changes: changesOf(about) });
        if (caption !== newest.current.entry.id) continue;
        setOpinion({
          of: caption,
          shown: answer.ok ? answer.value : null,
          trouble: answer.ok ? '' : answer.problem.message,
        });
      }
      busy.current = false;
    }
    askUntilNewest();
  }, [entry.id, entry.revision, reviewed]);

  return opinion.of === entry.id ? opinion : noOpinion;
}

/** What has been typed and is not kept yet. */
function changesOf({ entry, fields }: OpenCaption): FieldChanges {
  return Object.fromEntries(
    changesBetween(entry.fields, fields).map(({ field, after }) => [field, after]),
  ) as FieldChanges;
}

/** Tells two states of a caption apart: the form makes a new object of the same words at every turn. */
function stateOf(open: OpenCaption): string {
  return `${open.entry.id} ${open.entry.revision} ${JSON.stringify(changesOf(open))}`;
}
