import * as z from "zod/mini";
import { getOrderProblem } from "../getOrderProblem.ts";
import type { Order } from "../order.ts";

const word = z.optional(z.string());

const schema = z.object({
  type: z.enum(["buy", "sell"]),
  currency: z.string(),
  network: word,
  amount: word,
  fiat_currency: word,
  fiat_amount: word,
  payment_method: word,
  redirect_url: word,
  vendor: word,
  alternatives: z.optional(z.array(z.string())),
  theme: z.optional(z.enum(["light", "dark"])),
});

/**
 * Parses the browser's order field by field, which drops everything else that the browser sent,
 * such as an address, a user id or an email. Returns a sentence if the order is invalid.
 */
export function parseWireOrder(wire: unknown): { order: Order } | { problem: string } {
  const parsed = schema.safeParse(wire);
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path.join(".");
    return {
      problem: field
        ? `The order's field \`${field}\` is missing or of the wrong kind. Send every field but \`alternatives\` as a string, and \`type\` as "buy" or "sell".`
        : "The order is not an object. Send one with `type` and `currency`.",
    };
  }
  const { type, currency, network, amount, vendor, alternatives, theme } = parsed.data;
  const { fiat_currency, fiat_amount, payment_method, redirect_url } = parsed.data;
  // The types rule out two amounts, but a browser can send both; `getOrderProblem` reports that.
  const order = {
    mode: type,
    currency,
    network,
    amount,
    fiatCurrency: fiat_currency,
    fiatAmount: fiat_amount,
    paymentMethod: payment_method,
    redirectUrl: redirect_url,
    vendor,
    alternatives,
    theme,
  } as Order;
  const problem = getOrderProblem(order) ?? getRedirectProblem(redirect_url);
  return problem === undefined ? { order } : { problem };
}

/** Longest URL that a vendor gets, in characters: the limit of the vendors that document one. */
const MAX_REDIRECT_LENGTH = 2048;

function getRedirectProblem(address: string | undefined): string | undefined {
  if (address === undefined) return undefined;
  if (address.length > MAX_REDIRECT_LENGTH)
    return `\`redirectUrl\` has more than ${MAX_REDIRECT_LENGTH} characters. Shorten it.`;
  // URL parsers skip line breaks and tabs, but code that later writes the URL into a header must
  // not get any.
  return /^[^\p{Cc}\p{Z}]*$/u.test(address)
    ? undefined
    : "`redirectUrl` has spaces or line breaks in it. Encode them, as `new URL(address).href` does.";
}
