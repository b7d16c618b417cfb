/** Milliseconds between two looks of a page at its API. */
const LOOK_INTERVAL_MS = 50;

/** Repeated requests of the pages that a test's DOM has open. */
export interface Polling {
  /** Polls while the element is in the document. */
  start: (element: Element, poll: () => Promise<void>) => void;
  stop: () => void;
}

export function createPolling(): Polling {
  const timers = new Set<ReturnType<typeof setTimeout>>();
  function start(element: Element, poll: () => Promise<void>) {
    const timer = setTimeout(async () => {
      timers.delete(timer);
      await poll();
      if (element.isConnected) start(element, poll);
    }, LOOK_INTERVAL_MS);
    timers.add(timer);
  }
  return {
    start,
    stop() {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
