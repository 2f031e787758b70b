/** All destinations by name, each with how it is reached, how it stands, and what keeps things from going there. */
import type { KnownDestination } from '#core/outbox/contract.ts';
import { Button } from '#renderer/parts/Button.tsx';
import { standingWords } from '#renderer/screens/destinations/destination-words.ts';
import { missingWords, wayWords } from '#renderer/screens/outbox/send-words.ts';

interface DestinationListProps {
  readonly list: readonly KnownDestination[];
  readonly chosen: string | null;
  /** The name of the one in hand that was never saved; null where it was. */
  readonly unsaved: string | null;
  onChoose(destination: KnownDestination): void;
  onAdd(): void;
}

export function DestinationList({ list, chosen, unsaved, onChoose, onAdd }: DestinationListProps) {
  return (
    <nav className="destinations-list" aria-label="All destinations">
      <ul>
        {list.map((each) => (
          <li key={each.id}>
            <DestinationButton
              destination={each}
              chosen={each.id === chosen}
              onChoose={() => each.id !== chosen && onChoose(each)}
            />
          </li>
        ))}
        {unsaved === null ? null : (
          <li>
            <span className="destination" aria-current="true">
              <b>{unsaved}</b>
              <span>Not saved yet</span>
            </span>
          </li>
        )}
      </ul>
      <Button onClick={onAdd}>Add a destination</Button>
    </nav>
  );
}

interface DestinationButtonProps {
  readonly destination: KnownDestination;
  readonly chosen: boolean;
  onChoose(): void;
}

function DestinationButton({ destination, chosen, onChoose }: DestinationButtonProps) {
  const standing = standingWords(destination);
  const missing = missingWords(destination);
  return (
    <button
      type="button"
      className="destination"
      aria-current={chosen ? 'true' : undefined}
      onClick={onChoose}
    >
      <b>{destination.name}</b>
      <span>{wayWords(destination)}</span>
      {standing === '' ? null : <span>{standing}</span>}
      {missing === '' ? null : <span className="destination-missing">{missing}</span>}
    </button>
  );
}
