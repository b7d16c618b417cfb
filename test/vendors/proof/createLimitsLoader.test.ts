import { expect, test, vi } from "vitest";
import { createLimitsLoader } from "../../../src/vendors/proof/mercuryo/createLimitsLoader.ts";
import type { Pair } from "../../../src/vendors/proof/mercuryo/createLimitsLoader.ts";

test("the limits of 500 pairs are kept, those that were asked for last", async () => {
  const fetchLimits = vi.fn(async (pair: Pair) => ({
    status: 200,
    body: { data: { [pair.currency]: { min: "1" } } },
  }));
  const load = createLimitsLoader(fetchLimits);
  const askFor = async (coin: number) =>
    load({ mode: "buy", currency: `C${coin}`, fiatCurrency: "EUR" });
  for (let coin = 0; coin < 500; coin++) await askFor(coin);
  expect(await askFor(0)).toEqual([{ currency: "C0", min: "1" }]);
  expect(fetchLimits).toHaveBeenCalledTimes(500);
  // One more than fits: the oldest is now the second.
  await askFor(500);
  await askFor(0);
  expect(fetchLimits).toHaveBeenCalledTimes(501);
  await askFor(1);
  expect(fetchLimits).toHaveBeenCalledTimes(502);
});
