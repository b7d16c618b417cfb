import { readJsonRequest } from "../../sandbox/readJsonRequest.ts";
import { checkOptions } from "./checkOptions.ts";
import { frameView, isFixed } from "./frameView.ts";
import { randomString, randomAddress } from "./issueSession.ts";
import { type FrameStep, type Ledger, type ProofRecord, TOKEN_TTL_MS } from "./ledger.ts";
import { LIMITS, quote } from "./quote.ts";
import { readCard } from "./readCard.ts";

/** The simulated bank's response time, in milliseconds on the sandbox's clock. */
const BANK_DELAY_MS = 800;
export const EMAIL_CODE = "000000";

type Body = Record<string, unknown>;
/** Messages per field. Undefined if the step succeeded. */
type Errors = Record<string, string> | undefined;

/** The hosted page's own API. The flow lives here; the page only shows its state. */
export async function answerFrame(ledger: Ledger, request: Request): Promise<Response> {
  const body = request.method === "POST" ? await readJsonRequest(request) : undefined;
  if (!body) return jsonResponse(400, { message: "Only JSON is understood here." });
  const call = new URL(request.url).pathname.replace("/frame/", "");
  if (call === "open") return open(ledger, body);

  const token = request.headers.get("authorization")?.replace("Bearer ", "");
  const record = token === undefined ? undefined : ledger.findByFrameToken(token);
  if (!record) return jsonResponse(401, { message: "This page was not opened with a session." });
  const errors = step(ledger, record, call, body);
  // Not an HTTP error, because browsers would log it, and a mistyped digit isn't worth a log entry.
  return jsonResponse(200, errors ? { errors } : frameView(ledger, record));
}

function open(ledger: Ledger, options: Body): Response {
  const record = ledger.find(asText(options["merchantTransactionId"]));
  if (!record)
    return jsonResponse(404, {
      message: "The widget was given a transaction that Proof does not know.",
    });
  const late = record.tokenUsed || ledger.now() >= record.createdAt + TOKEN_TTL_MS;
  // A token that was shown is spent, even if other options are wrong.
  if (options["initToken"] === record.session.init_token) record.tokenUsed = true;
  const problem = checkOptions(record, options);
  if (problem !== undefined) return jsonResponse(400, { message: problem });
  if (late || ledger.status(record) !== "pending")
    return jsonResponse(410, { message: "This session has expired or was already used." });

  const { mode, partnerUserId } = record.request;
  const plan: FrameStep[] = ["code"];
  if (!ledger.verified.has(partnerUserId)) plan.push("identity");
  if (mode === "sell" || !record.quote) plan.push("amount");
  plan.push("card");
  if (mode === "sell") plan.push("transfer");
  record.plan = plan;
  record.step = "code";
  record.frameToken = randomString(32);
  return jsonResponse(200, { frameToken: record.frameToken, ...frameView(ledger, record) });
}

/** Takes one step if it is the user's current one. A repeated call changes nothing. */
function step(ledger: Ledger, record: ProofRecord, call: string, body: Body): Errors {
  if (ledger.status(record) !== "pending") return undefined;
  if (call === "cancel" && record.step !== "bank") ledger.cancel(record);
  if (call !== record.step) return undefined;
  const { request, plan } = record;
  const next = () => {
    record.step = plan[plan.indexOf(record.step) + 1] ?? record.step;
  };
  switch (record.step) {
    case "code":
      if (body["code"] !== EMAIL_CODE)
        return { code: "This code is not right. Check the email again." };
      next();
      return undefined;
    case "identity":
      ledger.verified.set(request.partnerUserId, ledger.now());
      next();
      return undefined;
    case "amount":
      return takeAmount(record, body, next);
    case "card":
      return takeCard(ledger, record, body);
    case "unopened":
    case "bank":
    case "transfer":
      return undefined;
  }
}

/** With `confirm`, sets the amount. Without it, the page only asks for the price. */
function takeAmount(record: ProofRecord, body: Body, next: () => void): Errors {
  const { request } = record;
  if (isFixed(record)) {
    next();
    return undefined;
  }
  const text = asText(body["amount"]).trim().replace(",", ".");
  if (!/^\d{1,9}(\.\d{1,8})?$/.test(text)) return { amount: "Enter an amount, like 100 or 99.50." };
  const chosen = quote({
    ...request,
    amount: request.mode === "sell" ? text : undefined,
    fiatAmount: request.mode === "buy" ? text : undefined,
  });
  const money = Number(chosen?.fiatAmount);
  if (money < LIMITS.least)
    return { amount: `The least is ${LIMITS.least} ${request.fiatCurrency}.` };
  if (money > LIMITS.most) return { amount: `The most is ${LIMITS.most} ${request.fiatCurrency}.` };
  record.quote = chosen;
  if (body["confirm"] === true) next();
  return undefined;
}

function takeCard(ledger: Ledger, record: ProofRecord, body: Body): Errors {
  const { mode, network } = record.request;
  const card = readCard(body, mode, ledger.now());
  if (card.outcome === "unreadable") return card.errors;
  record.cardEnding = asText(body["number"]).trim().slice(-4);
  if (mode === "sell") {
    record.payoutFails = card.outcome === "fails";
    ledger.awaitDeposit(record, randomAddress(network));
  } else if (card.outcome === "works") ledger.pay(record, BANK_DELAY_MS);
  else ledger.decline(record, BANK_DELAY_MS);
  return undefined;
}

/** A field of a body that wasn't validated yet. */
function asText(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function jsonResponse(status: number, body: object): Response {
  return Response.json(body, { status, headers: { "cache-control": "no-store" } });
}
