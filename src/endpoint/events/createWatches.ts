import type { VendorAnswer } from "../../vendors/VendorServer.ts";
import type { AskedTransaction } from "../askedTransaction.ts";
import { openWatch } from "./openWatch.ts";
import type { Watch, Watcher } from "./openWatch.ts";

/** A place among those who watch. */
export interface Seat {
  first: Promise<VendorAnswer>;
  /** Once. */
  leave: () => void;
}

/** Everything that is watched through one endpoint of one process. */
export interface Watches {
  /** Nothing for a user who has too many already. */
  join: (asked: AskedTransaction, watcher: Watcher) => Seat | undefined;
  /** Tells those who watch it what the vendor answered about it. */
  hear: (asked: AskedTransaction, fields: Record<string, unknown>) => void;
}

/** More than anybody has tabs with a purchase in them, and too few to wear out a server with. */
const SEATS = 20;

/** One watch for each user, vendor and transaction, opened for the first who joins and ended with the last. */
export function createWatches(): Watches {
  const watches = new Map<string, Watch>();
  const seats = new Map<string, number>();

  function watchOf(asked: AskedTransaction): Watch {
    const key = keyOf(asked);
    let watch = watches.get(key);
    if (!watch) {
      watch = openWatch(asked, () => watches.delete(key));
      watches.set(key, watch);
    }
    return watch;
  }

  return {
    join(asked, watcher) {
      const { user, reference } = asked;
      const taken = seats.get(user.id) ?? 0;
      if (taken >= SEATS) return undefined;
      seats.set(user.id, taken + 1);
      const watch = watchOf(asked);
      if (reference !== undefined) watch.refer(reference);
      watch.join(watcher);
      return {
        first: watch.first,
        leave() {
          const left = (seats.get(user.id) ?? 1) - 1;
          if (left > 0) seats.set(user.id, left);
          else seats.delete(user.id);
          watch.leave(watcher);
        },
      };
    },
    hear: (asked, fields) => watches.get(keyOf(asked))?.hear(fields),
  };
}

/** With the user in it: what one user may see says nothing of what another may. */
function keyOf({ vendor, id, user }: AskedTransaction): string {
  return JSON.stringify([user.id, vendor.name, id]);
}
