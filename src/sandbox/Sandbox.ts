import type { OpenSocket, SandboxEvents, VendorSandbox } from "../vendors/VendorSandbox.ts";
import type { SandboxClock } from "./clock.ts";
import type { SandboxCounts } from "./counts.ts";
import type { Fault } from "./faults.ts";

/**
 * A stand-in for the vendors, in memory. Two sandboxes know nothing of each other.
 *
 * Its events happen to a transaction without anybody opening the vendor's page. They throw where the
 * transaction is unknown, its vendor knows no such event, or it cannot happen to it any more.
 */
export interface Sandbox extends SandboxEvents {
  /** Answers everything: the APIs, the scripts, the hosted pages, and `/sandbox/*` to steer it. */
  fetch: (request: Request) => Promise<Response>;
  /** @internal The upgrade to a WebSocket, for a server that holds the line. */
  connect: (request: Request) => Promise<Response | OpenSocket>;
  /** @internal Whom it plays. */
  readonly vendors: readonly VendorSandbox[];
  /** Its own time: sessions expire by it, and purchases go on. */
  clock: SandboxClock;
  /** What has been asked of it so far, of all vendors together. */
  readonly counts: Readonly<SandboxCounts>;
  /**
   * Lets the next matching requests go wrong.
   *
   * @throws {TypeError} where none would ever match
   */
  injectFault: (fault: Fault) => void;
  /** What the vendor's API says of a transaction now. Not counted as a look. */
  transaction: (transactionId: string) => Readonly<Record<string, unknown>> | undefined;
  /** Cuts the WebSockets that are open, as a restart of the vendor would. */
  dropSockets: () => void;
  /**
   * Sends the last webhook of a transaction once more, as the vendor may.
   *
   * @throws {Error} if there was none
   */
  redeliverWebhook: (transactionId: string) => void;
  /** Forgets counts and faults; sessions, users and the clock stay. */
  reset: () => void;
  /** Cuts the WebSockets and sends no more webhooks. */
  close: () => void;
}
