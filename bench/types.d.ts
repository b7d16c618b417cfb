/** Several runs of one measurement; see `figure.js`. */
export interface Figure {
  median: number;
  best: number;
  worst: number;
  /** Each value, in order. */
  runs: number[];
}

/** One line of the table. */
export interface Row {
  /** What was measured, in plain words: the line's heading. */
  measure: string;
  /** E.g. `ms`, `bytes`; empty for a plain count. */
  unit: string;
  /** The limit for this package, in words, e.g. `at most 2,200`; empty if there is none. */
  limit: string;
  ours: Figure;
  /** By package name; empty if no other package has the feature. */
  others: Record<string, Figure>;
  /** `quoted`: a figure without a limit. */
  verdict: "met" | "missed" | "quoted";
  /** How it was measured, and what is unfair about it; may be empty. */
  note: string;
}

/** The input of a measure. */
export interface Context {
  /**
   * Folder of `ramp-widget` as partners get it: packed, and unpacked so that `import("ramp-widget/server")`
   * resolves from here.
   */
  installed: string;
  /** Folder for bundles; empty at the start, removed at the end. */
  scratch: string;
  /** How often to repeat a timed measurement: at least seven times. */
  runs: number;
  /** A real one, started on first use; one for each set of V8's flags. */
  browser: (v8Flags?: string) => Promise<import("playwright").Browser>;
  /** Prints a line of progress. */
  say: (text: string) => void;
}

/** Every measure is a file in `measures/` that exports one of these as `measure`. */
export type Measure = (context: Context) => Promise<Row[]>;
