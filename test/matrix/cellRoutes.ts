import type { IncomingMessage } from "node:http";
import type { Sandbox } from "../../src/sandbox.ts";
import type { PageRoute, Route } from "./CellPlan.ts";

const TYPES: Record<PageRoute, string> = {
  quotes: "application/json",
  options: "application/json",
  kyc: "application/json",
  session: "application/json",
  transaction: "application/json",
  cancel: "application/json",
  events: "text/event-stream",
  script: "text/javascript",
  frame: "text/html",
};

/** The content type of an answer that goes wrong. The vendors' APIs send JSON. */
export function typeOf(route: Route = "frame"): string {
  return TYPES[route as PageRoute] ?? "application/json";
}

/** What the page asks of the cell's server. */
export function routeOf({ url = "" }: IncomingMessage): PageRoute | undefined {
  const [, name] = /^\/ramp\/(quotes|options|kyc|session)/.exec(url) ?? [];
  if (name) return name as PageRoute;
  const [, verb] = /^\/ramp\/transactions\/[^/]+\/(events|cancel)/.exec(url) ?? [];
  if (verb === "events" || verb === "cancel") return verb;
  if (url.startsWith("/ramp/transactions/")) return "transaction";
  if (url.startsWith("/widget.2.0.js")) return "script";
  return /^\/(frame|\?)/.test(url) ? "frame" : undefined;
}

/** What the partner's server asks of a vendor. */
export function vendorRouteOf(
  { url = "", method = "GET" }: IncomingMessage,
  { vendors }: Sandbox,
): Route | undefined {
  const request = new Request(new URL(url, "http://localhost"), { method });
  for (const { name, getPlace } of vendors) {
    const place = getPlace(request);
    if (place) return `${name} ${place}` as Route;
  }
  return undefined;
}
