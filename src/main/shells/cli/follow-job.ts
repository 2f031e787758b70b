/**
 * Follows an import to its end: progress on stderr, Ctrl-C cancels it at the next file. Used by
 * import and demo.
 */
import type { Newsroom } from '#core/newsroom.ts';
import type { ImportReport } from '#core/records.ts';
import { ask, type Terminal } from '#main/shells/cli/command.ts';

/** Progress is also asked for at this pace, so that a lost event cannot hang the command. */
const lookMilliseconds = 500;

/** Starts a job and answers its report once it is done or cancelled. */
export async function followJob(
  newsroom: Newsroom,
  terminal: Terminal,
  start: () => Promise<{ job: string }>,
): Promise<ImportReport> {
  const progress = Promise.withResolvers<ImportReport>();
  let job = '';
  // An import may end before the call that began it has answered.
  const early: ImportReport[] = [];
  const hear = (report: ImportReport) => {
    if (job === '') early.push(report);
    if (report.job !== job) return;
    showProgress(terminal, report);
    if (report.state !== 'running') progress.resolve(report);
  };
  const stopHearing = newsroom.on((event) => {
    if (event.name === 'job.progress') hear(event.detail);
  });
  const cancel = () => {
    terminal.err('\nStopping after the file in hand. What is imported stays.\n');
    if (job !== '') ask(newsroom, 'jobs.cancel', { job }).catch(progress.reject);
  };
  terminal.interrupted.addEventListener('abort', cancel, { once: true });
  try {
    ({ job } = await start());
    for (const report of early) hear(report);
    if (terminal.interrupted.aborted) cancel();
    const look = setInterval(() => {
      ask(newsroom, 'jobs.show', { job }).then(hear, progress.reject);
    }, lookMilliseconds);
    try {
      return await progress.promise;
    } finally {
      clearInterval(look);
    }
  } finally {
    stopHearing();
    terminal.interrupted.removeEventListener('abort', cancel);
    if (terminal.interactive) terminal.err('\r\u001b[K');
  }
}

/** One line that rewrites itself on a terminal; nothing in a log, which wants no thousand lines. */
function showProgress(terminal: Terminal, report: ImportReport): void {
  if (!terminal.interactive || report.state !== 'running') return;
  const rate = report.rate > 0 ? ` · ${report.rate.toFixed(1)} a second` : '';
  const left = report.secondsLeft > 0 ? ` · ${Math.ceil(report.secondsLeft)} s left` : '';
  terminal.err(`\r\u001b[K${report.done} of ${report.total}${rate}${left} · Ctrl-C stops`);
}
