import { type QueryState, useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { connect, type RampEndpoint } from "../partner/endpoint.ts";
import { asRampError, RampError } from "../RampError.ts";
import {
  isTerminal,
  type Transaction,
  type TransactionReport,
  type Vendor,
} from "../vendors/Vendor.ts";
import { useOwnQueryClient, useSettings } from "./settings.ts";
import { type Look, nextLook, see, type Sighting, visibleFailure } from "./sighting.ts";
import { useLatest } from "./useLatest.ts";

export interface UseTransactionOptions {
  /** The vendor's id of the transaction; `null` looks at none. */
  id: string | null;
  /**
   * Name of the vendor that holds it.
   * @default the first of `vendors`
   */
  vendor?: string | undefined;
  endpoint?: string | RampEndpoint | undefined;
  vendors?: readonly Vendor[] | undefined;
}

export interface TransactionState {
  transaction: Transaction | undefined;
  /** Set while the transaction cannot be seen. What was known of it stays known. */
  error: RampError | undefined;
  /** Looks now, instead of when the next look is due. Answers what it saw; nothing where it saw nothing. */
  refetch: () => Promise<Transaction | undefined>;
}

const UNREADABLE = "The vendor's description could not read the endpoint's transaction.";

/**
 * Follows a transaction until it is final: every 5 to 10 seconds, not while the page is hidden or
 * offline, and at once when it comes back. Its status never goes backwards.
 */
export function useTransaction(options: UseTransactionOptions): TransactionState {
  const { id } = options;
  const { endpoint, vendors } = useSettings(options);
  const client = useOwnQueryClient();
  const vendor = vendors.find(({ name }) => name === options.vendor) ?? vendors[0];
  const address = typeof endpoint === "string" ? endpoint : "custom";
  const queryKey = ["ramp-widget", "transaction", address, vendor?.name, id];

  const { data, refetch: ask } = useQuery<Sighting>(
    {
      queryKey,
      queryFn: async ({ signal }) => {
        const found = await look(signal);
        return see(client.getQueryData<Sighting>(queryKey), found);
      },
      enabled: id !== null,
      refetchInterval: ({ state }) => nextLook(state.data, state.dataUpdatedAt),
      refetchOnMount: whileOpen,
      refetchOnWindowFocus: whileOpen,
      refetchOnReconnect: whileOpen,
      gcTime: Number.POSITIVE_INFINITY,
      structuralSharing: false,
      retry: false,
    },
    client,
  );

  async function look(signal: AbortSignal): Promise<Look> {
    try {
      const answer = await connect(endpoint).getTransaction(id ?? "", signal);
      return { report: reportOf(answer) };
    } catch (thrown) {
      // Given up, not failed: the page went away.
      if (signal.aborted) throw thrown;
      return { failure: asRampError(thrown, "transaction-malformed", UNREADABLE) };
    }
  }

  function reportOf(answer: unknown): TransactionReport {
    const report = vendor?.parseTransaction(answer);
    if (report && report.id === id) return report;
    throw new RampError(
      "transaction-malformed",
      "The endpoint answered with another transaction than the one asked for. It was ignored, because it says nothing about this purchase.",
    );
  }

  const latest = useLatest({ queryKey, ask });
  const refetch = useCallback(async () => {
    const { queryKey, ask } = latest.current;
    const query = () => client.getQueryCache().find<Sighting>({ queryKey });
    // The look under way may have begun before what is to be seen now. It is not cut short, or a
    // chatty frame would never let one finish: one more follows it, however many ask.
    if (query()?.state.fetchStatus === "fetching") await ask(JOIN);
    if (query()?.isActive()) await ask(JOIN);
    const seen = query()?.state.data;
    return seen?.failure ? undefined : seen?.transaction;
  }, [client, latest]);

  return { transaction: data?.transaction, error: data && visibleFailure(data), refetch };
}

/** Where a look is under way already, its answer is waited for, and no second one begins. */
const JOIN = { cancelRefetch: false };

/** Looks again however fresh the last answer is, but for a final one, and for a server that asked to wait. */
function whileOpen({ state }: { state: QueryState<Sighting> }): "always" | false {
  const { transaction, failure } = state.data ?? {};
  const waitUntil = state.dataUpdatedAt + (failure?.retryAfter ?? 0) * 1000;
  const isFinal = transaction !== undefined && isTerminal(transaction.status);
  return isFinal || Date.now() < waitUntil ? false : "always";
}
