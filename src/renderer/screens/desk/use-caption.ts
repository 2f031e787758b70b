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
  const version = useSyncExternalStore(keeper.subscribe, keeper.version);
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

  useReviewing(keeper, caption, house, version, setOpinion);

  const entry = caption === null ? undefined : keeper.entry(caption);
  const fields = caption === null ? undefined : keeper.fields(caption);
  const trouble = problem?.message ?? '';
  if (!entry || !fields) return { open: null, trouble, gone: problem?.code === 'not-found', reload };
  const { review, reviewed, preview, previewTrouble } = opinion.of === caption ? opinion : noOpinion;
  return { open: { entry, fields, review, reviewed, preview, previewTrouble }, trouble, gone: false, reload };
}

/** Keeps one review and one preview under way for the newest text; what was typed meanwhile is asked next. */
function useReviewing(
  keeper: Keeper,
  caption: string | null,
  house: string,
  version: number,
  tell: Dispatch<SetStateAction<Opinion>>,
): void {
  const busy = useRef(false);
  const newest = useRef({ caption, house, version });
  newest.current = { caption, house, version };

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version is what there is to ask about
  useEffect(() => {
    async function askUntilNewest() {
      if (busy.current) return;
      busy.current = true;
      for (let asked = -1; asked !== newest.current.version; ) {
        const about = newest.current;
        asked = about.version;
        await ask(keeper, about.caption, about.house, (part) => {
          if (about.caption !== newest.current.caption) return;
          tell((before) => ({ ...(before.of === about.caption ? before : noOpinion), ...part }));
        });
        if (about.caption !== newest.current.caption || about.house !== newest.current.house) asked = -1;
      }
      busy.current = false;
    }
    askUntilNewest();
  }, [caption, house, version, keeper, tell]);
}

/** Asks for the checks and for the wire text, and tells each as it comes: the checks wait for nothing else. */
async function ask(
  keeper: Keeper,
  caption: string | null,
  house: string,
  tell: (part: Partial<Opinion>) => void,
): Promise<void> {
  const fields = caption === null ? undefined : keeper.fields(caption);
  if (caption === null || !fields) return;
  const changes = keeper.typed(caption);
  await Promise.all([
    newsroom['captions.review']({ caption, changes, house }).then((review) =>
      tell({
        of: caption,
        review: review.ok ? review.value : nothingFound,
        reviewed: review.ok ? fields : null,
      }),
    ),
    newsroom['wire.preview']({ caption, changes, house }).then((preview) =>
      tell({
        of: caption,
        preview: preview.ok ? preview.value : null,
        previewTrouble: preview.ok ? '' : preview.problem.message,
      }),
    ),
  ]);
}
