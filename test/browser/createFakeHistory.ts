import type { Transaction, TransactionStatus } from "../../src/index.ts";

const STATUSES = new Set(["pending", "processing", "completed", "failed", "cancelled"]);

/** An endpoint whose history is as strict as the contract, answering `fetch` in the page itself. */
export interface FakeHistory {
  endpoint: string;
  fetch: typeof fetch;
  /** The query of every request, in order. */
  queries: string[];
  /** Newest first. May be changed between requests. */
  rows: unknown[];
  /** Answers the next requests, until it returns nothing. */
  intercept: (answer: (url: URL) => Response | Promise<Response> | undefined) => void;
}

let histories = 0;

/** @param pageSize rows that a page looks at; those that don't match the filter make it shorter */
export function createFakeHistory(rows: unknown[], pageSize = 2): FakeHistory {
  const endpoint = `/api/history-${(histories += 1)}`;
  const cursors = new Map<string, { at: number; filter: string }>();
  let intercept: Parameters<FakeHistory["intercept"]>[0] = () => undefined;
  const fake: FakeHistory = {
    endpoint,
    queries: [],
    rows,
    intercept(answer) {
      intercept = answer;
    },
    async fetch(input, init) {
      const url = new URL(input as string, "https://shop.example");
      if (url.pathname !== `${endpoint}/transactions`) return json(404, { code: "not_found" });
      fake.queries.push(decodeURIComponent(url.search));
      const intercepted = await intercept(url);
      init?.signal?.throwIfAborted();
      return intercepted ?? answer(url, init?.method);
    },
  };
  return fake;

  function answer({ searchParams }: URL, method = "GET"): Response {
    const { cursor, mode, status, ...others } = Object.fromEntries(searchParams);
    const statuses = status?.split(",");
    const filter = JSON.stringify([mode, statuses]);
    const from = cursor === undefined ? { at: 0, filter } : cursors.get(cursor);
    if (
      method !== "GET" ||
      Object.keys(others).length > 0 ||
      (mode !== undefined && mode !== "buy" && mode !== "sell") ||
      statuses?.some((one) => !STATUSES.has(one)) ||
      from?.filter !== filter
    )
      return json(400, { error: "bad_request", code: "bad_request", message: "Bad request" });
    const end = from.at + pageSize;
    const isLast = end >= fake.rows.length;
    const next = `opaque ${end} & ${filter}`;
    cursors.set(next, { at: end, filter });
    const transactions = fake.rows.slice(from.at, end).filter((row) => {
      const one = Object(row) as Partial<Transaction>;
      return (
        (mode === undefined || one.mode === mode) &&
        (statuses === undefined || statuses.includes(String(one.status)))
      );
    });
    return json(200, { transactions, cursor: isLast ? null : next });
  }
}

/** Its body is there at once: fake timers don't wait for a stream. */
export function json(
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): Response {
  const text = JSON.stringify(body);
  const response = new Response(text, {
    status,
    headers: { "Content-Type": "application/json", ...headers },
  });
  return Object.assign(response, { text: async () => text });
}

/** A transaction as the endpoint lists it. */
export function createRow(
  id: string,
  status: TransactionStatus = "completed",
  more: Partial<Transaction> = {},
): Transaction {
  return {
    id,
    vendor: "pretend",
    mode: "buy",
    status,
    vendorStatus: status,
    currency: "USDT",
    network: "TRC20",
    amount: "104.84",
    fiatCurrency: "EUR",
    fiatAmount: "100.00",
    createdAt: "2026-03-01T12:00:00.000Z",
    updatedAt: "2026-03-01T12:05:00.000Z",
    ...more,
  };
}
