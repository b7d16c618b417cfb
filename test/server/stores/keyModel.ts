import type { RampStore } from "../../../src/server/store/RampStore.ts";
import type { Model } from "./explainCalls.ts";

/** A claim or a value is short if it may expire at any time. */
export type KeyState =
  | { is: "free" }
  | { is: "held"; owner: string; isShort: boolean }
  | { is: "done"; value: string; isShort: boolean };

export type KeyOperation =
  | { call: "read" }
  | { call: "claim"; owner: string; isShort: boolean; replacing: string | undefined }
  | { call: "complete"; owner: string; value: string; isShort: boolean }
  | { call: "release"; owner: string };

const LONG_MS = 600_000;
const SHORT_MS = 25;

export function runKeyOperation(
  store: RampStore,
  key: string,
  operation: KeyOperation,
): Promise<unknown> {
  switch (operation.call) {
    case "read":
      return store.read(key);
    case "claim": {
      const { owner, isShort, replacing } = operation;
      return store.claim(key, owner, isShort ? SHORT_MS : LONG_MS, replacing);
    }
    case "complete": {
      const { owner, value, isShort } = operation;
      return store.complete(key, owner, value, isShort ? SHORT_MS : LONG_MS);
    }
    case "release":
      return store.release(key, operation.owner);
  }
}

/** What a key does, one operation after another. */
export const keyModel: Model<KeyState, KeyOperation, unknown> = (before, operation) => {
  const mayHaveExpired = before.is !== "free" && before.isShort;
  const states: KeyState[] = mayHaveExpired ? [before, { is: "free" }] : [before];
  return states.map((state) => runOnModel(state, operation));
};

function runOnModel(state: KeyState, operation: KeyOperation) {
  const answer =
    state.is === "held"
      ? { state: "held", owner: state.owner }
      : state.is === "done"
        ? { state: "done", value: state.value }
        : undefined;
  switch (operation.call) {
    case "read":
      return { state, result: answer };
    case "claim": {
      const { owner, isShort, replacing } = operation;
      const isOwn = state.is === "held" && state.owner === owner;
      const isReplaced = state.is === "done" && state.value === replacing;
      if (state.is !== "free" && !isOwn && !isReplaced) return { state, result: answer };
      return { state: { is: "held" as const, owner, isShort }, result: "claimed" };
    }
    case "complete": {
      const { owner, value, isShort } = operation;
      if (state.is !== "held" || state.owner !== owner) return { state, result: false };
      return { state: { is: "done" as const, value, isShort }, result: true };
    }
    case "release": {
      const isOwn = state.is === "held" && state.owner === operation.owner;
      return { state: isOwn ? { is: "free" as const } : state, result: undefined };
    }
  }
}
