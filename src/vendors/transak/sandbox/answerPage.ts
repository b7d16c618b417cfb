import { readJsonRequest } from "../../sandbox/readJsonRequest.ts";
import type { Ledger, OrderRecord, SessionRecord } from "./ledger.ts";
import { pageView } from "./pageView.ts";
import { readCard } from "./readCard.ts";
import { secret } from "./accessToken.ts";

/** How long a widget URL can be opened, in milliseconds. */
const URL_TTL_MS = 5 * 60 * 1000;
/** Limits of one order, in whole units of the user's currency. */
const LIMITS = { least: 0.0001, most: 10_000 };

/** Messages per field. Undefined if the step succeeded. */
type Errors = Record<string, string> | undefined;

/** The hosted page's own API. The flow lives here; the page only shows its state. */
export async function answerPage(
  ledger: Ledger,
  apiKey: string,
  request: Request,
): Promise<Response> {
  const body = request.method === "POST" ? await readJsonRequest(request) : undefined;
  if (!body) return jsonResponse(400, { message: "Only JSON is understood here." });
  const call = new URL(request.url).pathname.replace("/transak/", "");
  if (call === "open") return open(ledger, apiKey, body);

  const token = request.headers.get("authorization")?.replace("Bearer ", "");
  const session = token ? ledger.findByPageToken(token) : undefined;
  if (!session) return jsonResponse(401, { message: "This page was not opened with a session." });
  if (call === "price") session.typed = Math.max(0, Number(body["amount"]) || 0);
  const errors = step(ledger, session, call, body);
  // Not an HTTP error, because browsers would log it, and a mistyped digit isn't worth a log entry.
  return jsonResponse(200, errors ? { errors } : pageView(ledger, session));
}

function open(ledger: Ledger, apiKey: string, body: Record<string, unknown>): Response {
  const { sessionId } = body;
  const session = typeof sessionId === "string" ? ledger.findSession(sessionId) : undefined;
  const isGood =
    session &&
    body["apiKey"] === apiKey &&
    session.pageToken === undefined &&
    ledger.now() < session.createdAt + URL_TTL_MS;
  // An error that the page shows, not an HTTP error: Transak's page loads anyway.
  if (!isGood) return jsonResponse(200, { refused: "Invalid or Expired Session" });
  session.pageToken = secret();
  return jsonResponse(200, { pageToken: session.pageToken, ...pageView(ledger, session) });
}

/** Takes one step if the user can take it now. A repeated call changes nothing. */
function step(
  ledger: Ledger,
  session: SessionRecord,
  call: string,
  body: Record<string, unknown>,
): Errors {
  const order = session.orders.at(-1);
  if (call === "confirm" && !order) return confirm(ledger, session, body);
  if (!order || ledger.status(order) !== "AWAITING_PAYMENT_FROM_USER") return undefined;
  if (call === "cancel") ledger.cancel(order);
  if (call === "card" && session.params.side === "BUY") return payByCard(ledger, order, body);
  if (call === "paid") {
    if (session.params.side === "BUY") order.paymentOptionId = "sepa_bank_transfer";
    ledger.markPaid(order);
  }
  return undefined;
}

function confirm(ledger: Ledger, session: SessionRecord, body: Record<string, unknown>): Errors {
  if (session.params.amount?.isFixed) {
    ledger.place(session);
    return undefined;
  }
  const text = String(body["amount"]).trim().replace(",", ".");
  if (!/^\d{1,9}(\.\d{1,8})?$/.test(text)) return { amount: "Enter an amount, like 100 or 99.50." };
  const amount = Number(text);
  if (amount < LIMITS.least) return { amount: "Enter an amount above zero." };
  if (amount > LIMITS.most) return { amount: `The most is ${LIMITS.most}.` };
  ledger.place(session, amount);
  return undefined;
}

function payByCard(ledger: Ledger, order: OrderRecord, body: Record<string, unknown>): Errors {
  const card = readCard(body, ledger.now());
  switch (card.outcome) {
    case "unreadable":
      return card.errors;
    case "pays":
      ledger.receive(order);
      return undefined;
    case "declined":
      ledger.fail(order);
      return undefined;
  }
}

function jsonResponse(status: number, body: object): Response {
  return Response.json(body, { status, headers: { "cache-control": "no-store" } });
}
