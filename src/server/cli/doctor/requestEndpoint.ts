import { fetchAnswer, isEndpointError, type Outcome } from "./fetchAnswer.ts";
import type { RequestName } from "./Probe.ts";

/** An origin that no site has. */
const FOREIGN_ORIGIN = "https://ramp-widget-doctor.invalid";

interface RequestPlan {
  path: string;
  method?: string;
  headers?: Record<string, string>;
}

/**
 * A session is requested with an order that is empty: without a user the endpoint answers 401 before
 * it reads the order, and with one it refuses the order, so no session can be opened.
 */
const EMPTY_ORDER = "{}";

function planRequests(ownOrigin: string): Record<RequestName, RequestPlan> {
  const session = { path: "session", method: "POST" };
  return {
    health: { path: "health" },
    unknown: { path: "ramp-widget-doctor" },
    session,
    transactions: { path: "transactions" },
    options: { path: "options" },
    quotes: { path: "quotes" },
    webhook: { path: "webhook", method: "POST" },
    crossSiteSession: { ...session, headers: { "Sec-Fetch-Site": "cross-site" } },
    crossSiteTransactions: { path: "transactions", headers: { "Sec-Fetch-Site": "cross-site" } },
    foreignOriginSession: { ...session, headers: { Origin: FOREIGN_ORIGIN } },
    ownOriginSession: { ...session, headers: { Origin: ownOrigin } },
    preflight: {
      path: "session",
      method: "OPTIONS",
      headers: {
        Origin: FOREIGN_ORIGIN,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type,x-forwarded-host",
      },
    },
  };
}

/** Sends all requests that need no user. */
export async function requestEndpoint(
  endpoint: URL,
  timeoutMs: number,
): Promise<Record<RequestName, Outcome>> {
  const plans = Object.entries(planRequests(endpoint.origin));
  const outcomes = await Promise.all(
    plans.map(async ([name, { path, method = "GET", headers }]) => {
      const sent = new Headers({ Accept: "application/json", ...headers });
      if (method === "POST") sent.set("Content-Type", "application/json");
      const body = method === "POST" ? { body: EMPTY_ORDER } : {};
      const url = toRoute(endpoint, path);
      return [name, await fetchAnswer(url, { method, headers: sent, timeoutMs, ...body })];
    }),
  );
  return Object.fromEntries(outcomes) as Record<RequestName, Outcome>;
}

/** Returns the URL of a route below the endpoint. */
export function toRoute(endpoint: URL, path: string): URL {
  const url = new URL(endpoint);
  url.pathname = `${url.pathname.replace(/\/+$/, "")}/${path}`;
  return url;
}

/** Whether an address is a `rampEndpoint`: its `session` route takes `POST` only. */
export async function isEndpoint(url: URL, timeoutMs: number): Promise<boolean> {
  const outcome = await fetchAnswer(toRoute(url, "session"), { timeoutMs });
  if ("failure" in outcome) return false;
  return outcome.status === 405 && isEndpointError(outcome, "method_not_allowed");
}
