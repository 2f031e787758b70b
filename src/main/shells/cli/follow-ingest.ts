/**
 * Follows an ingest to its end: progress on stderr, Ctrl-C cancels it. Used by `cutline ingest`.
 */
import type { IngestReport } from '#core/ingest/records.ts';
import { spokenBytes } from '#core/ingest/spoken-bytes.ts';
import type { Newsroom } from '#core/newsroom.ts';
import { ask, type Terminal } from '#main/shells/cli/command.ts';
import { follow } from '#main/shells/cli/follow.ts';

/** Progress is also asked for at this pace, so that a lost event cannot hang the command. */
const lookMilliseconds = 1_000;

/** Starts an ingest and answers its report once it is done, cancelled or paused. */
export async function followIngest(
  newsroom: Newsroom,
  terminal: Terminal,
  start: () => Promise<{ job: string }>,
): Promise<IngestReport> {
  return follow(newsroom, terminal, start, {
    pace: lookMilliseconds,
    stopping: 'Stopping. What is copied and verified stays.',
    heard: (event) => (event.name === 'ingest.progress' ? event.detail : null),
    look: async (job) => (await ask(newsroom, 'ingest.show', { job })).report,
    cancel: (job) => ask(newsroom, 'ingest.cancel', { job }),
    isOver: ({ state }) => state !== 'listing' && state !== 'running',
    show: (report) => showProgress(terminal, report),
  });
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
