/**
 * What the newsroom says about the archive as a whole: its size, batches, houses, settings and imports
 * under way. Asked once at the start and again when an event says that something changed.
 */
import { useCallback, useEffect, useState } from 'react';
import type { CallOutput } from '#core/contract.ts';
import type { Batch, ImportReport } from '#core/records.ts';
import { listen, listenToAll, newsroom } from '#renderer/client.ts';

export type ArchiveStatus = CallOutput<'archive.status'>;
type HouseName = { readonly id: string; readonly name: string };

export interface ArchiveView {
  readonly status: ArchiveStatus;
  readonly batches: readonly Batch[];
  readonly houses: readonly HouseName[];
  readonly jobs: readonly ImportReport[];
  setHouse(house: string): void;
}

/** Events closer together than this are answered with one question, in milliseconds. */
const calm = 150;

export function useArchive(first: ArchiveStatus): ArchiveView {
  const [status, setStatus] = useState(first);
  const [batches, setBatches] = useState<readonly Batch[]>([]);
  const [houses, setHouses] = useState<readonly HouseName[]>([]);
  const [jobs, setJobs] = useState<readonly ImportReport[]>(first.jobs);

  const ask = useCallback(() => {
    newsroom['archive.status']({}).then((answer) => {
      if (!answer.ok) return;
      setStatus(answer.value);
      setJobs((before) => withReports(before, answer.value.jobs));
    });
    newsroom['batches.list']({}).then((answer) => answer.ok && setBatches(answer.value));
  }, []);

  useEffect(() => {
    ask();
    newsroom['houses.list']({}).then((answer) => answer.ok && setHouses(answer.value));
    let timer: ReturnType<typeof setTimeout> | undefined;
    const forgetAll = listenToAll(({ name }) => {
      if (name === 'job.progress' || name === 'outbox.progress' || timer !== undefined) return;
      timer = setTimeout(() => {
        timer = undefined;
        ask();
      }, calm);
    });
    const forgetJobs = listen('job.progress', (report) => {
      setJobs((before) => [...before.filter(({ job }) => job !== report.job), report]);
      if (report.state !== 'running') ask();
    });
    return () => {
      clearTimeout(timer);
      forgetAll();
      forgetJobs();
    };
  }, [ask]);

  const setHouse = useCallback((house: string) => {
    setStatus((before) => ({ ...before, house }));
    newsroom['archive.set']({ key: 'house', value: house });
  }, []);

  return { status, batches, houses, jobs, setHouse };
}

/** The imports as known, after the newsroom has said which are not done: one of another program that it leaves out is over. */
function withReports(
  before: readonly ImportReport[],
  unfinished: readonly ImportReport[],
): readonly ImportReport[] {
  const told = new Set(unfinished.map(({ job }) => job));
  return [...before.filter(({ job, elsewhere }) => !told.has(job) && !elsewhere), ...unfinished];
}
