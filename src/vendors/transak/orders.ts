import type { Mode } from "../../order.ts";
import { isTerminal } from "../Transaction.ts";
import type { RampUser, VendorAnswer } from "../VendorServer.ts";
import type { RequestTransak, TransakRequest } from "./createTransakClient.ts";
import { knownTransakStatuses, transakStatus } from "./statuses.ts";
import { transakOrderFields } from "./transaction.ts";

type Wire = Record<string, unknown>;

/** A purchase, as read from the id that the endpoint gave it. */
export interface TransakPurchase {
  /** Transak's `partnerOrderId`. */
  id: string;
  mode: Mode;
}

/** Requests orders from Transak. */
export interface TransakOrders {
  /**
   * Transak's response for the order with that reference. Whose order it is has not been checked.
   */
  getOrder: (
    reference: string,
    call: Pick<TransakRequest, "user" | "on401">,
  ) => Promise<VendorAnswer>;
  /**
   * The state of a purchase, reduced to what the browser may see.
   *
   * @param named Transak's response for the order that is said to belong to it
   */
  getPurchaseStatus: (
    purchase: TransakPurchase,
    named: VendorAnswer | undefined,
    user: RampUser | undefined,
  ) => Promise<VendorAnswer>;
}

export function transakOrders(request: RequestTransak, apiUrl: string): TransakOrders {
  /**
   * The user's orders of one purchase with that status, or Transak's error. Nothing if Transak knows
   * no order of that purchase.
   */
  async function listOrders(
    { id, mode }: TransakPurchase,
    status: string,
    user: RampUser | undefined,
  ): Promise<Wire[] | VendorAnswer | undefined> {
    const query = new URLSearchParams({
      "filter[partnerOrderId]": id,
      "filter[productsAvailed]": JSON.stringify([getProduct(mode)]),
      "filter[status]": status,
      "filter[sortOrder]": "desc",
      limit: "100",
      skip: "0",
    });
    const answer = await request({
      url: `${apiUrl}/partners/api/v2/orders?${query}`,
      user,
      on401: "renew",
    });
    // Transak responds with 400 if there is no order with that id yet. Nothing else in this request
    // varies, so a 400 can mean nothing else.
    if (answer.status === 400 || answer.status === 404) return undefined;
    if (answer.status >= 400) return answer;
    const { data } = answer.body;
    return Array.isArray(data)
      ? data.filter((order) => belongsToPurchase(id, order))
      : invalidUpstreamResponse();
  }

  /**
   * The user's orders of one purchase, whatever their status, or Transak's error. `filter[status]`
   * has no value for all (docs.transak.com, get orders), so each status needs a request of its own.
   */
  async function findOrders(
    purchase: TransakPurchase,
    user: RampUser | undefined,
  ): Promise<Wire[] | VendorAnswer> {
    const complete = await listOrders(purchase, "COMPLETED", user);
    if (!Array.isArray(complete)) return complete ?? [];
    if (complete.length > 0) return complete;
    // There is an order, and no page said which: the user closed it before, or uses another device.
    const others = knownTransakStatuses.filter((status) => status !== "COMPLETED");
    const found: Wire[] = [];
    for (const orders of await Promise.all(
      others.map((status) => listOrders(purchase, status, user)),
    )) {
      if (Array.isArray(orders)) found.push(...orders);
      else if (orders) return orders;
    }
    return found;
  }

  return {
    getOrder: (reference, call) =>
      request({ url: `${apiUrl}/partners/api/v2/order/${reference}`, ...call }),
    async getPurchaseStatus(purchase, named, user) {
      const order = belongsToPurchase(purchase.id, named?.body.data) ? named.body.data : undefined;
      // A widget lets its user try again: after a failed order, another one may be complete.
      if (order && !hasFailed(order)) return toAnswer(purchase, order);
      if (named && (named.status === 429 || named.status >= 500)) return named;
      // With an access token that expired, the named order is asked for again.
      const isNamed = order || named?.status === 401;
      const others = isNamed
        ? ((await listOrders(purchase, "COMPLETED", user)) ?? [])
        : await findOrders(purchase, user);
      if (!Array.isArray(others)) return others;
      const orders = order ? [...others, order] : others;
      return toAnswer(
        purchase,
        orders.find(({ status }) => status === "COMPLETED") ??
          orders.toSorted((one, other) => getTime(other) - getTime(one))[0],
      );
    },
  };
}

export function getProduct(mode: Mode): "BUY" | "SELL" {
  return mode === "sell" ? "SELL" : "BUY";
}

/** Only this server could know the id, but a response may concern any order. */
function belongsToPurchase(id: string, order: unknown): order is Wire {
  return (
    typeof order === "object" &&
    order !== null &&
    "partnerOrderId" in order &&
    order.partnerOrderId === id
  );
}

function hasFailed({ status }: Wire): boolean {
  const ours = typeof status === "string" ? transakStatus(status) : undefined;
  return ours !== undefined && isTerminal(ours) && ours !== "completed";
}

function getTime({ createdAt }: Wire): number {
  return (typeof createdAt === "string" && Date.parse(createdAt)) || 0;
}

function toAnswer({ id, mode }: TransakPurchase, order: Wire | undefined): VendorAnswer {
  const data = order
    ? Object.fromEntries(
        Object.entries(order).filter(([field]) => transakOrderFields.includes(field)),
      )
    : null;
  return { status: 200, body: { partnerOrderId: id, isBuyOrSell: getProduct(mode), data } };
}

/** The browser's response if Transak's is invalid. */
export function invalidUpstreamResponse(): VendorAnswer {
  return {
    status: 502,
    body: {
      error: "upstream_error",
      code: "upstream_invalid_response",
      message: "The provider returned an invalid response. Try again later.",
    },
  };
}
