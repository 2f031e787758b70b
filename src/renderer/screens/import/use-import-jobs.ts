/** The imports this window started, and those that were stopped before their end and can be resumed. */
import { useCallback, useEffect, useState } from 'react';
import type { ImportReport } from '#core/records.ts';
import { listen, newsroom } from '#renderer/client.ts';

/** Milliseconds between two questions about a running import, for the case that an event is missed. */
const askEvery = 1_500;

export interface ImportJobs {
  /** The imports started here, in order, as far as they are known. */
  readonly own: readonly ImportReport[];
  /** Imports of an earlier time that can be resumed. */
  readonly stopped: readonly ImportReport[];
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
    const stop = listen('job.progress', (report) => take([report]));
    newsroom['archive.status']({}).then((answer) => {
      if (answer.ok) take(answer.value.jobs);
    });
    return stop;
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

  const stopped = [...reports.values()].filter(
    ({ job, state }) => state === 'cancelled' && !jobs.includes(job),
  );
  return { own, stopped, running: waiting !== '', follow };
}
