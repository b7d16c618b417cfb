import { type ReactElement, useId } from "react";

export interface ChoiceProps {
  label: string;
  /** The label is only for screen readers. @default false */
  isLabelHidden?: boolean | undefined;
  value: string;
  /** Values and their names. One alone is shown as text. */
  options: readonly (readonly [value: string, name: string])[];
  onChange: (value: string) => void;
}

/** A list to choose from: the browser's own, which phones show in full. */
export function Choice(props: ChoiceProps): ReactElement | null {
  const { label, isLabelHidden = false, value, options, onChange } = props;
  const id = useId();
  const [only] = options;
  if (!only) return null;
  const isSingle = options.length === 1;
  return (
    <div className="ramp-order-choice" data-bare={isLabelHidden ? "" : undefined}>
      {isLabelHidden ? null : isSingle ? <span>{label}</span> : <label htmlFor={id}>{label}</label>}
      {isSingle ? (
        <b>{only[1]}</b>
      ) : (
        <select
          id={id}
          aria-label={isLabelHidden ? label : undefined}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        >
          {options.map(([one, name]) => (
            <option key={one} value={one}>
              {name}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}
