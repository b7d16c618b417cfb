import { type RefObject, useInsertionEffect, useRef } from "react";

/**
 * A ref to the latest value, so that a handler with a new identity on every render restarts no effect. Set before any
 * other effect runs.
 */
export function useLatest<Value>(value: Value): RefObject<Value> {
  const latest = useRef(value);
  useInsertionEffect(function keepLatest() {
    latest.current = value;
  });
  return latest;
}
