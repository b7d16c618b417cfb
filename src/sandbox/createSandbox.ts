import type { ProofRecord } from "../vendors/proof/sandbox/ledger.ts";
import { createProofSandbox } from "../vendors/proof/sandbox/proofSandbox.ts";
import { refusal } from "../vendors/proof/sandbox/refuse.ts";
import type { ProofEdition } from "../vendors/proof/server.ts";
import type { ProofTransaction } from "../vendors/proof/transaction.ts";
import { answerControls } from "./answerControls.ts";
import { createClock, type SandboxClock } from "./clock.ts";
import { createFaults, type Fault } from "./faults.ts";

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
}

/** A stand-in for the vendor, in memory. Two sandboxes know nothing of each other. */
export interface Sandbox {
  /** Answers everything: the API, the script, the hosted page, and `/sandbox/*` to steer it. */
  fetch: (request: Request) => Promise<Response>;
  clock: SandboxClock;
  /** What has been asked of it so far. */
  readonly counts: Readonly<SandboxCounts>;
  /** Lets the next matching requests go wrong. */
  fail: (fault: Fault) => void;
  /**
   * The user's card was charged, without anybody opening the hosted page.
   *
   * @throws {Error} if there is no such pending purchase; so do the next three
   */
  pay: (transactionId: string) => void;
  /** The user's bank refused. */
  decline: (transactionId: string) => void;
  /** The user gave up. */
  cancel: (transactionId: string) => void;
  /** The chain sees the crypto of a sale. */
  depositArrives: (transactionId: string) => void;
  /** What the vendor's API says of a transaction now. Not counted as a look. */
  transaction: (transactionId: string) => Readonly<ProofTransaction> | undefined;
  /** Forgets counts and faults; sessions, users and the clock stay. */
  reset: () => void;
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
}

/** Makes the vendor's behaviour: as strict as the vendor, with a clock that can be advanced. */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const { edition = "E1", widgetOrigin = "http://localhost:5175" } = options;
  const clock = createClock();
  const faults = createFaults();
  const counts: SandboxCounts = { sessions: 0, scripts: 0, runs: 0, looks: 0 };
  const proof = createProofSandbox({
    edition,
    widgetOrigin,
    clientToken: options.clientToken ?? "sandbox-client-token",
    offRamp: options.offRamp ?? true,
    settleAfter: options.settleAfter ?? 4000,
    now: clock.now,
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
    if (fault) {
      await wait(fault.delay ?? 0, request.signal);
      if (fault.answer === "never") await wait(Infinity, request.signal);
      if (fault.answer === "empty")
        return place === "script"
          ? new Response("", { headers: { "content-type": "text/javascript" } })
          : Response.json({});
      if (fault.status !== undefined && place === "frame") return brokenPage(fault.status);
      if (fault.status !== undefined)
        return refusal(edition, {
          status: fault.status,
          error: fault.error ?? "internal_error",
          code: fault.code,
          message: fault.message ?? "The sandbox was told to fail here.",
          retryAfter: fault.retryAfter,
        });
    }
    const response = await proof.answer(request);
    if (place === "session" && response.ok) counts.sessions += 1;
    return response;
  }

  const sandbox: Sandbox = {
    fetch: (request) =>
      new URL(request.url).pathname.startsWith("/sandbox/")
        ? answerControls(sandbox, request)
        : answer(request),
    clock,
    counts,
    fail: faults.add,
    pay: (id) => ledger.pay(pending(id, "buy")),
    decline: (id) => ledger.decline(pending(id, "buy")),
    cancel: (id) => ledger.cancel(pending(id)),
    depositArrives: (id) => ledger.depositArrives(pending(id, "sell")),
    transaction(id) {
      const record = ledger.find(id);
      return record && ledger.transaction(record);
    },
    reset() {
      faults.clear();
      Object.assign(counts, { sessions: 0, scripts: 0, runs: 0, looks: 0 });
    },
  };
  return sandbox;
}

/** What a person sees of a vendor whose page is down. */
function brokenPage(status: number): Response {
  return new Response(
    `<!doctype html><meta name="viewport" content="width=device-width"><title>${status}</title>
<style>:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif;text-align:center}body{margin:96px 24px}</style>
<h1>${status}</h1><p>The payment page is not available right now.</p>`,
    { status, headers: { "content-type": "text/html; charset=utf-8" } },
  );
}

/** Real time: a slow vendor is the one thing that the sandbox's clock cannot play. */
async function wait(ms: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  if (ms <= 0) return;
  await new Promise<void>((resolve, reject) => {
    // The longest time that a timer can hold is 2^31 - 1 ms; whoever waits for ever needs none.
    const timer = ms === Infinity ? undefined : setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
