import { pauseFor } from "../vendors/requestVendor.ts";
import { jsonResponse, isSuccess, notFound, errorResponse } from "./responses.ts";
import { resolveTransactionRequest } from "./resolveTransactionRequest.ts";
import { checkOptions } from "./checkOptions.ts";
import { createSubscriptionHub } from "./events/createSubscriptionHub.ts";
import { streamEvents } from "./events/streamEvents.ts";
import { rejectCrossSite } from "./rejectCrossSite.ts";
import type { RampEndpointOptions } from "./RampEndpointOptions.ts";
import { handleCreateSession } from "./handleCreateSession.ts";
import { vendorsByName } from "./vendorsByName.ts";
import { createWebhookHandler } from "./webhooks/createWebhookHandler.ts";

/**
 * The partner's side of the protocol, for any server that speaks `Request` and `Response`, under any
 * path: it answers `POST …/session`, `GET …/transactions/{id}`, `GET …/transactions/{id}/events`,
 * `POST …/transactions/{id}/cancel` and, where `onTransaction` is given, the vendors'
 * `POST …/webhook`. Every error is JSON with `error`, `code` and `message`, and nothing may be cached.
 *
 * The query of a transaction's address may name its `vendor` (else it is the first one's) and a
 * `reference`, by which the vendor itself knows it. A session that is asked for twice with one
 * `Idempotency-Key` (8 to 64 letters, digits, `_` and `-`) and one order is opened once, for as long
 * as it can be paid: the second answer carries its age in seconds, `Age`. Instances of this server
 * share none of that memory.
 *
 * @throws {TypeError} at once, where there is no vendor, two have one name, or an option cannot work
 */
export function rampEndpoint(
  options: RampEndpointOptions,
): (request: Request) => Promise<Response> {
  checkOptions(options);
  const vendorOf = vendorsByName(options.vendors);
  const watches = createSubscriptionHub();

  async function getTransaction(request: Request, id: string): Promise<Response> {
    const refused = rejectCrossSite(request, { changes: false });
    if (refused) return refused;
    const asked = await resolveTransactionRequest(request, id, vendorOf, options);
    if ("refusal" in asked) return asked.refusal;
    const found = await asked.vendor.getTransaction(id, asked.user, asked.reference);
    return found.status === 404 ? notFound() : jsonResponse(found);
  }

  async function getEvents(request: Request, id: string): Promise<Response> {
    const refused = rejectCrossSite(request, { changes: false });
    if (refused) return refused;
    const asked = await resolveTransactionRequest(request, id, vendorOf, options);
    if ("refusal" in asked) return asked.refusal;
    const events = await streamEvents(watches, asked, request.signal);
    if ("stream" in events) return events.stream;
    return events.refusal.status === 404 ? notFound() : jsonResponse(events.refusal);
  }

  async function postCancel(request: Request, id: string): Promise<Response> {
    const refused = rejectCrossSite(request, { changes: true });
    if (refused) return refused;
    const asked = await resolveTransactionRequest(request, id, vendorOf, options);
    if ("refusal" in asked) return asked.refusal;
    const cancelled = await asked.vendor.cancelTransaction?.(id, asked.user);
    if (!cancelled || cancelled.status === 404) return notFound();
    if (isSuccess(cancelled)) watches.publish(asked, cancelled.body);
    return jsonResponse(cancelled);
  }

  const routes: Route[] = [
    ["POST", /\/session\/?$/, handleCreateSession(vendorOf, options)],
    // An id of dots alone would mean a folder wherever it is put into an address.
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
