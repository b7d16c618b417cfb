import { orderProblem } from "../order.ts";
import { pauseFor } from "../vendors/askVendor.ts";
import type { VendorServer } from "../vendors/VendorServer.ts";
import { answer, refuse } from "./answer.ts";
import { createWatches } from "./events/createWatches.ts";
import type { Watches } from "./events/createWatches.ts";
import { isCrossSite } from "./isCrossSite.ts";
import type { RampEndpointOptions } from "./RampEndpointOptions.ts";
import { readOrder } from "./readOrder.ts";
import { receiveWebhooks } from "./webhooks/receiveWebhooks.ts";
import { signedIn } from "./signedIn.ts";
import { streamEvents } from "./events/streamEvents.ts";

/**
 * The partner's side of the protocol, for any server that speaks `Request` and `Response`, under any
 * path: it answers `POST …/session`, `GET …/transactions/{id}`, `GET …/transactions/{id}/events` and,
 * where `onTransaction` is given, the vendor's `POST …/webhook`. Every error is JSON with `error`,
 * `code` and `message`, and nothing may be cached.
 *
 * @throws {TypeError} at once, where there is no vendor or an option cannot work
 */
export function rampEndpoint(
  options: RampEndpointOptions,
): (request: Request) => Promise<Response> {
  const [vendor] = options.vendors;
  if (!vendor)
    throw new TypeError(
      "rampEndpoint() got no vendor, so it could never open a session. Pass one, such as `vendors: [proof({ baseUrl, clientToken })]`.",
    );

  const { trustedProxies = 0 } = options;
  if (!Number.isSafeInteger(trustedProxies) || trustedProxies < 0)
    throw new TypeError(
      "rampEndpoint()'s `trustedProxies` is no whole number from 0 on, so it is not known which entry of `X-Forwarded-For` is the user's. Say how many proxies of your own stand in front, such as 1.",
    );
  const watches = createWatches(vendor);
  const routes: Route[] = [
    ["POST", /\/session\/?$/, (request) => postSession(request, vendor, options)],
    // An id of dots alone would mean a folder wherever it is put into an address.
    [
      "GET",
      /\/transactions\/(?!\.+\/?$)([\w.-]{1,255})\/?$/,
      (request, id) => getTransaction(request, id, vendor, options),
    ],
    [
      "GET",
      /\/transactions\/(?!\.+\/)([\w.-]{1,255})\/events\/?$/,
      (request, id) => getEvents(request, id, watches, options),
    ],
  ];
  if (options.onTransaction)
    routes.push(["POST", /\/webhook\/?$/, receiveWebhooks(vendor, options, pauseFor)]);

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

async function postSession(
  request: Request,
  vendor: VendorServer,
  options: RampEndpointOptions,
): Promise<Response> {
  if (isCrossSite(request))
    return refuse(
      403,
      "forbidden",
      "cross_site",
      "Orders are taken from this site's own pages only.",
    );
  const user = await signedIn(request, options);
  if (!user) return nobody();
  const read = await readOrder(request);
  if ("refusal" in read) return read.refusal;

  const decision = options.order ? await options.order(read.order, user) : read.order;
  if (typeof decision !== "object" || decision === null)
    throw new TypeError(
      'rampEndpoint()\'s `order` returned neither an order nor a refusal, so it is not known whether to place the order. Return the order, or `{ refused: "…" }` with the reason.',
    );
  if ("refused" in decision)
    return refuse(403, "order_rejected", "order_rejected", decision.refused);
  const problem = orderProblem(decision);
  if (problem !== undefined) return refuse(400, "invalid_request", "validation_error", problem);
  return answer(await vendor.createSession(decision, user));
}

async function getTransaction(
  request: Request,
  id: string,
  vendor: VendorServer,
  options: RampEndpointOptions,
): Promise<Response> {
  const user = await signedIn(request, options);
  if (!user) return nobody();
  const found = await vendor.getTransaction(id, user);
  // In our own words and without the vendor's request id: unknown and foreign must look the same.
  return found.status === 404 ? notFound() : answer(found);
}

async function getEvents(
  request: Request,
  id: string,
  watches: Watches,
  options: RampEndpointOptions,
): Promise<Response> {
  if (isCrossSite(request))
    return refuse(403, "forbidden", "cross_site", "Events are sent to this site's own pages only.");
  const user = await signedIn(request, options);
  if (!user) return nobody();
  const events = await streamEvents(watches, id, user, request.signal);
  if ("stream" in events) return events.stream;
  return events.refusal.status === 404 ? notFound() : answer(events.refusal);
}

function nobody(): Response {
  return refuse(401, "unauthorized", "unauthorized", "Nobody is signed in. Sign in and try again.");
}

function notFound(): Response {
  return refuse(404, "not_found", "not_found", "There is nothing here that belongs to this user.");
}

function onlyTakes(method: string): Response {
  const response = refuse(405, "method_not_allowed", "method_not_allowed", `Use ${method} here.`);
  response.headers.set("Allow", method);
  return response;
}
