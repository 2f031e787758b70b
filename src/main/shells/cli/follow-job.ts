/**
 * Follows an import to its end: progress on stderr, Ctrl-C cancels it at the next file. Used by
 * import and demo.
 */
import type { Newsroom } from '#core/newsroom.ts';
import type { ImportReport } from '#core/records.ts';
import { ask, type Terminal } from '#main/shells/cli/command.ts';
import { follow } from '#main/shells/cli/follow.ts';

/** Progress is also asked for at this pace, so that a lost event cannot hang the command. */
const lookMilliseconds = 500;

/** Starts a job and answers its report once it is done or cancelled. */
export async function followJob(
  newsroom: Newsroom,
  terminal: Terminal,
  start: () => Promise<{ job: string }>,
): Promise<ImportReport> {
  return follow(newsroom, terminal, start, {
    pace: lookMilliseconds,
    stopping: 'Stopping after the file in hand. What is imported stays.',
    heard: (event) => (event.name === 'job.progress' ? event.detail : null),
    look: (job) => ask(newsroom, 'jobs.show', { job }),
    cancel: (job) => ask(newsroom, 'jobs.cancel', { job }),
    isOver: ({ state }) => state !== 'running',
    show: (report) => showProgress(terminal, report),
  });
}

/** One line that rewrites itself on a terminal; nothing in a log, which wants no thousand lines. */
function showProgress(terminal: Terminal, report: ImportReport): void {
  if (!terminal.interactive || report.state !== 'running') return;
  const rate = report.rate > 0 ? ` · ${report.rate.toFixed(1)} a second` : '';
  const left = report.secondsLeft > 0 ? ` · ${Math.ceil(report.secondsLeft)} s left` : '';
  terminal.err(`\r\u001b[K${report.done} of ${report.total}${rate}${left} · Ctrl-C stops`);
}
