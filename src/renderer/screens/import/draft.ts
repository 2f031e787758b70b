/**
 * What the editor has in hand during an import: files chosen, text pasted, captions moved. Kept while
 * the window is open, so that leaving the import for the desk and coming back loses nothing.
 */
import { type Dispatch, type SetStateAction, useEffect, useState } from 'react';
import type { CallOutput } from '#core/contract.ts';
import type { DocumentReading } from '#core/documents/reading.ts';
import { batchNameFor, sortPaths } from '#renderer/screens/import/import-words.ts';
import type { ByHand } from '#renderer/screens/import/matching.ts';

export const steps = ['photos', 'captions', 'match', 'done'] as const;
export type Step = (typeof steps)[number];

export type Attached = CallOutput<'documents.attach'>;

export interface Draft {
  readonly step: Step;
  /** Photos and folders chosen and not imported yet. */
  readonly photos: readonly string[];
  /** Caption documents chosen and not read yet, in the order they will be. */
  readonly documents: readonly string[];
  /** The batch imported into; null makes a new one of this name. */
  readonly batch: string | null;
  readonly batchName: string;
  /** Whether originals are copied into the archive; null as the archive is set up. */
  readonly copy: boolean | null;
  /** The imports started here, oldest first. */
  readonly jobs: readonly string[];
  readonly pasted: string;
  /** The page's HTML where pictures were pasted with the words; '' once the words are edited. */
  readonly pastedHtml: string;
  readonly reading: DocumentReading | null;
  readonly byHand: ByHand;
  /** What each document that was imported came to. */
  readonly attached: readonly (Attached & { readonly name: string })[];
}

/** An import at its beginning. */
export function newDraft(batch: string | null, paths: readonly string[]): Draft {
  const { photos, documents } = sortPaths(paths);
  return {
    step: photos.length === 0 && documents.length > 0 ? 'captions' : 'photos',
    photos,
    documents,
    batch,
    batchName: batchNameFor(photos, new Date()),
    copy: null,
    jobs: [],
    pasted: '',
    pastedHtml: '',
    reading: null,
    byHand: new Map(),
    attached: [],
  };
}

/** Holds the draft while the import is not on the screen. */
class DraftKeeper {
  #kept: Draft | null = null;

  /** The kept draft where it is still worth coming back to: not one that is done or was never begun. */
  read(): Draft | null {
    const kept = this.#kept;
    if (!kept || kept.step === 'done') return null;
    const begun = [kept.photos, kept.documents, kept.jobs, kept.pasted].some(({ length }) => length > 0);
    return begun || kept.reading !== null ? kept : null;
  }

  keep(draft: Draft | null): void {
    this.#kept = draft;
  }
}

const keeper = new DraftKeeper();

/**
 * The draft of this window. Files dropped on the desk join the one that is being made.
 * @param batch where a new draft imports to
 */
export function useDraft(
  batch: string | null,
  paths: readonly string[],
): [Draft, Dispatch<SetStateAction<Draft>>] {
  const [draft, setDraft] = useState<Draft>(() => {
    const kept = keeper.read();
    return kept ? withPaths(kept, paths) : newDraft(batch, paths);
  });
  useEffect(() => keeper.keep(draft), [draft]);
  return [draft, setDraft];
}

/** The draft with more files chosen. A batch that is still unnamed takes its name from them. */
export function withPaths(draft: Draft, paths: readonly string[]): Draft {
  if (paths.length === 0) return draft;
  const { photos, documents } = sortPaths([...draft.photos, ...draft.documents, ...paths]);
  const named = draft.photos.length > 0 || draft.batchName !== batchNameFor([], new Date());
  return {
    ...draft,
    photos,
    documents,
    batchName: named ? draft.batchName : batchNameFor(photos, new Date()),
  };
}
