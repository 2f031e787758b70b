/**
 * Captions that repeat one another, waiting for a decision: the groups on the left, one pair in
 * full on the right, one key for each thing to do about it. Deciding moves on to the next group.
 */
import './DuplicatesScreen.css';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Undo } from '#core/contract.ts';
import { countGroups, type DuplicateGroup } from '#core/duplicates/groups.ts';
import { type DuplicateClass, duplicateClasses } from '#core/duplicates/pair.ts';
import { newsroom } from '#renderer/client.ts';
import { Button } from '#renderer/parts/Button.tsx';
import { Notice } from '#renderer/parts/Notice.tsx';
import { shownNumber } from '#renderer/parts/numbers.ts';
import { classWords } from '#renderer/screens/duplicates/class-words.ts';
import { type GroupedPair, namesOf, sizeOf } from '#renderer/screens/duplicates/group-label.ts';
import { KeptPairs } from '#renderer/screens/duplicates/KeptPairs.tsx';
import type { KeptPair } from '#renderer/screens/duplicates/kept-pairs.ts';
import { PairDetail } from '#renderer/screens/duplicates/PairDetail.tsx';
import { useDuplicates } from '#renderer/screens/duplicates/use-duplicates.ts';

interface DuplicatesScreenProps {
  /** Goes to a photo on the desk. */
  onOpen(captionId: string): void;
  /** Two captions to begin with, from a check's Compare; null begins with the first group. */
  readonly compared: readonly [string, string] | null;
  readonly undoKeys: string | undefined;
  /** Told what takes a decision back, for the desk's undo. */
  onDecided(undo: Undo | undefined): void;
  /** Takes the newest change back. */
  onUndo(): void;
}

export function DuplicatesScreen(props: DuplicatesScreenProps) {
  const { onOpen, compared, undoKeys, onUndo } = props;
  const { state, problem, groups, kept, total, refresh } = useDuplicates();
  const [decided, setDecided] = useState('');
  const [trouble, setTrouble] = useState('');
  const [keptShown, setKeptShown] = useState(false);
  const [wanted, setWanted] = useState<DuplicateClass | 'all'>('all');
  const [at, setAt] = useState(0);
  const screen = useRef<HTMLElement>(null);
  const counts = countGroups(groups);
  const begun = useRef(compared === null);
  const shown = wanted === 'all' ? groups : groups.filter((group) => group.class === wanted);
  const index = Math.min(at, Math.max(0, shown.length - 1));
  const group = shown[index];

  useEffect(() => screen.current?.focus(), []);

  // Once, and as soon as the pair is there: the words just typed may still be on their way to the archive.
  useEffect(() => {
    if (begun.current || compared === null) return;
    const place = groups.findIndex(({ members }) => compared.every((id) => members.includes(id)));
    if (place === -1) return;
    begun.current = true;
    setAt(place);
  }, [groups, compared]);

  /** Says what was decided and asks again; the desk can take it back. */
  function note(words: string, undo: Undo | undefined) {
    props.onDecided(undo);
    setDecided(words);
    setTrouble('');
    void refresh();
  }

  async function takeBackKept({ pair: { a, b } }: KeptPair) {
    const answer = await newsroom['duplicates.forget']({ left: a, right: b });
    if (answer.ok) note('Taken back: the pair waits for a decision.', answer.undo);
    else setTrouble(answer.problem.message);
    screen.current?.focus();
  }

  function step(by: number) {
    setKeptShown(false);
    setAt(Math.min(Math.max(0, index + by), Math.max(0, shown.length - 1)));
  }

  function press(event: KeyboardEvent) {
    const typing =
      event.target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key === 'j' || key === 'arrowdown') step(1);
    else if (key === 'k' || key === 'arrowup') step(-1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <main className="duplicates" aria-label="Duplicates" tabIndex={-1} ref={screen} onKeyDown={press}>
      <div className="duplicates-list">
        <header className="duplicates-head">
          <h1>{groups.length === 1 ? '1 group to decide' : `${groups.length} groups to decide`}</h1>
        </header>
        {state === 'failed' ? (
          <Notice tone="error" actions={<Button onClick={() => void refresh()}>Try again</Button>}>
            {problem}
          </Notice>
        ) : null}
        <fieldset className="duplicates-classes" aria-label="Kinds of repeat">
          <ClassChip
            name="All"
            count={groups.length}
            pressed={wanted === 'all'}
            onPress={() => choose('all')}
          />
          {duplicateClasses
            .filter((each) => counts[each] > 0 || each === wanted)
            .map((each) => (
              <ClassChip
                key={each}
                name={classWords[each].name}
                count={counts[each]}
                pressed={wanted === each}
                onPress={() => choose(each)}
              />
            ))}
        </fieldset>
        <ul className="duplicates-groups" aria-label="Groups">
          {shown.map((each, place) => (
            <GroupRow
              key={`${each.class}:${each.members.join()}`}
              group={each}
              current={place === index && !keptShown}
              onChoose={() => {
                setKeptShown(false);
                setAt(place);
              }}
            />
          ))}
        </ul>
        {state === 'ready' && total > 500 ? (
          <p className="duplicates-more">The first 500 of {shownNumber(total)} pairs are shown.</p>
        ) : null}
        {kept.length > 0 ? (
          <button
            type="button"
            className="group-row kept-row"
            aria-current={keptShown ? 'true' : undefined}
            onClick={() => setKeptShown(true)}
          >
            Kept on purpose <span className="chip-count">{shownNumber(kept.length)}</span>
          </button>
        ) : null}
        {trouble ? (
          <Notice tone="error" onClose={() => setTrouble('')}>
            {trouble}
          </Notice>
        ) : null}
        {decided ? (
          <Notice
            tone="plain"
            actions={
              <Button
                keys={undoKeys}
                onClick={() => {
                  onUndo();
                  setDecided('');
                  screen.current?.focus();
                }}
              >
                Undo
              </Button>
            }
            onClose={() => setDecided('')}
          >
            {decided}
          </Notice>
        ) : null}
      </div>
      {keptShown && kept.length > 0 ? (
        <KeptPairs pairs={kept} onOpen={onOpen} onTakeBack={(each) => void takeBackKept(each)} />
      ) : group ? (
        <PairDetail
          key={`${group.class}:${group.members.join()}`}
          group={group}
          place={`${index + 1} of ${shown.length}`}
          onOpen={onOpen}
          onSkip={() => step(1)}
          onDecided={note}
        />
      ) : (
        <div className="duplicates-none">
          {state === 'loading' ? (
            <p role="status">Comparing captions…</p>
          ) : (
            <>
              <p className="duplicates-none-title">No caption is waiting for a decision.</p>
              <p>
                Captions that repeat one another are listed here, and flagged beside a caption while it is
                typed.
              </p>
            </>
          )}
        </div>
      )}
    </main>
  );

  function choose(each: DuplicateClass | 'all') {
    setKeptShown(false);
    setWanted(each);
    setAt(0);
  }
}

interface ClassChipProps {
  readonly name: string;
  readonly count: number;
  readonly pressed: boolean;
  onPress(): void;
}

function ClassChip({ name, count, pressed, onPress }: ClassChipProps) {
  return (
    <button type="button" className="chip" aria-pressed={pressed} onClick={onPress}>
      {name} <span className="chip-count">{count}</span>
    </button>
  );
}

interface GroupRowProps {
  readonly group: DuplicateGroup<GroupedPair>;
  readonly current: boolean;
  onChoose(): void;
}

function GroupRow({ group, current, onChoose }: GroupRowProps) {
  const row = useRef<HTMLButtonElement>(null);
  const { name, tone } = classWords[group.class];
  useEffect(() => {
    if (current) row.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <li>
      <button
        ref={row}
        type="button"
        className="group-row"
        aria-current={current ? 'true' : undefined}
        onClick={onChoose}
      >
        <span className="group-line">
          <span className={`class-mark class-${tone}`}>{name}</span>
          <strong>{sizeOf(group)}</strong>
          <span className="group-names">{namesOf(group)}</span>
        </span>
        <span className="group-words">{group.representative.left.caption || 'No caption'}</span>
      </button>
    </li>
  );
}
