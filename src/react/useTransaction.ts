import { type QueryState, useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";
import { reportThrown } from "../reportThrown.ts";
import type { RampMessageOverrides } from "../messages/RampMessages.ts";
import type { RampEndpoint } from "../partner/RampEndpoint.ts";
import type { RampError } from "../RampError.ts";
import { isFinal, isTerminal, type Transaction } from "../vendors/Transaction.ts";
import type { AnyVendor, Vendor } from "../vendors/Vendor.ts";
import { updatePurchase, removePurchase } from "../core/unfinished/purchaseStorage.ts";
import type { RampStorage } from "../core/types.ts";
import {
  fetchTransaction,
  parseTransaction,
  type ParsedTransaction,
} from "../core/transaction/fetchTransaction.ts";
import { useSettings } from "./useSettings.ts";
import { getVendorMessages } from "../core/getVendorMessages.ts";
import {
  type PollResult,
  getPollDelay,
  reduceTransaction,
  type PolledTransaction,
  selectError,
} from "../core/transaction/transactionState.ts";
import { useCancel } from "./useCancel.ts";
import { useErrorLog } from "./useErrorLog.ts";
import { useLatest } from "./useLatest.ts";
import { useOverdue } from "./useOverdue.ts";
import { useOwnQueryClient } from "./useOwnQueryClient.ts";
import { isResting, usePageReturn } from "./usePageReturn.ts";
import { useReturn } from "./useReturn.ts";
import { useNewReference, useReference } from "./useReference.ts";
import { useWatch } from "./useWatch.ts";

/** Which transaction to follow, and whom to ask. */
export interface UseTransactionOptions {
  /** The vendor's id of the transaction; `null` looks at none. */
  id: string | null;
  /**
   * Name of the vendor that holds it.
   * @default the first of `vendors`
   */
  vendor?: string | undefined;
  /**
   * What the vendor calls it, where that is not `id`.
   * @default what is remembered of it
   */
  reference?: string | undefined;
  /** As of `useRamp`. */
  endpoint?: string | RampEndpoint | undefined;
  /** As of `useRamp`: who can read the endpoint's answer. */
  vendors?: readonly AnyVendor[] | undefined;
  /**
   * Where it may be remembered as unfinished: there it is forgotten once it is completed.
   * @default the browser's `localStorage`
   */
  storage?: RampStorage | null | undefined;
  /** Other words, also for `note`. @default those of `<RampProvider>`, else English */
  messages?: RampMessageOverrides | undefined;
}

/** What is known of a transaction. */
export interface TransactionState {
  /** What the endpoint said last. Its status never goes backwards. */
  transaction: Transaction | undefined;
  /** Set while the transaction cannot be seen. What was known of it stays known. */
  error: RampError | undefined;
  /**
   * It has been `processing` for ten minutes. Nothing is lost, but nobody should sit and wait: tell
   * the user that they may leave, and what to quote to support.
   */
  isOverdue: boolean;
  /** A sentence for the user, where the vendor's own status says more than ours does. */
  note: string | undefined;
  /** Looks now, instead of when the next look is due. Answers what it saw; nothing where it saw nothing. */
  refetch: () => Promise<Transaction | undefined>;
}

export interface TrackedTransaction extends TransactionState {
  /** Has the endpoint call it off, where it can. Rejects with a `RampError` where it did not. */
  cancel: (() => Promise<void>) | undefined;
  /** There is a reason to look. Where the endpoint tells of changes by itself, it gets a second to do so. */
  nudge: () => void;
}

/** Milliseconds that the endpoint gets to tell of a change by itself. */
const PUSH_PATIENCE = 1_000;

/**
 * Follows a transaction until it is `completed`: by the endpoint's events where it has them, else by a
 * look every 5 to 10 seconds, every 30 to 60 once it is overdue. One that failed or was cancelled may
 * still complete: it is looked at every 30 to 60 seconds, and later every 2.5 to 5 minutes. A hidden
 * page looks six times less often, at least every 5 minutes, and so does one that is offline while its
 * looks fail; it looks at once when it comes back. The status never goes backwards.
 */
export function useTransaction(options: UseTransactionOptions): TransactionState {
  const { nudge: _, cancel: __, ...state } = useTrackedTransaction(options, undefined);
  useErrorLog(state.error);
  return state;
}

/** The same for a purchase, whose frame gives reasons to look. @param seen what was seen of it a moment ago */
export function useTrackedTransaction(
  options: UseTransactionOptions,
  seen: ParsedTransaction | undefined,
): TrackedTransaction {
  const { id } = options;
  const { endpoint, vendors, memory, messages } = useSettings(options);
  const client = useOwnQueryClient();
  const vendor = vendors.find(({ name }) => name === (options.vendor ?? name));
  const address = typeof endpoint === "string" ? endpoint : "custom";
  useReturn(memory, vendors);
  const remembered = useReference(memory, id);
  const reference = options.reference ?? remembered;
  const question = { id: id ?? "", reference, endpoint, vendor };
  const cancelling = useRef<Promise<void>>(undefined);
  const queryKey = ["ramp-widget", "transaction", address, vendor?.name, id];

  const { data, refetch: ask } = useQuery<PolledTransaction>(
    {
      queryKey,
      queryFn: async ({ signal }) => {
        const found = await look(signal);
        // What is seen while it is called off may be the end of just that, in the vendor's other words.
        await cancelling.current;
        return reduceTransaction(sighting(), found);
      },
      enabled: id !== null,
      ...(seen && { initialData: () => reduceTransaction(undefined, seen) }),
      refetchInterval: ({ state }) =>
        getPollDelay(state.data, state.dataUpdatedAt, isResting(state.data?.failure)),
      refetchOnMount: whileOpen,
      // What Query takes for offline or unfocused, its host included, is a hint: it stops no look.
      networkMode: "always",
      refetchIntervalInBackground: true,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      gcTime: Number.POSITIVE_INFINITY,
      structuralSharing: false,
      retry: false,
    },
    client,
  );
  const { transaction } = data ?? {};
  const status = transaction?.status;
  const isOver = status !== undefined && isFinal(status);

  function sighting() {
    return client.getQueryData<PolledTransaction>(queryKey);
  }

  async function look(signal: AbortSignal): Promise<PollResult> {
    try {
      const { report, vendor } = await fetchTransaction(question, signal);
      return { report, vendor };
    } catch (thrown) {
      // Given up, not failed: the page went away.
      if (signal.aborted) throw thrown;
      return { failure: thrown as RampError };
    }
  }

  useWatch({
    id: isOver ? null : id,
    vendor,
    reference,
    endpoint,
    hear(answer, reader) {
      try {
        const seen = parseTransaction(question.id, answer, reader);
        if (cancelling.current) return stopRelying();
        client.setQueryData(queryKey, reduceTransaction(sighting(), { ...seen, isPushed: true }));
      } catch {
        // An event that cannot be read is none. The next look says what is wrong, and it is due again.
        stopRelying();
      }
    },
    lost: stopRelying,
  });

  function stopRelying() {
    const known = sighting();
    if (known?.isPushed) client.setQueryData(queryKey, { ...known, isPushed: false });
  }

  const latestRef = useLatest({ queryKey, ask, memory });
  useEffect(
    function forgetWhatIsOver() {
      if (id === null || status === undefined) return;
      const { memory } = latestRef.current;
      if (isFinal(status)) removePurchase(memory, id);
      else if (isTerminal(status)) updatePurchase(memory, id, { ended: status });
    },
    [status, id, latestRef],
  );

  const refetch = useCallback(async () => {
    const { queryKey, ask } = latestRef.current;
    const query = () => client.getQueryCache().find<PolledTransaction>({ queryKey });
    // The look under way may have begun before what is to be seen now. It is not cut short, or a
    // chatty frame would never let one finish: one more follows it, however many ask.
    if (query()?.state.fetchStatus === "fetching") await ask(JOIN);
    if (query()?.isActive()) await ask(JOIN);
    const seen = query()?.state.data;
    return seen?.failure ? undefined : seen?.transaction;
  }, [client, latestRef]);

  usePageReturn(
    useCallback(() => {
      const query = client
        .getQueryCache()
        .find<PolledTransaction>({ queryKey: latestRef.current.queryKey });
      if (query?.isActive() && whileOpen(query)) void latestRef.current.ask(JOIN);
    }, [client, latestRef]),
  );
  useNewReference(id, reference, refetch);

  const patience = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(
    () =>
      function forgetNudge() {
        clearTimeout(patience.current);
      },
    [],
  );
  const nudge = useCallback(() => {
    const sighting = () => client.getQueryData<PolledTransaction>(latestRef.current.queryKey);
    const before = sighting();
    if (!before?.isPushed) return void refetch();
    clearTimeout(patience.current);
    patience.current = setTimeout(() => {
      if (sighting()?.transaction === before.transaction) void refetch();
    }, PUSH_PATIENCE);
  }, [client, latestRef, refetch]);

  return {
    transaction,
    error: data && selectError(data),
    isOverdue: useOverdue(status === "processing" ? data?.since : undefined),
    note: noteOf(data?.vendor, transaction, messages),
    refetch,
    nudge,
    cancel: useCancel({
      question,
      cancelling,
      seen: (report) =>
        client.setQueryData<PolledTransaction>(queryKey, reduceTransaction(sighting(), report)),
      refetch,
    }),
  };
}

function noteOf(
  vendor: Vendor | undefined,
  transaction: Transaction | undefined,
  messages: RampMessageOverrides | undefined,
) {
  try {
    return transaction && vendor?.noteOf?.(transaction, getVendorMessages(messages, vendor.name));
  } catch (thrown) {
    reportThrown(thrown);
    return undefined;
  }
}

/** Where a look is under way already, its answer is waited for, and no second one begins. */
const JOIN = { cancelRefetch: false };

/** Looks again however fresh the last answer is, but for a completed one, and for a server that asked to wait. */
function whileOpen({ state }: { state: QueryState<PolledTransaction> }): "always" | false {
  const { transaction, failure } = state.data ?? {};
  const waitUntil = state.dataUpdatedAt + (failure?.retryAfter ?? 0) * 1000;
  const isOver = transaction !== undefined && isFinal(transaction.status);
  return isOver || Date.now() < waitUntil ? false : "always";
}
