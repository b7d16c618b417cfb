import type { OpenSocket } from "../../VendorSandbox.ts";
import type { ProofInitTokenType } from "../session.ts";
import { refuseCaller, type ProofApi } from "./answerApi.ts";
import type { ProofRecord } from "./ledger.ts";
import { refuse } from "./refuse.ts";
import type { StatusChange, StatusFeed } from "./statusFeed.ts";

/** Close code of a connection that is complete. */
const NORMAL = 1000;

/**
 * The upgrade at `/ws`: an error response, or the connection's handler. Proof doesn't document a snapshot
 * at the start, so the sandbox sends none, and no client can depend on it.
 */
export function answerSocket(
  api: ProofApi,
  feed: StatusFeed,
  request: Request,
): Response | OpenSocket {
  const { pathname, searchParams } = new URL(request.url);
  if (pathname !== "/ws") return refuse(api.initTokenType, "notFound");
  switch (api.initTokenType) {
    case "sdk_customer_token": {
      const token = searchParams.get("token");
      const refused = refuseCaller(api, request, token && `Bearer ${token}`);
      return refused ?? followUser(api, feed, searchParams.get("user_id"));
    }
    case "sdk_partner_authorization": {
      const refused = refuseCaller(api, request, request.headers.get("authorization"));
      return refused ?? followTransaction(api, feed, searchParams.get("tx_id"));
    }
  }
}

/** `sdk_customer_token`: all changes of one user, for as long as the connection is open. */
function followUser(
  { initTokenType, ledger }: ProofApi,
  feed: StatusFeed,
  userId: string | null,
): Response | OpenSocket {
  if (!userId) return refuse(initTokenType, "missingField", "The parameter user_id is missing.");
  if (!ledger.knowsUser(userId)) return refuse(initTokenType, "notFound", "There is no such user.");
  return (socket) =>
    feed.watch((change) => {
      if (change.record.request.partnerUserId === userId)
        socket.send(JSON.stringify(update(initTokenType, change)));
    });
}

/** `sdk_partner_authorization`: one transaction until its final status. */
function followTransaction(
  { initTokenType, ledger }: ProofApi,
  feed: StatusFeed,
  transactionId: string | null,
): Response | OpenSocket {
  if (!transactionId)
    return refuse(initTokenType, "missingField", "The parameter tx_id is missing.");
  const record = ledger.find(transactionId);
  if (!record) return refuse(initTokenType, "transactionUnknown");
  return (socket) => {
    const stop = feed.watch((change) => {
      if (change.record !== record) return;
      socket.send(JSON.stringify(update(initTokenType, change)));
      if (isFinal(change.transaction.status)) socket.close(NORMAL);
    });
    // Earlier changes aren't sent, but a final status closes the connection.
    if (isFinal(ledger.transaction(record, record.announced).status)) socket.close(NORMAL);
    return stop;
  };
}

function isFinal(status: string): boolean {
  return status === "completed" || status === "failed" || status === "cancelled";
}

/** The message, with exactly the API's fields. */
function update(initTokenType: ProofInitTokenType, { record, transaction }: StatusChange): object {
  return {
    event: "tx.update",
    merchant_transaction_id: transaction.merchant_transaction_id,
    ...(initTokenType === "sdk_customer_token" && { partner_user_id: transaction.partner_user_id }),
    type: transaction.type,
    status: transaction.status,
    ...(initTokenType === "sdk_partner_authorization" &&
      knowsCard(record) && { payment_method: "card" }),
    currency: transaction.currency,
    fiat_currency: transaction.fiat_currency,
    fiat_amount: transaction.fiat_amount,
    crypto_amount: transaction.crypto_amount,
    occurred_at: transaction.updated_at,
  };
}

/** The user has completed the card form. */
function knowsCard({ step }: ProofRecord): boolean {
  return step === "bank" || step === "transfer";
}
