import { afterEach, describe, expect, test, vi } from "vitest";
import type { OrderFields } from "../../../src/order.ts";
import { BUY, USER, openOfferDesk } from "./requestOffers.ts";
import { API_KEY, API_SECRET, COIN_LIST, FIAT_LIST, PRICE } from "./listenAsTransak.ts";
import { coinRow, fiatRow, optionRow } from "./lists.ts";

type Row = Record<string, unknown>;

const desk = openOfferDesk();
const { ask, askOne, countOf, quoteFor } = desk;
const isPrice = (path: string) => path === PRICE;

afterEach(() => {
  vi.useRealTimers();
});

describe("payment methods", () => {
  test.each([
    ["card", "credit_debit_card", "card"],
    ["credit_debit_card", "credit_debit_card", "card"],
    ["apple_pay", "apple_pay", "apple_pay"],
    ["bank_transfer", "sepa_bank_transfer", "bank_transfer"],
  ])("an order by %s is priced by %s", async (paymentMethod, id, said) => {
    expect(await quoteFor({ ...BUY, paymentMethod })).toMatchObject({ paymentMethod: said });
    expect(desk.vendor.asked.at(-1)?.query.get("paymentMethod")).toBe(id);
  });

  test("the first that is allowed is the default", async () => {
    desk.vendor.fiats = [
      fiatRow("EUR", [
        optionRow("credit_debit_card", { isActive: false }),
        optionRow("google_pay", { supportedCountryCode: ["US"] }),
        optionRow("apple_pay", { minAmount: 101 }),
        optionRow("pix"),
        optionRow("sepa_bank_transfer"),
      ]),
    ];
    expect(await quoteFor(BUY, { country: "DE" })).toMatchObject({ paymentMethod: "pix" });
    expect(countOf(PRICE)).toBe(1);
  });

  test("one that has several ways is priced by each, at most four, and one may fail", async () => {
    desk.vendor.fiats = [
      fiatRow("EUR", [
        optionRow("sepa_bank_transfer"),
        optionRow("gbp_bank_transfer"),
        optionRow("pm_wire"),
        optionRow("sepa_bank_transfer"),
        optionRow("pm_wire"),
      ]),
    ];
    desk.vendor.instead = ({ path, query }) =>
      isPrice(path) && query.get("paymentMethod") === "gbp_bank_transfer" ? [503, {}] : undefined;
    const offers = await ask({ ...BUY, paymentMethod: "bank_transfer" });
    expect(offers.map(({ status }) => status)).toEqual([
      "quoted",
      "unavailable",
      "quoted",
      "quoted",
    ]);
  });

  test.each<[Partial<OrderFields>, string | undefined]>([
    [{ paymentMethod: "card" }, "credit_debit_card"],
    [{ paymentMethod: "apple_pay" }, "apple_pay"],
    [{ paymentMethod: "bank_transfer", fiatCurrency: "EUR" }, "sepa_bank_transfer"],
    [{ paymentMethod: "bank_transfer", fiatCurrency: "GBP" }, "gbp_bank_transfer"],
    [{ paymentMethod: "bank_transfer", fiatCurrency: "USD" }, "pm_wire"],
    [{ paymentMethod: "bank_transfer", fiatCurrency: "CHF" }, undefined],
    [{ paymentMethod: "bank_transfer", fiatCurrency: "constructor" }, undefined],
    [{ paymentMethod: "pm_open_banking" }, "pm_open_banking"],
    [{}, undefined],
  ])("of a session for %j is Transak's %s", async (change, id) => {
    await desk.server.createSession({ ...BUY, ...change }, USER);
    const body = desk.vendor.asked.at(-1)?.body as { widgetParams: Row };
    expect(body.widgetParams["paymentMethod"]).toBe(id);
  });

  test("a session's network is in Transak's word", async () => {
    await desk.server.createSession({ ...BUY, currency: "USDT", network: "TRC20" }, USER);
    expect(desk.vendor.asked.at(-1)?.body).toMatchObject({ widgetParams: { network: "tron" } });
  });
});

describe("the lists", () => {
  test("are kept for ten minutes", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    await ask();
    vi.setSystemTime(Date.now() + 10 * 60_000 - 1);
    await ask();
    expect([countOf(COIN_LIST), countOf(FIAT_LIST), countOf(PRICE)]).toEqual([1, 1, 2]);
    vi.setSystemTime(Date.now() + 1);
    await ask();
    expect([countOf(COIN_LIST), countOf(FIAT_LIST)]).toEqual([2, 2]);
  });

  test("are loaded once for all who wait", async () => {
    await Promise.all([ask(), ask(), ask({ ...BUY, fiatAmount: "1" })]);
    expect([countOf(COIN_LIST), countOf(FIAT_LIST)]).toEqual([1, 1]);
  });

  test.each<[string, number, unknown, string]>([
    ["a refusal", 403, {}, "not-configured"],
    ["a pause", 429, {}, "rate-limited"],
    ["an outage", 503, {}, "unreachable"],
    ["no rows", 200, { response: [] }, "unreadable"],
    ["no list", 200, { data: {} }, "unreadable"],
    ["useless rows", 200, { response: [null, 1, {}, { symbol: "EUR" }.symbol] }, "unreadable"],
  ])("are loaded again after %s", async (_what, status, body, reason) => {
    for (const list of [COIN_LIST, FIAT_LIST]) {
      desk.restart();
      desk.vendor.instead = ({ path }) =>
        path === list ? [status, body, { "Retry-After": "5" }] : undefined;
      expect(await askOne()).toMatchObject({
        status: "unavailable",
        vendor: "transak",
        reason,
        ...(status === 429 && { retryAfter: 5 }),
      });
      desk.vendor.instead = () => undefined;
      expect(await askOne()).toMatchObject({ status: "quoted" });
    }
    expect(countOf(PRICE)).toBe(2);
  });

  test("may have rows that are useless", async () => {
    desk.vendor.coins = [
      { symbol: "ETH" },
      { symbol: 1, network: { name: "x" } },
      ...desk.vendor.coins,
    ];
    desk.vendor.fiats = [{ symbol: "E U R" }, ...desk.vendor.fiats];
    expect(await askOne()).toMatchObject({ status: "quoted" });
  });

  test("may be larger than other responses", async () => {
    const filler = Array.from({ length: 3000 }, (_, index) =>
      coinRow(`C${index}`, "ethereum", { image: "x".repeat(1000) }),
    );
    desk.vendor.coins = [...filler, ...desk.vendor.coins];
    expect(await askOne()).toMatchObject({ status: "quoted" });
  });
});

describe("an end of waiting", () => {
  test("before the start asks nothing", async () => {
    await expect(ask(BUY, { signal: AbortSignal.abort(new Error("left")) })).rejects.toThrow(
      "left",
    );
    expect(countOf(PRICE)).toBe(0);
  });

  test("while the lists load is no end for others", async () => {
    const leaving = new AbortController();
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    desk.vendor.instead = async ({ path }) => {
      if (path === COIN_LIST) await held;
      return undefined;
    };
    const left = ask(BUY, { signal: leaving.signal });
    const stayed = askOne();
    leaving.abort(new Error("left"));
    await expect(left).rejects.toThrow("left");
    release();
    expect(await stayed).toMatchObject({ status: "quoted" });
    expect([countOf(COIN_LIST), countOf(PRICE)]).toEqual([1, 1]);
  });

  test("while the price loads cuts the request off", async () => {
    const leaving = new AbortController();
    desk.vendor.instead = ({ path }) => {
      if (!isPrice(path)) return undefined;
      leaving.abort(new Error("left"));
      return new Promise(() => {});
    };
    await expect(ask(BUY, { signal: leaving.signal })).rejects.toThrow("left");
    expect(countOf(PRICE)).toBe(1);
  });
});

test.each([undefined, "", "unknown"])(
  "nothing is asked for, where the user's address is %j",
  async (ip) => {
    expect(await askOne(BUY, { user: { ...USER, ip } })).toEqual({
      status: "unavailable",
      vendor: "transak",
      reason: "not-configured",
      isUserSpecific: true,
    });
    expect(desk.vendor.asked).toEqual([]);
  },
);

test("an unreachable Transak is unreachable", async () => {
  desk.restart("http://127.0.0.1:9");
  expect(await askOne()).toEqual({
    status: "unavailable",
    vendor: "transak",
    reason: "unreachable",
  });
});

test("no offer carries what Transak says, or who the user is", async () => {
  desk.vendor.price = (price) => ({
    ...price,
    notes: ["for ada@example.com"],
    partner: API_SECRET,
  });
  const offers = [await ask()];
  desk.vendor.instead = ({ path }) =>
    isPrice(path)
      ? [400, { error: { message: `Minimum for ada@example.com ${API_KEY}` } }]
      : undefined;
  offers.push(await ask());
  expect(JSON.stringify(offers)).not.toMatch(/ada@|5b42f946|api-key|secret|Minimum/);
});
