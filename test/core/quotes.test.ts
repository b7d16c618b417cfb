import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { createQuotes, type QuotesTarget } from "../../src/core/offers/createQuotes.ts";
import { createQueryStore } from "../../src/core/offers/createQueryStore.ts";
import { kycQuery, orderOptionsQuery } from "../../src/core/offers/orderOptionsQuery.ts";
import { quotesQueryOptions } from "../../src/core/offers/quotesQueryOptions.ts";
import { getPageTransactions } from "../../src/core/transaction/pageTransactions.ts";
import type { CustomEndpoint, Order } from "../../src/index.ts";
import { rampEndpoint } from "../../src/server.ts";
import type { Offer, VendorServer } from "../../src/server.ts";
import { permissiveVendor } from "../server/permissiveVendor.ts";

const ORDER: Order = { mode: "buy", currency: "USDT", network: "TRC20", fiatCurrency: "EUR" };
const orderOf = (fiatAmount: string): Order => ({ ...ORDER, fiatAmount }) as Order;

beforeEach(() => {
  vi.useFakeTimers({ now: 1_900_000_000_000 });
});

afterEach(() => {
  getPageTransactions().client.clear();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** A page at an endpoint of this library, without a network in between. */
function start(more: Partial<VendorServer> = {}) {
  const asked: string[] = [];
  const getOffers: VendorServer["getOffers"] = async (order) => {
    const expiresAt = new Date(Date.now() + 40_000).toISOString();
    const { fiatAmount = "0" } = order;
    const quote = { amount: fiatAmount, fiatAmount, isBinding: false, expiresAt };
    return [{ vendor: "proof", status: "quoted", quote }];
  };
  const endpoint = rampEndpoint({
    vendors: [permissiveVendor({ name: "proof", getOffers, ...more }).vendor],
    user: () => ({ id: "ada", email: "ada@example.com" }),
    onError: () => {},
  });
  const fetched = vi.spyOn(globalThis, "fetch").mockImplementation((url, init) => {
    asked.push(url as string);
    return endpoint(new Request(`https://shop.example${url as string}`, init));
  });
  return { asked, fetched };
}

const target = (order: Order, more: Partial<QuotesTarget> = {}): QuotesTarget => ({
  endpoint: "/api/ramp",
  order,
  storage: undefined,
  ...more,
});

function watch(first: QuotesTarget | undefined) {
  const quotes = createQuotes(first);
  onTestFinished(quotes.subscribe(() => {}));
  const amounts = () =>
    quotes
      .getSnapshot()
      .offers.map((offer) => (offer.status === "quoted" ? offer.quote.amount : offer.status));
  return { quotes, state: quotes.getSnapshot, amounts };
}

const settle = () => vi.advanceTimersByTimeAsync(0);

describe("the quotes of an order", () => {
  test("are asked for at once, by every field that matters", async () => {
    const { asked } = start();
    const order = { ...orderOf("100"), paymentMethod: "card", alternatives: ["proof", "two"] };
    const { state, amounts } = watch(
      target({ ...order, theme: "dark", redirectUrl: "https://a.example" }, { country: "DE" }),
    );
    expect(state()).toMatchObject({ offers: [], isLoading: true, isFetching: true });
    await settle();
    expect(asked).toEqual([
      "/api/ramp/quotes?type=buy&currency=USDT&network=TRC20&fiat_currency=EUR&fiat_amount=100&payment_method=card&alternatives=proof%2Ctwo&country=DE",
    ]);
    expect(amounts()).toEqual(["100"]);
    expect(state()).toMatchObject({ isLoading: false, isFetching: false, isOutdated: false });
  });

  test("are asked for once someone has stopped typing, and the last ones stay meanwhile", async () => {
    const { asked } = start();
    const { quotes, state, amounts } = watch(target(orderOf("1")));
    await settle();
    for (const amount of ["10", "100", "1000"]) {
      quotes.setTarget(target(orderOf(amount)));
      expect(state()).toMatchObject({ isOutdated: true, isFetching: true, isLoading: false });
      await vi.advanceTimersByTimeAsync(249);
    }
    expect(asked).toHaveLength(1);
    expect(amounts()).toEqual(["1"]);
    await vi.advanceTimersByTimeAsync(1);
    expect(asked).toHaveLength(2);
    expect(amounts()).toEqual(["1000"]);
    expect(state().isOutdated).toBe(false);
  });

  test("are not asked for again if the order is as before", async () => {
    const { asked } = start();
    const { quotes, state } = watch(target(orderOf("1")));
    await settle();
    quotes.setTarget(target(orderOf("1")));
    quotes.setTarget(target(orderOf("12")));
    quotes.setTarget(target(orderOf("1")));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked).toHaveLength(1);
    expect(state().isOutdated).toBe(false);
  });

  test("count as outdated once one has expired", async () => {
    start();
    const { quotes, state } = watch(target(orderOf("1")));
    await settle();
    expect(state().expiresAt).toBe(Date.now() + 40_000);
    await vi.advanceTimersByTimeAsync(39_999);
    expect(state().isOutdated).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(state().isOutdated).toBe(true);
    await quotes.refetch();
    expect(state().isOutdated).toBe(false);
  });

  test("are asked for again when the first one expires, between five seconds and a minute", () => {
    const { refetchInterval } = quotesQueryOptions({ endpoint: "/api/ramp", order: orderOf("1") });
    const getDelay = (state: object) =>
      typeof refetchInterval === "function" && refetchInterval({ state } as never);
    const delays = [20_000, 100, 600_000].map((ms) =>
      getDelay({ data: { offers: [], expiresAt: Date.now() + ms } }),
    );
    expect(delays).toEqual([20_000, 5_000, 60_000]);
    expect([getDelay({ error: {} }), getDelay({ error: { retryAfter: 90 } })]).toEqual([
      60_000, 90_000,
    ]);
  });

  test("expire by the server's clock, whatever this page's says", async () => {
    const now = Date.now() - 3_600_000;
    const offer: Offer = {
      vendor: "one",
      status: "quoted",
      quote: { amount: "1", isBinding: false, expiresAt: new Date(now + 30_000).toISOString() },
    };
    const endpoint = {
      getQuotes: async () => ({ offers: [offer], now: new Date(now).toISOString() }),
    } as unknown as CustomEndpoint;
    const { state } = watch(target(orderOf("1"), { endpoint }));
    await settle();
    expect(state()).toMatchObject({ isOutdated: false, expiresAt: Date.now() + 30_000 });
  });

  test("go without an order", async () => {
    const { asked } = start();
    const { quotes, state } = watch(undefined);
    await settle();
    expect([asked, state()]).toMatchObject([[], { isLoading: false, isFetching: false }]);
    quotes.setTarget(target(orderOf("1")));
    await settle();
    quotes.setTarget(undefined);
    expect(state()).toMatchObject({ offers: [], isLoading: false, isOutdated: false });
    await vi.advanceTimersByTimeAsync(600_000);
    expect(asked).toHaveLength(1);
  });

  test("that fail leave the last ones, and say why", async () => {
    const { fetched } = start();
    const { quotes, state, amounts } = watch(target(orderOf("1")));
    await settle();
    fetched.mockImplementation(async () =>
      Response.json({ code: "too_many_quotes" }, { status: 429, headers: { "Retry-After": "90" } }),
    );
    await quotes.refetch();
    expect(state().error).toMatchObject({ code: "rate-limited", retryAfter: 90, stage: "session" });
    expect(amounts()).toEqual(["1"]);
  });

  test("are not asked for before `Retry-After` is over, whatever the order", async () => {
    const { fetched, asked } = start();
    const { quotes, state, amounts } = watch(target(orderOf("1")));
    await settle();
    fetched.mockImplementationOnce(async () =>
      Response.json({ code: "too_many_quotes" }, { status: 429, headers: { "Retry-After": "20" } }),
    );
    await quotes.refetch();
    quotes.setTarget(target(orderOf("2")));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(state().error).toMatchObject({ code: "rate-limited", retryAfter: 20, status: 429 });
    await quotes.refetch();
    expect(state().error).toMatchObject({ code: "rate-limited", retryAfter: 15 });
    expect(fetched).toHaveBeenCalledTimes(2);
    const another = watch(target(orderOf("3"), { endpoint: "/api/another" }));
    await settle();
    expect(another.amounts()).toEqual(["3"]);
    await vi.advanceTimersByTimeAsync(15_000);
    await quotes.refetch();
    expect(asked.filter((url) => url.includes("fiat_amount=2"))).toHaveLength(1);
    expect(amounts()).toEqual(["2"]);
    expect(state().error).toBeUndefined();
  });

  test.each([
    ["a network that breaks", () => Promise.reject(new TypeError("broken")), 3, "session-network"],
    ["a server that restarts", () => Response.json({}, { status: 503 }), 3, "endpoint-unavailable"],
    [
      "a refusal",
      () => Response.json({ code: "order_rejected" }, { status: 403 }),
      1,
      "order-rejected",
    ],
    [
      "an endpoint without quotes",
      () => Response.json({ code: "not_found" }, { status: 404 }),
      1,
      "endpoint-not-found",
    ],
    ["no list", () => Response.json({ quotes: [] }), 1, "session-malformed"],
  ])("of %s", async (_, answer, attempts, code) => {
    const { fetched } = start();
    fetched.mockImplementation(async () => answer());
    const { state } = watch(target(orderOf("1")));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(fetched).toHaveBeenCalledTimes(attempts);
    expect(state()).toMatchObject({ offers: [], isLoading: false, error: { code } });
  });

  test("leave out an unreadable offer, and hide no other", async () => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    const good: Offer = { vendor: "one", status: "unpriced" };
    const odd = [
      { vendor: "two", status: "quoted" },
      { vendor: "two", status: "quoted", quote: { amount: 5, isBinding: true, expiresAt: "soon" } },
      { vendor: "two", status: "unavailable" },
      { status: "unpriced" },
      null,
      "offer",
    ];
    const endpoint = {
      getQuotes: async () => ({ offers: [...odd, good] }),
    } as unknown as CustomEndpoint;
    const { state } = watch(target(orderOf("1"), { endpoint }));
    await settle();
    expect(state().offers).toEqual([good]);
  });

  test("stop when no one looks at them", async () => {
    const { asked } = start();
    const quotes = createQuotes(target(orderOf("1")));
    const stop = quotes.subscribe(() => {});
    await settle();
    stop();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(asked).toHaveLength(1);
    quotes.subscribe(() => {})();
  });

  test("can be asked for with a client of the host's", async () => {
    start();
    const { queryFn } = quotesQueryOptions({ endpoint: "/api/ramp", order: orderOf("5") });
    const { signal } = new AbortController();
    const context = { signal } as never;
    expect(typeof queryFn === "function" && (await queryFn(context))).toMatchObject({
      offers: [{ vendor: "proof", quote: { amount: "5" } }],
    });
  });
});

describe("what can be ordered, and the identity check,", () => {
  test("leave out what is unreadable, and hide nothing else", async () => {
    const good = { mode: "buy", currency: "USDT", network: "tron", vendors: [] };
    const euros = { mode: "buy", currency: "EUR", paymentMethods: [] };
    const endpoint = {
      getOrderOptions: async () => ({
        assets: [null, "USDT", { currency: 5 }, good],
        fiatCurrencies: [null, { mode: "buy", currency: "EUR" }, euros],
      }),
    } as unknown as CustomEndpoint;
    const place = { endpoint, storage: undefined };
    const store = createQueryStore<unknown, never>(orderOptionsQuery(place, "DE") as never);
    onTestFinished(store.subscribe(() => {}));
    await settle();
    expect(store.getSnapshot().data).toEqual({ assets: [good], fiatCurrencies: [euros] });
  });

  test("come from the endpoint, by country and vendor", async () => {
    const options = {
      assets: [{ mode: "buy" as const, currency: "USDT", network: "tron", vendors: [] }],
      fiatCurrencies: [],
    };
    const { asked } = start({
      getOrderOptions: async () => options,
      getKycStatus: async () => ({ status: 200, body: { status: "verified" } }),
    });
    const place = { endpoint: "/api/ramp", storage: undefined };
    const stores = [
      createQueryStore<unknown, never>(orderOptionsQuery(place, "DE") as never),
      createQueryStore<unknown, never>(kycQuery(place, "proof") as never),
    ];
    for (const store of stores) onTestFinished(store.subscribe(() => {}));
    await settle();
    expect(asked).toEqual(["/api/ramp/options?country=DE", "/api/ramp/kyc?vendor=proof"]);
    expect(stores.map((store) => store.getSnapshot().data)).toEqual([
      { assets: [{ ...options.assets[0], vendors: ["proof"] }], fiatCurrencies: [] },
      "verified",
    ]);
  });
});
