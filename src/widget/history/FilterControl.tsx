import { type ReactElement, useId } from "react";
import type { HistoryMessages } from "../../messages/RampMessages.ts";
import type { TransactionStatus } from "../../vendors/Transaction.ts";

export type FilterName = keyof HistoryMessages["filters"];

/** The statuses of each filter; `undefined` for all. */
export const FILTERS: Record<FilterName, readonly TransactionStatus[] | undefined> = {
  all: undefined,
  inProgress: ["pending", "processing"],
  completed: ["completed"],
  unsuccessful: ["failed", "cancelled"],
};

const NAMES = Object.keys(FILTERS) as FilterName[];

export interface FilterControlProps {
  value: FilterName;
  onChange: (next: FilterName) => void;
  words: HistoryMessages;
}

/** Radio buttons, which browsers and screen readers handle as one control. */
export function FilterControl({ value, onChange, words }: FilterControlProps): ReactElement {
  const group = useId();
  return (
    <fieldset className="ramp-history-filter" aria-label={words.filter}>
      {NAMES.map((name) => (
        <label key={name}>
          <input
            type="radio"
            name={group}
            checked={name === value}
            onChange={() => onChange(name)}
          />
          <span>{words.filters[name]}</span>
        </label>
      ))}
    </fieldset>
  );
}
