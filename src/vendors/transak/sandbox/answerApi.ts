import { readJsonRequest } from "../../sandbox/readJsonRequest.ts";
import type { AccessToken } from "./accessToken.ts";
import { answerPublic, CRYPTO_LIST_PATH, FIAT_LIST_PATH, PRICE_PATH } from "./answerPublic.ts";
import { describeForApi } from "./describeOrder.ts";
import type { Ledger } from "./ledger.ts";
import { listOrders } from "./listOrders.ts";
import { readWidgetParams } from "./readWidgetParams.ts";
import { refuse } from "./refuse.ts";

export interface TransakApi {
  ledger: Ledger;
  accessToken: AccessToken;
  apiKey: string;
  apiSecret: string;
  referrerDomain: string;
  widgetOrigin: string;
}

const publicCalls: ReadonlySet<string> = new Set(
  [FIAT_LIST_PATH, CRYPTO_LIST_PATH, PRICE_PATH].map((path) => `GET ${path}`),
);

/** Transak's backend API. It sends no CORS headers, because web pages must not call it. */
export async function answerApi(api: TransakApi, request: Request): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  const call = `${request.method} ${pathname}`;
  // Required since July 2026, like `x-user-ip` below (docs.transak.com, mandatory security changes).
  if (request.headers.get("x-api-key") !== api.apiKey)
    return refuse(401, "The header x-api-key is missing or unknown.");
  if (call === "POST /partners/api/v2/refresh-token") return refreshToken(api, request);
  // They need no token.
  if (publicCalls.has(call)) return answerPublic(request, api.apiKey);
  if (!api.accessToken.isGood(request.headers.get("access-token")))
    return refuse(401, "The header access-token is missing, or its token is not valid any more.");
  if (call === "POST /api/v2/auth/session") return createSession(api, request);
  if (call === "GET /partners/api/v2/orders") return listOrders(api.ledger, searchParams);
  const [, orderId] = /^GET \/partners\/api\/v2\/order\/([^/]+)$/.exec(call) ?? [];
  const order = api.ledger.orders().find(({ id }) => id === orderId);
  // Transak documents the errors 400 and 401 here, but no 404.
  if (!order) return refuse(400, "There is no such order.");
  return answer({ meta: { orderId }, data: describeForApi(api.ledger, order) });
}

async function refreshToken(api: TransakApi, request: Request): Promise<Response> {
  if (request.headers.get("api-secret") !== api.apiSecret)
    return refuse(401, "The header api-secret is missing or wrong.");
  const body = await readJsonRequest(request);
  if (body?.["apiKey"] !== api.apiKey) return refuse(400, "`apiKey` is missing or unknown.");
  return answer({ data: api.accessToken.refresh() });
}

async function createSession(api: TransakApi, request: Request): Promise<Response> {
  if (!request.headers.get("x-user-ip")) return refuse(400, "The header x-user-ip is missing.");
  const body = await readJsonRequest(request);
  if (!body) return refuse(400, "The body must be a JSON object, sent as application/json.");
  const params = readWidgetParams(body["widgetParams"], api);
  if (typeof params === "string") return refuse(400, params);
  const { id } = api.ledger.addSession(params);
  const query = new URLSearchParams({ apiKey: api.apiKey, sessionId: id });
  return answer({ data: { widgetUrl: `${api.widgetOrigin}?${query}` } });
}

function answer(body: object): Response {
  return Response.json(body, { headers: { "cache-control": "no-store" } });
}
