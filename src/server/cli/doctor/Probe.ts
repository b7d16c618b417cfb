import type { DoctorVendor } from "../../../vendors/doctorVendors.ts";
import type { Answer, Outcome } from "./fetchAnswer.ts";

/** Requests to the endpoint. None of them can open a session. */
export type RequestName =
  | "health"
  | "unknown"
  | "session"
  | "transactions"
  | "options"
  | "quotes"
  | "webhook"
  | "crossSiteSession"
  | "crossSiteTransactions"
  | "foreignOriginSession"
  | "ownOriginSession"
  | "preflight";

/** The page with the widget. */
export interface PageProbe {
  url: URL;
  answer: Answer;
  /** The same page, requested again: a nonce must differ. */
  again: Outcome;
  bundle: Bundle;
}

/** Code and markup of the page. */
export interface Bundle {
  files: BundleFile[];
  /** Scripts of other origins, which aren't requested. */
  otherOrigins: number;
  /** Scripts that failed, were too large, or came after the limit. */
  unread: number;
}

export interface BundleFile {
  /** Without the query. */
  path: string;
  text: string;
}

/** An event stream, as far as it was followed. */
export type EventsProbe =
  | { state: "transaction-failed"; transaction: Outcome }
  | { state: "late" }
  | { state: "failed"; outcome: Outcome }
  | {
      state: "opened";
      isCompressed: boolean;
      isEventStream: boolean;
      /** Whether each arrived in time; a stream that ended sends no heartbeat. */
      firstEvent: "arrived" | "late" | "ended";
      heartbeat: "arrived" | "late" | "ended" | undefined;
    };

/** Everything that was seen. */
export interface Probe {
  endpoint: URL;
  answers: Record<RequestName, Outcome>;
  /** `GET transactions` as the signed-in user, if there is one. */
  signedIn: Outcome | undefined;
  /** What the page's requests go to, or why there is no page. */
  page: PageProbe | { missing: "endpoint-only" | "redirected" | "failed" };
  events: EventsProbe | undefined;
  vendors: readonly DoctorVendor[];
  /** Values of local environment variables that no page may contain, by name. */
  localSecrets: ReadonlyMap<string, string>;
}
