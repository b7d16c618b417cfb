import { createWebhookSender, type WebhookSender } from "../../sandbox/createWebhookSender.ts";
import type { UserTransaction } from "./ledger.ts";
import type { StatusFeed } from "./statusFeed.ts";

/** Proof's unsigned webhooks to the partner's server. */
export type Webhooks = Pick<WebhookSender, "redeliver" | "stop">;

/** @param onSend called for each webhook, delivered or not */
export function createWebhooks(feed: StatusFeed, url: string, onSend: () => void): Webhooks {
  const sender = createWebhookSender(url, onSend);
  const unwatch = feed.watch(({ transaction }) => {
    const body = JSON.stringify(webhookBody(transaction));
    sender.send(transaction.merchant_transaction_id, Promise.resolve({ body }));
  });
  return {
    redeliver: sender.redeliver,
    stop() {
      unwatch();
      sender.stop();
    },
  };
}

function webhookBody({ partner_user_id: _, ...body }: UserTransaction): object {
  return body;
}
