import { type ReactElement, useId } from "react";

export interface ChoiceProps<Option extends string> {
  title: string;
  options: readonly Option[];
  chosen: Option | undefined;
  onChoose: (option: Option) => void;
  labelOf?: (option: Option) => string;
}

/** A group of options, one of which is selected. */
export function Choice<Option extends string>(props: ChoiceProps<Option>): ReactElement {
  const { title, options, chosen, onChoose, labelOf = (option) => option } = props;
  const name = useId();
  return (
    <fieldset className="choice">
      <legend>{title}</legend>
      <div>
        {options.map((option) => (
          <label key={option}>
            <input
              type="radio"
              name={name}
              checked={option === chosen}
              onChange={() => onChoose(option)}
            />
            {labelOf(option)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
