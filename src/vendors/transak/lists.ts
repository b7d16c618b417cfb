import { createCache } from "../createCache.ts";
import type { UnavailableOffer } from "../Offer.ts";
import { toConfigurationErrorAnswer } from "../toConfigurationErrorAnswer.ts";
import { toUnavailableOffer } from "../toUnavailableOffer.ts";
import { untilAborted } from "../untilAborted.ts";
import type { RampUser } from "../VendorServer.ts";
import type { RequestPublic } from "./createTransakClient.ts";
import { parseCoins, parseFiats, type TransakCoin, type TransakFiat } from "./parseLists.ts";

/** Both lists, or why they are missing. */
export type TransakLists =
  | { coins: readonly TransakCoin[]; fiats: readonly TransakFiat[] }
  | { refusal: UnavailableOffer };

type Loaded<Row> = { rows: readonly Row[] } | { refusal: UnavailableOffer };

/** How long a list is kept, in milliseconds: as long as Transak's own package keeps it. */
const LIST_TTL_MS = 10 * 60 * 1000;
/**
 * Largest list, in bytes. That of the coins has several hundred rows with long lists of countries;
 * its size is inferred.
 */
const MAX_LIST_BYTES = 16 * 1024 * 1024;

/**
 * Transak's coins and currencies, as everyone sees them (docs.transak.com, get crypto currencies,
 * get fiat currencies).
 *
 * @throws the signal's reason, as soon as it aborts
 */
export function createLists(
  request: RequestPublic,
): (user: RampUser, signal: AbortSignal) => Promise<TransakLists> {
  function createList<Row>(path: string, parse: (response: unknown) => Row[]) {
    const cache = createCache<Loaded<Row>>({
      ttlMs: LIST_TTL_MS,
      isWorthKeeping: (list) => "rows" in list,
    });
    return async (user: RampUser) =>
      cache(path, async () => {
        const answer = await request({ path, user, maxBytes: MAX_LIST_BYTES });
        if (answer.status >= 400)
          return { refusal: toUnavailableOffer("transak", toConfigurationErrorAnswer(answer)) };
        const rows = parse(answer.body["response"]);
        return rows.length > 0
          ? { rows }
          : { refusal: { status: "unavailable", vendor: "transak", reason: "unreadable" } };
      });
  }
  const getCoins = createList("/cryptocoverage/api/v1/public/crypto-currencies", parseCoins);
  const getFiats = createList("/fiat/public/v1/currencies/fiat-currencies", parseFiats);

  return async (user, signal) => {
    const [coins, fiats] = await untilAborted(
      Promise.all([getCoins(user), getFiats(user)]),
      signal,
    );
    if ("refusal" in coins) return coins;
    if ("refusal" in fiats) return fiats;
    return { coins: coins.rows, fiats: fiats.rows };
  };
}
