/**
 * A page that shows nothing for 15 seconds is an error, and a server that says nothing for 30. In a
 * story they do not pass, so that one can look.
 */
export function stopTheClock(): () => void {
  const wait = window.setTimeout.bind(window);
  window.setTimeout = ((run: () => void, ms = 0) =>
    wait(run, ms < 15_000 ? ms : 2 ** 31 - 1)) as typeof setTimeout;
  return () => {
    window.setTimeout = wait;
  };
}
