import * as z from "zod/mini";
import type { Mode } from "../../../order.ts";
import { createCache } from "../../createCache.ts";
import type { AmountLimit } from "../../Offer.ts";
import type { VendorAnswer } from "../../VendorServer.ts";

/** A pair of currencies in one direction. */
export interface Pair {
  mode: Mode;
  currency: string;
  fiatCurrency: string;
}

/** How long limits are kept, in milliseconds. */
const LIMITS_TTL_MS = 10 * 60_000;
/** The most pairs whose limits are kept. Users name them, so there could be any number. */
const MAX_PAIRS = 500;

const decimal = z.string().check(z.regex(/^\d{1,24}(\.\d{1,24})?$/));
const schema = z.object({
  data: z.record(z.string(), z.object({ min: z.optional(decimal), max: z.optional(decimal) })),
});

type Limits = readonly AmountLimit[] | undefined;

/**
 * Loads the limits of pairs, and keeps those that it got. Concurrent callers share one load. Limits
 * that can't be loaded are unknown.
 */
export function createLimitsLoader(
  fetchLimits: (pair: Pair) => Promise<VendorAnswer>,
): (pair: Pair) => Promise<Limits> {
  const cache = createCache<Limits>({
    ttlMs: LIMITS_TTL_MS,
    maxEntries: MAX_PAIRS,
    isWorthKeeping: (limits) => limits !== undefined,
  });
  return async (pair) =>
    cache([pair.mode, pair.currency, pair.fiatCurrency].join(" "), async () =>
      parseLimits(await fetchLimits(pair), pair),
    );
}

/** Mercuryo has limits on both sides of a pair. */
function parseLimits({ status, body }: VendorAnswer, { currency, fiatCurrency }: Pair): Limits {
  const { success, data: parsed } = schema.safeParse(body);
  if (status >= 400 || !success) return undefined;
  return [currency, fiatCurrency].flatMap((one) => {
    const limit = Object.hasOwn(parsed.data, one) ? parsed.data[one] : undefined;
    return limit ? [{ currency: one, ...limit }] : [];
  });
}
