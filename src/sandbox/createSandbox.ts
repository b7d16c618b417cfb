import type { OpenSocket, VendorSocket } from "../vendors/proof/sandbox/answerSocket.ts";
import { walletAddress } from "../vendors/proof/sandbox/issueSession.ts";
import type { ProofRecord } from "../vendors/proof/sandbox/ledger.ts";
import { createProofSandbox } from "../vendors/proof/sandbox/proofSandbox.ts";
import type { ProofEdition } from "../vendors/proof/server.ts";
import type { ProofTransaction } from "../vendors/proof/transaction.ts";
import { answerControls } from "./answerControls.ts";
import { createClock, type SandboxClock } from "./clock.ts";
import { createFaults, type Fault } from "./faults.ts";
import { meetFault } from "./meetFault.ts";

/** Which vendor to play, and how. */
export interface SandboxOptions {
  /** Which edition of Proof's API it plays. @default "E1" */
  edition?: ProofEdition | undefined;
  /** Where browsers reach the widget's script and page. @default "http://localhost:5175" */
  widgetOrigin?: string | undefined;
  /** What the partner's server must send as Bearer token. @default "sandbox-client-token" */
  clientToken?: string | undefined;
  /** Whether the partner may sell. @default true */
  offRamp?: boolean | undefined;
  /** Milliseconds, on the sandbox's clock, from `processing` to the end. @default 4000 */
  settleAfter?: number | undefined;
  /** Where each change of status is posted, in edition `E3`. Without it, nowhere. */
  webhookUrl?: string | undefined;
}

/** A stand-in for the vendor, in memory. Two sandboxes know nothing of each other. */
export interface Sandbox {
  /** Answers everything: the API, the script, the hosted page, and `/sandbox/*` to steer it. */
  fetch: (request: Request) => Promise<Response>;
  /** @internal The upgrade to a WebSocket, for a server that holds the line. */
  connect: (request: Request) => Promise<Response | OpenSocket>;
  clock: SandboxClock;
  /** What has been asked of it so far. */
  readonly counts: Readonly<SandboxCounts>;
  /** Lets the next matching requests go wrong. */
  fail: (fault: Fault) => void;
  /**
   * The user's card was charged, without anybody opening the hosted page.
   *
   * @throws {Error} if there is no such pending purchase; so do the next four
   */
  pay: (transactionId: string) => void;
  /** The user's bank refused. */
  decline: (transactionId: string) => void;
  /** The user gave up. */
  cancel: (transactionId: string) => void;
  /** The user of a sale gave their card, and the page shows where to send the crypto. */
  showDeposit: (transactionId: string) => void;
  /** The chain sees the crypto of a sale. */
  depositArrives: (transactionId: string) => void;
  /** What the vendor's API says of a transaction now. Not counted as a look. */
  transaction: (transactionId: string) => Readonly<ProofTransaction> | undefined;
  /** Cuts the WebSockets that are open, as a restart of the vendor would. */
  dropSockets: () => void;
  /**
   * Sends the last webhook of a transaction once more, as the vendor may.
   *
   * @throws {Error} if there was none
   */
  redeliver: (transactionId: string) => void;
  /** Forgets counts and faults; sessions, users and the clock stay. */
  reset: () => void;
  /** Cuts the WebSockets and sends no more webhooks. */
  close: () => void;
}

export interface SandboxCounts {
  /** Sessions that were issued. */
  sessions: number;
  /** Requests for the widget's script. */
  scripts: number;
  /** Times that the hosted page was opened with a session, refused or not. */
  runs: number;
  /** Requests for a transaction. */
  looks: number;
  /** WebSockets that were opened. */
  sockets: number;
  /** Webhooks that were sent, whether they arrived or not. */
  webhooks: number;
}

const none: SandboxCounts = {
  sessions: 0,
  scripts: 0,
  runs: 0,
  looks: 0,
  sockets: 0,
  webhooks: 0,
};

/**
 * Makes the vendor's behaviour: as strict as the vendor, with a clock that can be advanced.
 *
 * @throws {TypeError} if `webhookUrl` is no web address, or the edition has no webhooks
 */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const { edition = "E1", widgetOrigin = "http://localhost:5175" } = options;
  const clock = createClock(() => proof.timePassed());
  const faults = createFaults();
  const counts: SandboxCounts = { ...none };
  const sockets = new Set<VendorSocket>();
  const proof = createProofSandbox({
    edition,
    widgetOrigin,
    clientToken: options.clientToken ?? "sandbox-client-token",
    offRamp: options.offRamp ?? true,
    settleAfter: options.settleAfter ?? 4000,
    now: clock.now,
    webhookUrl: options.webhookUrl,
    onWebhook: () => (counts.webhooks += 1),
  });
  const { ledger } = proof;

  function pending(transactionId: string, mode?: "buy" | "sell"): ProofRecord {
    const record = ledger.find(transactionId);
    if (!record) throw new Error(`The sandbox has no transaction ${transactionId}.`);
    const { mode: actual } = record.request;
    if (mode && mode !== actual)
      throw new Error(`Transaction ${transactionId} is a ${actual}, so this cannot happen to it.`);
    if (ledger.status(record) !== "pending")
      throw new Error(
        `Transaction ${transactionId} is ${ledger.status(record)}, so nothing more happens to it.`,
      );
    return record;
  }

  async function answer(request: Request): Promise<Response> {
    const place = proof.placeOf(request);
    if (place === "script") counts.scripts += 1;
    if (place === "transaction") counts.looks += 1;
    if (place === "open") counts.runs += 1;
    const fault =
      place === undefined || place === "open" || place === "call" ? undefined : faults.take(place);
    const failed = fault && (await meetFault(fault, edition, request.signal));
    if (failed) return failed;
    const response = await proof.answer(request);
    if (place === "session" && response.ok) counts.sessions += 1;
    return response;
  }

  async function connect(request: Request): Promise<Response | OpenSocket> {
    const fault = faults.take("socket");
    const failed = fault && (await meetFault(fault, edition, request.signal));
    const answer = failed ?? proof.connect(request);
    if (answer instanceof Response) return answer;
    return (socket) => {
      counts.sockets += 1;
      sockets.add(socket);
      const leave = answer(socket);
      return () => {
        sockets.delete(socket);
        leave();
      };
    };
  }

  function dropSockets() {
    for (const socket of sockets) socket.terminate();
  }

  const sandbox: Sandbox = {
    fetch: (request) =>
      new URL(request.url).pathname.startsWith("/sandbox/")
        ? answerControls(sandbox, request)
        : answer(request),
    connect,
    clock,
    counts,
    fail: faults.add,
    pay: (id) => ledger.pay(pending(id, "buy")),
    decline: (id) => ledger.decline(pending(id, "buy")),
    cancel: (id) => ledger.cancel(pending(id)),
    showDeposit(id) {
      const record = pending(id, "sell");
      ledger.awaitDeposit(record, walletAddress(record.request.network));
    },
    depositArrives: (id) => ledger.depositArrives(pending(id, "sell")),
    transaction(id) {
      const record = ledger.find(id);
      return record && ledger.transaction(record);
    },
    dropSockets,
    redeliver(id) {
      if (!proof.webhooks) throw new Error("The sandbox has no `webhookUrl` to send webhooks to.");
      proof.webhooks.redeliver(id);
    },
    reset() {
      faults.clear();
      Object.assign(counts, none);
    },
    close() {
      dropSockets();
      proof.webhooks?.stop();
    },
  };
  return sandbox;
}
