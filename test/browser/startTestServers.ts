import type { Fault, SandboxCounts, SandboxEvent } from "../../src/sandbox.ts";
import { type VendorInput, proof } from "../../src/index.ts";
import { bleepay } from "../../src/vendors/bleepay/bleepay.ts";
import { transak } from "../../src/vendors/transak/transak.ts";
import type { Scripted } from "./testServers.ts";

export type Edition = "sdk_customer_token" | "sdk_partner_authorization";

export interface TestServers {
  endpoint: string;
  widgetOrigin: string;
  /** All of them. The first one serves an order that names none. */
  vendors: VendorInput[];
  counts: () => Promise<SandboxCounts>;
  fail: (fault: Fault) => Promise<SandboxCounts>;
  /** Nothing fails any more, and the counts start again. */
  reset: () => Promise<SandboxCounts>;
  /** The vendor's script does not arrive before it is released. */
  holdScript: () => Promise<SandboxCounts>;
  releaseScript: () => Promise<SandboxCounts>;
  advance: (ms: number) => Promise<SandboxCounts>;
  pay: (id: string) => Promise<SandboxCounts>;
  decline: (id: string) => Promise<SandboxCounts>;
  cancel: (id: string) => Promise<SandboxCounts>;
  showDeposit: (id: string) => Promise<SandboxCounts>;
  depositArrives: (id: string) => Promise<SandboxCounts>;
  /** Anything that the transaction's vendor knows, those above among it. */
  happen: (id: string, event: SandboxEvent) => Promise<SandboxCounts>;
}

/** Starts a partner's backend and a sandbox: real servers, the sandbox's widget on another origin. */
export async function startTestServers(
  initTokenType: Edition = "sdk_customer_token",
): Promise<TestServers> {
  const { id, endpoint, widgetOrigin } = await post("/test-servers/new", { initTokenType });
  const control = (verb: string, body: object = {}) => post(`/test-servers/${id}/${verb}`, body);
  const happen = (id: string, event: SandboxEvent) => control("happen", { id, event });
  return {
    endpoint,
    widgetOrigin,
    vendors: [
      proof({ scriptUrl: `${widgetOrigin}/widget.2.0.js`, scriptOrigins: [widgetOrigin] }),
      transak({ frameOrigins: [widgetOrigin] }),
      bleepay(),
    ],
    counts: () => control("counts"),
    fail: (fault) => control("fail", fault),
    reset: () => control("reset"),
    holdScript: () => control("hold-script"),
    releaseScript: () => control("release-script"),
    advance: (ms) => control("advance", { ms }),
    happen,
    pay: (transaction) => happen(transaction, "pay"),
    decline: (transaction) => happen(transaction, "decline"),
    cancel: (transaction) => happen(transaction, "cancel"),
    showDeposit: (transaction) => happen(transaction, "showDeposit"),
    depositArrives: (transaction) => happen(transaction, "depositArrives"),
  };
}

/** An endpoint that says what the test wants, in turn; the last answer stays. */
export async function scriptEndpoint(
  ...answers: (Scripted | object)[]
): Promise<{ endpoint: string; requests: () => Promise<Record<string, string>[]> }> {
  const scripted = answers.map((answer) =>
    "body" in answer && typeof answer.body === "string" ? answer : { body: JSON.stringify(answer) },
  );
  const { endpoint } = await post("/test-servers/script/new", scripted);
  return {
    endpoint,
    requests: async () => (await fetch(`${endpoint}/requests`)).json(),
  };
}

async function post(url: string, body: object) {
  const response = await fetch(url, { method: "POST", body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return response.json();
}
