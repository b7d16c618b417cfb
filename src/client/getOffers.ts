import { isRampError, RampError } from "../RampError.ts";
import { type Order, toWireOrder } from "../order.ts";
import type { CustomEndpoint } from "./CustomEndpoint.ts";
import { type OptionalRoute, requestRoute } from "./requestRoute.ts";

/** @throws {RampError} on any failure; `endpoint-not-found` if the endpoint has no quotes */
export function requestQuotes(
  endpoint: string | CustomEndpoint,
  order: Order,
  country: string | undefined,
  signal: AbortSignal,
): Promise<unknown> {
  const { alternatives, theme: _theme, redirect_url: _redirectUrl, ...fields } = toWireOrder(order);
  const route: Route = {
    path: "/quotes",
    search: { ...fields, alternatives: alternatives?.join(","), country },
    functionName: "getQuotes",
    call: (custom, signal) => custom.getQuotes?.(order, { country, signal }),
  };
  return request(endpoint, route, signal);
}

/** @throws {RampError} on any failure; `endpoint-not-found` if the endpoint has no such route */
export function requestOrderOptions(
  endpoint: string | CustomEndpoint,
  country: string | undefined,
  signal: AbortSignal,
): Promise<unknown> {
  const route: Route = {
    path: "/options",
    search: { country },
    functionName: "getOrderOptions",
    call: (custom, signal) => custom.getOrderOptions?.({ country, signal }),
  };
  return request(endpoint, route, signal);
}

/** @throws {RampError} on any failure; `endpoint-not-found` if the vendor doesn't say */
export function requestKycStatus(
  endpoint: string | CustomEndpoint,
  vendor: string | undefined,
  signal: AbortSignal,
): Promise<unknown> {
  const route: Route = {
    path: "/kyc",
    search: { vendor },
    functionName: "getKycStatus",
    call: (custom, signal) => custom.getKycStatus?.({ vendor, signal }),
  };
  return request(endpoint, route, signal);
}

type Route = Omit<OptionalRoute, "stage">;

async function request(
  endpoint: string | CustomEndpoint,
  route: Route,
  signal: AbortSignal,
): Promise<unknown> {
  try {
    return await requestRoute(endpoint, { ...route, stage: "session" }, signal);
  } catch (thrown) {
    if (!isRampError(thrown) || thrown.status !== 404) throw thrown;
    throw new RampError(
      "endpoint-not-found",
      `The endpoint has no \`${route.path}\`. Update its \`ramp-widget/server\`, or add the function \`${route.functionName}\`.`,
      { stage: "session", status: 404, cause: thrown },
    );
  }
}
