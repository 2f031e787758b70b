/**
 * The left pane: batches with what each still needs, the desk's other rooms, and kept searches.
 * Choosing a row changes what the centre shows; nothing here changes a caption.
 */
import './BatchPane.css';
import { memo, type ReactNode, useState } from 'react';
import { type Status, statuses } from '#core/caption/caption.ts';
import type { Batch } from '#core/records.ts';
import { shownNumber } from '#renderer/parts/numbers.ts';
import { StatusMark } from '#renderer/parts/StatusMark.tsx';
import type { SavedSearch } from '#renderer/screens/desk/layout.ts';
import { showCount } from '#renderer/screens/outbox/outbox-words.ts';
import { useOutboxState } from '#renderer/screens/outbox/use-outbox-state.ts';

interface BatchPaneProps {
  readonly batches: readonly Batch[];
  readonly captions: number;
  readonly duplicates: number;
  readonly batch: string | null;
  readonly status: Status | null;
  readonly words: string;
  readonly view: 'desk' | 'duplicates';
  readonly searches: readonly SavedSearch[];
  onChoose(batch: string | null, status: Status | null): void;
  onSearch(words: string): void;
  onForget(search: SavedSearch): void;
  onDuplicates(): void;
  onOutbox(): void;
}

/** Drawn again only when it changes itself: an archive has hundreds of batches, and none changes with a letter. */
export const BatchPane = memo(function BatchPane(props: BatchPaneProps) {
  const { batches, batch, status, view } = props;
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const onDesk = view === 'desk';

  function toggle(id: string) {
    const next = new Set(opened);
    if (!next.delete(id)) next.add(id);
    setOpened(next);
  }

  return (
    <div className="batch-pane">
      <h2>Batches</h2>
      <ul>
        <li>
          <Row
            label="Whole archive"
            command="go.archive"
            count={props.captions}
            glyph="▣"
            current={onDesk && batch === null && props.words === '' && status === null}
            onClick={() => props.onChoose(null, null)}
          />
        </li>
        {batches.map((each) => {
          const open = each.id === batch || opened.has(each.id);
          return (
            <li key={each.id}>
              <div className="batch-row">
                <button
                  type="button"
                  className="batch-toggle"
                  aria-expanded={open}
                  aria-label={`Statuses of ${each.name}`}
                  onClick={() => toggle(each.id)}
                >
                  {open ? '▾' : '▸'}
                </button>
                <Row
                  label={each.name}
                  command="batch.choose"
                  count={each.total}
                  current={onDesk && each.id === batch && status === null}
                  onClick={() => props.onChoose(each.id, null)}
                />
              </div>
              {open ? (
                <ul aria-label={`${each.name}, by status`}>
                  {statuses
                    .filter((one) => (each.counts[one] ?? 0) > 0 || (each.id === batch && one === status))
                    .map((one) => (
                      <li key={one} className="batch-status">
                        <Row
                          label={<StatusMark status={one} word />}
                          command="batch.choose"
                          count={each.counts[one] ?? 0}
                          current={onDesk && each.id === batch && one === status}
                          onClick={() => props.onChoose(each.id, one)}
                        />
                      </li>
                    ))}
                </ul>
              ) : null}
            </li>
          );
        })}
      </ul>
      <h2>Desk</h2>
      <ul>
        <li>
          <Row
            label="Duplicates"
            command="go.duplicates"
            count={props.duplicates}
            glyph="≡"
            current={view === 'duplicates'}
            onClick={props.onDuplicates}
          />
        </li>
        <li>
          <OutboxRow onClick={props.onOutbox} />
        </li>
      </ul>
      {props.searches.length > 0 ? (
        <>
          <h2>Saved searches</h2>
          <ul>
            {props.searches.map((search) => (
              <li key={search.name} className="batch-row">
                <Row
                  label={search.name}
                  command="search.choose"
                  glyph="⌕"
                  current={onDesk && batch === null && props.words === search.words}
                  onClick={() => props.onSearch(search.words)}
                />
                <button
                  type="button"
                  className="batch-forget"
                  aria-label={`Forget the search ${search.name}`}
                  onClick={() => props.onForget(search)}
                >
                  ✕
                </button>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
});

/** The outbox with what is still to go; on its own, because that number changes often. */
function OutboxRow({ onClick }: { onClick(): void }) {
  const state = useOutboxState();
  const counted = state ? { count: showCount('queue', state.counts) } : {};
  return <Row label="Outbox" command="go.outbox" glyph="↑" current={false} onClick={onClick} {...counted} />;
}

interface RowProps {
  readonly label: ReactNode;
  readonly count?: number;
  readonly command: string;
  readonly glyph?: string;
  readonly current: boolean;
  onClick(): void;
}

function Row({ label, count, command, glyph, current, onClick }: RowProps) {
  return (
    <button
      type="button"
      className="row"
      data-command={command}
      aria-current={current ? 'true' : undefined}
      onClick={onClick}
    >
      {glyph ? (
        <span className="row-glyph" aria-hidden="true">
          {glyph}
        </span>
      ) : null}
      <span className="row-label">{label}</span>
      {count === undefined ? null : <span className="row-count">{shownNumber(count)}</span>}
    </button>
  );
}
