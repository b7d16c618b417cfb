/** Random choices that a seed and a name repeat, whatever else happens at the same time. */
export interface Random {
  /** From 0 to 1. */
  next: () => number;
  /** Whether something of this probability happens. */
  chance: (probability: number) => boolean;
  between: (least: number, most: number) => number;
  pick: <Value>(values: readonly Value[]) => Value;
  shuffle: <Value>(values: readonly Value[]) => Value[];
}

export function createRandom(seed: number, name: string): Random {
  let state = seed >>> 0;
  for (const letter of name) state = Math.imul(state ^ letter.charCodeAt(0), 0x9e3779b1) >>> 0;

  /** Mulberry32. */
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  const between = (least: number, most: number) => Math.floor(least + next() * (most - least + 1));
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick(values) {
      const [first] = values;
      if (first === undefined) throw new Error("There is nothing to pick from.");
      return values[between(0, values.length - 1)] ?? first;
    },
    shuffle: (values) =>
      values
        .map((value) => ({ value, order: next() }))
        .toSorted((one, other) => one.order - other.order)
        .map(({ value }) => value),
  };
}
