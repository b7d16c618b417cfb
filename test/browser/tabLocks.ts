import { vi } from "vitest";

const { locks } = navigator;

// Files that share a tab run this again, and one wrapping is enough.
if (!Object.hasOwn(locks, "request")) separateTabs();

/**
 * Test files run as tabs of one browser. Each gets locks of its own here, because otherwise one would wait for the
 * purchases of another.
 */
function separateTabs() {
  const tab = crypto.randomUUID();
  const request = locks.request.bind(locks) as (
    name: string,
    ...rest: unknown[]
  ) => Promise<unknown>;
  /** Resolves once the browser has granted what was requested before. */
  const areGranted = () => request(crypto.randomUUID(), () => {});
  // Pretended time waits for locks too: the browser grants them in real time.
  const advance = vi.advanceTimersByTimeAsync.bind(vi);
  Object.assign(locks, {
    request: (name: string, ...rest: unknown[]) => request(`${tab} ${name}`, ...rest),
  });
  Object.assign(vi, {
    async advanceTimersByTimeAsync(ms: number) {
      await areGranted();
      await advance(ms);
      await areGranted();
      return vi;
    },
  });
}
