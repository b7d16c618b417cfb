import { afterEach, describe, expect, test, vi } from "vitest";
import type { Order } from "../../../src/order.ts";
import { bleepaySandboxAssets } from "../../../src/vendors/bleepay/sandbox/widget.ts";
import { bleepay, bleepayServer } from "../../../src/vendors/bleepay/server.ts";
import type { BleepayServerOptions } from "../../../src/vendors/bleepay/checkOptions.ts";
import { playBleepay } from "../../sandbox/bleepay/playBleepay.ts";
import { scriptVendor } from "../../server/scriptVendor.ts";
import type { Reply } from "../../server/scriptVendor.ts";

const USER = { id: "user-123", email: "ada@example.com" };
const BUY: Order = { mode: "buy", currency: "USDC", network: "polygon", amount: "100.50" };
const LIMITS = [{ currency: "USDC", min: "10", max: "5000" }];
const context = () => ({ signal: new AbortController().signal });

type Played = Parameters<typeof playBleepay>[0];

/** Bleepay's server over the sandbox. */
async function overSandbox(played: Played = {}, options: Partial<BleepayServerOptions> = {}) {
  const { origin, asked } = await playBleepay(played);
  const server = bleepay({
    baseUrl: origin,
    widgetId: "wdgt_sandbox",
    clientSecret: "wdgt_secret_sandbox",
    assets: bleepaySandboxAssets,
    ...options,
  });
  const getOffers = async (order: Order, user = USER) => server.getOffers?.(order, user, context());
  return { server, asked, getOffers };
}

/** The offers of Bleepay's server over a scripted API, without real waits between the tries. */
async function offersOver(replies: Reply[]) {
  const { baseUrl, asked } = await scriptVendor(replies);
  const options = { baseUrl, widgetId: "w", clientSecret: "s", assets: bleepaySandboxAssets };
  const server = bleepayServer(options, async () => {});
  return { offers: await server.getOffers?.(BUY, USER, context()), asked };
}

afterEach(() => void vi.useRealTimers());

describe("an offer", () => {
  test("is the ordered amount, for a minute, without a price in money", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2031-05-06T07:08:09.000Z") });
    const { getOffers } = await overSandbox();
    expect(await getOffers(BUY)).toEqual([
      {
        status: "quoted",
        vendor: "bleepay",
        limits: LIMITS,
        quote: {
          amount: "100.50",
          paidInCrypto: true,
          isBinding: false,
          expiresAt: "2031-05-06T07:09:09.000Z",
        },
      },
    ]);
  });

  test("reserves nothing, and reads the configuration once a minute", async () => {
    const { getOffers, asked } = await overSandbox();
    await Promise.all([getOffers(BUY), getOffers({ ...BUY, amount: "20" })]);
    await getOffers(BUY);
    expect(asked).toEqual(["GET /api/v1/widgets/wdgt_sandbox/config"]);
  });

  test("of the widget's only amount, if the order names none", async () => {
    const config = { mode: "FIXED_AMOUNT", minAmount: "25", maxAmount: "25.00" } as const;
    const { getOffers } = await overSandbox({ config });
    expect(await getOffers({ ...BUY, amount: undefined })).toMatchObject([
      { status: "quoted", quote: { amount: "25" } },
    ]);
  });

  test.each([
    [{ minAmount: null, maxAmount: null }, undefined],
    [{ minAmount: "5", maxAmount: null }, [{ currency: "USDC", min: "5" }]],
    [{ minAmount: null, maxAmount: "5000" }, [{ currency: "USDC", max: "5000" }]],
  ])("names the limits that the widget has: %j", async (config, limits) => {
    const { getOffers } = await overSandbox({ config });
    expect((await getOffers(BUY))?.[0]?.limits).toEqual(limits);
  });
});

describe("no offer", () => {
  test.each<[string, Partial<Order>, string]>([
    ["a sale", { mode: "sell" }, "mode-unsupported"],
    ["an amount of money", { amount: undefined, fiatAmount: "100" }, "fiat-unsupported"],
    ["a card", { paymentMethod: "card" }, "method-unsupported"],
  ])("for %s, without a request", async (_what, changes, reason) => {
    const { getOffers, asked } = await overSandbox();
    expect(await getOffers({ ...BUY, ...changes } as Order)).toEqual([
      { status: "unavailable", vendor: "bleepay", reason },
    ]);
    expect(asked).toEqual([]);
  });

  test.each<[string, Partial<Order>, string]>([
    ["too little", { amount: "9.999999999999999999" }, "amount-too-low"],
    ["no amount", { amount: undefined }, "amount-too-low"],
    ["too much", { amount: "5000.000000000000000001" }, "amount-too-high"],
    ["too many digits", { amount: `10.${"0".repeat(30)}` }, "amount-too-high"],
    ["another currency", { currency: "BTC" }, "asset-unsupported"],
    ["another network", { network: "solana" }, "asset-unsupported"],
    ["no network", { network: undefined }, "asset-unsupported"],
    ["no wallet", { network: "ERC20" }, "asset-unsupported"],
  ])("for %s, with the limits", async (_what, changes, reason) => {
    const assets = bleepaySandboxAssets.filter(({ network }) => network !== "ERC20");
    const { server, getOffers } = await overSandbox({}, { assets });
    const order = { ...BUY, ...changes } as Order;
    const limits = [{ currency: order.currency, min: "10", max: "5000" }];
    expect(await getOffers(order)).toEqual([
      { status: "unavailable", vendor: "bleepay", reason, limits },
    ]);
    // What is not offered cannot be ordered either.
    expect((await server.createSession(order, USER)).status).toBe(400);
  });

  test.each(["10", "10.000", "5000", "05000.00"])("but at the limit: %s", async (amount) => {
    const { getOffers } = await overSandbox();
    expect(await getOffers({ ...BUY, amount })).toMatchObject([{ status: "quoted" }]);
  });

  test("for a user whose id Bleepay cannot hold: the partner has to change it", async () => {
    const { getOffers } = await overSandbox();
    expect(await getOffers(BUY, { ...USER, id: "u".repeat(90) })).toMatchObject([
      { reason: "not-configured", isUserSpecific: true },
    ]);
  });

  test.each<[string, Reply[], object, number]>([
    ["an inactive widget", [{ body: { config: null } }], { reason: "not-configured" }, 1],
    ["a wrong secret", [{ status: 401 }], { reason: "not-configured" }, 1],
    ["a foreign domain", [{ status: 403 }], { reason: "not-configured" }, 1],
    ["a missing widget", [{ status: 404 }], { reason: "not-configured" }, 1],
    [
      "too many requests",
      [{ status: 429, headers: { "Retry-After": "7" } }],
      { reason: "rate-limited", retryAfter: 7 },
      1,
    ],
    ["too many requests for a while", [{ status: 429 }], { reason: "rate-limited" }, 1],
    ["a broken server", [{ status: 500, body: "<html>" }], { reason: "unreachable" }, 2],
    ["a busy server", [{ status: 503 }], { reason: "unreachable" }, 1],
    ["a broken connection", [{ hangsUp: true }], { reason: "unreachable" }, 3],
    ["no JSON", [{ body: "<html>" }], { reason: "unreadable" }, 1],
    ["a list", [{ body: [] }], { reason: "unreadable" }, 1],
    ["no configuration", [{ body: {} }], { reason: "unreadable" }, 1],
    ["a strange refusal", [{ status: 418 }], { reason: "unreadable" }, 1],
    [
      "a limit that is no decimal",
      [{ body: { config: { mode: "CUSTOMER_AMOUNT", minAmount: "-5" } } }],
      { reason: "unreadable" },
      1,
    ],
    [
      "a limit that is a number",
      [{ body: { config: { mode: "CUSTOMER_AMOUNT", maxAmount: 5000 } } }],
      { reason: "unreadable" },
      1,
    ],
  ])("after %s", async (_what, replies, says, requests) => {
    const { offers, asked } = await offersOver(replies);
    expect(offers).toEqual([{ status: "unavailable", vendor: "bleepay", ...says }]);
    expect(asked).toHaveLength(requests);
  });
});

test("a signal ends the wait for the configuration, and not for others", async () => {
  const { baseUrl, asked } = await scriptVendor([{ hangs: "before" }]);
  const options = { baseUrl, widgetId: "w", clientSecret: "s", assets: bleepaySandboxAssets };
  const server = bleepayServer(options, async () => {});
  const [first, second] = [new AbortController(), new AbortController()];
  const left = server.getOffers?.(BUY, USER, { signal: first.signal });
  let isOver = false;
  const waiting = server.getOrderOptions?.({ user: USER, signal: second.signal }).finally(() => {
    isOver = true;
  });
  await vi.waitUntil(() => asked.length === 1);
  first.abort(new Error("too late"));
  await expect(left).rejects.toThrow("too late");
  expect(isOver).toBe(false);
  second.abort(new Error("later still"));
  await expect(waiting).rejects.toThrow("later still");
  expect(asked).toHaveLength(1);
});

describe("the network", () => {
  test.each([
    ["polygon", "polygon"],
    ["Polygon", "polygon"],
    ["tron", "TRC20"],
    ["trc20", "TRC20"],
    ["ethereum", "ERC20"],
  ])("%s of an order is %s of the widget", async (network, spelling) => {
    const { server, getOffers } = await overSandbox();
    expect(await getOffers({ ...BUY, network })).toMatchObject([{ status: "quoted" }]);
    const { body } = await server.createSession({ ...BUY, network }, USER);
    expect(body.network).toBe(spelling);
  });

  test("is Bleepay's own word, if neither the widget nor the assets spell it", async () => {
    const config = {
      allowedNetworks: [],
      allowedDepositAddresses: [],
      defaultCurrency: "USDC",
      defaultNetwork: "polygon",
      defaultDepositAddress: "0xMine",
    };
    const { server } = await overSandbox({ config }, { assets: [] });
    const { body } = await server.createSession({ ...BUY, network: "ERC20" }, USER);
    expect(body.message).toContain("USDC on ethereum");
  });
});

describe("the options", () => {
  const getOptions = async (played: Played = {}, options: Partial<BleepayServerOptions> = {}) => {
    const { server } = await overSandbox(played, options);
    return server.getOrderOptions?.({ ...context(), user: USER });
  };
  const list = async (...args: Parameters<typeof getOptions>) =>
    (await getOptions(...args))?.assets.map(({ currency, network }) => `${currency} ${network}`);

  test("are the assets to buy, by the usual names of their networks", async () => {
    const options = await getOptions();
    expect(options?.fiatCurrencies).toEqual([]);
    expect(options?.assets).toContainEqual({
      mode: "buy",
      currency: "USDT",
      network: "tron",
      vendors: ["bleepay"],
    });
    expect(await list()).toEqual([
      "USDT tron",
      "USDT ethereum",
      "USDT polygon",
      "USDC tron",
      "USDC ethereum",
      "USDC polygon",
    ]);
  });

  test("leave out what the widget does not take", async () => {
    const tron = bleepaySandboxAssets.find(({ network }) => network === "TRC20")?.depositAddress;
    expect(await list({ config: { allowedCurrencies: ["USDC"] } })).toHaveLength(3);
    expect(await list({ config: { allowedNetworks: ["polygon"] } })).toEqual([
      "USDT polygon",
      "USDC polygon",
    ]);
    expect(await list({ config: { allowedDepositAddresses: [tron ?? ""] } })).toEqual([
      "USDT tron",
      "USDC tron",
    ]);
  });

  test("have the widget's default once", async () => {
    const config = {
      defaultCurrency: "USDT",
      defaultNetwork: "TRC20",
      defaultDepositAddress: bleepaySandboxAssets[0]?.depositAddress ?? "",
    };
    expect(await list({ config }, { assets: [] })).toEqual(["USDT tron"]);
    expect(await list({ config })).toHaveLength(6);
  });

  test("throw if the widget is inactive", async () => {
    await expect(getOptions({ config: null })).rejects.toThrow("The widget is not active.");
  });
});
