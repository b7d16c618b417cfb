import { pageGlobal } from "../../pageGlobal.ts";
import type { RampStorage } from "../RampSettings.ts";

/**
 * A widget, and the purchases that it shows and reports. A claim decides who shows and reports a purchase, never
 * who may begin one.
 */
export interface LockOwner {
  /** By id of the purchase: where it is remembered. */
  readonly held: Map<string, RampStorage>;
  /** Whether its user cannot see it now, because it is a closed modal. */
  isHidden: () => boolean;
  /** Another widget shows this purchase from now on. */
  giveUp: (id: string) => void;
}

/** Which widget of this page shows what, also of another copy of this library. */
function getLocks(storage: RampStorage): Map<string, LockOwner> {
  const all = pageGlobal("claims", () => new WeakMap<object, Map<string, LockOwner>>());
  const claims = all.get(storage) ?? new Map<string, LockOwner>();
  all.set(storage, claims);
  return claims;
}

/**
 * Takes a purchase for one widget, so that no other on the page shows it and tells the host of it as
 * well. Answers whether it is this one's now.
 *
 * @param takesOver also from a widget that is hidden
 */
export function acquireLock(
  storage: RampStorage | null,
  id: string,
  holder: LockOwner,
  takesOver = false,
): boolean {
  if (!storage) return true;
  const claims = getLocks(storage);
  const current = claims.get(id) ?? holder;
  if (current !== holder) {
    if (!takesOver || !current.isHidden()) return false;
    current.held.delete(id);
    current.giveUp(id);
  }
  claims.set(id, holder);
  holder.held.set(id, storage);
  return true;
}

/**
 * Whether this end of a purchase is still to be reported. The first widget of the page that sees it reports it: the one
 * that has taken the purchase may leave before it looks again.
 */
export function takeReport(storage: RampStorage | null, id: string, status: string): boolean {
  if (!storage) return true;
  const all = pageGlobal("reported", () => new WeakMap<object, Set<string>>());
  const reported = all.get(storage) ?? new Set<string>();
  all.set(storage, reported);
  const end = `${status} ${id}`;
  if (reported.has(end)) return false;
  reported.add(end);
  return true;
}

/** Gives back what a widget has taken. @param but what it goes on with */
export function releaseLocks(holder: LockOwner, but?: string): void {
  for (const [id, storage] of holder.held) {
    if (id === but) continue;
    getLocks(storage).delete(id);
    holder.held.delete(id);
  }
}
