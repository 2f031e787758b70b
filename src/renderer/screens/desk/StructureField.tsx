/**
 * A field of structures: a card for each, closed to one line that says what it is, open to its members.
 * Cards are added, removed and put in another order from the keyboard. Used by FieldControl.tsx for a
 * field and by StructureFieldMembers.tsx for structures inside a structure. Saves nothing by itself.
 */
import './StructureField.css';
import { useEffect, useRef, useState } from 'react';
import { structures as kinds, type StructureId } from '#core/caption/registry/structures.ts';
import {
  type MemberValue,
  type Structure,
  sameStructures,
  structureText,
  tidyStructures,
} from '#core/caption/structure.ts';
import { Button } from '#renderer/parts/Button.tsx';
import { StructureMembers } from '#renderer/screens/desk/StructureFieldMembers.tsx';

interface StructureFieldProps {
  /** The id of the control that the focus goes to. */
  readonly id: string;
  /** The element that names the field. */
  readonly nameId: string;
  readonly describedBy?: string;
  readonly structure: StructureId;
  /** Whether there is only ever one: its card is there from the start and cannot be removed. */
  readonly one: boolean;
  readonly structures: readonly Structure[];
  /** @param why for what is one step to take back: a card removed or moved. */
  onStructures(structures: readonly Structure[], why?: string): void;
  onLeave(): void;
}

/** A card has an identity of its own: its place and its content both change under the editor's hands. */
interface Card {
  readonly key: number;
  readonly structure: Structure;
}

export function StructureField(props: StructureFieldProps) {
  const { id, nameId, describedBy, structure: kind, one, onStructures, onLeave } = props;
  const { cards, keep, fresh } = useCards(props.structures, one);
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const group = useRef<HTMLDivElement>(null);
  const focus = useFocusAfter(group);
  const noun = kinds[kind].label.toLowerCase();

  function change(next: readonly Card[], why?: string) {
    keep(next);
    onStructures(
      next.map(({ structure }) => structure),
      why,
    );
  }

  function toggle(key: number, wanted: boolean) {
    const others = [...open].filter((each) => each !== key);
    setOpen(new Set(wanted ? [...others, key] : others));
  }

  function add() {
    const card = fresh();
    keep([...cards, card]);
    toggle(card.key, true);
    focus(`[data-card="${card.key}"] :is(input, textarea)`);
  }

  function remove(at: number) {
    change(cards.toSpliced(at, 1), 'removed');
    const next = cards[at + 1] ?? cards[at - 1];
    focus(next ? `[data-card="${next.key}"] > header > button` : `#${CSS.escape(id)}`);
  }

  function move(at: number, by: 1 | -1) {
    const card = cards[at];
    if (!card || !cards[at + by]) return;
    change(cards.toSpliced(at, 1).toSpliced(at + by, 0, card), 'moved');
    // At an end the button that was pressed is off; the other one takes over.
    const way = cards[at + 2 * by] ? by : -by;
    focus(`[data-card="${card.key}"] > header [data-move="${way}"]`);
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot stand in one row with the meter
    <div
      ref={group}
      className="structures"
      role="group"
      aria-labelledby={nameId}
      aria-describedby={describedBy}
    >
      {cards.map(({ key, structure }, at) => {
        const summary = structureText(structure);
        const shown = open.has(key);
        const which = summary || `${noun} ${cards.length > 1 ? at + 1 : ''}`.trim();
        return (
          <section key={key} className="structure" data-card={key} aria-label={which}>
            <header className="structure-head">
              <button
                type="button"
                id={one ? id : undefined}
                className="structure-toggle"
                aria-expanded={shown}
                onClick={() => toggle(key, !shown)}
              >
                <span aria-hidden="true">{shown ? '▾' : '▸'}</span>
                <span className={summary ? 'structure-summary' : 'structure-summary structure-blank'}>
                  {summary || (one ? 'Not filled in' : `New ${noun}`)}
                </span>
              </button>
              {cards.length > 1 ? (
                <>
                  <Button
                    look="quiet"
                    data-move={-1}
                    disabled={at === 0}
                    aria-label={`Move up: ${which}`}
                    onClick={() => move(at, -1)}
                  >
                    ↑
                  </Button>
                  <Button
                    look="quiet"
                    data-move={1}
                    disabled={at === cards.length - 1}
                    aria-label={`Move down: ${which}`}
                    onClick={() => move(at, 1)}
                  >
                    ↓
                  </Button>
                </>
              ) : null}
              {one && !summary ? null : (
                <Button
                  look="quiet"
                  aria-label={`${one ? 'Clear' : 'Remove'}: ${which}`}
                  onClick={() => remove(at)}
                >
                  ✕
                </Button>
              )}
            </header>
            {shown ? (
              <StructureMembers
                id={`${id}-${key}`}
                kind={kind}
                structure={structure}
                onMember={(member, value, why) =>
                  change(cards.with(at, { key, structure: withMember(structure, member, value) }), why)
                }
                onLeave={onLeave}
              />
            ) : null}
          </section>
        );
      })}
      {one ? null : (
        <Button id={id} look="quiet" className="structure-add" onClick={add}>
          <span aria-hidden="true">+</span>
          <span>
            Add<span className="structure-noun"> {noun}</span>
          </span>
        </Button>
      )}
    </div>
  );
}

/** The structure with another value of one member; a blank one is left out, as the record leaves it out. */
function withMember(structure: Structure, member: string, value: MemberValue): Structure {
  const { [member]: _, ...others } = structure;
  return value.length === 0 ? others : { ...structure, [member]: value };
}

/**
 * The cards as they are being filled in. Subtle: the record tidies what it is given, so a card that was
 * only just added, and the space just typed behind a word, live here; whatever else the record says that
 * these cards do not (an undo, another desk) takes their place.
 */
function useCards(structures: readonly Structure[], one: boolean) {
  const last = useRef(0);
  const fresh = (structure: Structure = {}): Card => {
    last.current += 1;
    return { key: last.current, structure };
  };
  const from = (list: readonly Structure[]): readonly Card[] =>
    one && list.length === 0 ? [fresh()] : list.map((structure) => fresh(structure));
  const [cards, setCards] = useState(() => from(structures));
  const [seen, setSeen] = useState(structures);
  if (seen !== structures) {
    setSeen(structures);
    const held = tidyStructures(cards.map(({ structure }) => structure));
    if (!sameStructures(seen, structures) && !sameStructures(held, structures)) {
      // A card that still says the same keeps its identity, and so its open state.
      setCards(
        structures.length === cards.length
          ? structures.map((structure, at) => ({ key: cards[at]?.key ?? fresh().key, structure }))
          : from(structures),
      );
    }
  }
  return {
    cards,
    fresh,
    keep: (next: readonly Card[]) => setCards(one && next.length === 0 ? [fresh()] : next),
  };
}

/** Moves the focus to what matches inside the group, once it is drawn. */
function useFocusAfter(group: { readonly current: HTMLElement | null }): (selector: string) => void {
  const [wanted, setWanted] = useState<{ readonly selector: string } | null>(null);
  useEffect(() => {
    if (wanted) group.current?.querySelector<HTMLElement>(wanted.selector)?.focus();
  }, [wanted, group]);
  return (selector) => setWanted({ selector });
}
