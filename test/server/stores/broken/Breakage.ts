import type { RampStore } from "../../../../src/server/store/RampStore.ts";

/** Replaces some operations of a good store by wrong ones. */
export type Breakage = (store: RampStore) => Partial<RampStore>;

export const LONG_MS = 600_000;

/** On the global timers, which tests replace. */
export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => void setTimeout(resolve, ms));
