import { getBackoffDelay } from "../../getBackoffDelay.ts";
import type { RampError } from "../../RampError.ts";
import type { Transaction } from "../../vendors/Transaction.ts";
import { createSubscribable } from "../createSubscribable.ts";
import { getLoadedFollowing, loadFollowing } from "../loadFollowing.ts";
import type { ParsedReport } from "./fetchTransaction.ts";
import { type FollowedTransaction, NOTHING_KNOWN } from "./FollowedTransaction.ts";
import type { TransactionFollower, TransactionTarget } from "./TransactionFollower.ts";

const RETRY = { firstMs: 1_000, maxMs: 10_000 };
/** Failed attempts to load the code, about ten seconds, before the user sees an error. */
const MAX_SILENT_FAILURES = 5;

/** Follows a transaction as `followTransaction` does, and loads that function's code first. */
export function followWhenLoaded(
  first: TransactionTarget,
  seen?: ParsedReport,
): TransactionFollower {
  const loaded = getLoadedFollowing();
  if (loaded) return loaded.followTransaction(first, seen);
  const { endpoint } = first;
  let target = first;
  let follower: TransactionFollower | undefined;
  let unloaded = NOTHING_KNOWN;
  /** Waits for the code, and requests it now if an earlier attempt failed. Does nothing without subscribers. */
  let waitForCode = async () => {};
  const { subscribe, notify } = createSubscribable(connect);

  async function getFollower(): Promise<TransactionFollower> {
    const { followTransaction } = await loadFollowing();
    follower ??= followTransaction(target, seen);
    return follower;
  }

  function connect() {
    if (follower) return follower.subscribe(notify);
    let isOver = false;
    let stop = () => {};
    let failures = 0;
    let attempt: Promise<void> | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;

    async function load() {
      const loaded = await getFollower().catch((error: RampError) => error);
      attempt = undefined;
      if (isOver) return;
      if ("code" in loaded) return fail(loaded);
      waitForCode = async () => {};
      stop = loaded.subscribe(notify);
      notify();
    }
    function fail(error: RampError) {
      timer = setTimeout(() => void waitForCode(), getBackoffDelay(failures, RETRY));
      failures += 1;
      if (failures !== MAX_SILENT_FAILURES) return;
      unloaded = { ...NOTHING_KNOWN, error };
      notify();
    }
    waitForCode = () => {
      clearTimeout(timer);
      return (attempt ??= load());
    };
    void waitForCode();
    return () => {
      isOver = true;
      clearTimeout(timer);
      waitForCode = async () => {};
      stop();
    };
  }

  async function refetch(): Promise<Transaction | undefined> {
    await waitForCode();
    return follower?.refetch();
  }

  async function cancel() {
    // Followed first, so that its outcome is shown.
    await waitForCode();
    const { cancel } = await getFollower();
    await cancel?.();
  }

  return {
    getSnapshot: (): FollowedTransaction => follower?.getSnapshot() ?? unloaded,
    subscribe,
    setTarget(next) {
      target = next;
      follower?.setTarget(next);
    },
    refetch,
    refetchSoon() {
      if (follower) follower.refetchSoon();
      else void waitForCode();
    },
    cancel: typeof endpoint === "string" || endpoint.cancelTransaction ? cancel : undefined,
  };
}
