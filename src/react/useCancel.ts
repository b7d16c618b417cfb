import { type RefObject, useCallback } from "react";
import { createEndpointClient } from "../partner/createEndpointClient.ts";
import {
  type TransactionQuery,
  loadVendorParser,
  parseTransaction,
  type ParsedTransaction,
  toRef,
} from "../core/transaction/fetchTransaction.ts";
import { useLatest } from "./useLatest.ts";

export interface CancelParts {
  question: TransactionQuery;
  /** Settles with the call that is under way. Never rejects. */
  cancelling: RefObject<Promise<void> | undefined>;
  /** The endpoint said what has become of it. */
  seen: (report: ParsedTransaction) => void;
  refetch: () => unknown;
}

/** Has the endpoint call a transaction off; nothing where the endpoint has no way to. */
export function useCancel(parts: CancelParts): (() => Promise<void>) | undefined {
  const { endpoint } = parts.question;
  const latestRef = useLatest(parts);
  const cancel = useCallback(async () => {
    const { question, cancelling, seen } = latestRef.current;
    const call = async () => {
      const answer = await createEndpointClient(question.endpoint).cancelTransaction(
        toRef(question),
      );
      seen(parseTransaction(question.id, answer, await loadVendorParser(question)));
    };
    const called = call();
    const settled = called.catch(() => {});
    cancelling.current = settled;
    try {
      await called;
    } catch (thrown) {
      // Whatever became of it, the vendor knows.
      void latestRef.current.refetch();
      throw thrown;
    } finally {
      if (cancelling.current === settled) cancelling.current = undefined;
    }
  }, [latestRef]);
  return typeof endpoint === "string" || endpoint.cancelTransaction ? cancel : undefined;
}
