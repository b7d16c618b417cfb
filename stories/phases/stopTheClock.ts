/**
 * A page that shows nothing for 15 seconds times out, and so does a server that doesn't respond for 30.
 * Stories stop these timers, so that the state stays visible.
 */
export function stopTheClock(): () => void {
  const wait = window.setTimeout.bind(window);
  window.setTimeout = ((run: () => void, ms = 0) =>
    wait(run, ms < 15_000 ? ms : 2 ** 31 - 1)) as typeof setTimeout;
  return () => {
    window.setTimeout = wait;
  };
}
