import { describeForApi } from "./describeOrder.ts";
import type { Ledger, OrderRecord } from "./ledger.ts";
import { refuse } from "./refuse.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** Get Orders, with its documented defaults: COMPLETED purchases of the last 90 days. */
export function listOrders(ledger: Ledger, query: URLSearchParams): Response {
  const products = readProducts(query.get("filter[productsAvailed]") ?? '["BUY"]');
  if (!products) return refuse(400, "`filter[productsAvailed]` must be a JSON array of texts.");
  const status = query.get("filter[status]") ?? "COMPLETED";
  const sortOrder = query.get("filter[sortOrder]") ?? "desc";
  const limit = Number(query.get("limit") ?? 100);
  const skip = Number(query.get("skip") ?? 0);
  if (!Number.isInteger(limit) || limit < 0 || !Number.isInteger(skip) || skip < 0)
    return refuse(400, "`limit` and `skip` must be whole numbers.");
  const startDate = query.get("startDate") ?? day(ledger.now() - 90 * DAY_MS);
  const endDate = query.get("endDate") ?? day(ledger.now());
  const partnerOrderId = query.get("filter[partnerOrderId]");
  const walletAddress = query.get("filter[walletAddress]");

  const isKnown = (order: OrderRecord) => order.session.params.partnerOrderId === partnerOrderId;
  if (partnerOrderId !== null && !ledger.orders().some(isKnown))
    return refuse(400, "Invalid partnerOrderId or order not found.");
  const found = ledger.orders().filter((order) => {
    const { params } = order.session;
    const created = day(order.createdAt);
    return (
      products.includes(params.side) &&
      ledger.status(order) === status &&
      created >= startDate &&
      created <= endDate &&
      (partnerOrderId === null || isKnown(order)) &&
      (walletAddress === null || (order.walletAddress === walletAddress && params.side === "BUY"))
    );
  });
  if (sortOrder === "desc") found.reverse();
  return Response.json(
    {
      meta: {
        filter: { productsAvailed: products, status: [status] },
        sortOrder,
        startDate,
        endDate,
        limit,
        skip,
        totalCount: found.length,
      },
      data: found.slice(skip, skip + limit).map((order) => describeForApi(ledger, order)),
    },
    { headers: { "cache-control": "no-store" } },
  );
}

function readProducts(text: string): string[] | undefined {
  try {
    const products: unknown = JSON.parse(text);
    if (Array.isArray(products) && products.every((product) => typeof product === "string"))
      return products;
  } catch {
    // The caller reports the error.
  }
  return undefined;
}

/** A date in Transak's format, YYYY-MM-DD. */
function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
