import type { SentWebhook, WebhookSender } from "../vendors/sandbox/createWebhookSender.ts";
import type { TransactionStatus } from "../vendors/Transaction.ts";
import type { SandboxEvent, SandboxEvents, VendorSandbox } from "../vendors/VendorSandbox.ts";
import type { SandboxClock } from "./clock.ts";
import { findNewest } from "./findNewest.ts";
import type { TriggeredWebhooks, WebhookTrigger } from "./WebhookTrigger.ts";

export interface TriggerContext {
  vendors: readonly VendorSandbox[];
  /** @throws {Error} if there is none */
  findVendor: (transactionId: string) => VendorSandbox;
  events: SandboxEvents;
  clock: SandboxClock;
  settlementDelayMs: number;
}

const STATUSES: readonly TransactionStatus[] = ["processing", "completed", "failed", "cancelled"];

/** See `Sandbox.triggerWebhook`. */
export async function triggerWebhook(
  context: TriggerContext,
  event: string,
  { transactionId, twice = false, lateMs = 0, outOfOrder = false }: WebhookTrigger = {},
): Promise<TriggeredWebhooks> {
  checkEvent(event, context.events);
  if (!(lateMs >= 0)) throw new RangeError("Webhooks are late by zero milliseconds or more.");
  const id = transactionId ?? findNewest(context.vendors)?.id;
  if (id === undefined)
    throw new Error(
      "The sandbox has no transaction yet. Start a purchase in your app, then trigger the webhook again.",
    );
  const vendor = context.findVendor(id);
  if (!vendor.webhooks)
    throw new Error(
      "The sandbox has no webhook URL. Restart it with --webhook-url http://localhost:3000/api/ramp/webhook and --init-token-type sdk_partner_authorization: the other API has no webhooks.",
    );
  const caused = bringAbout(context, vendor, vendor.webhooks, id, event);
  const ordered = outOfOrder ? toNewestFirst(caused, vendor.webhooks, event) : caused;
  const webhooks = twice ? ordered.flatMap((one) => [one, one]) : ordered;
  const answers = deliver(vendor.webhooks, webhooks, lateMs);
  return {
    transactionId: id,
    statuses: webhooks.map(({ status }) => status ?? null),
    answers: lateMs > 0 ? [] : await answers,
  };
}

function checkEvent(event: string, events: SandboxEvents) {
  if (isStatus(event) || Object.hasOwn(events, event)) return;
  throw new TypeError(
    `No webhook tells of "${event}". Name a status (${STATUSES.join(", ")}) or an event (${Object.keys(events).join(", ")}).`,
  );
}

function isStatus(event: string): event is TransactionStatus {
  return STATUSES.some((status) => status === event);
}

/** Makes the event happen. Returns the transaction's webhooks; those of other transactions are sent. */
function bringAbout(
  { events, clock, settlementDelayMs }: TriggerContext,
  vendor: VendorSandbox,
  sender: WebhookSender,
  id: string,
  event: string,
): SentWebhook[] {
  const path = isStatus(event) ? vendor.getEventsTo(id, event) : [event as SandboxEvent];
  if (!path)
    throw new Error(
      `Transaction ${id} is with the vendor "${vendor.name}", where it can't become ${event} now.`,
    );
  const captured = sender.capture(() => {
    for (const step of path) events[step](id);
    if (event === "completed") clock.advance(settlementDelayMs);
  });
  const webhookId = vendor.getWebhookId(id);
  for (const other of captured) if (other.transactionId !== webhookId) void sender.post(other);
  const ours = captured.filter(({ transactionId }) => transactionId === webhookId);
  if (ours.length > 0) return ours;
  const again = sender.history(webhookId).findLast(({ status }) => status === event);
  if (!again) throw new Error(`Transaction ${id} has no webhook that says "${event}".`);
  return [again];
}

/** The newest status, then the older ones: if there is only one, the last that was sent before it. */
function toNewestFirst(
  webhooks: readonly SentWebhook[],
  sender: WebhookSender,
  event: string,
): SentWebhook[] {
  const [newest, ...older] = webhooks.toReversed();
  if (!newest) return [];
  const [before] = sender
    .history(newest.transactionId)
    .filter(({ status }) => status !== newest.status)
    .slice(-1);
  if (older.length === 0 && !before)
    throw new Error(
      `Transaction ${newest.transactionId} has no webhook with an older status than "${event}". Trigger "completed" out of order.`,
    );
  return [newest, ...(older.length > 0 ? older : before ? [before] : [])];
}

async function deliver(
  sender: WebhookSender,
  webhooks: readonly SentWebhook[],
  lateMs: number,
): Promise<(number | null)[]> {
  if (lateMs > 0) await new Promise((resolve) => setTimeout(resolve, lateMs));
  const answers = await Promise.all(webhooks.map((one) => sender.post(one)));
  return answers.map((answer) => answer ?? null);
}
