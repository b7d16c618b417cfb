import { type RefObject, useInsertionEffect, useRef } from "react";

/**
 * The newest value, for code that runs later: a handler that changes its identity on every render
 * must not restart what it listens to. Set before any other effect runs.
 */
export function useLatest<Value>(value: Value): RefObject<Value> {
  const latest = useRef(value);
  useInsertionEffect(function keepLatest() {
    latest.current = value;
  });
  return latest;
}
