/**
 * One of a few: the segmented control (Photo, Grid, List) and the chooser (a native select, so that
 * keyboard, screen reader and touch behave as the system's own).
 */
import './Choice.css';

interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  /** The command that does the same from the keyboard; of a segment, what its id begins with. */
  readonly command?: string;
  readonly value: Value;
  readonly options: readonly Option<Value>[];
  onChange(value: Value): void;
}

/** A row of buttons of which one is pressed. */
export function Segmented<Value extends string>({
  label,
  command,
  value,
  options,
  onChange,
}: ChoiceProps<Value>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as one row of buttons in a toolbar
    <div className="segmented" role="group" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          data-command={command && `${command}.${option.value}`}
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}

interface ChooserProps<Value extends string> extends ChoiceProps<Value> {
  /** In a form: the id by which a label of its own names it, and what is read out with it. */
  readonly control?: {
    readonly id: string;
    readonly 'aria-invalid': boolean;
    readonly 'aria-describedby': string | undefined;
  };
}

/** A drop-down list. */
export function Chooser<Value extends string>({
  label,
  command,
  value,
  options,
  onChange,
  control,
}: ChooserProps<Value>) {
  return (
    <select
      className="chooser"
      data-command={command}
      {...(control ?? { 'aria-label': label })}
      value={value}
      onChange={(event) => {
        const chosen = options.find((option) => option.value === event.target.value);
        if (chosen) onChange(chosen.value);
      }}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
