/**
 * All fields of the form: those of every day, the others in groups that open by themselves where
 * something is filled in, a search by any name of a field, and at the foot what the focused field is
 * for. Each field itself is the form's own; nothing is saved here.
 */
import './AllFields.css';
import { type ReactNode, useId, useMemo, useRef, useState } from 'react';
import type { CaptionFields } from '#core/caption/caption.ts';
import { type FieldId, fieldOf, isFieldId } from '#core/caption/fields.ts';
import { Button } from '#renderer/parts/Button.tsx';
import {
  everydayFields,
  filledIn,
  findFields,
  groupNames,
  type MoreFields,
  moreFields,
} from '#renderer/screens/desk/metadata/field-groups.ts';

interface AllFieldsProps {
  readonly caption: CaptionFields;
  /** Fields that a check stands against: their groups are open. */
  readonly troubled: ReadonlySet<FieldId>;
  /** The control of a field, with its label. */
  field(id: FieldId): ReactNode;
}

export function AllFields({ caption, troubled, field }: AllFieldsProps) {
  const [words, setWords] = useState('');
  const [told, setTold] = useState<FieldId | null>(null);
  const room = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const found = useMemo(() => findFields(words), [words]);
  const searching = words.trim() !== '';

  return (
    <>
      <search className="fields-search">
        <input
          ref={search}
          type="search"
          className="field-input"
          aria-label="Find a field"
          placeholder="Find a field: licensor, data mining, alt text…"
          autoComplete="off"
          spellCheck={false}
          value={words}
          onChange={(event) => setWords(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' && event.key !== 'ArrowDown') return;
            event.preventDefault();
            firstControl(room.current)?.focus();
          }}
        />
        {searching ? (
          <Button
            look="quiet"
            onClick={() => {
              setWords('');
              search.current?.focus();
            }}
          >
            All fields
          </Button>
        ) : null}
      </search>
      <section
        ref={room}
        aria-label="All fields"
        className="panel-room fields-room"
        onFocus={({ target }) => setTold(fieldAround(target))}
      >
        {searching ? (
          <div className="form">
            {found.map((id) => field(id))}
            <p className="form-whole fields-found" role="status">
              {foundSentence(found.length, words)}
            </p>
          </div>
        ) : (
          <>
            <div className="form">{everydayFields.map((id) => field(id))}</div>
            <h2 className="fields-more">More IPTC fields</h2>
            {moreFields.map((more) => (
              <Group
                key={more.group}
                {...more}
                filled={filledIn(caption, more.fields)}
                troubled={more.fields.some((id) => troubled.has(id))}
                field={field}
              />
            ))}
          </>
        )}
      </section>
      <p className="fields-help" aria-hidden="true">
        {told ? (
          <>
            <b>{fieldOf(told).label}.</b> {fieldOf(told).help}
          </>
        ) : (
          'Go to a field to read what it is for.'
        )}
      </p>
    </>
  );
}

interface GroupProps extends MoreFields {
  readonly filled: number;
  readonly troubled: boolean;
  field(id: FieldId): ReactNode;
}

/** Closed while it is empty. Once the editor has opened or closed it, that stands. */
function Group({ group, fields, filled, troubled, field }: GroupProps) {
  const [wanted, setWanted] = useState<boolean | null>(null);
  const shown = troubled || (wanted ?? filled > 0);
  const id = useId();
  return (
    <section className="fields-group">
      <h3>
        <button
          type="button"
          aria-expanded={shown}
          aria-controls={shown ? id : undefined}
          onClick={() => setWanted(!shown)}
        >
          <span aria-hidden="true" className="fields-arrow">
            {shown ? '▾' : '▸'}
          </span>
          {groupNames[group]}
          <span className={filled > 0 ? 'fields-filled' : 'fields-count'}>
            {filled > 0 ? `${filled} of ${fields.length} filled` : `${fields.length} fields`}
          </span>
        </button>
      </h3>
      {shown ? (
        <div id={id} className="form">
          {fields.map((each) => field(each))}
        </div>
      ) : null}
    </section>
  );
}

function foundSentence(found: number, words: string): string {
  if (found === 0) return `No field is called “${words.trim()}”.`;
  return found === 1 ? 'One field. Enter goes to it.' : `${found} fields. Enter goes to the first.`;
}

/** The field whose control or part of a control this is. */
function fieldAround(element: Element): FieldId | null {
  const id = element.closest('[data-field]')?.getAttribute('data-field') ?? '';
  return isFieldId(id) ? id : null;
}

function firstControl(room: HTMLElement | null): HTMLElement | null {
  return room?.querySelector<HTMLElement>('.field :is(input, textarea, select, button):enabled') ?? null;
}
