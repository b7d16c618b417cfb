import { pauseFor } from "../vendors/requestVendor.ts";
import { jsonResponse, isSuccess, notFound, errorResponse } from "./responses.ts";
import { resolveTransactionRequest } from "./resolveTransactionRequest.ts";
import { checkOptions } from "./checkOptions.ts";
import { createSubscriptionHub } from "./events/createSubscriptionHub.ts";
import { streamEvents } from "./events/streamEvents.ts";
import { rejectCrossSite } from "./rejectCrossSite.ts";
import type { RampEndpointOptions } from "./RampEndpointOptions.ts";
import { createSessionHandler } from "./createSessionHandler.ts";
import { createVendorLookup } from "./createVendorLookup.ts";
import { createWebhookHandler } from "./webhooks/createWebhookHandler.ts";

/**
 * The partner's server side of the protocol, for any server with `Request` and `Response`, under
 * any path. It handles `POST …/session`, `GET …/transactions/{id}`,
 * `GET …/transactions/{id}/events`, `POST …/transactions/{id}/cancel` and, with `onTransaction`,
 * the vendors' `POST …/webhook`. Every error is JSON with `error`, `code` and `message`, and no
 * response may be cached.
 *
 * A transaction's URL may have the query parameters `vendor` (default: the first one) and
 * `reference`, the vendor's own id. Requests for a session with the same `Idempotency-Key` (8 to 64
 * letters, digits, `_` and `-`) and the same order get the same session for as long as it can be
 * paid; a repeated response has its age in seconds in the header `Age`. Instances of this server
 * don't share that memory.
 *
 * @throws {TypeError} immediately, if there is no vendor, two share a name, or an option is invalid
 */
export function rampEndpoint(
  options: RampEndpointOptions,
): (request: Request) => Promise<Response> {
  checkOptions(options);
  const vendorOf = createVendorLookup(options.vendors);
  const hub = createSubscriptionHub();

  async function getTransaction(request: Request, id: string): Promise<Response> {
    const refused = rejectCrossSite(request, { changes: false });
    if (refused) return refused;
    const resolved = await resolveTransactionRequest(request, id, vendorOf, options);
    if ("refusal" in resolved) return resolved.refusal;
    const found = await resolved.vendor.getTransaction(id, resolved.user, resolved.reference);
    return found.status === 404 ? notFound() : jsonResponse(found);
  }

  async function getEvents(request: Request, id: string): Promise<Response> {
    const refused = rejectCrossSite(request, { changes: false });
    if (refused) return refused;
    const resolved = await resolveTransactionRequest(request, id, vendorOf, options);
    if ("refusal" in resolved) return resolved.refusal;
    const events = await streamEvents(hub, resolved, request.signal);
    if ("stream" in events) return events.stream;
    return events.refusal.status === 404 ? notFound() : jsonResponse(events.refusal);
  }

  async function postCancel(request: Request, id: string): Promise<Response> {
    const refused = rejectCrossSite(request, { changes: true });
    if (refused) return refused;
    const resolved = await resolveTransactionRequest(request, id, vendorOf, options);
    if ("refusal" in resolved) return resolved.refusal;
    const cancelled = await resolved.vendor.cancelTransaction?.(id, resolved.user);
    if (!cancelled || cancelled.status === 404) return notFound();
    if (isSuccess(cancelled)) hub.publish(resolved, cancelled.body);
    return jsonResponse(cancelled);
  }

  const routes: Route[] = [
    ["POST", /\/session\/?$/, createSessionHandler(vendorOf, options)],
    // An id of dots alone would be a relative path segment in a URL.
    ["GET", /\/transactions\/(?!\.+\/?$)([\w.-]{1,255})\/?$/, getTransaction],
    ["GET", /\/transactions\/(?!\.+\/)([\w.-]{1,255})\/events\/?$/, getEvents],
    ["POST", /\/transactions\/(?!\.+\/)([\w.-]{1,255})\/cancel\/?$/, postCancel],
  ];
  if (options.onTransaction)
    routes.push([
      "POST",
      /\/webhook\/?$/,
      createWebhookHandler(options.vendors, options, pauseFor),
    ]);

  return async (request) => {
    const { pathname } = new URL(request.url);
    for (const [method, path, answerTo] of routes) {
      const [isHere, id = ""] = path.exec(pathname) ?? [];
      if (isHere !== undefined)
        return request.method === method ? answerTo(request, id) : onlyTakes(method);
    }
    return notFound();
  };
}

type Route = [
  method: string,
  path: RegExp,
  answerTo: (request: Request, id: string) => Promise<Response>,
];

function onlyTakes(method: string): Response {
  const response = errorResponse(
    405,
    "method_not_allowed",
    "method_not_allowed",
    `Use ${method} here.`,
  );
  response.headers.set("Allow", method);
  return response;
}
