/** One line of the form: a label over its control, a hint below it, or what is wrong in its place. */
import { type ReactNode, useId } from 'react';
import { Chooser } from '#renderer/parts/Choice.tsx';

/** What the control takes on, so that its label, hint and problem are read out with it. */
export interface ControlFacts {
  readonly id: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
}

interface FormRowProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly problem?: string | undefined;
  /** Beside the next one where there is room. */
  readonly narrow?: boolean;
  children(control: ControlFacts): ReactNode;
}

export function FormRow({ label, hint, problem = '', narrow = false, children }: FormRowProps) {
  const id = useId();
  const below = problem !== '' || hint !== undefined;
  return (
    <div className={narrow ? 'form-row form-row-narrow' : 'form-row'}>
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        'aria-invalid': problem !== '',
        'aria-describedby': below ? `${id}-below` : undefined,
      })}
      {below ? (
        <p id={`${id}-below`} className={problem === '' ? 'form-hint' : 'form-problem'}>
          {problem || hint}
        </p>
      ) : null}
    </div>
  );
}

interface TextRowProps extends Omit<FormRowProps, 'children'> {
  readonly value: string;
  readonly placeholder?: string;
  readonly most?: number;
  readonly mono?: boolean;
  onChange(value: string): void;
}

/** A line of text. */
export function TextRow({ value, placeholder, most = 1_000, mono = false, onChange, ...row }: TextRowProps) {
  return (
    <FormRow {...row}>
      {(control) => (
        <input
          {...control}
          className={mono ? 'field-input form-mono' : 'field-input'}
          value={value}
          placeholder={placeholder}
          maxLength={most}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </FormRow>
  );
}

interface NumberRowProps extends Omit<FormRowProps, 'children'> {
  /** null for an empty field. */
  readonly value: number | null;
  readonly placeholder?: string;
  onChange(value: number | null): void;
}

/** A whole number, or nothing. */
export function NumberRow({ value, placeholder, onChange, ...row }: NumberRowProps) {
  return (
    <FormRow {...row}>
      {(control) => (
        <input
          {...control}
          className="field-input"
          inputMode="numeric"
          value={value === null || Number.isNaN(value) ? '' : String(value)}
          placeholder={placeholder}
          maxLength={9}
          autoComplete="off"
          onChange={(event) => {
            const digits = event.target.value.replace(/\D/g, '');
            onChange(digits === '' ? null : Number(digits));
          }}
        />
      )}
    </FormRow>
  );
}

interface ChoiceRowProps<Value extends string> extends Omit<FormRowProps, 'children'> {
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  onChange(value: Value): void;
}

/** One of a list. */
export function ChoiceRow<Value extends string>({ value, options, onChange, ...row }: ChoiceRowProps<Value>) {
  return (
    <FormRow {...row}>
      {(control) => (
        <Chooser label={row.label} control={control} value={value} options={options} onChange={onChange} />
      )}
    </FormRow>
  );
}

interface CheckRowProps {
  readonly label: string;
  readonly hint: string;
  readonly checked: boolean;
  onChange(checked: boolean): void;
}

/** Yes or no, with what yes means. */
export function CheckRow({ label, hint, checked, onChange }: CheckRowProps) {
  return (
    <label className="form-check">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span>
        {label}
        <span className="form-hint">{hint}</span>
      </span>
    </label>
  );
}
