import type { OpenSocket, SandboxEvents, VendorSandbox } from "../vendors/VendorSandbox.ts";
import type { SandboxClock } from "./clock.ts";
import type { SandboxCounts } from "./counts.ts";
import type { TriggeredWebhooks, WebhookTrigger } from "./WebhookTrigger.ts";
import type { Fault } from "./faults.ts";

/**
 * Simulates the vendors in memory. Two sandboxes share no state.
 *
 * Its events change a transaction without the vendor's page. They throw if the transaction is unknown, if
 * its vendor doesn't have the event, or if the event can no longer happen.
 */
export interface Sandbox extends SandboxEvents {
  /** Answers the vendors' APIs, scripts and hosted pages, and the control API at `/sandbox/*`. */
  fetch: (request: Request) => Promise<Response>;
  /** @internal Answers a WebSocket upgrade, for a server that owns the connection. */
  connect: (request: Request) => Promise<Response | OpenSocket>;
  /** @internal The simulated vendors. */
  readonly vendors: readonly VendorSandbox[];
  /** The sandbox's clock, which drives session expiry and purchase progress. */
  clock: SandboxClock;
  /** Number of requests, sessions, sockets and webhooks so far, for all vendors together. */
  readonly counts: Readonly<SandboxCounts>;
  /**
   * Makes the next matching requests fail.
   *
   * @throws {TypeError} if the fault can never match
   */
  injectFault: (fault: Fault) => void;
  /** The vendor API's current response for a transaction. Doesn't increment `counts.statusRequests`. */
  transaction: (transactionId: string) => Readonly<Record<string, unknown>> | undefined;
  /** Closes all open WebSockets, like a restart of the vendor. */
  dropSockets: () => void;
  /**
   * Sends the last webhook of a transaction again, as a vendor may.
   *
   * @throws {Error} if there was none
   */
  redeliverWebhook: (transactionId: string) => void;
  /** The id of the transaction that was begun last, at any vendor. */
  newestTransaction: () => string | undefined;
  /**
   * Takes a transaction to a status, and sends the webhooks that tell of it: once, twice, late or out of
   * order. For `completed`, the clock goes ahead by `settlementDelayMs`. A status that the transaction
   * already had is sent again.
   *
   * @param event a status, or one of the events
   * @throws {Error} if there is no `webhookUrl`, no such transaction or event, or nothing to send
   */
  triggerWebhook: (event: string, options?: WebhookTrigger) => Promise<TriggeredWebhooks>;
  /** Clears counts and faults. Sessions, users and the clock stay. */
  reset: () => void;
  /** Closes the WebSockets and stops sending webhooks. */
  close: () => void;
}
