import { createSandbox } from "ramp-widget/sandbox";
import { describe, expect, test } from "vitest";
import { badCard, goodCard, loadPage, openPage, type PageAnswer, partnerOf } from "./partner.ts";

const MINUTE = 60 * 1000;
const SETTLE = 1000;

async function opened(params: Record<string, unknown> = {}) {
  const partner = partnerOf(createSandbox({ settlementDelayMs: SETTLE }));
  const widgetUrl = await partner.session(params);
  return { ...partner, widgetUrl, page: await openPage(partner.sandbox, widgetUrl) };
}

const events = ({ messages = [] }: PageAnswer) => messages.map(({ event_id }) => event_id);
const orders = ({ messages = [] }: PageAnswer) =>
  messages.map(({ data }) => data as Record<string, unknown>);

describe("the address", () => {
  test("opens once: the second time is an invalid or expired session", async () => {
    const { sandbox, widgetUrl, page } = await opened();
    expect(page.opened).toMatchObject({ step: "order" });
    expect((await openPage(sandbox, widgetUrl)).opened).toEqual({
      refused: "Invalid or Expired Session",
    });
    expect(sandbox.counts.runs).toBe(2);
  });

  test.each([
    [5 * MINUTE - 1000, "order"],
    [5 * MINUTE, undefined],
  ])("after %d ms shows %s", async (age, step) => {
    const { sandbox, session } = partnerOf();
    const widgetUrl = await session();
    sandbox.clock.advance(age);
    expect((await openPage(sandbox, widgetUrl)).opened.step).toBe(step);
  });

  test.each(["sessionId", "apiKey"])("with another %s opens nothing", async (name) => {
    const { sandbox, session } = partnerOf();
    const url = new URL(await session());
    url.searchParams.set(name, "other");
    expect((await openPage(sandbox, url.href)).opened.refused).toBe("Invalid or Expired Session");
  });

  test.each([
    ["http://localhost:5173/", true],
    ["https://localhost/checkout?secret=1", true],
    ["http://evil.example/", false],
    ["http://localhost.evil.example/", false],
    ["about:client", false],
    ["", false],
  ])("coming from %j is welcome: %s", async (referer, isWelcome) => {
    const { sandbox, session } = partnerOf();
    const html = await loadPage(sandbox, await session(), referer);
    expect(html.includes("<body>")).toBe(isWelcome);
    expect(html.includes("data-refused")).toBe(!isWelcome);
  });

  test("leads to a page, and the bare host to none", async () => {
    const { sandbox, session } = partnerOf();
    const url = new URL(await session());
    const answer = (href: string) =>
      sandbox.fetch(new Request(href, { headers: { referer: "http://localhost/" } }));
    expect((await answer(url.href)).status).toBe(200);
    expect((await answer(url.origin)).status).toBe(404);
    expect((await answer(`${url.href}&sdkName=%40transak%2Fui-js-sdk&sdkVersion=1.0.0`)).ok).toBe(
      true,
    );
  });
});

describe("a purchase on the page", () => {
  test("by card is created, said to be successful, processed and completed", async () => {
    const { sandbox, page } = await opened({ fiatAmount: 100, cryptoCurrencyCode: "USDT" });
    const placed = await page.call("confirm");
    expect(events(placed)).toEqual(["TRANSAK_ORDER_CREATED"]);
    expect(orders(placed)).toMatchObject([
      { status: "AWAITING_PAYMENT_FROM_USER", fiatAmount: 100, cryptoAmount: 104.3 },
    ]);
    const paid = await page.call("card", goodCard);
    expect(events(paid)).toEqual(["TRANSAK_ORDER_SUCCESSFUL"]);
    expect(orders(paid)).toMatchObject([
      { status: "PROCESSING", paymentOptionId: "credit_debit_card", id: placed.orderId },
    ]);
    sandbox.clock.advance(SETTLE);
    const done = await page.call("look");
    expect([done.step, events(done)]).toEqual(["COMPLETED", []]);
  });

  test("by bank is said to be successful long before anything arrived", async () => {
    const { sandbox, page } = await opened();
    await page.call("confirm", { amount: "50" });
    const marked = await page.call("paid");
    expect(events(marked)).toEqual(["TRANSAK_ORDER_SUCCESSFUL"]);
    expect(orders(marked)).toMatchObject([
      { status: "PAYMENT_DONE_MARKED_BY_USER", paymentOptionId: "sepa_bank_transfer" },
    ]);
    sandbox.clock.advance(SETTLE);
    expect((await page.call("look")).step).toBe("PROCESSING");
    sandbox.clock.advance(SETTLE);
    expect((await page.call("look")).step).toBe("COMPLETED");
  });

  test("with a card that is declined has failed", async () => {
    const { page } = await opened();
    await page.call("confirm", { amount: "50" });
    const declined = await page.call("card", badCard);
    expect([declined.step, events(declined)]).toEqual(["FAILED", ["TRANSAK_ORDER_FAILED"]]);
  });

  test.each([
    [{ ...goodCard, number: "4444" }, "number"],
    [{ ...goodCard, number: "4242 4242 4242 4242" }, "number"],
    [{ ...goodCard, expiry: "13/39" }, "expiry"],
    [{ ...goodCard, expiry: "01/20" }, "expiry"],
    [{ ...goodCard, cvc: "12" }, "cvc"],
  ])("with the card %j asks for the field again", async (card, field) => {
    const { page } = await opened();
    await page.call("confirm", { amount: "50" });
    expect(Object.keys((await page.call("card", card)).errors ?? {})).toEqual([field]);
    expect((await page.call("look")).step).toBe("AWAITING_PAYMENT_FROM_USER");
  });

  test("can be cancelled until it is paid", async () => {
    const { page } = await opened();
    await page.call("confirm", { amount: "50" });
    expect(events(await page.call("cancel"))).toEqual(["TRANSAK_ORDER_CANCELLED"]);
    const { page: paid } = await opened();
    await paid.call("confirm", { amount: "50" });
    await paid.call("card", goodCard);
    expect((await paid.call("cancel")).step).toBe("PROCESSING");
  });

  test("that expires says that it failed", async () => {
    const { sandbox, page } = await opened();
    await page.call("confirm", { amount: "50" });
    sandbox.clock.advance(60 * MINUTE);
    const late = await page.call("look");
    expect([late.step, events(late)]).toEqual(["EXPIRED", ["TRANSAK_ORDER_FAILED"]]);
  });

  test("hears what happens without it, each thing once", async () => {
    const { sandbox, page } = await opened();
    sandbox.order("mine");
    expect(events(await page.call("look"))).toEqual(["TRANSAK_ORDER_CREATED"]);
    sandbox.pay("mine");
    expect(events(await page.call("look"))).toEqual(["TRANSAK_ORDER_SUCCESSFUL"]);
    sandbox.clock.advance(SETTLE);
    expect(events(await page.call("look"))).toEqual([]);
  });

  test.each([
    [{ fiatAmount: 80 }, undefined],
    [{ cryptoAmount: 2 }, undefined],
    [
      { defaultFiatAmount: 80, fiatCurrency: "USD" },
      { unit: "USD", value: 80 },
    ],
    [
      { defaultCryptoAmount: 2, cryptoCurrencyCode: "ETH" },
      { unit: "ETH", value: 2 },
    ],
    [{}, { unit: "EUR", value: 100 }],
  ])("asked for with %j leaves the user the choice of %j", async (params, choice) => {
    const { page } = await opened(params);
    expect(page.opened.choice).toEqual(choice);
    if (!choice) {
      const { fiatAmount, cryptoAmount } =
        (await page.call("confirm", { amount: "5" })).quote ?? {};
      expect([fiatAmount, cryptoAmount]).toContain(Object.values(params)[0]);
    }
  });

  test.each(["", "0", "-5", "1e3", "10001", "a lot"])("of %j is refused", async (amount) => {
    const { page } = await opened();
    expect((await page.call("confirm", { amount })).errors).toHaveProperty("amount");
    expect((await page.call("look")).step).toBe("order");
  });

  test("keeps the price of what the user is typing, until they confirm something else", async () => {
    const { page } = await opened({ cryptoCurrencyCode: "USDT" });
    expect((await page.call("price", { amount: "250" })).quote).toMatchObject({ fiatAmount: 250 });
    expect((await page.call("look")).quote).toMatchObject({ fiatAmount: 250 });
    expect((await page.call("price", { amount: "a lot" })).quote).toMatchObject({ fiatAmount: 0 });
    expect((await page.call("confirm", { amount: "60" })).quote).toMatchObject({ fiatAmount: 60 });
  });

  test("that nobody opened is not opened by a call without a token", async () => {
    const { sandbox, session } = partnerOf();
    await session();
    const response = await sandbox.fetch(
      new Request("http://localhost:5175/transak/confirm", {
        method: "POST",
        body: JSON.stringify({ amount: "5" }),
        headers: { "content-type": "application/json" },
      }),
    );
    expect(response.status).toBe(401);
    expect(sandbox.transaction("mine")).toBeUndefined();
  });

  test("belongs to whoever opened the page", async () => {
    const { sandbox, session } = partnerOf();
    const url = new URL(await session());
    url.searchParams.set("sessionId", "other");
    const { call } = await openPage(sandbox, url.href);
    expect(await call("confirm", { amount: "5" })).toEqual({
      message: "This page was not opened with a session.",
    });
  });
});

describe("a sale on the page", () => {
  test("shows where to send the crypto, and believes nobody that it was sent", async () => {
    const { sandbox, page } = await opened({ productsAvailed: "SELL", cryptoAmount: 2 });
    const placed = await page.call("confirm");
    expect(events(placed)).toEqual(["TRANSAK_ORDER_CREATED"]);
    expect(placed.walletAddress).toMatch(/^0x\w{40}$/);
    const sent = await page.call("paid");
    expect(sent.step).toBe("PAYMENT_DONE_MARKED_BY_USER");
    sandbox.clock.advance(SETTLE * 10);
    expect((await page.call("look")).step).toBe("PAYMENT_DONE_MARKED_BY_USER");
    sandbox.depositArrives("mine");
    sandbox.clock.advance(SETTLE);
    expect((await page.call("look")).step).toBe("COMPLETED");
  });

  test("that was said to be sent and never was expires", async () => {
    const { sandbox, page } = await opened({ productsAvailed: "SELL", cryptoAmount: 2 });
    await page.call("confirm");
    await page.call("paid");
    sandbox.clock.advance(60 * MINUTE);
    expect((await page.call("look")).step).toBe("EXPIRED");
  });

  test("hands the transfer to the page around, where that was asked for", async () => {
    const { page } = await opened({
      productsAvailed: "SELL",
      cryptoAmount: 2,
      walletRedirection: true,
    });
    const placed = await page.call("confirm");
    expect(events(placed)).toEqual(["TRANSAK_ORDER_CREATED", "TRANSAK_WALLET_REDIRECTION"]);
    expect(orders(placed)[1]).toMatchObject({
      cryptoAmount: 2,
      walletAddress: placed.walletAddress,
      isBuyOrSell: "SELL",
    });
  });
});

describe("the way back", () => {
  const redirectURL = "https://shop.example/done?cart=1";

  test("opens once it is paid, and names the order as Transak does", async () => {
    const { page } = await opened({ redirectURL, fiatAmount: 100 });
    expect((await page.call("confirm")).leaveTo).toBeUndefined();
    const { leaveTo = "", orderId } = await page.call("card", goodCard);
    const { origin, searchParams } = new URL(leaveTo);
    expect(origin).toBe("https://shop.example");
    expect(Object.fromEntries(searchParams)).toMatchObject({
      cart: "1",
      orderId: `"${orderId}"`,
      partnerOrderId: '"mine"',
      isBuyOrSell: '"BUY"',
      status: '"PROCESSING"',
      fiatAmount: "100",
      cryptocurrency: '"ETH"',
      partnerCustomerId: "undefined",
    });
    expect(leaveTo).toContain(`orderId=%22${orderId}%22`);
  });

  test("stays shut where nothing was paid, and where nobody asked for it", async () => {
    const { page } = await opened({ redirectURL });
    await page.call("confirm", { amount: "5" });
    expect((await page.call("card", badCard)).leaveTo).toBeUndefined();
    const { page: other } = await opened();
    await other.call("confirm", { amount: "5" });
    expect((await other.call("card", goodCard)).leaveTo).toBeUndefined();
  });
});
