import * as z from "zod/mini";
import { parseJson } from "../parseJson.ts";
import { getProgress } from "../vendors/Transaction.ts";
import { toTransaction } from "./ledger/createLedger.ts";
import { badRequest } from "./readBody.ts";
import { jsonResponse } from "./responses.ts";
import type { HistoryQuery, PurchaseRecord, RampStore } from "./store/RampStore.ts";

const PAGE_SIZE = 20;
/** Records that a filter looks through per request, in pages of the store. */
const MAX_STORE_PAGES = 5;
const STORE_PAGE_SIZE = 50;

const cursorSchema = z.tuple([z.number(), z.string(), z.string()]);

/**
 * Lists a user's purchases, the newest first: all of them, or those that the query's `mode` and
 * `status` (a comma-separated list) select. A filtered page may be short, or empty, and still have
 * a cursor.
 */
export async function listTransactions(
  store: RampStore,
  userId: string,
  { searchParams }: URL,
): Promise<Response> {
  const mode = searchParams.get("mode");
  const statuses = searchParams.get("status")?.split(",");
  const cursor = searchParams.get("cursor");
  let after = cursor === null ? undefined : parseCursor(cursor);
  if (cursor !== null && !after)
    return refuse("`cursor` is not one that this endpoint returned. Begin again without it.");
  if (mode !== null && mode !== "buy" && mode !== "sell")
    return refuse('`mode` is neither "buy" nor "sell". Send one of them, or leave it out.');
  if (statuses?.some((status) => getProgress(status) === undefined))
    return refuse(
      "`status` names a status that doesn't exist. Send a comma-separated list of pending, processing, completed, failed and cancelled.",
    );

  const isWanted = (record: PurchaseRecord) =>
    (mode === null || record.mode === mode) && (!statuses || statuses.includes(record.status));
  const records: PurchaseRecord[] = [];
  const isFiltered = mode !== null || statuses !== undefined;
  const limit = isFiltered ? STORE_PAGE_SIZE : PAGE_SIZE;
  let hasMore = true;
  for (let pages = 0; pages < MAX_STORE_PAGES && hasMore && records.length < PAGE_SIZE; pages++) {
    const page = await store.listUserPurchases(userId, { after, limit });
    hasMore = page.length === limit;
    for (const record of page) {
      if (records.length === PAGE_SIZE) {
        hasMore = true;
        break;
      }
      after = record;
      if (isWanted(record)) records.push(record);
    }
  }
  return jsonResponse({
    status: 200,
    body: {
      transactions: records.map(toTransaction),
      cursor: hasMore && after ? toCursor(after) : null,
    },
  });
}

function refuse(message: string): Response {
  return badRequest(400, "validation_error", message).refusal;
}

type Position = NonNullable<HistoryQuery["after"]>;

function toCursor({ createdAt, id, vendor }: Position): string {
  return encodeURIComponent(JSON.stringify([createdAt, id, vendor]));
}

function parseCursor(cursor: string): Position | undefined {
  try {
    const parsed = cursorSchema.safeParse(parseJson(decodeURIComponent(cursor)));
    if (!parsed.success) return undefined;
    const [createdAt, id, vendor] = parsed.data;
    return { createdAt, id, vendor };
  } catch {
    return undefined;
  }
}
