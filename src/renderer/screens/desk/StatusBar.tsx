/** The line under everything: how much is here, how much is selected and flagged, and the keys that matter most. */
import type { Batch } from '#core/records.ts';
import type { CommandId } from '#renderer/commands.ts';
import { shownNumber } from '#renderer/parts/numbers.ts';
import { count, listWords } from '#renderer/screens/desk/count-words.ts';
import type { ArchiveStatus } from '#renderer/screens/desk/use-archive.ts';
import type { DeskState } from '#renderer/screens/desk/use-desk.ts';

interface StatusBarProps {
  readonly desk: DeskState;
  readonly archive: ArchiveStatus;
  readonly batches: readonly Batch[];
  readonly batch: string | null;
  keysFor(id: CommandId): string | undefined;
}

const hints: readonly { id: CommandId; words: string }[] = [
  { id: 'check.next', words: 'next check' },
  { id: 'caption.ready-next', words: 'ready, next' },
  { id: 'keys', words: 'keys' },
];

export function StatusBar({ desk, archive, batches, batch, keysFor }: StatusBarProps) {
  const flagged = batches
    .filter(({ id }) => batch === null || id === batch)
    .reduce((sum, { counts }) => sum + (counts.flagged ?? 0), 0);
  const selected = desk.place.selection.size;
  return (
    <footer className="status-bar">
      <span>
        {listWords(desk.pages.list, batch === null && !desk.narrowed ? archive : null)}
        {selected > 1 ? ` · ${shownNumber(selected)} selected` : ''}
      </span>
      {flagged > 0 ? <span>▲ {shownNumber(flagged)} flagged</span> : null}
      <span>Archive: {count(archive.captions)}</span>
      <span className="status-bar-keys" aria-hidden="true">
        {hints.map(({ id, words }) => {
          const keys = keysFor(id);
          return keys ? (
            <span key={id}>
              {keys} {words}
            </span>
          ) : null;
        })}
      </span>
    </footer>
  );
}
