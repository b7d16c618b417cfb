/** A call that ran at the same time as others, with its result. */
export interface Call<Operation, Result> {
  operation: Operation;
  result: Result;
}

/** What an operation may do in a state: each possible result, with the state after it. */
export type Model<State, Operation, Result> = (
  state: State,
  operation: Operation,
) => readonly { state: State; result: Result }[];

/**
 * Finds an order in which concurrent calls, run one after another, have the results that they had:
 * operations are atomic if and only if there is one.
 *
 * @param states in which the object may be before the calls
 * @returns states in which it may be afterwards; none if no order explains the results
 */
export function explainCalls<State, Operation, Result>(
  model: Model<State, Operation, Result>,
  states: readonly State[],
  calls: readonly Call<Operation, Result>[],
): State[] {
  if (calls.length === 0) return unique(states);
  return unique(
    states.flatMap((state) =>
      calls.flatMap((first, index) => {
        const outcomes = model(state, first.operation).filter(
          ({ result }) => toText(result) === toText(first.result),
        );
        const rest = calls.toSpliced(index, 1);
        return explainCalls(
          model,
          outcomes.map((outcome) => outcome.state),
          rest,
        );
      }),
    ),
  );
}

function unique<State>(states: readonly State[]): State[] {
  return [...new Map(states.map((state) => [toText(state), state])).values()];
}

function toText(value: unknown): string {
  return JSON.stringify(value) ?? "nothing";
}
