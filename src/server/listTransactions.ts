import * as z from "zod/mini";
import { parseJson } from "../parseJson.ts";
import { getProgress } from "../vendors/Transaction.ts";
import type { VendorLookup } from "./createVendorLookup.ts";
import { toTransaction } from "./ledger/createLedger.ts";
import { badRequest } from "./readBody.ts";
import { jsonResponse } from "./responses.ts";
import type { HistoryQuery, PurchaseRecord, RampStore } from "./store/RampStore.ts";

const PAGE_SIZE = 20;
/** Records to look through per request, in pages of the store. */
const MAX_STORE_PAGES = 5;
const STORE_PAGE_SIZE = 50;

/** Text that any database takes. */
const cursorText = z.string().check(z.regex(/^[^\0\p{Surrogate}]{1,255}$/u));
const cursorSchema = z.tuple([z.int().check(z.gte(0), z.lte(8.64e15)), cursorText, cursorText]);

/** How long an unpaid purchase is listed, in milliseconds: a sale waits for its crypto for hours. */
const UNPAID_LISTED_MS = 24 * 60 * 60 * 1000;

/**
 * Lists a user's purchases, the newest first: all of them, or those that the query's `mode` and
 * `status` (a comma-separated list) select. Pages open sessions that are never used, so of unpaid
 * purchases only the newest one per vendor and mode is listed, on the first page and for a day. A
 * page may be short, or empty, and still have a cursor.
 */
export async function listTransactions(
  { store, vendorOf }: { store: RampStore; vendorOf: VendorLookup },
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

  const unpaid = new Set<string>();
  /** Whether an unpaid purchase may be one that the user began. */
  function isNewestUnpaid({ vendor, mode, createdAt }: PurchaseRecord): boolean {
    const kind = JSON.stringify([vendor, mode]);
    if (cursor !== null || unpaid.has(kind) || Date.now() - createdAt > UNPAID_LISTED_MS)
      return false;
    unpaid.add(kind);
    return true;
  }
  const isWanted = (record: PurchaseRecord) =>
    (mode === null || record.mode === mode) &&
    (!statuses || statuses.includes(record.status)) &&
    (record.status !== "pending" || isNewestUnpaid(record));
  const records: PurchaseRecord[] = [];
  let hasMore = true;
  for (let pages = 0; pages < MAX_STORE_PAGES && hasMore && records.length < PAGE_SIZE; pages++) {
    const page = await store.listUserPurchases(userId, { after, limit: STORE_PAGE_SIZE });
    hasMore = page.length === STORE_PAGE_SIZE;
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
      transactions: records.map((record) => toTransaction(record, vendorOf(record.vendor))),
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
