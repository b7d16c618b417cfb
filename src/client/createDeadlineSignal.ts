/** Abort reason after the last event of a stream: the request is about to end by itself. */
export const STREAM_DONE: unique symbol = Symbol("stream done");

/** Grace period for that, in milliseconds. The browser's console shows an aborted request as failed. */
const ABORT_DELAY_MS = 1_000;

/**
 * A signal that aborts after a deadline, which can be postponed, or with another signal. It doesn't use
 * `AbortSignal.timeout` or `any`: Chromium retains both, with everything they reference, long after the response.
 */
export function createDeadlineSignal(parentSignal: AbortSignal | undefined): {
  signal: AbortSignal;
  reset: (ms: number) => void;
  release: () => void;
} {
  const ending = new AbortController();
  const giveUp = () => ending.abort();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const postpone = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(giveUp, ms);
  };
  const leave = () => {
    if (parentSignal?.reason === STREAM_DONE) postpone(ABORT_DELAY_MS);
    else giveUp();
  };
  if (parentSignal?.aborted) leave();
  parentSignal?.addEventListener("abort", leave);
  return {
    signal: ending.signal,
    reset: postpone,
    release: () => {
      clearTimeout(timer);
      parentSignal?.removeEventListener("abort", leave);
    },
  };
}
