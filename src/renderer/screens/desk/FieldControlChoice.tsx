/**
 * A field whose values are given: the system's own list. A value that the list does not know, as files
 * bring it, stands in the list as it is and stays until the editor chooses another.
 */
import type { Choice } from '#core/caption/registry/field.ts';

interface ChoiceFieldProps {
  readonly id: string;
  readonly title: string;
  readonly choices: readonly Choice[];
  readonly value: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
  onChange(value: string): void;
  onLeave(): void;
}

export function ChoiceField({ choices, value, onChange, onLeave, ...described }: ChoiceFieldProps) {
  const foreign = value !== '' && !choices.some((choice) => choice.value === value);
  return (
    <select
      {...described}
      className="field-input"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onBlur={onLeave}
    >
      <option value="">Not set</option>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
      {foreign ? <option value={value}>As in the file: {value}</option> : null}
    </select>
  );
}
