import { type RefObject, useCallback } from "react";
import { connect } from "../partner/endpoint.ts";
import { type Question, readerOf, readReport, type Report, subjectOf } from "./askForReport.ts";
import { useLatest } from "./useLatest.ts";

export interface CancelParts {
  question: Question;
  /** Settles with the call that is under way. Never rejects. */
  cancelling: RefObject<Promise<void> | undefined>;
  /** The endpoint said what has become of it. */
  seen: (report: Report) => void;
  refetch: () => unknown;
}

/** Has the endpoint call a transaction off; nothing where the endpoint has no way to. */
export function useCancel(parts: CancelParts): (() => Promise<void>) | undefined {
  const { endpoint } = parts.question;
  const latestRef = useLatest(parts);
  const cancel = useCallback(async () => {
    const { question, cancelling, seen } = latestRef.current;
    const call = async () => {
      const answer = await connect(question.endpoint).cancelTransaction(subjectOf(question));
      seen(readReport(question.id, answer, await readerOf(question)));
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
