import { getBackoffDelay } from "../../getBackoffDelay.ts";
import type { RampError } from "../../RampError.ts";
import type { Transaction } from "../../vendors/Transaction.ts";
import { createSubscribable } from "../createSubscribable.ts";
import { getLoadedFollowing, loadFollowing } from "../loadFollowing.ts";
import type { ParsedReport } from "./fetchTransaction.ts";
import { type FollowedTransaction, NOTHING_KNOWN } from "./FollowedTransaction.ts";
import type { TransactionFollower, TransactionTarget } from "./TransactionFollower.ts";

const RETRY = { firstMs: 1_000, maxMs: 60_000 };
/** Failed attempts to load the code, a few seconds, before the user sees an error. */
const MAX_SILENT_FAILURES = 3;

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
  /** The first attempt to load the code, which never rejects. */
  let loading = Promise.resolve();
  const { subscribe, notify } = createSubscribable(connect);

  function connect() {
    if (follower) return follower.subscribe(notify);
    let isOver = false;
    let stop = () => {};
    let timer: ReturnType<typeof setTimeout> | undefined;
    async function load(failures: number) {
      try {
        const loaded = await getFollower();
        if (isOver) return;
        stop = loaded.subscribe(notify);
        notify();
      } catch (error) {
        if (!isOver) retry(failures + 1, error as RampError);
      }
    }
    function retry(failures: number, error: RampError) {
      timer = setTimeout(() => void load(failures), getBackoffDelay(failures - 1, RETRY));
      if (failures !== MAX_SILENT_FAILURES) return;
      unloaded = { ...NOTHING_KNOWN, error };
      notify();
    }
    loading = load(0);
    return () => {
      isOver = true;
      clearTimeout(timer);
      stop();
    };
  }

  async function getFollower(): Promise<TransactionFollower> {
    const { followTransaction } = await loadFollowing();
    follower ??= followTransaction(target, seen);
    return follower;
  }

  async function refetch(): Promise<Transaction | undefined> {
    await loading;
    return follower?.refetch();
  }

  async function cancel() {
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
    refetchSoon: () => follower?.refetchSoon(),
    cancel: typeof endpoint === "string" || endpoint.cancelTransaction ? cancel : undefined,
  };
}
