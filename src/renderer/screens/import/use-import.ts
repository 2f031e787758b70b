/**
 * The import as the screen drives it: the draft, the batches, the running jobs, and each step's action.
 * Everything it does is a call; what could not be done becomes a line in `troubles`.
 */
import { useEffect, useState } from 'react';
import type { PartKind } from '#core/documents/reading.ts';
import type { Batch } from '#core/records.ts';
import { desktop, listen, newsroom } from '#renderer/client.ts';
import { droppedPaths, uploadFiles } from '#renderer/drop.ts';
import { type Draft, type Step, useDraft, withPaths } from '#renderer/screens/import/draft.ts';
import type { ByHand, Match } from '#renderer/screens/import/matching.ts';
import { useImportJobs } from '#renderer/screens/import/use-import-jobs.ts';

/** Most paths one call takes. */
const mostPaths = 10_000;

export type ImportFlow = ReturnType<typeof useImport>;

export function useImport(batchId: string | null, paths: readonly string[]) {
  const [draft, setDraft] = useDraft(batchId, paths);
  const [batches, setBatches] = useState<readonly Batch[]>([]);
  const [copiesByDefault, setCopiesByDefault] = useState(false);
  const [troubles, setTroubles] = useState<readonly string[]>([]);
  const [taking, setTaking] = useState('');
  const [busy, setBusy] = useState(false);
  const jobs = useImportJobs(draft.jobs);

  useEffect(() => {
    const read = () =>
      newsroom['batches.list']({}).then((answer) => {
        if (answer.ok) setBatches(answer.value);
      });
    read();
    newsroom['archive.status']({}).then((answer) => {
      if (answer.ok) setCopiesByDefault(answer.value.settings.originals === 'copy');
    });
    return listen('batches.changed', read);
  }, []);

  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const trouble = (...lines: string[]) => setTroubles((before) => [...before, ...lines]);
  const choose = (chosen: readonly string[]) => setDraft((before) => withPaths(before, chosen));
  const batchName = batches.find(({ id }) => id === draft.batch)?.name ?? draft.batchName;

  async function take(asked: Promise<{ paths: string[]; troubles: string[] }>): Promise<void> {
    const found = await asked;
    setTaking('');
    trouble(...found.troubles);
    choose(found.paths);
  }

  const progress = (done: number, total: number) => setTaking(`Receiving ${done} of ${total} files…`);

  /** Reads the next chosen document for the match step; one that cannot be read leaves one line and the next is tried. */
  async function openNext(from: Draft): Promise<void> {
    for (const [index, path] of from.documents.entries()) {
      const answer = await newsroom['documents.open']({ path });
      const documents = from.documents.slice(index + 1);
      if (answer.ok) return change({ reading: answer.value, byHand: new Map(), documents, step: 'match' });
      // It begins with the file's name.
      trouble(answer.problem.message);
    }
    change({ documents: [], step: from.attached.length > 0 ? 'done' : from.step });
  }

  /** Runs one action at a time: a second press while it runs does nothing. */
  async function once(action: () => Promise<void>): Promise<void> {
    if (busy) return;
    setBusy(true);
    setTroubles([]);
    await action();
    setBusy(false);
  }

  return {
    draft,
    change,
    jobs,
    batches,
    batchName,
    troubles,
    taking,
    busy,
    copies: draft.copy ?? copiesByDefault,
    choose,
    forgetTroubles: () => setTroubles([]),
    go: (step: Step) => change({ step }),

    drop: (dropped: DataTransfer) => take(droppedPaths(dropped, progress)),
    upload: (files: readonly File[]) => take(uploadFiles(files, progress)),
    pickFiles: async () => choose((await desktop?.pickFiles()) ?? []),
    pickFolder: async () => {
      const folder = await desktop?.pickFolder();
      if (folder) choose([folder]);
    },
    leaveOut: (path: string) =>
      change({
        photos: draft.photos.filter((each) => each !== path),
        documents: draft.documents.filter((each) => each !== path),
      }),

    /** Starts importing the chosen photos, then opens the chosen documents. */
    start: () =>
      once(async () => {
        let { batch } = draft;
        let started = draft;
        for (let at = 0; at < draft.photos.length; at += mostPaths) {
          const answer = await newsroom['photos.import']({
            paths: draft.photos.slice(at, at + mostPaths),
            ...(batch === null ? { batch: draft.batchName } : { into: batch }),
            ...(draft.copy === null ? {} : { copy: draft.copy }),
          });
          if (!answer.ok) return trouble(answer.problem.message);
          batch = answer.value.batch;
          started = {
            ...started,
            batch,
            jobs: [...started.jobs, answer.value.job],
            photos: draft.photos.slice(at + mostPaths),
          };
          change({ batch, jobs: started.jobs, photos: started.photos });
        }
        if (draft.documents.length > 0) await openNext(started);
      }),

    cancel: async (job: string) => {
      await newsroom['jobs.cancel']({ job });
      await jobs.follow(job);
    },
    resume: async (job: string, batch: string) => {
      const answer = await newsroom['jobs.resume']({ job });
      if (!answer.ok) return trouble(answer.problem.message);
      change({ batch, jobs: [...draft.jobs.filter((each) => each !== job), job] });
      await jobs.follow(job);
    },

    readDocuments: () => once(() => openNext(draft)),
    readPasted: () =>
      once(async () => {
        const answer = await newsroom['documents.read']({
          name: 'Pasted page',
          text: draft.pastedHtml || draft.pasted,
        });
        if (!answer.ok) return trouble(answer.problem.message);
        change({ reading: answer.value, byHand: new Map(), step: 'match' });
      }),

    retag: async (part: number, kind: PartKind) => {
      if (!draft.reading) return;
      const answer = await newsroom['documents.retag']({ reading: draft.reading, part, kind });
      if (answer.ok) change({ reading: answer.value });
      else trouble(answer.problem.message);
    },
    /** Leaves the page at hand out and goes on to the next one. */
    leavePage: () =>
      once(async () => {
        const next: Draft = { ...draft, reading: null, byHand: new Map(), step: 'captions' };
        setDraft(next);
        if (next.documents.length > 0) await openNext(next);
      }),
    place: (byHand: ByHand) => change({ byHand }),

    /** Imports the page's captions as matched, then goes on to the next document or to the end. */
    attach: (matches: readonly Match[]) =>
      once(async () => {
        const { reading } = draft;
        if (!reading) return;
        let { batch } = draft;
        if (batch === null) {
          const made = await newsroom['batches.add']({ name: draft.batchName });
          if (!made.ok) return trouble(made.problem.message);
          batch = made.value.id;
        }
        const answer = await newsroom['documents.attach']({ reading, batch, matches: [...matches] });
        if (!answer.ok) return trouble(answer.problem.message);
        const next: Draft = {
          ...draft,
          batch,
          reading: null,
          pasted: '',
          pastedHtml: '',
          byHand: new Map(),
          attached: [...draft.attached, { ...answer.value, name: reading.name }],
        };
        setDraft(next);
        if (next.documents.length > 0) await openNext(next);
        else change({ step: 'done' });
      }),
  };
}
