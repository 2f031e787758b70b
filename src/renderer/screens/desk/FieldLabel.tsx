/**
 * What every control of the form has around it: its id, its label with the byte meter against the IIM
 * limit, the note on what IIM would cut, and the list of known terms. Knows no control.
 */
import type { FieldValue } from '#core/caption/caption.ts';
import { type FieldId, fieldOf } from '#core/caption/fields.ts';
import { cutSentence, iimRoom } from '#renderer/screens/desk/metadata/iim-room.ts';

/** The id of a field's control, for those who move the focus to it. */
export function controlId(field: FieldId, scope = 'field'): string {
  return `${scope}-${field}`;
}

interface FieldLabelProps {
  readonly field: FieldId;
  readonly value: FieldValue;
  readonly scope?: string | undefined;
  /** The id of the name itself, for a control that a label cannot be for. */
  readonly nameId?: string | undefined;
}

/** The label: the IPTC name, with what photo desks call it as a hint, and how full the field is. */
export function FieldLabel({ field, value, scope, nameId }: FieldLabelProps) {
  const { label, deskName } = fieldOf(field);
  const room = iimRoom(field, value);
  const over = room !== null && room.cuts.length > 0;
  // A short field is metered once it is half full, so that the labels stay quiet.
  const metered =
    room !== null &&
    room.bytes > 0 &&
    (field === 'headline' || field === 'caption' || room.bytes * 2 > room.max);
  const name = (
    <>
      <span className="field-name">{label}</span>{' '}
      {deskName ? <span className="field-hint">{deskName}</span> : null}
    </>
  );
  return (
    <div className="field-head">
      {nameId ? (
        <span id={nameId} className="field-title">
          {name}
        </span>
      ) : (
        <label className="field-title" htmlFor={controlId(field, scope)}>
          {name}
        </label>
      )}
      {metered ? (
        <span className={over ? 'meter meter-over' : 'meter'} title="Bytes of the limit in IIM">
          {room.bytes} / {room.max} B
        </span>
      ) : null}
    </div>
  );
}

/** What IIM would leave out of a value; nothing where it holds all of it. */
export function CutNote({ field, value }: { readonly field: FieldId; readonly value: FieldValue }) {
  const room = iimRoom(field, value);
  if (!room || room.cuts.length === 0) return null;
  return <p className="field-cut">{cutSentence(room)}</p>;
}

/** Terms offered by the browser's own list. */
export function Known({ id, terms }: { readonly id: string; readonly terms: readonly string[] }) {
  return (
    <datalist id={id}>
      {terms.map((term) => (
        <option key={term} value={term} />
      ))}
    </datalist>
  );
}
