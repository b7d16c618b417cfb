import { orderProblem } from "../order.ts";
import type { VendorServer } from "../vendors/VendorServer.ts";
import { answer, refuse } from "./answer.ts";
import { isCrossSite } from "./isCrossSite.ts";
import type { RampEndpointOptions } from "./RampEndpointOptions.ts";
import { readOrder } from "./readOrder.ts";
import { signedIn } from "./signedIn.ts";

/**
 * The partner's side of the protocol, for any server that speaks `Request` and `Response`, under any
 * path: it answers `POST …/session` and `GET …/transactions/{id}`. Every error is JSON with `error`,
 * `code` and `message`, and nothing may be cached.
 *
 * @throws {TypeError} at once, where there is no vendor
 */
export function rampEndpoint(
  options: RampEndpointOptions,
): (request: Request) => Promise<Response> {
  const [vendor] = options.vendors;
  if (!vendor)
    throw new TypeError(
      "rampEndpoint() got no vendor, so it could never open a session. Pass one, such as `vendors: [proof({ baseUrl, clientToken })]`.",
    );

  return async (request) => {
    const { pathname } = new URL(request.url);
    const id = /\/transactions\/([\w.-]{1,255})\/?$/.exec(pathname)?.[1];
    if (id !== undefined)
      return request.method === "GET"
        ? getTransaction(request, id, vendor, options)
        : onlyTakes("GET");
    if (!/\/session\/?$/.test(pathname)) return notFound();
    return request.method === "POST" ? postSession(request, vendor, options) : onlyTakes("POST");
  };
}

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
  const user = await signedIn(request, options.user);
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
  const user = await signedIn(request, options.user);
  if (!user) return nobody();
  const found = await vendor.getTransaction(id, user);
  // In our own words and without the vendor's request id: unknown and foreign must look the same.
  return found.status === 404 ? notFound() : answer(found);
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
