import type { Fault } from "../../src/sandbox/faults.ts";

/** A request that the page makes of a cell's server. */
export type Route = "session" | "transaction" | "events" | "script" | "frame";

/** An answer in the cell's own words. `$ID` stands for the transaction, `$CELL` for the cell. */
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
  /** The good answer, that many milliseconds of real time later. */
  | { type: "wait"; ms: number }
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
}

/** What a cell's server is told to do. All else it does as a good one. */
export interface CellPlan {
  /** @default "E3" */
  edition?: "E1" | "E3";
  /** Whether this partner may sell. @default true */
  offRamp?: boolean;
  /** `sandbox` is the whole widget with its page; `page` lets the cell play the vendor. @default "page" */
  widget?: "sandbox" | "page";
  misdeeds?: readonly PlannedMisdeed[];
  /** What the vendor's own API does, behind the partner's endpoint. */
  vendor?: readonly Fault[];
}

/** What a cell's server has seen. */
export interface CellStats {
  /** `POST session` that arrived. */
  sessions: number;
  transactions: number;
  events: number;
  scripts: number;
  /** Good answers that came late, as planned. */
  lateAnswers: number;
  /** Times that something went wrong as planned, the vendor's API included. */
  misdeeds: number;
  /** Whether the endpoint ever said that the purchase is complete. */
  saidCompleted: boolean;
}

export type CellVerb = "stats" | "pay" | "decline" | "cancel" | "depositArrives" | "settle";
