import type { RampUser, VendorAnswer, VendorServer } from "../../vendors/VendorServer.ts";
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
  join: (id: string, user: RampUser, watcher: Watcher) => Seat | undefined;
}

/** More than anybody has tabs with a purchase in them, and too few to wear out a server with. */
const SEATS = 20;

/** One watch for each user and transaction, opened for the first who joins and ended with the last. */
export function createWatches(vendor: VendorServer): Watches {
  const watches = new Map<string, Watch>();
  const seats = new Map<string, number>();

  function watchOf(id: string, user: RampUser): Watch {
    // With the user in it: what one user may see says nothing of what another may.
    const key = JSON.stringify([user.id, id]);
    let watch = watches.get(key);
    if (!watch) {
      watch = openWatch(vendor, id, user, () => watches.delete(key));
      watches.set(key, watch);
    }
    return watch;
  }

  return {
    join(id, user, watcher) {
      const taken = seats.get(user.id) ?? 0;
      if (taken >= SEATS) return undefined;
      seats.set(user.id, taken + 1);
      const watch = watchOf(id, user);
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
  };
}
