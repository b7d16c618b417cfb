/** The reason to abort where all was heard: what is still on its way ends by itself, in a moment. */
export const STREAM_DONE: unique symbol = Symbol("heard all");

/** Milliseconds that it gets for that. A request that is aborted stands in the browser's console as failed. */
const ABORT_DELAY_MS = 1_000;

/**
 * A signal that aborts after a time that can be postponed, or with another one. Neither
 * `AbortSignal.timeout` nor `any`: Chromium keeps both, with all that they hold, long after the answer.
 */
export function createDeadlineSignal(unwanted: AbortSignal | undefined): {
  signal: AbortSignal;
  postpone: (ms: number) => void;
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
    if (unwanted?.reason === STREAM_DONE) postpone(ABORT_DELAY_MS);
    else giveUp();
  };
  if (unwanted?.aborted) leave();
  unwanted?.addEventListener("abort", leave);
  return {
    signal: ending.signal,
    postpone,
    release: () => {
      clearTimeout(timer);
      unwanted?.removeEventListener("abort", leave);
    },
  };
}
