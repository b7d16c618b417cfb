import type { IncomingHttpHeaders } from "node:http";
import { json } from "node:stream/consumers";
import { listen } from "../../server/serve.ts";
import { COINS, FIATS } from "./lists.ts";

export const API_KEY = "api-key-0001";
export const API_SECRET = "api-secret-7c1d";
export const WIDGET = "https://global-stg.transak.com";

/** What Transak says where an id has no order. */
const NO_ORDER = {
  error: { statusCode: 400, message: "Invalid partnerOrderId or order not found" },
};

export const COIN_LIST = "/cryptocoverage/api/v1/public/crypto-currencies";
export const FIAT_LIST = "/fiat/public/v1/currencies/fiat-currencies";
export const PRICE = "/api/v1/pricing/public/quotes";
const PUBLIC: ReadonlySet<string> = new Set([COIN_LIST, FIAT_LIST, PRICE]);

export interface Asked {
  method: string | undefined;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: unknown;
}

type Reply = [status: number, body: unknown, headers?: Record<string, string>];
type Order = Record<string, unknown>;

export interface ListeningTransak {
  url: string;
  asked: Asked[];
  /** Paths of what was asked, the last part of each. */
  paths: () => string[];
  orders: Order[];
  /** The rows of its two lists. */
  coins: readonly Order[];
  fiats: readonly Order[];
  /** The partner's secret. */
  secret: string;
  /** Changes what it says of a price. */
  price: (quote: Record<string, unknown>) => Record<string, unknown>;
  /** Answers instead of the rules, where it answers at all. */
  instead: (asked: Asked) => Reply | undefined | Promise<Reply | undefined>;
  /** The one token that opens the API now. */
  validToken: () => string | undefined;
  /** Issues another, as if another server had asked for it. */
  issue: () => { accessToken: string; expiresAt: number };
}

/** Transak's API over real HTTP, as strict as its documentation is: one valid token, headers, filters. */
export async function listenAsTransak(): Promise<ListeningTransak> {
  const asked: Asked[] = [];
  let issued = 0;
  let valid: string | undefined;
  const transak: ListeningTransak = {
    url: "",
    asked,
    paths: () => asked.map(({ path }) => path.split("/").at(-1) ?? ""),
    orders: [],
    coins: COINS,
    fiats: FIATS,
    price: (quote) => quote,
    secret: API_SECRET,
    instead: () => undefined,
    validToken: () => valid,
    issue() {
      valid = `token-${++issued}-c0ffee`;
      return { accessToken: valid, expiresAt: Math.floor(Date.now() / 1000) + 7 * 24 * 3600 };
    },
  };

  function answer({ method, path, query, headers, body }: Asked): Reply {
    if (headers["x-api-key"] !== API_KEY) return [403, { error: { message: "No API key." } }];
    if (`${method} ${path}` === "POST /partners/api/v2/refresh-token") {
      const isPartner =
        headers["api-secret"] === transak.secret && valueOf(body, "apiKey") === API_KEY;
      return isPartner ? [200, { data: transak.issue() }] : [401, { error: { message: "No." } }];
    }
    if (method === "GET" && PUBLIC.has(path)) {
      if (!headers["x-user-ip"]) return [400, { error: { message: "No user." } }];
      if (path === COIN_LIST) return [200, { response: transak.coins }];
      if (path === FIAT_LIST) return [200, { response: transak.fiats }];
      return query.get("partnerApiKey") === API_KEY
        ? [200, { response: transak.price(quote(query)) }]
        : [400, { error: { message: "partnerApiKey" } }];
    }
    if (!valid || headers["access-token"] !== valid)
      return [401, { error: { statusCode: 401, message: "Invalid token", errorCode: 1002 } }];
    if (`${method} ${path}` === "POST /api/v2/auth/session") {
      const params = valueOf(body, "widgetParams");
      return valueOf(params, "apiKey") === API_KEY && valueOf(params, "referrerDomain")
        ? [200, { data: { widgetUrl: `${WIDGET}?apiKey=${API_KEY}&sessionId=s${asked.length}` } }]
        : [400, { error: { message: "apiKey and referrerDomain" } }];
    }
    const [, named] = /^\/partners\/api\/v2\/order\/([^/]+)$/.exec(path) ?? [];
    if (method === "GET" && named) {
      const order = transak.orders.find(({ _id }) => _id === named);
      return order ? [200, { meta: { orderId: named }, data: order }] : [400, NO_ORDER];
    }
    if (`${method} ${path}` === "GET /partners/api/v2/orders") {
      const products: unknown = JSON.parse(query.get("filter[productsAvailed]") ?? '["BUY"]');
      const mine = transak.orders.filter(
        ({ partnerOrderId }) => partnerOrderId === query.get("filter[partnerOrderId]"),
      );
      if (mine.length === 0) return [400, NO_ORDER];
      const status = query.get("filter[status]") ?? "COMPLETED";
      return [
        200,
        {
          meta: {},
          data: mine.filter(
            (order) =>
              order.status === status &&
              Array.isArray(products) &&
              products.includes(order.isBuyOrSell),
          ),
        },
      ];
    }
    return [404, {}];
  }

  transak.url = await listen(async (request, response) => {
    const { pathname: path, searchParams: query } = new URL(request.url ?? "", "http://localhost");
    const { method, headers } = request;
    const body = method === "POST" ? await json(request) : undefined;
    const call = { method, path, query, headers, body };
    asked.push(call);
    const [status, payload, more] = (await transak.instead(call)) ?? answer(call);
    response.writeHead(status, more);
    response.end(typeof payload === "string" ? payload : JSON.stringify(payload));
  });
  return transak;
}

/** A price of 2,000 for one coin, of which 5 are fees. */
function quote(query: URLSearchParams): Record<string, unknown> {
  const isSale = query.get("isBuyOrSell") === "SELL";
  const asked = query.get("cryptoAmount");
  const fee = isSale ? 5 : -5;
  const cryptoAmount = asked ? Number(asked) : (Number(query.get("fiatAmount")) + fee) / 2000;
  return {
    quoteId: "5b42f946-47b4-4bea-9e7e-563488d03333",
    conversionPrice: 0.0005,
    fiatCurrency: query.get("fiatCurrency"),
    cryptoCurrency: query.get("cryptoCurrency"),
    isBuyOrSell: query.get("isBuyOrSell"),
    network: query.get("network"),
    paymentMethod: query.get("paymentMethod"),
    cryptoAmount,
    fiatAmount: asked ? cryptoAmount * 2000 - fee : Number(query.get("fiatAmount")),
    totalFee: 5,
    feeBreakdown: [
      { name: "Transak fee", value: 3.3, id: "transak_fee", ids: ["transak_fee"] },
      { name: "Network/Exchange fee", value: 1.1, id: "network_fee", ids: ["network_fee"] },
      { name: "Partner fee", value: 0.6, id: "partner_fee", ids: ["partner_fee"] },
    ],
    nonce: 1749800000,
    notes: [],
  };
}

function valueOf(object: unknown, field: string): unknown {
  return typeof object === "object" && object !== null
    ? (object as Record<string, unknown>)[field]
    : undefined;
}
