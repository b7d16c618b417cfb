import { isRampError, RampError, type RampErrorCode } from "../RampError.ts";
import type { CustomEndpoint, TransactionListQuery } from "./CustomEndpoint.ts";
import { requestRoute } from "./requestRoute.ts";

/** For one transaction these statuses mean something else, or nothing. */
const CODE_BY_STATUS: ReadonlyMap<number | undefined, RampErrorCode> = new Map<
  number | undefined,
  RampErrorCode
>([
  [404, "endpoint-not-found"],
  [429, "rate-limited"],
]);

/**
 * Requests one page of the user's transactions, and returns the answer unparsed. It isn't part of the endpoint's
 * client, so that pages without a history don't load it.
 *
 * @throws {RampError} on any failure; `endpoint-not-found` if the endpoint has no history
 */
export async function listTransactions(
  endpoint: string | CustomEndpoint,
  query: TransactionListQuery,
  parentSignal: AbortSignal,
): Promise<unknown> {
  const { cursor, mode, statuses = [] } = query;
  try {
    return await requestRoute(
      endpoint,
      {
        stage: "transaction",
        path: "/transactions",
        search: { cursor, mode, status: statuses.join(",") },
        functionName: "listTransactions",
        call: (custom, signal) => custom.listTransactions?.({ ...query, signal }),
      },
      parentSignal,
    );
  } catch (thrown) {
    throw toListError(thrown);
  }
}

function toListError(thrown: unknown): unknown {
  const code = isRampError(thrown) ? CODE_BY_STATUS.get(thrown.status) : undefined;
  if (!isRampError(thrown) || !code) return thrown;
  const { status, requestId, vendorCode, retryAfter } = thrown;
  const message =
    code === "endpoint-not-found"
      ? "The endpoint lists no transactions, so there is no history to show. Update its `ramp-widget/server`, or add the function `listTransactions`."
      : thrown.message;
  const facts = { stage: "transaction", status, requestId, vendorCode, retryAfter } as const;
  return new RampError(code, message, { ...facts, cause: thrown });
}
