/** The bar over everything: the name, the archive, the way to search, how the typed text stands, and work under way. */
import './TopBar.css';
import { useSyncExternalStore } from 'react';
import type { ImportReport } from '#core/records.ts';
import { connection, newsroom } from '#renderer/client.ts';
import { Button } from '#renderer/parts/Button.tsx';
import { Menu, type MenuChoice } from '#renderer/parts/Menu.tsx';
import { shownNumber } from '#renderer/parts/numbers.ts';
import { count } from '#renderer/screens/desk/count-words.ts';
import type { Keeper } from '#renderer/screens/desk/keeper.ts';
import type { ArchiveStatus } from '#renderer/screens/desk/use-archive.ts';
import { OutboxMark } from '#renderer/screens/outbox/OutboxMark.tsx';

interface TopBarProps {
  readonly deskName: string;
  readonly captions: number;
  readonly searchKeys: string | undefined;
  readonly jobs: readonly ImportReport[];
  readonly remaking: ArchiveStatus['remaking'];
  readonly keeper: Keeper;
  readonly menu: readonly MenuChoice[];
  readonly outboxKeys: string | undefined;
  /** Whether the outbox is on show. */
  readonly atOutbox: boolean;
  onSearch(): void;
  onOutbox(): void;
}

export function TopBar({
  deskName,
  captions,
  searchKeys,
  jobs,
  remaking,
  keeper,
  menu,
  outboxKeys,
  atOutbox,
  onSearch,
  onOutbox,
}: TopBarProps) {
  return (
    <header className="top-bar">
      <h1 className="word-mark">
        Cut<b>line</b>
      </h1>
      <Menu label={deskName} choices={menu} />
      <button type="button" className="search-field" data-command="palette" onClick={onSearch}>
        <span>{captions === 0 ? 'Search captions and commands…' : `Search ${count(captions)}…`}</span>
        {searchKeys ? (
          <span className="keys" aria-hidden="true">
            {searchKeys}
          </span>
        ) : null}
      </button>
      <div className="top-bar-state">
        {jobs
          .filter(({ state }) => state === 'running')
          .map((job) => (
            <JobProgress key={job.job} job={job} />
          ))}
        {remaking ? (
          <span className="job">
            <progress aria-label="Comparing anew" max={remaking.total} value={remaking.done} />
            <span>Comparing captions anew after an update</span>
          </span>
        ) : null}
        <OutboxMark keys={outboxKeys} current={atOutbox} onGo={onOutbox} />
        <Saving keeper={keeper} />
      </div>
    </header>
  );
}

function JobProgress({ job }: { readonly job: ImportReport }) {
  const pace = job.rate > 0 ? ` · ${job.rate.toFixed(job.rate < 10 ? 1 : 0)}/s` : '';
  const left = job.secondsLeft > 0 ? ` · ${timeLeft(job.secondsLeft)} left` : '';
  return (
    <span className="job">
      <progress aria-label="Importing" max={Math.max(1, job.total)} value={job.done} />
      <span>
        {shownNumber(job.done)} of {shownNumber(job.total)}
        {pace}
        {left}
      </span>
      {job.elsewhere ? (
        <span>in another program</span>
      ) : (
        <Button
          look="quiet"
          aria-label="Cancel the import"
          command="import.cancel"
          onClick={() => newsroom['jobs.cancel']({ job: job.job })}
        >
          Cancel
        </Button>
      )}
    </span>
  );
}

function timeLeft(seconds: number): string {
  return seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
}

/** "✓ Saved 14:32:07", and never that before it is so. */
function Saving({ keeper }: { readonly keeper: Keeper }) {
  const state = useSyncExternalStore(keeper.subscribe, keeper.state);
  const up = useSyncExternalStore(connection.subscribe, connection.isUp);
  if (state.kind === 'unsaved' || !up) {
    return (
      <span className="saving saving-trouble" role="status">
        <span aria-hidden="true">▲</span> {state.kind === 'saved' ? 'No connection' : 'Not saved'}
      </span>
    );
  }
  if (state.kind === 'saving') {
    return (
      <span className="saving" role="status">
        <span aria-hidden="true">⟳</span> Saving…
      </span>
    );
  }
  if (state.at === null) return <span className="saving" role="status" />;
  return (
    <span className="saving saving-done" role="status">
      <span aria-hidden="true">✓</span> Saved {clockTime(state.at)}
    </span>
  );
}

/** The time of day of an instant, as the clock on the wall has it. */
function clockTime(instant: string): string {
  return new Date(instant).toLocaleTimeString('en-GB');
}
