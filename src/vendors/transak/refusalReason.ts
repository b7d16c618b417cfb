import type { UnavailableReason } from "../Offer.ts";
import type { VendorAnswer } from "../VendorServer.ts";

/**
 * What Transak's words may mean. It documents neither texts nor codes of Get Price: the words are
 * inferred, from what public code looks for.
 */
const meanings: readonly (readonly [words: RegExp, reason: UnavailableReason])[] = [
  [/payment ?method|payment ?option/, "method-unsupported"],
  [/country|region/, "country-unsupported"],
  [/fiat ?currency/, "fiat-unsupported"],
  [/crypto ?currency|network|unsupported|not (supported|available)/, "asset-unsupported"],
];

/** Why Transak refuses to price an order, by its 4xx; nothing if that says something else. */
export function readRefusal({ body }: VendorAnswer): UnavailableReason | undefined {
  const text = [body.code, body.message].filter((one) => typeof one === "string").join(" ");
  const words = text.toLowerCase().replaceAll("_", " ");
  // That limit is none of the amount.
  if (/\b(rate|requests?) limit|too many requests/.test(words)) return "rate-limited";
  // Without "less than" and "more than", which may say what the amount is, or what it has to be.
  const isLow = /minimum|at least|too (low|small)|below the/.test(words);
  const isHigh = /maximum|at most|too (high|large)|above the|exceed/.test(words);
  // A text with both doesn't say which.
  if (isLow !== isHigh) return isLow ? "amount-too-low" : "amount-too-high";
  return meanings.find(([pattern]) => pattern.test(words))?.[1];
}
