/**
 * Follows an ingest to its end: progress on stderr, Ctrl-C cancels it. Used by `cutline ingest`.
 */
import type { IngestReport } from '#core/ingest/records.ts';
import type { Newsroom } from '#core/newsroom.ts';
import { ask, type Terminal } from '#main/shells/cli/command.ts';

/** Progress is also asked for at this pace, so that a lost event cannot hang the command. */
const lookMilliseconds = 1_000;

/** Starts an ingest and answers its report once it is done, cancelled or paused. */
export async function followIngest(
  newsroom: Newsroom,
  terminal: Terminal,
  start: () => Promise<{ job: string }>,
): Promise<IngestReport> {
  const end = Promise.withResolvers<IngestReport>();
  // Events may come before the answer that names the job.
  let job = '';
  const early: IngestReport[] = [];
  const hear = (report: IngestReport) => {
    if (job === '') early.push(report);
    if (report.job !== job) return;
    showProgress(terminal, report);
    if (report.state !== 'listing' && report.state !== 'running') end.resolve(report);
  };
  const stopHearing = newsroom.on((event) => {
    if (event.name === 'ingest.progress') hear(event.detail);
  });
  const cancel = () => {
    terminal.err('\nStopping. What is copied and verified stays.\n');
    if (job !== '') ask(newsroom, 'ingest.cancel', { job }).catch(end.reject);
  };
  terminal.interrupted.addEventListener('abort', cancel, { once: true });
  try {
    ({ job } = await start());
    for (const report of early.splice(0)) hear(report);
    if (terminal.interrupted.aborted) cancel();
    const look = setInterval(() => {
      ask(newsroom, 'ingest.show', { job }).then(({ report }) => hear(report), end.reject);
    }, lookMilliseconds);
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

/** "56 MB", in the units on the boxes of memory cards. */
export function spokenBytes(bytes: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1_000 && unit < units.length - 1) {
    value /= 1_000;
    unit += 1;
  }
  return `${unit > 0 && value < 10 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}

/** One line that rewrites itself on a terminal; nothing in a log, which wants no thousand lines. */
function showProgress(terminal: Terminal, { state, files, bytes, rate, secondsLeft }: IngestReport): void {
  if (!terminal.interactive || (state !== 'listing' && state !== 'running')) return;
  if (state === 'listing') {
    terminal.err('\r\u001b[KLooking through the card · Ctrl-C stops');
    return;
  }
  const speed = rate > 0 ? ` · ${spokenBytes(rate)} a second` : '';
  const left = secondsLeft > 0 ? ` · ${Math.ceil(secondsLeft)} s left` : '';
  const moved = `${spokenBytes(bytes.done)} of ${spokenBytes(bytes.total)}`;
  terminal.err(`\r\u001b[K${files.done} of ${files.total} files · ${moved}${speed}${left} · Ctrl-C stops`);
}
