import { createSandbox } from "ramp-widget/sandbox";
import { describe, expect, test } from "vitest";
import { DAY, partnerOf } from "./partner.ts";

const HOUR = 60 * 60 * 1000;
const SETTLE = 1000;

async function purchase(params: Record<string, unknown> = {}) {
  const partner = partnerOf(createSandbox({ settlementDelayMs: SETTLE }));
  await partner.session(params);
  const { sandbox } = partner;
  const status = () => sandbox.transaction("mine")?.["status"];
  const list = async (query = "") =>
    (await partner.call(`/partners/api/v2/orders${query}`)).body as {
      meta: Record<string, unknown>;
      data: Record<string, unknown>[];
    };
  return { ...partner, status, list };
}

describe("an order", () => {
  test("is known from when it is placed, and not before", async () => {
    const { sandbox, status } = await purchase();
    expect(sandbox.transaction("mine")).toBeUndefined();
    sandbox.order("mine");
    expect(status()).toBe("AWAITING_PAYMENT_FROM_USER");
    expect(() => sandbox.order("mine")).toThrow("this cannot happen to it");
    expect(() => sandbox.order("other")).toThrow("no transaction other");
  });

  test.each([
    ["pay", "PROCESSING"],
    ["decline", "FAILED"],
    ["cancel", "CANCELLED"],
  ] as const)("%s makes it %s, whether it was placed or not", async (event, expected) => {
    const { sandbox, status } = await purchase();
    sandbox[event]("mine");
    expect(status()).toBe(expected);
  });

  test("that is paid is delivered after a while, and never changes then", async () => {
    const { sandbox, status } = await purchase();
    sandbox.pay("mine");
    sandbox.clock.advance(SETTLE / 2);
    expect(status()).toBe("PENDING_DELIVERY_FROM_TRANSAK");
    sandbox.clock.advance(SETTLE / 2);
    expect(status()).toBe("COMPLETED");
    for (const event of ["pay", "decline", "cancel", "hold", "refund"] as const)
      expect(() => sandbox[event]("mine")).toThrow("is COMPLETED");
  });

  test("of a sale skips PROCESSING, and waits for the crypto", async () => {
    const { sandbox, status } = await purchase({ productsAvailed: "SELL" });
    expect(() => sandbox.pay("mine")).toThrow("is a SELL");
    sandbox.depositArrives("mine");
    expect(status()).toBe("PENDING_DELIVERY_FROM_TRANSAK");
    sandbox.clock.advance(SETTLE);
    expect(status()).toBe("COMPLETED");
  });

  test("that nobody pays expires by the clock", async () => {
    const { sandbox, status } = await purchase();
    sandbox.order("mine");
    sandbox.clock.advance(HOUR - 1000);
    expect(status()).toBe("AWAITING_PAYMENT_FROM_USER");
    sandbox.clock.advance(1000);
    expect(status()).toBe("EXPIRED");
    expect(() => sandbox.pay("mine")).toThrow("is EXPIRED");
  });

  test("that is held goes on when it is let go, or goes back", async () => {
    const { sandbox, status } = await purchase();
    expect(() => sandbox.hold("mine")).toThrow("AWAITING_PAYMENT_FROM_USER");
    sandbox.pay("mine");
    sandbox.hold("mine");
    sandbox.clock.advance(DAY);
    expect(status()).toBe("ON_HOLD_PENDING_DELIVERY_FROM_TRANSAK");
    sandbox.pay("mine");
    expect(status()).toBe("PROCESSING");
    sandbox.refund("mine");
    expect(status()).toBe("REFUNDED");
  });

  test("that failed can still be refunded, and the session can have another", async () => {
    const { sandbox, status, call } = await purchase();
    sandbox.decline("mine");
    const first = sandbox.transaction("mine")?.["_id"];
    sandbox.refund("mine");
    expect(status()).toBe("REFUNDED");
    const { sandbox: other, status: now } = await purchase();
    other.decline("mine");
    const failed = other.transaction("mine")?.["_id"];
    other.order("mine");
    expect(now()).toBe("AWAITING_PAYMENT_FROM_USER");
    expect(other.transaction("mine")?.["_id"]).not.toBe(failed);
    expect((await call(`/partners/api/v2/order/${String(first)}`)).status).toBe(200);
  });

  test("by its id has numbers for amounts, the partner's ids, and what is personal", async () => {
    const { sandbox, order } = await purchase({
      fiatAmount: "100",
      fiatCurrency: "EUR",
      cryptoCurrencyCode: "USDT",
      network: "tron",
      walletAddress: "TWallet",
      partnerCustomerId: "user-1",
      email: "ada@example.com",
    });
    sandbox.pay("mine");
    sandbox.clock.advance(SETTLE);
    const told = await order();
    expect(told).toMatchObject({
      partnerOrderId: "mine",
      partnerCustomerId: "user-1",
      status: "COMPLETED",
      isBuyOrSell: "BUY",
      fiatCurrency: "EUR",
      fiatAmount: 100,
      cryptoCurrency: "USDT",
      cryptoAmount: 104.3,
      totalFeeInFiat: 3,
      network: "tron",
      walletAddress: "TWallet",
    });
    expect(told["id"]).toBeUndefined();
    expect(told["transactionHash"]).toMatch(/^0x/);
    expect(JSON.stringify(told["statusHistories"])).toContain("ada@example.com");
  });

  test("that nobody has is refused with 400, as Transak documents no 404", async () => {
    const { call } = await purchase();
    expect((await call("/partners/api/v2/order/unknown")).status).toBe(400);
  });
});

describe("the list of orders", () => {
  test("shows COMPLETED ones alone, unless it is asked for another status", async () => {
    const { sandbox, list } = await purchase();
    sandbox.pay("mine");
    expect((await list()).data).toEqual([]);
    expect((await list("?filter[status]=PROCESSING")).data).toHaveLength(1);
    sandbox.clock.advance(SETTLE);
    const { meta, data } = await list();
    expect(data).toMatchObject([{ status: "COMPLETED", partnerOrderId: "mine" }]);
    expect(meta).toMatchObject({
      filter: { productsAvailed: ["BUY"], status: ["COMPLETED"] },
      limit: 100,
      skip: 0,
      totalCount: 1,
    });
  });

  test("shows purchases alone, unless it is asked for sales", async () => {
    const { sandbox, list, call } = await purchase({ productsAvailed: "SELL" });
    sandbox.depositArrives("mine");
    sandbox.clock.advance(SETTLE);
    expect((await list()).data).toEqual([]);
    expect((await list('?filter[productsAvailed]=["SELL"]')).data).toHaveLength(1);
    expect((await list('?filter[productsAvailed]=["BUY","SELL"]')).data).toHaveLength(1);
    const bare = await call("/partners/api/v2/orders?filter[productsAvailed]=SELL");
    expect(bare.status).toBe(400);
  });

  test("finds by the partner's id, exactly, and refuses one that has no order", async () => {
    const { sandbox, session, list, call } = await purchase();
    await session({ partnerOrderId: "mine-2" });
    for (const id of ["mine", "mine-2"]) sandbox.pay(id);
    sandbox.clock.advance(SETTLE);
    expect((await list("?filter[partnerOrderId]=mine")).data).toMatchObject([
      { partnerOrderId: "mine" },
    ]);
    const { status } = await call("/partners/api/v2/orders?filter[partnerOrderId]=min");
    expect(status).toBe(400);
  });

  test("looks back ninety days, newest first, in pages", async () => {
    const { sandbox, session, refresh, list } = await purchase();
    sandbox.pay("mine");
    sandbox.clock.advance(DAY);
    await session({ partnerOrderId: "younger" });
    sandbox.pay("younger");
    sandbox.clock.advance(SETTLE);
    const ids = async (query = "") => (await list(query)).data.map((one) => one["partnerOrderId"]);
    expect(await ids()).toEqual(["younger", "mine"]);
    expect(await ids("?filter[sortOrder]=asc")).toEqual(["mine", "younger"]);
    expect(await ids("?limit=1&skip=1")).toEqual(["mine"]);
    sandbox.clock.advance(90 * DAY);
    await refresh();
    expect(await ids()).toEqual(["younger"]);
    expect(await ids("?startDate=2000-01-01")).toEqual(["younger", "mine"]);
  });
});
