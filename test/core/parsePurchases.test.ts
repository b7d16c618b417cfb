import { expect, test } from "vitest";
import { parsePurchase } from "../../src/core/unfinished/parsePurchases.ts";

const SALE = { vendor: "proof", id: "1", mode: "sell", time: 1 };

test("a sale that 0.1.0 stored while its wallet was asked is still known, so the wallet is not asked again", () => {
  expect(parsePurchase({ ...SALE, deposit: "asked" })).toMatchObject([{ deposit: "requested" }]);
  expect(parsePurchase({ ...SALE, deposit: "hmm" })).toEqual([]);
});
