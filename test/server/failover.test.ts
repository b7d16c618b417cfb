import { describe, expect, onTestFinished, test, vi } from "vitest";
import { memoryStore, rampEndpoint } from "../../src/server.ts";
import type { Offer, RampEndpointOptions, VendorAnswer, VendorServer } from "../../src/server.ts";
import { plainStatus } from "./permissiveVendor.ts";

const ADA = { id: "ada", email: "ada@example.com" };
const KEY = "4f1c9a2e-8d3b-4c57-9e60-2b7a1d5c8f03";
const ORDER = { type: "buy", currency: "USDT", fiat_currency: "EUR", fiat_amount: "100" };

const unavailable: VendorAnswer = {
  status: 502,
  body: { error: "upstream_error", code: "upstream_unavailable" },
};

function offerOf(amount: string): Offer {
  return {
    vendor: "x",
    status: "quoted",
    quote: {
      amount,
      fiatAmount: "100",
      fiatCurrency: "EUR",
      isBinding: false,
      expiresAt: new Date(Date.now() + 60_000).toISOString(),
    },
  };
}

/** A vendor that answers each request for a session with the next of these, the last one again. */
function createVendor(
  name: string,
  answers: readonly VendorAnswer[] = [],
  more: Partial<VendorServer> = {},
) {
  let count = 0;
  const createSession = vi.fn<VendorServer["createSession"]>(async () => {
    const answer = answers[Math.min(count++, answers.length - 1)];
    return answer ?? { status: 200, body: { id: `${name}-${count}` } };
  });
  const vendor: VendorServer = {
    name,
    createSession,
    getTransaction: async (id) => ({ status: 200, body: { id, status: "completed" } }),
    getStatus: plainStatus,
    parseTransaction: ({ id, status }) => ({
      id: String(id),
      vendor: name,
      mode: "buy",
      status: plainStatus({ status }),
      vendorStatus: String(status),
    }),
    getEncryptionKey: () => "a secret of this vendor",
    ...more,
  };
  return { ...vendor, createSession };
}

function start(vendors: VendorServer[], options: Partial<RampEndpointOptions> = {}) {
  const endpoint = rampEndpoint({ vendors, user: () => ADA, onError: () => {}, ...options });
  const send = async (path: string, order?: object, key = KEY) => {
    const response = await endpoint(
      new Request(`https://shop.example/api/ramp/${path}`, {
        headers: { "Content-Type": "application/json", "Idempotency-Key": key },
        ...(order && { method: "POST", body: JSON.stringify(order) }),
      }),
    );
    return { status: response.status, body: await response.json() };
  };
  return {
    send,
    order: (more: object = {}, key = KEY) => send("session", { ...ORDER, ...more }, key),
  };
}

const refusal = (status: number, code: string, error = "invalid_request"): VendorAnswer => ({
  status,
  body: { error, code, message: "No." },
});

/** What a vendor answers, and why another one is tried; nothing where none may be. */
const ANSWERS: readonly [string, VendorAnswer, string | undefined][] = [
  ["does not trade the asset", refusal(403, "currency_not_allowed", "x"), "asset-unsupported"],
  ["has no wallet for it", refusal(400, "wallet_not_supported"), "asset-unsupported"],
  ["does not buy crypto", refusal(403, "offramp_disabled", "x"), "mode-unsupported"],
  ["can't serve this order", refusal(400, "validation_error"), "order-unsupported"],
  ["refuses this server's key", refusal(401, "unauthorized"), "not-configured"],
  ["is asked too often", refusal(429, "rate_limit_exceeded"), "rate-limited"],
  ["fails", refusal(500, "internal_error"), "unreachable"],
  ["fails without a word", refusal(503, "upstream_invalid_response"), "unreachable"],
  ["gives no answer", unavailable, undefined],
  ["wants to know who the user is", refusal(422, "kyc_required"), undefined],
  ["refuses the user", refusal(403, "user_blocked", "forbidden"), undefined],
  ["has a conflict", refusal(409, "conflict"), undefined],
];

describe("an order with alternatives, whose vendor", () => {
  test.each(ANSWERS)("%s", async (_, answer, reason) => {
    const one = createVendor("one", [answer]);
    const two = createVendor("two");
    const { order } = start([one, two]);
    const { status, body } = await order({ vendor: "one", alternatives: ["two"] });
    if (reason) {
      expect([status, body]).toEqual([200, { id: "two-1", skipped: [{ vendor: "one", reason }] }]);
    } else {
      expect(status).toBeGreaterThanOrEqual(400);
      expect(two.createSession).not.toHaveBeenCalled();
    }
  });

  test.each(ANSWERS)(
    "%s, and may have opened what can be paid unseen",
    async (_, answer, reason) => {
      const one = createVendor("one", [answer], { repeatsSessions: true });
      const two = createVendor("two");
      await start([one, two]).order({ vendor: "one", alternatives: ["two"] });
      const isSafe = reason !== undefined && answer.status < 500;
      expect(two.createSession).toHaveBeenCalledTimes(isSafe ? 1 : 0);
    },
  );
});

describe("an order that names one vendor", () => {
  test.each(ANSWERS)("is placed with no other, if that one %s", async (_, answer) => {
    const one = createVendor("one", [answer]);
    const two = createVendor("two");
    const { order } = start([one, two], { choose: () => "two" });
    expect((await order({ vendor: "one" })).status).toBeGreaterThanOrEqual(400);
    expect(two.createSession).not.toHaveBeenCalled();
  });

  test("that is switched off is refused, and a purchase there is followed", async () => {
    let isOn = true;
    const one = createVendor("one", [], { enabled: () => isOn });
    const two = createVendor("two");
    const { order, send } = start([one, two]);
    expect((await order({ vendor: "one" })).status).toBe(200);
    isOn = false;
    const { status, body } = await order({ vendor: "one" }, "another-key-of-ada");
    expect([status, body.code]).toEqual([503, "no_vendor"]);
    expect(two.createSession).not.toHaveBeenCalled();
    expect((await send("transactions/one-1?vendor=one")).body).toMatchObject({ id: "one-1" });
  });
});

describe("an order with alternatives, whose vendor's `enabled`", () => {
  test.each<[string, () => Promise<boolean>]>([
    ["throws", async () => Promise.reject(new Error("flags are down"))],
    ["doesn't answer", () => new Promise(() => {})],
  ])("%s is placed with the next one", async (_, answers) => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const enabled = vi.fn(answers);
    const failures: unknown[] = [];
    const one = createVendor("one", [], { enabled });
    const { order } = start([one, createVendor("two")], {
      onError: (_error, context) => failures.push(context),
    });
    const answer = order({ vendor: "one", alternatives: ["two"] });
    await vi.waitFor(() => expect(enabled).toHaveBeenCalled());
    await vi.advanceTimersByTimeAsync(2_000);
    const { status, body } = await answer;
    expect([status, body.skipped]).toEqual([200, [{ vendor: "one", reason: "switched-off" }]]);
    expect(failures).toEqual([{ vendor: "one" }]);
    expect(one.createSession).not.toHaveBeenCalled();
  });
});

describe("an order that no vendor serves", () => {
  test("says which vendors were tried before the one that refused it", async () => {
    const one = createVendor("one", [refusal(429, "rate_limited")]);
    const two = createVendor("two", [refusal(422, "kyc_required")]);
    const { status, body } = await start([one, two]).order({
      vendor: "one",
      alternatives: ["two"],
    });
    expect([status, body.code]).toEqual([422, "kyc_required"]);
    expect(body.skipped).toEqual([{ vendor: "one", reason: "rate-limited" }]);
  });

  test("says it of every vendor that refused it, or was left out for its offer", async () => {
    const one = createVendor("one", [refusal(429, "rate_limited")]);
    const none = createVendor("none", [], {
      getOffers: async () => [
        { vendor: "x", status: "unavailable", reason: "country-unsupported" },
      ],
    });
    const { status, body } = await start([one, none]).order({ alternatives: ["none", "one"] });
    expect([status, body.code]).toEqual([429, "rate_limited"]);
    const skipped = [
      { vendor: "none", reason: "country-unsupported" },
      { vendor: "one", reason: "rate-limited" },
    ];
    expect(body.skipped).toEqual(skipped);
    const nothing = await start([one, none]).order({ alternatives: ["none"] });
    expect(nothing.body).toMatchObject({ code: "no_vendor", skipped: skipped.slice(0, 1) });
  });

  test("isn't placed with one that it doesn't name", async () => {
    const one = createVendor("one");
    const { order, send } = start([one]);
    const { status, body } = await order({ alternatives: ["stranger"] });
    expect([status, body.code]).toEqual([422, "no_vendor"]);
    expect(one.createSession).not.toHaveBeenCalled();
    const query = "type=buy&currency=USDT&amount=1&alternatives=stranger";
    expect((await send(`quotes?${query}`)).body.offers).toEqual([]);
  });
});

describe("an order that names no vendor", () => {
  const best = createVendor("best", [], { getOffers: async () => [offerOf("101")] });
  const good = createVendor("good", [], { getOffers: async () => [offerOf("99")] });
  const barred = createVendor("barred", [], {
    getOffers: async () => [{ vendor: "x", status: "unavailable", reason: "country-unsupported" }],
  });

  test("goes to the first one, and to no other, where nothing else is said", async () => {
    const one = createVendor("one", [refusal(429, "rate_limit_exceeded")]);
    const two = createVendor("two");
    expect((await start([one, two]).order()).status).toBe(429);
    expect(two.createSession).not.toHaveBeenCalled();
  });

  test("goes to the best offer of its alternatives", async () => {
    const { order } = start([barred, good, best]);
    const { body } = await order({ alternatives: ["good", "barred", "best"] });
    expect(body.id).toMatch(/^best/);
    expect(body.skipped).toEqual([{ vendor: "barred", reason: "country-unsupported" }]);
  });

  test("goes to the vendor with which the user has completed a purchase", async () => {
    const { order, send } = start([good, best]);
    const { body } = await order({ vendor: "good" }, "the-first-key");
    await send(`transactions/${body.id}?vendor=good`);
    expect((await order({ alternatives: ["good", "best"] })).body.id).toMatch(/^good/);
  });

  test("goes where the partner's rule says, and nowhere else", async () => {
    const one = createVendor("one", [refusal(429, "rate_limit_exceeded")]);
    const seen: Offer[][] = [];
    const { order } = start([best, one, good, barred], {
      choose(offers) {
        seen.push([...offers]);
        return ["one", "good"];
      },
    });
    const { body } = await order();
    expect(body.skipped).toEqual([{ vendor: "one", reason: "rate-limited" }]);
    expect(body.id).toMatch(/^good/);
    expect(seen[0]?.map(({ vendor }) => vendor)).toEqual(["best", "good", "one", "barred"]);
    const only = start([best, one], { choose: () => "one" });
    expect((await only.order()).status).toBe(429);
  });

  test("is refused with a reason to change it, if none serves it", async () => {
    const { status, body } = await start([barred]).order({ alternatives: ["barred"] });
    expect([status, body.error, body.code]).toEqual([422, "order_rejected", "no_vendor"]);
    expect(barred.createSession).not.toHaveBeenCalled();
  });

  test("is tried with a vendor whose price could not be had, if there is no better one", async () => {
    const silent = createVendor("silent", [], {
      getOffers: async () => {
        throw new Error("prices are down");
      },
    });
    const { order } = start([barred, silent]);
    expect((await order({ alternatives: ["barred", "silent"] })).body.id).toMatch(/^silent/);
  });
});

describe("the quotes of an order that names no vendor", () => {
  const QUERY = "quotes?type=buy&currency=USDT&fiat_currency=EUR&fiat_amount=100";
  const vendors = () => [
    createVendor("good", [], { getOffers: async () => [offerOf("99")] }),
    createVendor("best", [], { getOffers: async () => [offerOf("101")] }),
    createVendor("barred", [], {
      getOffers: async () => [
        { vendor: "x", status: "unavailable", reason: "country-unsupported" },
      ],
    }),
  ];
  const brief = (offers: Offer[]) =>
    offers.map((offer) => `${offer.vendor}${"isBest" in offer ? " best" : ""}`);

  test("are in the order of the partner's rule, and the best price stays the best", async () => {
    const { send } = start(vendors(), { choose: () => ["barred", "good"] });
    const { body } = await send(QUERY);
    expect(brief(body.offers)).toEqual(["good", "best best", "barred"]);
    const named = await send(`${QUERY}&vendor=good&alternatives=best`);
    expect(brief(named.body.offers)).toEqual(["best best", "good"]);
  });

  test("begin with the vendor with which the user has completed a purchase", async () => {
    const { order, send } = start(vendors());
    expect(brief((await send(QUERY)).body.offers)).toEqual(["best best", "good", "barred"]);
    const { body } = await order({ vendor: "good" });
    await send(`transactions/${body.id}?vendor=good`);
    expect(brief((await send(QUERY)).body.offers)).toEqual(["good", "best best", "barred"]);
  });

  test("are given by price while the store is down", async () => {
    const listUserPurchases = () => Promise.reject(new Error("down"));
    const { send } = start(vendors(), { store: { ...memoryStore(), listUserPurchases } });
    expect(brief((await send(QUERY)).body.offers)).toEqual(["best best", "good", "barred"]);
  });
});

describe("the same request again", () => {
  test("goes to the vendor that may have opened a session, and to no other", async () => {
    const one = createVendor("one", [
      refusal(429, "rate_limit_exceeded"),
      { status: 200, body: { id: "one-2" } },
    ]);
    const two = createVendor("two", [unavailable, { status: 200, body: { id: "two-2" } }]);
    const store = memoryStore();
    const instances = [start([one, two], { store }), start([one, two], { store })];
    const wanted = { vendor: "one", alternatives: ["two"] };
    expect((await instances[0]?.order(wanted))?.status).toBe(502);
    expect((await instances[1]?.order(wanted))?.body).toEqual({
      id: "two-2",
      skipped: [{ vendor: "one", reason: "rate-limited" }],
    });
    expect(one.createSession).toHaveBeenCalledTimes(1);
  });

  test("stays with that vendor, though it refuses later", async () => {
    const one = createVendor("one", [
      refusal(429, "rate_limited"),
      { status: 200, body: { id: "no" } },
    ]);
    const two = createVendor("two", [
      unavailable,
      refusal(429, "rate_limited"),
      { status: 200, body: { id: "two-3" } },
    ]);
    const { order } = start([one, two]);
    const wanted = { vendor: "one", alternatives: ["two"] };
    expect((await order(wanted)).status).toBe(502);
    expect((await order(wanted)).status).toBe(429);
    expect((await order(wanted)).body).toMatchObject({ id: "two-3" });
    expect(one.createSession).toHaveBeenCalledTimes(1);
  });

  test("goes to the vendor that repeats its sessions, though another is better by now", async () => {
    let amount = "101";
    const getOffers = async () => [offerOf(amount)];
    const deposits = createVendor("deposits", [], { repeatsSessions: true, getOffers });
    const steady = createVendor("steady", [], { getOffers: async () => [offerOf("100")] });
    const { order } = start([deposits, steady]);
    const wanted = { alternatives: ["deposits", "steady"] };
    expect((await order(wanted)).body.id).toBe("deposits-1");
    amount = "1";
    vi.useFakeTimers({ now: Date.now() + 60_000 });
    expect((await order(wanted)).body.id).toBe("deposits-2");
    expect(steady.createSession).not.toHaveBeenCalled();
    expect((await order(wanted, "another-key-of-ada")).body.id).toBe("steady-1");
    vi.useRealTimers();
  });

  test("comes too early while another request for it chooses the vendor", async () => {
    const one = createVendor("one");
    const store = memoryStore();
    const { order } = start([one, createVendor("two")], {
      store: {
        ...store,
        claim: async (key, ...parameters) =>
          key.startsWith("vendor:")
            ? { state: "held", owner: "another request" }
            : store.claim(key, ...parameters),
      },
    });
    expect(await order({ vendor: "one", alternatives: ["two"] })).toMatchObject({
      status: 503,
      body: { code: "in_progress" },
    });
    expect(one.createSession).not.toHaveBeenCalled();
  });

  test("begins anew after every vendor refused it", async () => {
    const busy = (id: string) => [refusal(429, "rate_limited"), { status: 200, body: { id } }];
    const { order } = start([
      createVendor("one", busy("one-2")),
      createVendor("two", busy("two-2")),
    ]);
    const wanted = { vendor: "one", alternatives: ["two"] };
    expect((await order(wanted)).status).toBe(429);
    expect((await order(wanted)).body).toEqual({ id: "one-2" });
  });
});
