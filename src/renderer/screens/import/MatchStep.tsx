/**
 * Step 3: the page as read on the left, the photos with the captions they get on the right. Every match
 * is a proposal until the captions are imported; the editor's moves are never overruled.
 */
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import type { DocumentReading } from '#core/documents/reading.ts';
import { Button } from '#renderer/parts/Button.tsx';
import { Segmented } from '#renderer/parts/Choice.tsx';
import { counted } from '#renderer/parts/numbers.ts';
import { FailureSummary } from '#renderer/screens/import/Failures.tsx';
import { progressSentence } from '#renderer/screens/import/import-words.ts';
import { likenessNotes } from '#renderer/screens/import/likeness-notes.ts';
import type { Dragged } from '#renderer/screens/import/list-keys.ts';
import { entriesOf, moved, nextPhoto, unmatched } from '#renderer/screens/import/matching.ts';
import { PageParts } from '#renderer/screens/import/PageParts.tsx';
import { PhotoMatches } from '#renderer/screens/import/PhotoMatches.tsx';
import { StepFoot } from '#renderer/screens/import/StepBar.tsx';
import { Unplaced } from '#renderer/screens/import/Unplaced.tsx';
import type { ImportFlow } from '#renderer/screens/import/use-import.ts';
import type { Matching } from '#renderer/screens/import/use-matching.ts';

interface MatchStepProps {
  readonly flow: ImportFlow;
  readonly reading: DocumentReading;
  readonly matching: Matching;
}

export function MatchStep({ flow, reading, matching }: MatchStepProps) {
  const { captions } = reading;
  const { photos, matches, embedded, trouble } = matching;
  const { byHand } = flow.draft;
  const [selected, setSelected] = useState<number | null>(null);
  const [which, setWhich] = useState<'all' | 'matched'>('all');
  const [said, setSaid] = useState('');
  // The photo the selected caption was taken up at: one caption may stand on several.
  const at = useRef<string | null>(null);
  const notes = useMemo(() => likenessNotes(captions), [captions]);
  const taken = new Set(matches.flatMap(({ entry }) => entry ?? []));
  const shown = which === 'all' ? (photos ?? []) : (photos ?? []).filter(({ id }) => taken.has(id));
  const alone = matches.filter(({ entry }) => entry === null).map(({ caption }) => caption);
  const running = flow.jobs.own.findLast(({ state }) => state === 'running');

  function select(caption: number | null, entry: string | null = null) {
    setSelected(caption);
    at.current = entry;
  }

  function place({ caption, from }: Dragged, to: string) {
    flow.place(moved(captions, matches, byHand, { caption, to, ...(from === null ? {} : { from }) }));
    select(caption, to);
    setSaid(`Caption ${caption + 1} is now on ${nameOf(to)}.`);
  }

  function takeOff(caption: number, entry: string) {
    flow.place(unmatched(captions, matches, byHand, { caption, entry }));
    select(caption);
    setSaid(`Caption ${caption + 1} was taken off ${nameOf(entry)}.`);
  }

  function nameOf(entry: string): string {
    return photos?.find(({ id }) => id === entry)?.fileName ?? 'the photo';
  }

  function captionKey(event: KeyboardEvent): boolean {
    const moves = event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown');
    const deletes = event.key === 'Delete' || event.key === 'Backspace';
    if (!moves && !deletes) return false;
    event.preventDefault();
    event.stopPropagation();
    if (selected === null) {
      setSaid('Choose a caption first.');
      return true;
    }
    const own = entriesOf(matches, selected);
    const entry = own.find((each) => each === at.current) ?? own[0] ?? null;
    if (moves) {
      const order = (photos ?? []).map(({ id }) => id);
      const to = nextPhoto(order, matches, { caption: selected, entry }, event.key === 'ArrowDown' ? 1 : -1);
      if (to === null) setSaid('There is no further photo.');
      else place({ caption: selected, from: entry }, to);
    } else if (entry !== null) takeOff(selected, entry);
    return true;
  }

  return (
    <>
      <div className="import-panes">
        <section className="import-pane import-list-pane" aria-labelledby="page-as-read">
          <div className="import-pane-head">
            <h2 id="page-as-read">{reading.name}, as read</h2>
            <span className="import-hint">click a line to change what it is</span>
          </div>
          {reading.warnings.map((warning) => (
            <p key={warning} className="import-warning">
              <span aria-hidden="true">▲</span> {warning}
            </p>
          ))}
          <PageParts
            reading={reading}
            selected={selected}
            onSelect={select}
            onRetag={flow.retag}
            onCaptionKey={captionKey}
          />
        </section>
        <section className="import-pane import-list-pane" aria-labelledby="photos-matched">
          <div className="import-pane-head">
            <h2 id="photos-matched">Photos</h2>
            <Segmented<'all' | 'matched'>
              label="Photos shown"
              value={which}
              options={[
                { value: 'all', label: 'All' },
                { value: 'matched', label: 'Matched' },
              ]}
              onChange={setWhich}
            />
            <span className="import-hint">
              drag onto a photo, or <kbd>Alt ↑ ↓</kbd>
              <span className="match-hint-more">
                {' '}
                · <kbd>Del</kbd> takes off
              </span>
            </span>
          </div>
          {trouble ? <p role="alert">{trouble}</p> : null}
          {shown.length > 0 ? (
            <PhotoMatches
              photos={shown}
              captions={captions}
              matches={matches}
              embedded={embedded}
              notes={notes}
              selected={selected}
              onSelect={select}
              onDrop={place}
              onCaptionKey={captionKey}
            />
          ) : (
            <div className="import-empty">
              <p>
                {photos === null ? 'Reading the photos of this batch…' : emptyWords(which, photos.length)}
              </p>
            </div>
          )}
          <Unplaced
            captions={captions}
            alone={alone}
            notes={notes}
            selected={selected}
            onSelect={select}
            onDrop={({ caption, from }) => {
              if (from !== null) takeOff(caption, from);
            }}
            onCaptionKey={captionKey}
          />
          <p className="unseen" role="status">
            {said}
          </p>
        </section>
      </div>
      <StepFoot
        said={
          running ? (
            `Photos are still coming in: ${progressSentence(running)}. Captions are imported once they are all here.`
          ) : (
            <FailureSummary failures={flow.jobs.own.flatMap((report) => report.failures)} />
          )
        }
      >
        <Button look="quiet" disabled={flow.busy} onClick={flow.leavePage}>
          Leave this page out
        </Button>
        <Button onClick={() => flow.go('captions')}>Back</Button>
        <Button
          look="primary"
          disabled={flow.busy || running !== undefined || photos === null || captions.length === 0}
          onClick={() => flow.attach(matches)}
        >
          Import {counted(captions.length, 'caption')}
        </Button>
      </StepFoot>
    </>
  );
}

function emptyWords(which: 'all' | 'matched', photos: number): string {
  if (which === 'matched' && photos > 0) return 'No photo has a caption of this page yet.';
  return 'This batch has no photos yet. The captions wait in it until their photos come in.';
}
