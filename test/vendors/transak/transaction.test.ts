import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isRampError } from "../../../src/RampError.ts";
import { parseTransakSession } from "../../../src/vendors/transak/session.ts";
import {
  parseTransakTransaction,
  transakOrderFields,
} from "../../../src/vendors/transak/transaction.ts";

const ORDER = {
  _id: "7d8e0655-728e-458c-9c15-b3e9f2aa66ed",
  status: "COMPLETED",
  fiatCurrency: "GBP",
  fiatAmount: 50,
  cryptoCurrency: "ETH",
  cryptoAmount: 1e-8,
  network: "ethereum",
  transactionHash: "0xabc",
  createdAt: "2026-04-23T14:41:14.063Z",
};
const answer = (data: unknown) => ({ partnerOrderId: "sealed-id", isBuyOrSell: "BUY", data });

function thrownBy(parse: (answer: unknown) => unknown, value: unknown): unknown {
  try {
    return { parsed: parse(value) };
  } catch (thrown) {
    return thrown;
  }
}

describe("a transaction", () => {
  test("is told in our words, with amounts as decimal strings", () => {
    expect(parseTransakTransaction(answer(ORDER))).toEqual({
      id: "sealed-id",
      reference: "7d8e0655-728e-458c-9c15-b3e9f2aa66ed",
      vendor: "transak",
      mode: "buy",
      status: "completed",
      vendorStatus: "COMPLETED",
      currency: "ETH",
      network: "ethereum",
      amount: "0.00000001",
      fiatCurrency: "GBP",
      fiatAmount: "50",
      txHash: "0xabc",
      createdAt: "2026-04-23T14:41:14.063Z",
      updatedAt: undefined,
    });
  });

  test("is pending as long as there is no order", () => {
    expect(parseTransakTransaction({ ...answer(null), isBuyOrSell: "SELL" })).toMatchObject({
      id: "sealed-id",
      reference: undefined,
      mode: "sell",
      status: "pending",
      vendorStatus: "",
    });
  });

  test("has the order's id from events as well as from the API", () => {
    const { _id, ...rest } = ORDER;
    expect(parseTransakTransaction(answer({ ...rest, id: _id })).reference).toBe(_id);
  });

  test.each(["../users", "a/b", "", "x".repeat(65), 7, null])(
    "names no reference that could not stand in an address: %j",
    (_id) => {
      expect(parseTransakTransaction(answer({ ...ORDER, _id })).reference).toBeUndefined();
    },
  );

  test("moves nothing with a status that is new to us, and keeps the word", () => {
    expect(parseTransakTransaction(answer({ ...ORDER, status: "MOON" }))).toMatchObject({
      status: undefined,
      vendorStatus: "MOON",
    });
  });

  test("is complete whatever its decoration looks like", () => {
    const odd = {
      fiatAmount: "many",
      cryptoAmount: {},
      network: 5,
      createdAt: [],
      fiatCurrency: "",
    };
    expect(parseTransakTransaction(answer({ ...ORDER, ...odd }))).toMatchObject({
      status: "completed",
      amount: undefined,
      fiatAmount: undefined,
      fiatCurrency: undefined,
      network: undefined,
      createdAt: undefined,
    });
  });

  test.each<[string, unknown]>([
    ["partnerOrderId", { ...answer(ORDER), partnerOrderId: "" }],
    ["isBuyOrSell", { ...answer(ORDER), isBuyOrSell: "buy" }],
    ["data", { partnerOrderId: "x", isBuyOrSell: "BUY" }],
    ["data", answer([ORDER])],
    ["data.status", answer({ ...ORDER, status: 1 })],
    ["data.status", answer({})],
  ])("is malformed without a usable %s", (field, value) => {
    expect(thrownBy(parseTransakTransaction, value)).toMatchObject({
      code: "transaction-malformed",
      message: expect.stringContaining(`\`${field}\``),
    });
  });

  test("carries nothing personal to the browser", () => {
    for (const field of [
      "userId",
      "ipAddress",
      "walletAddress",
      "statusHistories",
      "partnerCustomerId",
    ])
      expect(transakOrderFields).not.toContain(field);
  });
});

describe("a session", () => {
  test("is read, and cut down to what is promised", () => {
    const session = {
      data: { widgetUrl: "https://global.transak.com/?a=1" },
      partnerOrderId: "id",
    };
    expect(
      parseTransakSession({ ...session, more: 1, data: { ...session.data, token: "t" } }),
    ).toEqual(session);
  });

  test.each<[string, unknown]>([
    ["data", { partnerOrderId: "id" }],
    ["data.widgetUrl", { data: {}, partnerOrderId: "id" }],
    ["data.widgetUrl", { data: { widgetUrl: "" }, partnerOrderId: "id" }],
    ["partnerOrderId", { data: { widgetUrl: "https://x" } }],
  ])("is malformed without a usable %s", (field, value) => {
    expect(thrownBy(parseTransakSession, value)).toMatchObject({
      code: "session-malformed",
      message: expect.stringContaining(`\`${field}\``),
    });
  });
});

test("nothing that an endpoint can answer throws anything but a RampError", () => {
  const values = fc.oneof(
    fc.anything({
      withBigInt: true,
      withDate: true,
      withNullPrototype: true,
      withSparseArray: true,
    }),
    fc.record({
      partnerOrderId: fc.anything(),
      isBuyOrSell: fc.constant("BUY"),
      data: fc.anything(),
    }),
    fc.record({
      partnerOrderId: fc.string(),
      isBuyOrSell: fc.constant("SELL"),
      data: fc.record({
        _id: fc.anything(),
        status: fc.oneof(fc.anything(), fc.constant("COMPLETED")),
        fiatAmount: fc.anything(),
        cryptoAmount: fc.anything(),
        createdAt: fc.anything(),
      }),
    }),
  );
  fc.assert(
    fc.property(values, (value) => {
      for (const [parse, code] of [
        [parseTransakTransaction, "transaction-malformed"],
        [parseTransakSession, "session-malformed"],
      ] as const) {
        const outcome = thrownBy(parse, value);
        if (outcome instanceof Error) {
          expect(isRampError(outcome) && outcome.code).toBe(code);
          expect(outcome.message.length).toBeLessThan(300);
        }
      }
    }),
    { numRuns: 1000 },
  );
});
