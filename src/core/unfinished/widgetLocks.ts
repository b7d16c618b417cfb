import { pageGlobal } from "../../pageGlobal.ts";
import type { RampStorage } from "../RampSettings.ts";

/** A widget and its locks. A lock decides which widget shows and reports a purchase, never which may begin one. */
export interface LockOwner {
  /** The storage of each locked purchase, by id. */
  readonly held: Map<string, RampStorage>;
  /** Whether the widget is a closed modal, so the user can't see it. */
  isHidden: () => boolean;
  /** Another widget takes over this purchase. */
  giveUp: (id: string) => void;
}

/** The page's locks by purchase id, shared with other copies of this library. */
function getLocks(storage: RampStorage): Map<string, LockOwner> {
  const all = pageGlobal("claims", () => new WeakMap<object, Map<string, LockOwner>>());
  const claims = all.get(storage) ?? new Map<string, LockOwner>();
  all.set(storage, claims);
  return claims;
}

/**
 * Locks a purchase for one widget, so that no other on the page shows and reports it too. Returns whether it succeeded.
 *
 * @param takesOver also takes the lock from a hidden widget
 */
export function lockPurchase(
  storage: RampStorage | null,
  id: string,
  owner: LockOwner,
  takesOver = false,
): boolean {
  if (!storage) return true;
  const claims = getLocks(storage);
  const current = claims.get(id) ?? owner;
  if (current !== owner) {
    if (!takesOver || !current.isHidden()) return false;
    current.held.delete(id);
    current.giveUp(id);
  }
  claims.set(id, owner);
  owner.held.set(id, storage);
  return true;
}

/**
 * Whether this end of a purchase still has to be reported. The first widget on the page that sees it reports it,
 * because the widget with the lock may unmount before its next poll.
 */
export function claimReportOnPage(
  storage: RampStorage | null,
  id: string,
  status: string,
): boolean {
  if (!storage) return true;
  const all = pageGlobal("reported", () => new WeakMap<object, Set<string>>());
  const reported = all.get(storage) ?? new Set<string>();
  all.set(storage, reported);
  const end = `${status} ${id}`;
  if (reported.has(end)) return false;
  reported.add(end);
  return true;
}

/** Releases a widget's locks. @param but the purchase to keep */
export function releaseLocks(owner: LockOwner, but?: string): void {
  for (const [id, storage] of owner.held) {
    if (id === but) continue;
    getLocks(storage).delete(id);
    owner.held.delete(id);
  }
}
