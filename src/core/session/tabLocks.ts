import { isPrerendering, whenActivated } from "../../client/whenActivated.ts";
import { pageGlobal } from "../../pageGlobal.ts";

/** A purchase that no other tab may open now. */
export interface TabLock {
  /** Whether this tab has the lock. `false` if another tab has the purchase open. */
  isHeld: Promise<boolean>;
  release: () => void;
}

interface PageLock {
  isHeld: Promise<boolean>;
  /** The purchases of this page that share the lock. */
  holders: number;
  end: () => void;
}

/** A page that was left, for example by a reload, may hold its lock for a moment, in milliseconds. */
const PATIENCE_MS = 1_000;

/**
 * Keeps the same purchase from being opened in two tabs, where it could be paid twice. The browser releases the lock of
 * a tab that is closed or crashes.
 *
 * @param intent the endpoint and the order
 */
export function lockInTabs(intent: string): TabLock {
  const locks = pageGlobal("tabs", () => new Map<string, PageLock>());
  const lock = locks.get(intent) ?? requestLock(intent);
  const remove = () => locks.get(intent) === lock && locks.delete(intent);
  lock.holders += 1;
  locks.set(intent, lock);
  // The next attempt asks again.
  void lock.isHeld.then((isHeld) => isHeld || remove());
  return {
    isHeld: lock.isHeld,
    release() {
      lock.holders -= 1;
      // Later, because a retry or a remount takes it over at once.
      setTimeout(() => {
        if (lock.holders > 0) return;
        remove();
        lock.end();
      });
    },
  };
}

function requestLock(intent: string): PageLock {
  const giveUp = new AbortController();
  let release = () => {};
  const isOver = new Promise<void>((resolve) => (release = resolve));
  return {
    isHeld: acquire(`ramp-widget ${intent}`, isOver, giveUp),
    holders: 0,
    end() {
      giveUp.abort();
      release();
    },
  };
}

/** Where the page has no locks, nothing is prevented. */
async function acquire(
  name: string,
  isOver: Promise<void>,
  giveUp: AbortController,
): Promise<boolean> {
  const { locks } = (globalThis as { navigator?: Partial<Navigator> }).navigator ?? {};
  if (!locks) return true;
  // The browser lets a page wait until then, longer than our patience.
  if (isPrerendering()) await whenActivated();
  const { signal } = giveUp;
  let isHeld = false;
  let isElsewhere = false;
  const timer = setInterval(async () => {
    const { held = [] } = await locks.query();
    // If the page was busy, the lock may be its own by now.
    isElsewhere = !isHeld && held.some((lock) => lock.name === name);
    if (isElsewhere) giveUp.abort();
  }, PATIENCE_MS);
  signal.addEventListener("abort", () => clearInterval(timer));
  return new Promise((resolve) => {
    locks
      .request(name, { signal }, () => {
        isHeld = true;
        clearInterval(timer);
        resolve(true);
        return isOver;
      })
      .catch(() => {
        clearInterval(timer);
        // A page without an origin may not use locks, and one that has left needs none.
        resolve(!isElsewhere);
      });
  });
}
