import type { Fault } from "../../src/sandbox/faults.ts";
import { proof, type Vendor } from "../../src/index.ts";
import type { Scripted } from "./labs.ts";

export type Edition = "E1" | "E3";

interface Counts {
  sessions: number;
  scripts: number;
  runs: number;
  looks: number;
  sockets: number;
}

export interface PartnerLab {
  endpoint: string;
  widgetOrigin: string;
  vendors: Vendor[];
  counts: () => Promise<Counts>;
  fail: (fault: Fault) => Promise<Counts>;
  advance: (ms: number) => Promise<Counts>;
  pay: (id: string) => Promise<Counts>;
  decline: (id: string) => Promise<Counts>;
  cancel: (id: string) => Promise<Counts>;
  showDeposit: (id: string) => Promise<Counts>;
  depositArrives: (id: string) => Promise<Counts>;
}

/** Starts a partner's backend and a sandbox: real servers, the sandbox's widget on another origin. */
export async function openLab(edition: Edition = "E1"): Promise<PartnerLab> {
  const { id, endpoint, widgetOrigin } = await post("/lab/new", { edition });
  const control = (verb: string, body: object = {}) => post(`/lab/${id}/${verb}`, body);
  return {
    endpoint,
    widgetOrigin,
    vendors: [proof({ scriptUrl: `${widgetOrigin}/widget.2.0.js`, scriptOrigins: [widgetOrigin] })],
    counts: () => control("counts"),
    fail: (fault) => control("fail", fault),
    advance: (ms) => control("advance", { ms }),
    pay: (transaction) => control("pay", { id: transaction }),
    decline: (transaction) => control("decline", { id: transaction }),
    cancel: (transaction) => control("cancel", { id: transaction }),
    showDeposit: (transaction) => control("showDeposit", { id: transaction }),
    depositArrives: (transaction) => control("depositArrives", { id: transaction }),
  };
}

/** An endpoint that says what the test wants, in turn; the last answer stays. */
export async function scriptEndpoint(
  ...answers: (Scripted | object)[]
): Promise<{ endpoint: string; requests: () => Promise<Record<string, string>[]> }> {
  const scripted = answers.map((answer) =>
    "body" in answer && typeof answer.body === "string" ? answer : { body: JSON.stringify(answer) },
  );
  const { endpoint } = await post("/lab/script/new", scripted);
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
