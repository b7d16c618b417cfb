import type { SandboxPlace } from "../vendors/VendorSandbox.ts";

/** What a sandbox has received and sent. */
export interface SandboxCounts {
  /** Access tokens issued to the partner's server. */
  tokens: number;
  /** Sessions issued. */
  sessions: number;
  /** Requests for the widget's script. */
  scripts: number;
  /** Times the hosted page was opened with a session, including refused ones. */
  runs: number;
  /** Requests for a transaction's status. */
  statusRequests: number;
  /** Transactions that the partner's server cancelled. */
  cancels: number;
  /** WebSockets opened. */
  sockets: number;
  /** Webhooks sent, delivered or not. */
  webhooks: number;
}

export const none: Readonly<SandboxCounts> = {
  tokens: 0,
  sessions: 0,
  scripts: 0,
  runs: 0,
  statusRequests: 0,
  cancels: 0,
  sockets: 0,
  webhooks: 0,
};

type Counted = Partial<Record<SandboxPlace, keyof SandboxCounts>>;

/** Counted on request, whatever the response. */
const asked: Counted = { script: "scripts", open: "runs", transaction: "statusRequests" };
/** Counted on a successful response. */
const given: Counted = { token: "tokens", session: "sessions", cancel: "cancels" };

export function countRequest(counts: SandboxCounts, place: SandboxPlace | undefined): void {
  count(counts, place && asked[place]);
}

export function countResponse(counts: SandboxCounts, place: SandboxPlace | undefined): void {
  count(counts, place && given[place]);
}

function count(counts: SandboxCounts, name: keyof SandboxCounts | undefined) {
  if (name) counts[name] += 1;
}
