import { createWebhookSender, type WebhookSender } from "../../sandbox/createWebhookSender.ts";
import { proofStatus } from "../transaction.ts";
import type { UserTransaction } from "./ledger.ts";
import type { StatusFeed } from "./statusFeed.ts";

/** Proof's unsigned webhooks to the partner's server. */
export interface Webhooks {
  sender: WebhookSender;
  stop: () => void;
}

/** @param onSend called for each webhook, delivered or not */
export function createWebhooks(feed: StatusFeed, url: string, onSend: () => void): Webhooks {
  const sender = createWebhookSender(url, onSend);
  const unwatch = feed.watch(({ transaction }) => {
    const body = JSON.stringify(webhookBody(transaction));
    const { merchant_transaction_id: id, status } = transaction;
    sender.send(id, Promise.resolve({ body }), proofStatus(status));
  });
  return {
    sender,
    stop() {
      unwatch();
      sender.stop();
    },
  };
}

function webhookBody({ partner_user_id: _, ...body }: UserTransaction): object {
  return body;
}
