/** The imports this window started, and those that were stopped before their end and can be resumed. */
import { useCallback, useEffect, useState } from 'react';
import type { ImportReport } from '#core/records.ts';
import { listen, newsroom } from '#renderer/client.ts';

/** Milliseconds between two questions about a running import, for the case that an event is missed. */
const askEvery = 1_500;

export interface ImportJobs {
  /** The imports started here, in order, as far as they are known. */
  readonly own: readonly ImportReport[];
  /** Imports of another program that are under way, and of an earlier time that can be resumed. */
  readonly others: readonly ImportReport[];
  readonly running: boolean;
  /** Takes in how a job stands now. */
  follow(job: string): Promise<void>;
}

/** @param jobs ids of the imports started here */
export function useImportJobs(jobs: readonly string[]): ImportJobs {
  const [reports, setReports] = useState<ReadonlyMap<string, ImportReport>>(new Map());

  const take = useCallback((heard: readonly ImportReport[]) => {
    setReports((before) => new Map([...before, ...heard.map((report) => [report.job, report] as const)]));
  }, []);

  const follow = useCallback(
    async (job: string) => {
      const answer = await newsroom['jobs.show']({ job });
      if (answer.ok) take([answer.value]);
    },
    [take],
  );

  useEffect(() => {
    const ask = async () => {
      const answer = await newsroom['archive.status']({});
      if (!answer.ok) return;
      const told = answer.value.jobs;
      // An import of another program that is not among them is over.
      setReports((before) => {
        const own = [...before].filter(([, { elsewhere }]) => !elsewhere);
        return new Map([...own, ...told.map((report) => [report.job, report] as const)]);
      });
    };
    ask();
    const stops = [
      listen('job.progress', (report) => take([report])),
      listen('archive.changed', () => void ask()),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [take]);

  const own = jobs.flatMap((job) => reports.get(job) ?? []);
  const waiting = jobs.filter((job) => (reports.get(job)?.state ?? 'running') === 'running').join(' ');
  useEffect(() => {
    if (waiting === '') return;
    const ask = () => {
      for (const job of waiting.split(' ')) follow(job);
    };
    ask();
    const timer = setInterval(ask, askEvery);
    return () => clearInterval(timer);
  }, [waiting, follow]);

  const others = [...reports.values()].filter(
    ({ job, state, elsewhere }) =>
      !jobs.includes(job) && (state === 'cancelled' || (state === 'running' && elsewhere)),
  );
  return { own, others, running: waiting !== '', follow };
}
