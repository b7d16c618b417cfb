import type { SandboxPlace } from "../vendors/VendorSandbox.ts";

/** What a sandbox has been asked of, and has sent. */
export interface SandboxCounts {
  /** Access tokens that were issued to the partner's server. */
  tokens: number;
  /** Sessions that were issued. */
  sessions: number;
  /** Requests for the widget's script. */
  scripts: number;
  /** Times that the hosted page was opened with a session, refused or not. */
  runs: number;
  /** Requests for a transaction. */
  statusRequests: number;
  /** Transactions that the partner's server called off. */
  cancels: number;
  /** WebSockets that were opened. */
  sockets: number;
  /** Webhooks that were sent, whether they arrived or not. */
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

/** Counted when they are asked for, whatever the answer. */
const asked: Counted = { script: "scripts", open: "runs", transaction: "statusRequests" };
/** Counted when they are given. */
const given: Counted = { token: "tokens", session: "sessions", cancel: "cancels" };

export function countAsked(counts: SandboxCounts, place: SandboxPlace | undefined): void {
  count(counts, place && asked[place]);
}

export function countGiven(counts: SandboxCounts, place: SandboxPlace | undefined): void {
  count(counts, place && given[place]);
}

function count(counts: SandboxCounts, name: keyof SandboxCounts | undefined) {
  if (name) counts[name] += 1;
}
