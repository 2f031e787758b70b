/**
 * Follows work that a command has begun to its end: progress as it is told, Ctrl-C cancels. Used by
 * follow-job.ts and follow-ingest.ts; what a report says is theirs.
 */
import type { Newsroom } from '#core/newsroom.ts';
import type { Terminal } from '#main/shells/cli/command.ts';

/** One sort of work. */
interface Work<Report> {
  /** Progress is also asked for each so many milliseconds, so that a lost event cannot hang the command. */
  readonly pace: number;
  /** Said once when it is cancelled: what stays. */
  readonly stopping: string;
  /** The report an event carries; null for an event about something else. */
  heard(event: HeardEvent): Report | null;
  look(job: string): Promise<Report>;
  cancel(job: string): Promise<unknown>;
  isOver(report: Report): boolean;
  show(report: Report): void;
}

type HeardEvent = Parameters<Parameters<Newsroom['on']>[0]>[0];

/** Starts the work and answers its last report. @throws what starting, asking or cancelling throws */
export async function follow<Report extends { readonly job: string }>(
  newsroom: Newsroom,
  terminal: Terminal,
  start: () => Promise<{ job: string }>,
  work: Work<Report>,
): Promise<Report> {
  const end = Promise.withResolvers<Report>();
  let job = '';
  // The work may be told of, and end, before the call that began it has answered.
  const early: Report[] = [];
  const hear = (report: Report) => {
    if (job === '') early.push(report);
    if (report.job !== job) return;
    work.show(report);
    if (work.isOver(report)) end.resolve(report);
  };
  const stopHearing = newsroom.on((event) => {
    const report = work.heard(event);
    if (report) hear(report);
  });
  const cancel = () => {
    terminal.err(`\n${work.stopping}\n`);
    if (job !== '') work.cancel(job).catch(end.reject);
  };
  terminal.interrupted.addEventListener('abort', cancel, { once: true });
  try {
    ({ job } = await start());
    for (const report of early) hear(report);
    if (terminal.interrupted.aborted) cancel();
    const look = setInterval(() => {
      work.look(job).then(hear, end.reject);
    }, work.pace);
    try {
      return await end.promise;
    } finally {
      clearInterval(look);
    }
  } finally {
    stopHearing();
    terminal.interrupted.removeEventListener('abort', cancel);
    if (terminal.interactive) terminal.err('\r\u001b[K');
  }
}
