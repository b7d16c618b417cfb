import { logError } from "../../logError.ts";
import { RampError } from "../../RampError.ts";
import { isAmount } from "../../order.ts";
import {
  anything,
  checkFields,
  type FieldSpecs,
  optional,
  text,
} from "../../vendors/parseFields.ts";
import type { Offer, Quote } from "../../vendors/Offer.ts";

/** What the endpoint answered, by this page's clock. */
export interface OfferList {
  /** The best first. */
  offers: readonly Offer[];
  /** When the first quote expires, in milliseconds since 1970. */
  expiresAt: number | undefined;
}

const word = text(/^[^]{1,64}$/);
const isTime = (value: unknown) => typeof value === "string" && !Number.isNaN(Date.parse(value));

const offerFields: FieldSpecs<{ vendor: string; status: Offer["status"] }> = {
  vendor: word,
  status: text(/^(quoted|unpriced|unavailable)$/),
};

const quoteFields: FieldSpecs<Quote> = {
  amount: isAmount,
  fiatAmount: optional(isAmount),
  fiatCurrency: optional(word),
  fees: anything,
  isBinding: (value) => typeof value === "boolean",
  paymentMethod: optional(word),
  paidInCrypto: anything,
  mayRequireDocuments: anything,
  expiresAt: isTime,
};

/**
 * Parses the endpoint's offers. One that is unreadable is left out and logged for developers, so
 * that it hides no other.
 *
 * @throws {RampError} `session-malformed` if the answer has no list of offers
 */
export function parseOffers(answer: unknown): OfferList {
  const { offers, now } = Object(answer) as Record<string, unknown>;
  if (!Array.isArray(offers))
    throw new RampError(
      "session-malformed",
      "The endpoint's answer has no list `offers`, so there are no quotes to show. Let it answer `{ offers, now }`.",
    );
  const read = offers.filter((offer): offer is Offer => {
    if (isOffer(offer)) return true;
    logError(
      new RampError("session-malformed", "One of the endpoint's offers is unreadable: left out."),
    );
    return false;
  });
  // Quotes expire by the server's clock.
  const skewMs = isTime(now) ? Date.now() - Date.parse(String(now)) : 0;
  const times = read.flatMap((offer) =>
    offer.status === "quoted" ? [Date.parse(offer.quote.expiresAt) + skewMs] : [],
  );
  return { offers: read, expiresAt: times.length > 0 ? Math.min(...times) : undefined };
}

function isOffer(offer: unknown): boolean {
  const { shape } = checkFields(offerFields, offer);
  if (!shape) return false;
  const { quote, reason } = offer as { quote?: unknown; reason?: unknown };
  if (shape.status === "quoted") return checkFields(quoteFields, quote).shape !== undefined;
  return shape.status === "unpriced" || word(reason);
}
