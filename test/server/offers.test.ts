import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { memoryStore, rampEndpoint } from "../../src/server.ts";
import type {
  Offer,
  OrderOptions,
  Quote,
  RampEndpointOptions,
  RampLogEvent,
  VendorServer,
} from "../../src/server.ts";
import { permissiveVendor } from "./permissiveVendor.ts";

const ADA = { id: "ada", email: "ada@example.com" };
const BUY = "type=buy&currency=USDT&network=TRC20&fiat_currency=EUR&fiat_amount=100";

beforeEach(() => {
  vi.useFakeTimers({ now: 1_900_000_000_000 });
});

afterEach(() => {
  vi.useRealTimers();
});

function quoteOf(amount: string, fiatAmount?: string, more: Partial<Quote> = {}): Quote {
  const expiresAt = new Date(Date.now() + 60_000).toISOString();
  return { amount, fiatAmount, fiatCurrency: "EUR", isBinding: false, expiresAt, ...more };
}

function quoted(amount: string, fiatAmount?: string, more: Partial<Quote> = {}): Offer {
  return { vendor: "x", status: "quoted", quote: quoteOf(amount, fiatAmount, more) };
}

type Answer = NonNullable<VendorServer["getOffers"]>;

/** A vendor that answers with these offers, and counts how often it was asked. */
function createVendor(name: string, answer: readonly Offer[] | Answer, more = {}) {
  const getOffers = vi.fn<Answer>(typeof answer === "function" ? answer : async () => answer);
  return { ...permissiveVendor({ name, getOffers, ...more }).vendor, getOffers };
}

function start(vendors: VendorServer[], options: Partial<RampEndpointOptions> = {}) {
  const events: RampLogEvent[] = [];
  const endpoint = rampEndpoint({
    vendors,
    user: (request) => ({ ...ADA, id: request.headers.get("cookie") ?? "ada" }),
    onLog: (event) => events.push(event),
    ...options,
  });
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const response = await endpoint(
      new Request(`https://shop.example/api/ramp/${path}`, { headers }),
    );
    const body = await response.json();
    return { status: response.status, body, headers: response.headers };
  };
  const offers = async (query = BUY) => (await get(`quotes?${query}`)).body.offers as Offer[];
  return { get, offers, events };
}

const brief = (offers: readonly Offer[]) =>
  offers.map((offer) =>
    [
      offer.vendor,
      offer.status === "unavailable" ? offer.reason : offer.status,
      ...(offer.status === "quoted" && offer.isBest ? ["best"] : []),
    ].join(" "),
  );

describe("quotes", () => {
  test("come from all vendors, the best first, then those without a price, then the others", async () => {
    const { offers } = start([
      createVendor("refusing", [
        { vendor: "x", status: "unavailable", reason: "country-unsupported" },
      ]),
      createVendor("silent", [{ vendor: "x", status: "unpriced" }]),
      createVendor("dear", [quoted("98.5", "100")]),
      createVendor("crypto only", [quoted("100")]),
      createVendor("cheap", [quoted("99.25", "100")]),
      permissiveVendor({ name: "old" }).vendor,
    ]);
    expect(brief(await offers())).toEqual([
      "cheap quoted best",
      "dear quoted",
      "crypto only quoted",
      "silent unpriced",
      "old unpriced",
      "refusing country-unsupported",
    ]);
  });

  const [one, two] = [quoted("1", "90"), quoted("1", "100")];
  test.each<[string, string, Offer, Offer, string]>([
    [
      "a purchase for a sum of money gives most crypto",
      BUY,
      quoted("9.9", "100"),
      quoted("10", "100"),
      "two",
    ],
    [
      "a purchase of a sum of crypto costs least money",
      "type=buy&currency=A&amount=1",
      one,
      two,
      "one",
    ],
    ["a sale of a sum of crypto pays most money", "type=sell&currency=A&amount=1", one, two, "two"],
    [
      "a sale for a sum of money takes least crypto",
      "type=sell&currency=A&fiat_amount=1",
      quoted("10", "1"),
      quoted("9.99", "1"),
      "two",
    ],
    [
      "more digits are not more",
      BUY,
      quoted("9.999999999999999999", "100"),
      quoted("10", "100"),
      "two",
    ],
  ])("the best: %s", async (_, query, first, second, best) => {
    const { offers } = start([createVendor("one", [first]), createVendor("two", [second])]);
    expect(brief(await offers(query))[0]).toBe(`${best} quoted best`);
  });

  test("of equal offers are all best, and one alone is not called the best", async () => {
    const same = quoted("10", "100");
    const both = start([createVendor("one", [same]), createVendor("two", [same])]);
    expect(brief(await both.offers())).toEqual(["one quoted best", "two quoted best"]);
    const alone = start([createVendor("one", [same])]);
    expect(brief(await alone.offers())).toEqual(["one quoted"]);
  });

  test("in another currency than the order's are compared with none", async () => {
    const { offers } = start([
      createVendor("dollars", [quoted("1000", "100", { fiatCurrency: "USD" })]),
      createVendor("one", [quoted("10", "100")]),
      createVendor("two", [quoted("9", "100")]),
    ]);
    expect(brief(await offers())).toEqual(["one quoted best", "two quoted", "dollars quoted"]);
  });

  test("are compared within one payment method", async () => {
    const [card, bank] = [{ paymentMethod: "card" }, { paymentMethod: "bank_transfer" }];
    const { offers } = start([
      createVendor("one", [quoted("97", "100", card), quoted("99", "100", bank)]),
      createVendor("two", [quoted("98", "100", card)]),
    ]);
    expect(brief(await offers())).toEqual(["one quoted", "two quoted best", "one quoted"]);
    const alone = start([
      createVendor("one", [quoted("97", "100", card), quoted("99", "100", bank)]),
    ]);
    expect(brief(await alone.offers())).toEqual(["one quoted", "one quoted"]);
  });

  test("without a payment method are compared with those of any", async () => {
    const { offers } = start([
      createVendor("any", [quoted("98", "100")]),
      createVendor("card", [quoted("97", "100", { paymentMethod: "card" })]),
      createVendor("bank", [quoted("99", "100", { paymentMethod: "bank_transfer" })]),
    ]);
    expect(brief(await offers())).toEqual(["bank quoted best", "any quoted", "card quoted"]);
  });

  test("may be paid in crypto, and say so", async () => {
    const { offers } = start([
      createVendor("one", [quoted("10", undefined, { paidInCrypto: true })]),
    ]);
    expect(await offers("type=buy&currency=USDT&amount=10")).toMatchObject([
      { quote: { paidInCrypto: true } },
    ]);
  });

  test("are compared within one currency, if the order names none", async () => {
    const dollars = { fiatCurrency: "USD" };
    const { offers } = start([
      createVendor("euros", [quoted("1", "95")]),
      createVendor("dollars", [quoted("1", "94", dollars)]),
      createVendor("dear", [quoted("1", "96")]),
    ]);
    expect(brief(await offers("type=buy&currency=ETH&amount=1"))).toEqual([
      "euros quoted best",
      "dear quoted",
      "dollars quoted",
    ]);
  });

  test("a vendor that is slow or throws takes nothing from the others", async () => {
    let isAborted = false;
    const { offers, events } = start([
      createVendor("slow", async (_order, _user, { signal }) => {
        signal.addEventListener("abort", () => (isAborted = true));
        return new Promise<never>(() => {});
      }),
      createVendor("broken", async () => {
        throw new Error("its program has a mistake");
      }),
      createVendor("quick", [quoted("10", "100")]),
    ]);
    const answer = offers();
    await vi.advanceTimersByTimeAsync(3_500);
    expect(brief(await answer)).toEqual(["quick quoted", "slow unreachable", "broken unreachable"]);
    expect(isAborted).toBe(true);
    expect(events).toMatchObject([
      { event: "offers.failed", level: "warn", vendor: "broken", code: "unreachable" },
      { event: "offers.requested", vendor: "quick", durationMs: 0 },
      { event: "offers.failed", vendor: "slow", durationMs: 3_500 },
    ]);
  });

  test.each<[string, unknown]>([
    ["nothing", undefined],
    ["no list", { status: "unpriced" }],
    ["an empty list", []],
    ["another status", [{ status: "free" }]],
    ["a number for an amount", [quoted(10 as never, "100")]],
    ["an amount with an exponent", [quoted("1e3", "100")]],
    ["zero", [quoted("0.00", "100")]],
    ["a negative amount", [quoted("-5", "100")]],
    ["an endless amount", [quoted("9".repeat(25), "100")]],
    ["money of zero", [quoted("5", "0")]],
    ["a time that is none", [quoted("5", "100", { expiresAt: "soon" })]],
    ["an unknown reason", [{ status: "unavailable", reason: "mood" }]],
  ])("of %s are unreadable", async (_, answer) => {
    const { offers } = start([createVendor("odd", answer as Offer[])]);
    expect(brief(await offers())).toEqual(["odd unreadable"]);
  });

  test("that are malformed are left out among others, and the operator hears of it", async () => {
    const { offers, events } = start([
      createVendor("odd", [quoted("1e3", "100"), quoted("9", "100")]),
    ]);
    expect(brief(await offers())).toEqual(["odd quoted"]);
    expect(events).toMatchObject([
      { event: "offers.failed", level: "warn", vendor: "odd", code: "unreadable" },
    ]);
  });

  test.each<[string, string, Offer]>([
    ["for another sum of money", BUY, quoted("10", "99.99")],
    ["of another sum of crypto", "type=buy&currency=A&amount=1", quoted("1.01", "100")],
    [
      "for another payment method",
      `${BUY}&payment_method=card`,
      quoted("10", "100", { paymentMethod: "sepa" }),
    ],
  ])("%s than the order's are unreadable", async (_, query, offer) => {
    const { offers } = start([createVendor("odd", [offer])]);
    expect(brief(await offers(query))).toEqual(["odd unreadable"]);
  });

  test("carry nothing else that a vendor said, and its name", async () => {
    const extra = { ...quoted("10", "100"), quoteId: "secret-7", vendor: "another" };
    const deep = { ...extra, quote: { ...quoteOf("10", "100"), token: "secret-8" } };
    const { get } = start([createVendor("one", [deep])]);
    const { body } = await get(`quotes?${BUY}`);
    expect(JSON.stringify(body)).not.toMatch(/secret/);
    expect(body.offers).toMatchObject([{ vendor: "one", status: "quoted" }]);
  });

  test("are asked for once in 15 seconds, per user and order", async () => {
    const vendor = createVendor("one", async ({ fiatAmount }) => [quoted("10", fiatAmount)]);
    const { get } = start([vendor]);
    await Promise.all([get(`quotes?${BUY}`), get(`quotes?${BUY}`)]);
    await get(`quotes?${BUY}&theme=dark&redirect_url=https://a.example/`);
    expect(vendor.getOffers).toHaveBeenCalledTimes(1);
    await get(`quotes?${BUY}`, { cookie: "bob" });
    await get(`quotes?${BUY}&country=DE`);
    await get(`quotes?${BUY.replace("100", "101")}`);
    expect(vendor.getOffers).toHaveBeenCalledTimes(4);
    await vi.advanceTimersByTimeAsync(15_000);
    await get(`quotes?${BUY}`);
    expect(vendor.getOffers).toHaveBeenCalledTimes(5);
  });

  test("of a moment's trouble are asked for again at once", async () => {
    let isDown = true;
    const { offers } = start([
      createVendor("one", async () => {
        if (isDown) throw new Error("down");
        return [quoted("10", "100")];
      }),
    ]);
    expect(brief(await offers())).toEqual(["one unreachable"]);
    isDown = false;
    expect(brief(await offers())).toEqual(["one quoted"]);
  });

  test("a vendor that fails three times in a row is left alone for half a minute", async () => {
    const vendor = createVendor("one", async () => {
      throw new Error("down");
    });
    const { offers } = start([vendor]);
    for (let times = 0; times < 5; times++) await offers();
    expect(vendor.getOffers).toHaveBeenCalledTimes(3);
    expect(await offers()).toMatchObject([{ reason: "unreachable", retryAfter: 30 }]);
    await vi.advanceTimersByTimeAsync(30_000);
    await offers();
    expect(vendor.getOffers).toHaveBeenCalledTimes(4);
  });

  test("a price that is not to be had is the operator's concern, and no reason to leave the vendor out", async () => {
    const offer = { vendor: "x", status: "unpriced", reason: "not-configured" } as const;
    const vendor = createVendor("one", [offer]);
    const { offers, events } = start([vendor]);
    expect(brief(await offers())).toEqual(["one unpriced"]);
    expect(events).toMatchObject([
      { event: "offers.failed", level: "warn", code: "not-configured" },
    ]);
    await offers(`${BUY}1`);
    expect(vendor.getOffers).toHaveBeenCalledTimes(2);
  });

  test("a vendor that refuses orders is well", async () => {
    const vendor = createVendor("one", [
      { vendor: "x", status: "unavailable", reason: "amount-too-low" },
    ]);
    const { offers } = start([vendor]);
    for (let times = 0; times < 5; times++) await offers(`${BUY}${times}`);
    expect(vendor.getOffers).toHaveBeenCalledTimes(5);
  });

  test.each<[Offer, number]>([
    [{ vendor: "x", status: "unavailable", reason: "rate-limited", retryAfter: 7 }, 7],
    [{ vendor: "x", status: "unavailable", reason: "rate-limited" }, 30],
    [{ vendor: "x", status: "unavailable", reason: "rate-limited", retryAfter: 9e9 }, 600],
    [{ vendor: "x", status: "unavailable", reason: "not-configured" }, 60],
  ])("a vendor that answers %j is left alone for %i seconds", async (offer, seconds) => {
    const vendor = createVendor("one", [offer]);
    const { offers } = start([vendor]);
    await offers();
    await vi.advanceTimersByTimeAsync(seconds * 1000 - 1);
    expect(await offers(`${BUY}1`)).toMatchObject([{ vendor: "one", retryAfter: 1 }]);
    expect(vendor.getOffers).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    await offers(`${BUY}1`);
    expect(vendor.getOffers).toHaveBeenCalledTimes(2);
  });

  test("a vendor that can't serve one user is still asked for the others", async () => {
    const vendor = createVendor("one", async (_order, { id }) =>
      id === "ada"
        ? [{ vendor: "x", status: "unavailable", reason: "not-configured", isUserSpecific: true }]
        : [quoted("10", "100")],
    );
    const { get, offers, events } = start([vendor]);
    expect(brief(await offers())).toEqual(["one not-configured"]);
    expect(events).toMatchObject([{ event: "offers.failed", code: "not-configured" }]);
    const { body } = await get(`quotes?${BUY}`, { cookie: "bob" });
    expect(brief(body.offers)).toEqual(["one quoted"]);
  });

  test("of a vendor that is switched off say so, and it isn't asked", async () => {
    const vendor = createVendor("one", [quoted("10", "100")], { enabled: async () => false });
    const { offers } = start([vendor]);
    expect(brief(await offers())).toEqual(["one switched-off"]);
    expect(vendor.getOffers).not.toHaveBeenCalled();
  });

  test.each<[string, () => Promise<boolean>]>([
    ["throws", async () => Promise.reject(new Error("flags are down"))],
    ["doesn't answer", () => new Promise(() => {})],
  ])(
    "a vendor whose `enabled` %s counts as switched off, and hides no other",
    async (_, enabled) => {
      const getOrderOptions = async () => ({ assets: [], fiatCurrencies: [] });
      const vendor = createVendor("one", [quoted("11", "100")], { enabled, getOrderOptions });
      const failures: unknown[] = [];
      const { offers, get } = start([vendor, createVendor("two", [quoted("10", "100")])], {
        onError: (_error, context) => failures.push(context),
      });
      const answer = offers();
      await vi.advanceTimersByTimeAsync(3_500);
      expect(brief(await answer)).toEqual(["two quoted", "one switched-off"]);
      const options = get("options");
      await vi.advanceTimersByTimeAsync(3_500);
      expect((await options).status).toBe(200);
      expect(failures).toEqual([{ vendor: "one" }, { vendor: "one" }]);
      expect(vendor.getOffers).not.toHaveBeenCalled();
    },
  );

  test("are of the vendors that the order names, if it names any", async () => {
    const { offers } = start([
      createVendor("one", [quoted("10", "100")]),
      createVendor("two", [quoted("11", "100")]),
      createVendor("three", [quoted("12", "100")]),
    ]);
    expect(brief(await offers(`${BUY}&vendor=one&alternatives=two,nobody`))).toEqual([
      "two quoted best",
      "one quoted",
    ]);
  });

  test("are of the order that the partner allows, in the user's country", async () => {
    const vendor = createVendor("one", [quoted("10", "100")]);
    const { get } = start([vendor], {
      user: () => ({ ...ADA, country: "AT" }),
      order: (order) =>
        order.currency === "XMR" ? { refused: "Not here." } : { ...order, network: "polygon" },
    });
    await get(`quotes?${BUY}&country=DE`);
    const [order, user, context] = vendor.getOffers.mock.calls[0] ?? [];
    expect([order?.network, user?.id, context?.country]).toEqual(["polygon", "ada", "AT"]);
    const refused = await get(`quotes?${BUY.replace("USDT", "XMR")}`);
    expect([refused.status, refused.body.message]).toEqual([403, "Not here."]);
  });

  test.each([
    ["type=buy", 400],
    ["type=swap&currency=USDT&amount=1", 400],
    ["type=buy&currency=USDT", 400],
    ["type=buy&currency=USDT&amount=1&fiat_amount=1", 400],
    ["type=buy&currency=USDT&amount=1.000,5", 400],
    [`${BUY}&country=Germany`, 400],
    [`${BUY}&country=de`, 400],
    [`${BUY}&alternatives=a%20b`, 400],
  ])("for ?%s are refused", async (query, status) => {
    const vendor = createVendor("one", []);
    const { get } = start([vendor]);
    const answer = await get(`quotes?${query}`);
    expect([answer.status, answer.body.code]).toEqual([status, "validation_error"]);
    expect(vendor.getOffers).not.toHaveBeenCalled();
  });

  test("are for the signed-in user, and for this site's pages", async () => {
    const { get } = start([createVendor("one", [])], { user: () => null });
    expect((await get(`quotes?${BUY}`)).status).toBe(401);
    const { get: getAsAda } = start([createVendor("one", [])]);
    for (const path of [`quotes?${BUY}`, "options", "kyc"])
      expect((await getAsAda(path, { "sec-fetch-site": "cross-site" })).status).toBe(403);
  });

  test("may be asked for sixty times a minute", async () => {
    const { get } = start([createVendor("one", [quoted("10", "100")])]);
    const statuses = [];
    for (let times = 0; times < 61; times++) statuses.push((await get(`quotes?${BUY}`)).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(60);
    const { status, body, headers } = await get(`quotes?${BUY}`);
    expect([status, body.code, headers.get("Retry-After")]).toEqual([429, "too_many_quotes", "60"]);
    expect((await get(`quotes?${BUY}`, { cookie: "bob" })).status).toBe(200);
  });

  test("are given while the store is down", async () => {
    const store = { ...memoryStore(), increment: () => Promise.reject(new Error("down")) };
    const { offers } = start(
      [createVendor("one", [quoted("10", "100")], { getEncryptionKey: () => "k" })],
      { store },
    );
    expect(brief(await offers())).toEqual(["one quoted"]);
  });
});

describe("options", () => {
  const asset = (currency: string, network: string) => ({
    mode: "buy" as const,
    currency,
    network,
    vendors: [],
  });
  const euros = (paymentMethod: string, min?: string, max?: string) => ({
    mode: "buy" as const,
    currency: "EUR",
    paymentMethods: [{ paymentMethod, vendors: [], limits: { currency: "EUR", min, max } }],
  });
  const serving = (name: string, options: OrderOptions | (() => Promise<OrderOptions>)) =>
    permissiveVendor({
      name,
      getOrderOptions: typeof options === "function" ? options : async () => options,
    }).vendor;

  test("are what any vendor serves, with those that do", async () => {
    const { get } = start([
      serving("one", {
        assets: [asset("USDT", "tron"), asset("ETH", "ethereum")],
        fiatCurrencies: [euros("card", "10", "500")],
      }),
      serving("two", {
        assets: [{ ...asset("USDT", "tron"), name: "Tether" }],
        fiatCurrencies: [euros("card", "9.5", "1000"), euros("bank_transfer", "1")],
      }),
      permissiveVendor({ name: "three" }).vendor,
    ]);
    expect((await get("options")).body).toEqual({
      assets: [
        { mode: "buy", currency: "USDT", network: "tron", name: "Tether", vendors: ["one", "two"] },
        { mode: "buy", currency: "ETH", network: "ethereum", vendors: ["one"] },
      ],
      fiatCurrencies: [
        {
          mode: "buy",
          currency: "EUR",
          paymentMethods: [
            {
              paymentMethod: "card",
              vendors: ["one", "two"],
              limits: { currency: "EUR", min: "9.5", max: "1000" },
            },
            {
              paymentMethod: "bank_transfer",
              vendors: ["two"],
              limits: { currency: "EUR", min: "1" },
            },
          ],
        },
      ],
    });
  });

  test("of a vendor that fails or hangs are left out, and the partner hears of it", async () => {
    const failures: unknown[] = [];
    const { get } = start(
      [
        serving("broken", async () => Promise.reject(new Error("down"))),
        serving("hanging", () => new Promise(() => {})),
        serving("well", { assets: [asset("USDT", "tron")], fiatCurrencies: [] }),
      ],
      { onError: (_error, context) => failures.push(context) },
    );
    const answer = get("options");
    await vi.advanceTimersByTimeAsync(4_000);
    expect((await answer).body.assets).toMatchObject([{ currency: "USDT" }]);
    expect(failures).toEqual([{ vendor: "broken" }, { vendor: "hanging" }]);
  });

  test("that no vendor gives are 503, not an empty list", async () => {
    const { get } = start([serving("broken", async () => Promise.reject(new Error("down")))], {
      onError: () => {},
    });
    const { status, body, headers } = await get("options");
    expect([status, body.code, headers.get("Retry-After")]).toEqual([
      503,
      "options_unavailable",
      "5",
    ]);
  });
});

test("the identity check is the vendor's, if it has one", async () => {
  const kyc = vi.fn(async () => ({ status: 200, body: { status: "verified" } }));
  const { get } = start([
    permissiveVendor({ name: "one" }).vendor,
    permissiveVendor({ name: "two", getKycStatus: kyc }).vendor,
  ]);
  expect((await get("kyc?vendor=two")).body).toEqual({ status: "verified" });
  expect((await get("kyc")).body).toEqual({ status: "unknown" });
  expect((await get("kyc?vendor=three")).status).toBe(404);
});
