/**
 * A signal that aborts after a time that can be postponed, or with another one. Neither
 * `AbortSignal.timeout` nor `any`: Chromium keeps both, with all that they hold, long after the answer.
 */
export function patience(unwanted: AbortSignal | undefined): {
  signal: AbortSignal;
  postpone: (ms: number) => void;
  release: () => void;
} {
  const ending = new AbortController();
  const giveUp = () => ending.abort();
  let timer: ReturnType<typeof setTimeout> | undefined;
  if (unwanted?.aborted) giveUp();
  unwanted?.addEventListener("abort", giveUp);
  return {
    signal: ending.signal,
    postpone: (ms: number) => {
      clearTimeout(timer);
      timer = setTimeout(giveUp, ms);
    },
    release: () => {
      clearTimeout(timer);
      unwanted?.removeEventListener("abort", giveUp);
    },
  };
}
