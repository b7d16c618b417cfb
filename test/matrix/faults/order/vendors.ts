import type { Mode } from "../../../../src/index.ts";
import type { Misdeed, VendorName } from "../../CellPlan.ts";
import { html, json, text } from "../answers.ts";

export const NAMES = { proof: "Proof", transak: "Transak", bleepay: "Bleepay" } as const;

/** The vendor's own words, which only the partner's log may repeat. */
const refusal = (status: number, error: string, headers?: Record<string, string>) =>
  json({ error, code: error, message: "As planned." }, status, headers);

export const TOO_MANY = refusal(429, "rate_limit_exceeded", { "retry-after": "60" });
export const UNAVAILABLE = refusal(503, "unavailable");

/** What a vendor answers to a question about its price. */
export const PRICE_FAULTS: readonly (readonly [fault: string, does: Misdeed])[] = [
  ["the connection breaks", { type: "reset" }],
  ["401", refusal(401, "unauthorized")],
  ["404", refusal(404, "not_found")],
  ["429, `Retry-After: 60`", TOO_MANY],
  ["500", refusal(500, "internal_error")],
  ["502 in HTML", html(502)],
  ["503", UNAVAILABLE],
  ["no answer", { type: "hang" }],
  ["malformed JSON", text('{"response":')],
  ["an empty object", json({})],
  ["an HTML page", html()],
];

/** A vendor's refusal of a session, before there may be one. */
export const REFUSALS: readonly (readonly [fault: string, does: Misdeed])[] = [
  ["400, it doesn't take the currency", refusal(400, "currency_not_allowed")],
  ["401", refusal(401, "unauthorized")],
  ["429, `Retry-After: 60`", TOO_MANY],
];

/** There may be a session, unless the vendor is one whose sessions can be paid only on the page that has them. */
export const FAILURES: readonly (readonly [fault: string, does: Misdeed])[] = [
  ["500", refusal(500, "internal_error")],
  ["502 in HTML", html(502)],
  ["503", UNAVAILABLE],
];

/** A success that can't be read, so there may be a session. */
export const UNREADABLE: readonly (readonly [fault: string, does: Misdeed])[] = [
  ["an HTML page", html()],
];

/** There may be a session, for all that is known. */
export const SILENCES: readonly (readonly [fault: string, does: Misdeed])[] = [
  ["unreachable", { type: "reset" }],
  ["no answer", { type: "hang" }],
  ["its answer is lost after it has opened a session", { type: "lose" }],
];

/** The clock of an endpoint that dictates offers. Quotes expire by it. */
const NOW = Date.parse("2030-01-01T00:00:00Z");

/** What a vendor would give for 100 EUR. */
export function quoted(vendor: string, amount: string, more: object = {}) {
  const expiresAt = new Date(NOW + 60_000).toISOString();
  const quote = { amount, fiatAmount: "100", fiatCurrency: "EUR", isBinding: false, expiresAt };
  return { vendor, status: "quoted", quote: { ...quote, ...more } };
}

/** In a second. */
export const SOON = { expiresAt: new Date(NOW + 1_000).toISOString() };

/** The endpoint's answer with these offers. */
export function offers(...list: readonly object[]): Misdeed {
  return json({ offers: list, now: new Date(NOW).toISOString() });
}

/** Vendors in the order of their prices. */
export type Ranking = readonly [VendorName, VendorName, VendorName];

/** The first vendor has the best price for 100 USDT, the second one nearly the same, and the third one's is 2 % worse. */
export function ranked(vendors: Ranking, mode: Mode = "buy"): Misdeed {
  const prices = mode === "buy" ? ["91", "91.4", "92.9"] : ["91", "90.6", "89.1"];
  return offers(
    ...vendors.map((vendor, index) => quoted(vendor, "100", { fiatAmount: prices[index] })),
  );
}
