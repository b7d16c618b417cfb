import type { SandboxEvent, SandboxOptions } from "../../src/sandbox.ts";
import type { Fault } from "../../src/sandbox/faults.ts";
import type { SandboxPlace } from "../../src/vendors/VendorSandbox.ts";

export type VendorName = "proof" | "transak" | "bleepay";

/** A request that the page makes of a cell's server. */
export type PageRoute =
  | "quotes"
  | "options"
  | "kyc"
  | "session"
  | "transaction"
  | "cancel"
  | "events"
  | "script"
  | "frame";

/** The same, or a request that the partner's server makes of a vendor. */
export type Route = PageRoute | `${VendorName} ${SandboxPlace}`;

/** An answer in the cell's own words. `$ID` stands for the transaction, `$CELL` for the cell, `$ORIGIN` for its server. */
export interface Dictated {
  status?: number;
  headers?: Record<string, string>;
  body?: string;
}

/** What goes wrong, instead of the good answer. */
export type Misdeed =
  /** Nobody listens any more, from this request on. */
  | { type: "refuse" }
  /** Never answers. */
  | { type: "hang" }
  /** Ends the connection before the first byte. */
  | { type: "reset" }
  /** Ends the connection in the middle of the body. */
  | { type: "cut" }
  /** Does what was asked, and ends the connection before the first byte of the answer. */
  | { type: "lose" }
  /** The good answer, that many milliseconds of real time later. */
  | { type: "wait"; ms: number }
  /** The good answer, once the cell lets it go: `release`. */
  | { type: "hold" }
  | ({ type: "answer" } & Dictated)
  /** The good answer, with some of its fields changed or left out. */
  | { type: "change"; fields?: Record<string, unknown>; without?: readonly string[] }
  /** Server-sent events: text as it is, numbers are pauses in milliseconds, then the end. */
  | { type: "stream"; chunks: readonly (string | number)[]; last: "end" | "cut" | "silence" };

export interface PlannedMisdeed {
  at: Route;
  does: Misdeed;
  /** How many requests it meets. @default all */
  times?: number;
  /** Meets no request after `release`. @default false */
  endsOnRelease?: boolean;
}

/** What a cell's server is told to do. All else it does as a good one. */
export interface CellPlan {
  /** Of Proof's sessions. @default "sdk_partner_authorization" */
  initTokenType?: "sdk_customer_token" | "sdk_partner_authorization";
  /** What else the vendors' APIs are to know of this partner. */
  sandbox?: Pick<SandboxOptions, "offRamp" | "bleepay">;
  /** `sandbox` is the whole widget with its page; `page` lets the cell play the vendor. @default "page" */
  widget?: "sandbox" | "page";
  /** What Transak's page posts as soon as it is there. @default that it is ready */
  says?: readonly unknown[];
  misdeeds?: readonly PlannedMisdeed[];
  /** What the vendor's own API does, behind the partner's endpoint. */
  vendor?: readonly Fault[];
}

/** What a cell's server has seen. */
export interface CellStats {
  /** `POST session` that arrived. */
  sessions: number;
  /** Sessions that can be paid: those that the page may have got, and all that a vendor takes payments for. */
  payable: number;
  transactions: number;
  events: number;
  scripts: number;
  /** Times that the vendor's page was asked for. */
  pages: number;
  cancels: number;
  /** Good answers that came late, as planned. */
  lateAnswers: number;
  /** Times that something went wrong as planned, the vendor's API included. */
  misdeeds: number;
  /** Planned misdeeds that no request has met. */
  unmet: number;
  /** Whether the endpoint ever said that the purchase is complete. */
  saidCompleted: boolean;
}

/** `release` lets go of answers that are held; `settle` lets a second pass at the vendor, `expire` an hour. */
export type CellVerb = "stats" | "release" | "settle" | "expire" | SandboxEvent;
