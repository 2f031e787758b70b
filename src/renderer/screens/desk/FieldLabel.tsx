/**
 * What every control of the form has around it: its id, its label with the byte meter against the IIM
 * limit, and the list of known terms. Knows no control.
 */
import { type FieldId, fieldOf } from '#core/caption/fields.ts';
import { byteLength } from '#renderer/byte-length.ts';

/** The id of a field's control, for those who move the focus to it. */
export function controlId(field: FieldId, scope = 'field'): string {
  return `${scope}-${field}`;
}

interface FieldLabelProps {
  readonly field: FieldId;
  readonly value: string | readonly string[];
  readonly scope?: string | undefined;
}

/** The label: the IPTC name, with what photo desks call it as a hint, and how full the field is. */
export function FieldLabel({ field, value, scope }: FieldLabelProps) {
  const { label, deskName, iim } = fieldOf(field);
  // A short field is metered once it is half full, so that the labels stay quiet.
  // IIM limits each term of a list by itself; its date is rewritten as eight digits and always fits.
  const bytes = typeof value === 'string' ? byteLength(value) : Math.max(0, ...value.map(byteLength));
  const close = field === 'headline' || field === 'caption' || bytes * 2 > (iim?.maxBytes ?? 0);
  const metered = iim && fieldOf(field).kind !== 'date' && bytes > 0 && close;
  return (
    <div className="field-head">
      <label htmlFor={controlId(field, scope)}>
        {label} {deskName ? <span className="field-hint">{deskName}</span> : null}
      </label>
      {metered ? (
        <span className={bytes > iim.maxBytes ? 'meter meter-over' : 'meter'}>
          {bytes} / {iim.maxBytes} B
        </span>
      ) : null}
    </div>
  );
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
