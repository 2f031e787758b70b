/**
 * One caption as the form shows it: what is on disk, what has been typed, and what the newsroom says
 * about both. Checks are asked for at every keystroke, one question at a time, newest text last.
 */
import {
  type Dispatch,
  type SetStateAction,
  useCallback,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { CaptionFields } from '#core/caption/caption.ts';
import type { CallOutput, Problem } from '#core/contract.ts';
import type { Entry } from '#core/records.ts';
import { newsroom } from '#renderer/client.ts';
import type { Keeper } from '#renderer/screens/desk/keeper.ts';

export type Review = CallOutput<'captions.review'>;
export type WirePreview = CallOutput<'wire.preview'>;

export interface OpenCaption {
  readonly entry: Entry;
  /** With what has been typed. */
  readonly fields: CaptionFields;
  /** Checks of these very fields, or of the fields a moment ago. */
  readonly review: Review;
  /** The fields the review was made of. */
  readonly reviewed: CaptionFields | null;
  readonly preview: WirePreview | null;
  /** Why the preview could not be made, or ''. */
  readonly previewTrouble: string;
}

const nothingFound: Review = { findings: [], likenesses: [] };

interface Opinion {
  readonly of: string;
  readonly review: Review;
  readonly reviewed: CaptionFields | null;
  readonly preview: WirePreview | null;
  readonly previewTrouble: string;
}

const noOpinion: Opinion = {
  of: '',
  review: nothingFound,
  reviewed: null,
  preview: null,
  previewTrouble: '',
};

/** The caption in the form, or null until it has arrived; `trouble` says why it could not. */
export function useCaption(
  keeper: Keeper,
  caption: string | null,
  house: string,
): { open: OpenCaption | null; trouble: string; gone: boolean; reload: () => void } {
  useSyncExternalStore(keeper.subscribe, keeper.version);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [opinion, setOpinion] = useState<Opinion>(noOpinion);
  const wanted = useRef(caption);
  wanted.current = caption;

  const reload = useCallback(() => {
    if (caption === null) return;
    newsroom['captions.show']({ caption, house }).then((answer) => {
      if (answer.ok) keeper.take(answer.value.entry);
      if (wanted.current === caption) setProblem(answer.ok ? null : answer.problem);
    });
  }, [caption, house, keeper]);

  useEffect(reload, [reload]);

  useReviewing(keeper, caption, house, setOpinion);

  const entry = caption === null ? undefined : keeper.entry(caption);
  const fields = caption === null ? undefined : keeper.fields(caption);
  const trouble = problem?.message ?? '';
  if (!entry || !fields) return { open: null, trouble, gone: problem?.code === 'not-found', reload };
  const { review, reviewed, preview, previewTrouble } = opinion.of === caption ? opinion : noOpinion;
  return { open: { entry, fields, review, reviewed, preview, previewTrouble }, trouble, gone: false, reload };
}

/**
 * Keeps one question under way about the newest text; what was typed meanwhile is asked next. The keeper
 * tells of a letter before React does, so the newsroom reads the text while the window is still drawing it.
 */
function useReviewing(
  keeper: Keeper,
  caption: string | null,
  house: string,
  tell: Dispatch<SetStateAction<Opinion>>,
): void {
  useEffect(() => {
    let left = false;
    let busy = false;

    async function askUntilNewest() {
      if (busy || caption === null) return;
      busy = true;
      for (let asked = -1; asked !== keeper.version() && !left; ) {
        asked = keeper.version();
        await ask(keeper, caption, house, (part) => {
          if (left) return;
          tell((before) => ({ ...(before.of === caption ? before : noOpinion), ...part }));
        });
      }
      busy = false;
    }

    askUntilNewest();
    const unsubscribe = keeper.subscribe(askUntilNewest);
    return () => {
      left = true;
      unsubscribe();
    };
  }, [caption, house, keeper, tell]);
}

/**
 * Asks for the checks, then for the wire text, and tells each as it comes: the checks wait for nothing
 * else, and the newsroom makes the wire text while the window draws them.
 */
async function ask(
  keeper: Keeper,
  caption: string,
  house: string,
  tell: (part: Partial<Opinion>) => void,
): Promise<void> {
  const fields = keeper.fields(caption);
  if (!fields) return;
  const changes = keeper.typed(caption);
  const review = await newsroom['captions.review']({ caption, changes, house });
  tell({
    of: caption,
    review: review.ok ? review.value : nothingFound,
    reviewed: review.ok ? fields : null,
  });
  const preview = await newsroom['wire.preview']({ caption, changes, house });
  tell({
    of: caption,
    preview: preview.ok ? preview.value : null,
    previewTrouble: preview.ok ? '' : preview.problem.message,
  });
}
