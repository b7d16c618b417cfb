import { describe, expect, test } from "vitest";
import type { Transaction } from "../../../src/vendors/Transaction.ts";
import { parseFrameMessage } from "../../../src/vendors/transak/parseFrameMessage.ts";
import { transak } from "../../../src/vendors/transak/transak.ts";
import { loadVendor } from "../../loadVendor.ts";
import { transakVendor } from "../../../src/vendors/transak/transakVendor.ts";

const buy = { mode: "buy", currency: "USDT" } as const;
const session = (widgetUrl: unknown) => ({ data: { widgetUrl }, partnerOrderId: "purchase-1" });
const page = "https://global-stg.transak.com?apiKey=key&sessionId=secret-session";
const vendor = await loadVendor(transak());

describe("a session", () => {
  test.each([
    [session(page), true],
    [{ data: { widgetUrl: 5 } }, true],
    [{ data: { widgetUrl: undefined } }, true],
    [{ data: {} }, false],
    [{ data: null }, false],
    [{ widgetUrl: page }, false],
    [{ merchant_transaction_id: "1" }, false],
    [null, false],
    ["https://global.transak.com", false],
  ])("%j is recognized: %s", (answer, isOurs) => {
    expect(vendor.matches(answer)).toBe(isOurs);
  });

  test.each([
    ["data.widgetUrl", { data: {}, partnerOrderId: "purchase-1" }],
    ["partnerOrderId", { data: { widgetUrl: page } }],
  ])("without `%s` is refused, naming the field", (field, answer) => {
    expect(() => vendor.parseSession(answer, buy)).toThrow(
      expect.objectContaining({
        code: "session-malformed",
        message: expect.stringContaining(`\`${field}\``),
      }),
    );
  });

  test("is given up half a minute before Transak gives it up, and has a page of its own", () => {
    expect(vendor).toMatchObject({ name: "transak", supportsRedirect: true });
    expect(vendor.script).toBeUndefined();
    expect(vendor.parseSession(session(page), buy)).toMatchObject({
      transactionId: "purchase-1",
      mode: "buy",
      expiresInMs: 210_000,
      url: "https://global-stg.transak.com/?apiKey=key&sessionId=secret-session",
    });
  });
});

describe("the page's address", () => {
  test.each([
    ["https://global.transak.com/?a=1"],
    ["https://global-stg.transak.com/?a=1"],
    ["https://GLOBAL.transak.com:443?a=1"],
    ["\thttps:\\\\glo\nbal.transak.com\\?a=1 "],
  ])("%s is trusted", (widgetUrl) => {
    expect(vendor.parseSession(session(widgetUrl), buy).url).toMatch(/^https:\/\/global/);
  });

  test.each([
    ["https://global.transak.com.evil.example/?secret", "https://global.transak.com.evil.example"],
    ["https://evil.example/global.transak.com?secret", "https://evil.example"],
    ["https://global.transak.community/?secret", "https://global.transak.community"],
    ["https://global.transak.com./?secret", "https://global.transak.com."],
    ["https://pay.global.transak.com/?secret", "https://pay.global.transak.com"],
    ["https://global.transak.com:4430/?secret", "https://global.transak.com:4430"],
    ["https://global.transak.com@evil.example/?secret", "https://evil.example"],
    ["https://:secret@global.transak.com/", "https://global.transak.com"],
    ["https://evil.example\\@global.transak.com/secret", "https://evil.example"],
    ["https://gl\u043ebal.transak.com/secret", "https://xn--"],
    ["file:///secret", "null"],
    ["https://global.transak.com:444/?secret", "https://global.transak.com:444"],
    ["http://global.transak.com/?secret", "http://global.transak.com"],
    ["https://name:secret@global.transak.com/", "https://global.transak.com"],
    ["blob:https://global.transak.com/secret", "https://global.transak.com"],
    ["javascript:alert('secret')", "null"],
    ["data:text/html,secret", "null"],
    ["/secret", "no address"],
    ["not an address: secret", "no address"],
  ])("%s is refused, naming its origin at most", (widgetUrl, named) => {
    expect(() => vendor.parseSession(session(widgetUrl), buy)).toThrow(
      expect.objectContaining({
        code: "frame-origin",
        stage: "frame",
        message: expect.stringContaining(named),
      }),
    );
    expect(() => vendor.parseSession(session(widgetUrl), buy)).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining("secret") }),
    );
  });

  test.each([
    ["http://localhost:5175", true],
    ["http://127.0.0.1:5175", true],
    ["http://[::1]:5175", true],
    ["http://shop.example", false],
    ["http://localhost.evil.example", false],
  ])("of the listed origin %s is trusted: %s", (origin, isTrusted) => {
    const parse = (frameOrigins: string[]) =>
      transakVendor({ frameOrigins }).parseSession(session(`${origin}/?a=1`), buy);
    if (isTrusted) expect(parse([origin]).url).toBe(`${origin}/?a=1`);
    else expect(() => parse([origin])).toThrow(expect.objectContaining({ code: "frame-origin" }));
    expect(() => parse(["https://other.example"])).toThrow(
      expect.objectContaining({ code: "frame-origin" }),
    );
  });

  test("a secret among the options is stopped on its way into the page", () => {
    expect(() => transak({ apiSecret: "x" } as object)).toThrow("`apiSecret` is a secret");
  });
});

/** The fields that matter here, among those that are nobody's business. */
const order = {
  id: "6b29f5a2-order",
  status: "PROCESSING",
  paymentOptionId: "credit_debit_card",
  fiatAmount: 100,
  userId: "ada",
  ipAddress: "203.0.113.42",
  statusHistories: [{ message: "Told ada@example.com of it." }],
};
const sale = {
  ...order,
  isBuyOrSell: "SELL",
  cryptoAmount: 0.00000012,
  cryptoCurrency: "ETH",
  network: "ethereum",
  walletAddress: "0xabc",
};
const read = (message: unknown, mode: "buy" | "sell" = "sell") =>
  parseFrameMessage(message, { transactionId: "purchase-1", mode });
const unknown = (name: string) => ({ type: "unknown", name, payload: undefined });
const hint = {
  type: "status",
  status: "PROCESSING",
  paymentMethod: "credit_debit_card",
  reference: "6b29f5a2-order",
};
const deposit = {
  type: "deposit-requested",
  deposit: {
    transactionId: "purchase-1",
    amount: "0.00000012",
    currency: "ETH",
    network: "ethereum",
    address: "0xabc",
  },
};

describe("a message of the page", () => {
  test.each([
    ["TRANSAK_WIDGET_INITIALISED", undefined, { type: "ready" }],
    ["TRANSAK_WIDGET_OPEN", true, { type: "ready" }],
    ["TRANSAK_ORDER_CREATED", order, hint],
    ["TRANSAK_ORDER_SUCCESSFUL", order, hint],
    ["TRANSAK_ORDER_CANCELLED", order, hint],
    ["TRANSAK_ORDER_FAILED", order, hint],
    ["TRANSAK_WALLET_REDIRECTION", sale, deposit],
    ["WALLET_REDIRECTION", sale, deposit],
    ["TRANSAK_WIDGET_CLOSE", true, { type: "close" }],
    [
      "TRANSAK_USER_INFO_RECEIVED",
      { email: "ada@example.com" },
      unknown("TRANSAK_USER_INFO_RECEIVED"),
    ],
    ["TRANSAK_WIDGET_CLOSE_REQUEST", true, unknown("TRANSAK_WIDGET_CLOSE_REQUEST")],
    ["TRANSAK_GET_USER_REQUEST", undefined, unknown("TRANSAK_GET_USER_REQUEST")],
    ["TRANSAK_LOGOUT_USER_REQUEST", undefined, unknown("TRANSAK_LOGOUT_USER_REQUEST")],
    ["TRANSAK_SOMETHING_NEW", { email: "ada@example.com" }, unknown("TRANSAK_SOMETHING_NEW")],
    ["toString", undefined, unknown("toString")],
    ["__proto__", undefined, unknown("__proto__")],
  ])("%s with %j", (event_id, data, expected) => {
    expect(read({ event_id, data })).toEqual(expected);
  });

  test.each([undefined, null, "TRANSAK_WIDGET_CLOSE", 5, [], {}, { data: order }, { event_id: 5 }])(
    "that is %j is the page's own business",
    (message) => {
      expect(read(message)).toBeUndefined();
    },
  );

  test.each([
    undefined,
    null,
    "paid",
    [],
    {},
    { ...order, status: undefined },
    { ...order, status: 5 },
    { ...order, status: "" },
    { ...order, status: "x".repeat(257) },
  ])("about an order that is %j still says that there is one, and nothing personal", (data) => {
    const message = read({ event_id: "TRANSAK_ORDER_SUCCESSFUL", data });
    const { id, paymentOptionId } = Object(data) as Partial<typeof order>;
    expect(message).toEqual({
      type: "status",
      status: undefined,
      paymentMethod: paymentOptionId,
      reference: id,
    });
  });

  test.each([
    [{ id: "../session" }, { reference: undefined }],
    [{ id: 5 }, { reference: undefined }],
    [{ id: undefined }, { reference: undefined }],
    [{ paymentOptionId: { name: "Ada" } }, { paymentMethod: undefined }],
  ])("about an order with %j still hints, without it", (change, expected) => {
    const event_id = "TRANSAK_ORDER_CREATED";
    expect(read({ event_id, data: { ...order, ...change } })).toEqual({ ...hint, ...expected });
  });

  test.each([
    undefined,
    { ...sale, walletAddress: undefined },
    { ...sale, network: 5 },
    { ...sale, cryptoCurrency: "" },
    { ...sale, cryptoAmount: undefined },
    { ...sale, cryptoAmount: 0 },
    { ...sale, cryptoAmount: -1 },
    { ...sale, cryptoAmount: Number.NaN },
    { ...sale, cryptoAmount: Number.POSITIVE_INFINITY },
    { ...sale, cryptoAmount: "all of it" },
    { ...sale, isBuyOrSell: "BUY" },
  ])("that asks for a transfer with %j tells that it asks, and nothing to send", (data) => {
    expect(read({ event_id: "TRANSAK_WALLET_REDIRECTION", data })).toEqual({
      type: "deposit-requested",
      deposit: { transactionId: expect.any(String) },
    });
  });

  test("asks for no transfer in a purchase", () => {
    const name = "TRANSAK_WALLET_REDIRECTION";
    expect(read({ event_id: name, data: sale }, "buy")).toEqual(unknown(name));
  });
});

describe("the way back", () => {
  const back = (query: string) =>
    vendor.parseReturnUrl?.(new URL(`https://shop.example/?${query}`));

  test.each([
    ["orderId=%22order-1%22&partnerOrderId=%22purchase_1%22", "order-1"],
    ["orderId=order-1&partnerOrderId=purchase_1&status=COMPLETED", "order-1"],
    ["partnerOrderId=%22purchase_1%22", undefined],
    ["orderId=undefined&partnerOrderId=%22purchase_1%22", undefined],
    ["orderId=%22%22&partnerOrderId=purchase_1", undefined],
    ["orderId=../../x&partnerOrderId=purchase_1", undefined],
  ])("%s names the purchase", (query, reference) => {
    expect(back(query)).toEqual({ transactionId: "purchase_1", reference });
  });

  test.each([
    "",
    "orderId=%22order-1%22",
    "partnerOrderId=",
    "partnerOrderId=%22%22",
    "partnerOrderId=undefined",
    "partnerOrderId=null",
    "partnerOrderId=%22a/b%22",
    `partnerOrderId=${"a".repeat(256)}`,
  ])("%j names none", (query) => {
    expect(back(query)).toBeUndefined();
  });
});

describe("a note", () => {
  const note = (vendorStatus: string, mode: "buy" | "sell" = "buy", options = {}) =>
    transakVendor(options).getStatusMessage?.({ vendorStatus, mode } as Transaction);

  test.each([
    "PAYMENT_DONE_MARKED_BY_USER",
    "ON_HOLD_PENDING_DELIVERY_FROM_TRANSAK",
    "EXPIRED",
    "REFUNDED",
  ])("says more of %s, to a buyer and to a seller", (status) => {
    expect(note(status)).toMatch(/pay/);
    expect(note(status, "sell")).toMatch(/crypto|send/);
    const own = { [status]: { buy: "In other words.", sell: "Anders gesagt." } };
    expect(note(status, "buy", { messages: own })).toBe("In other words.");
    expect(note(status, "sell", { messages: own })).toBe("Anders gesagt.");
  });

  test.each(["COMPLETED", "FAILED", "CANCELLED", "PROCESSING", "title", "toString", ""])(
    "says nothing of %j",
    (status) => {
      expect(note(status)).toBeUndefined();
    },
  );
});
