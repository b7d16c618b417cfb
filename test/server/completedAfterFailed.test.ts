import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { bleepaySandboxAssets, createSandbox, type Sandbox } from "../../src/sandbox.ts";
import { bleepay, proof, rampEndpoint, transak } from "../../src/server.ts";
import { eventsOf } from "./listenToEvents.ts";

const API = "http://localhost:5174";
const SHOP = "https://shop.example/api/ramp";
const MINUTE = 60_000;
/** A busy machine takes its time. */
const PATIENT = { timeout: 30_000 };

/** How each vendor's purchase fails, and completes all the same. */
const vendors = {
  proof: {
    vendor: () =>
      proof({
        baseUrl: API,
        clientToken: "sandbox-client-token",
        initTokenType: "sdk_partner_authorization",
      }),
    order: { type: "buy", currency: "USDT", network: "TRC20", amount: "100" },
    idOf: (session: Record<string, unknown>) => session["merchant_transaction_id"],
    fails: (sandbox: Sandbox, id: string) => sandbox.decline(id),
    completes: (sandbox: Sandbox, id: string) => sandbox.pay(id),
  },
  transak: {
    vendor: () =>
      transak({
        environment: { apiUrl: API, gatewayUrl: API, widgetOrigin: "http://localhost:5175" },
        apiKey: "sandbox-transak-key",
        apiSecret: "sandbox-transak-secret",
        referrerDomain: "localhost",
      }),
    order: { type: "buy", currency: "USDT", network: "ethereum", fiat_currency: "EUR" },
    idOf: (session: Record<string, unknown>) => session["partnerOrderId"],
    fails: (sandbox: Sandbox, id: string) => sandbox.decline(id),
    completes(sandbox: Sandbox, id: string) {
      sandbox.order(id);
      sandbox.pay(id);
    },
  },
  bleepay: {
    vendor: () =>
      bleepay({
        baseUrl: API,
        widgetId: "wdgt_sandbox",
        clientSecret: "wdgt_secret_sandbox",
        webhookSecret: "whsec_sandbox",
        assets: bleepaySandboxAssets,
      }),
    order: { type: "buy", currency: "USDT", network: "TRC20", amount: "100" },
    idOf: (session: Record<string, unknown>) => session["id"],
    fails: (sandbox: Sandbox) => sandbox.clock.advance(31 * MINUTE),
    completes: (sandbox: Sandbox, id: string) => sandbox.pay(id),
  },
};

/**
 * Knows of requests and of encryption that is under way, which time must not overtake. Everything else between
 * two timers takes turns of the event loop alone.
 */
function trackWork() {
  let count = 0;
  async function add<Result>(work: Promise<Result>): Promise<Result> {
    count += 1;
    try {
      return await work;
    } finally {
      count -= 1;
    }
  }
  for (const name of ["digest", "encrypt", "decrypt", "sign", "verify", "importKey"] as const) {
    const original = SubtleCrypto.prototype[name] as (...args: unknown[]) => Promise<unknown>;
    vi.spyOn(SubtleCrypto.prototype, name).mockImplementation(function (
      this: SubtleCrypto,
      ...args: unknown[]
    ) {
      return add(original.apply(this, args));
    } as never);
  }
  return {
    add,
    async done() {
      for (let quietTurns = 0; quietTurns < 50; quietTurns = count > 0 ? 0 : quietTurns + 1)
        await new Promise(setImmediate);
    },
  };
}

beforeEach(() => {
  // What is encrypted is waited for in earnest.
  vi.useFakeTimers({
    toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date"],
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

// faults M3
describe.each(Object.entries(vendors))("at %s, `completed` after `failed`", (_name, played) => {
  /** A purchase that has begun, and how to look at it. */
  async function begin() {
    const sandbox = createSandbox({
      initTokenType: "sdk_partner_authorization",
      settlementDelayMs: 4000,
      webhookUrl: `${SHOP}/webhook`,
    });
    onTestFinished(sandbox.close);
    const told: string[] = [];
    const endpoint = rampEndpoint({
      vendors: [played.vendor()],
      user: () => ({ id: "ada", email: "ada@example.com", ip: "203.0.113.42" }),
      onTransaction: ({ status }) => void told.push(status),
    });
    const underWay = trackWork();
    vi.stubGlobal("fetch", (url: string, init: RequestInit) => {
      const request = new Request(url, init);
      return underWay.add(url.startsWith(SHOP) ? endpoint(request) : sandbox.fetch(request));
    });
    const session = await endpoint(
      new Request(`${SHOP}/session`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(played.order),
      }),
    );
    const id = String(played.idOf((await session.json()) as Record<string, unknown>));
    /** Transak tells how an order stands only to those who name it. */
    const reference = () => {
      const order = sandbox.transaction(id)?.["_id"];
      return typeof order === "string" ? `?reference=${order}` : "";
    };
    return {
      sandbox,
      id,
      told,
      endpoint,
      underWay,
      url: () => `${SHOP}/transactions/${id}${reference()}`,
    };
  }

  const statusIn = (fields: Record<string, unknown>) => played.vendor().getStatus(fields);

  test("is told to `onTransaction`", async () => {
    const { sandbox, id, told } = await begin();
    played.fails(sandbox, id);
    await vi.waitFor(() => expect(told.at(-1)).toBe("failed"), PATIENT);
    played.completes(sandbox, id);
    sandbox.clock.advance(10_000);
    await vi.waitFor(() => expect(told.at(-1)).toBe("completed"), PATIENT);
    expect(told.filter((status) => status === "completed")).toHaveLength(1);
  });

  test("is told to those who watch, and to who asks", async () => {
    const { sandbox, id, endpoint, underWay, url } = await begin();
    played.fails(sandbox, id);
    const tab = new AbortController();
    const address = url().replace(/(\?|$)/, "/events$1");
    const watching = endpoint(new Request(address, { signal: tab.signal }));
    const isThere = vi.fn();
    void watching.then(isThere);
    await vi.waitFor(() => expect(isThere).toHaveBeenCalled(), PATIENT);
    const events = eventsOf(await watching, () => tab.abort());
    expect(statusIn(await events.next())).toBe("failed");
    played.completes(sandbox, id);
    sandbox.clock.advance(10_000);
    const rest = vi.fn();
    void events.rest().then(rest);
    for (let time = 0; time < 5 * MINUTE && rest.mock.calls.length === 0; time += 5000) {
      await vi.advanceTimersByTimeAsync(5000);
      await underWay.done();
    }
    expect(statusIn(rest.mock.lastCall?.[0].at(-1) ?? {})).toBe("completed");
    const asked = await endpoint(new Request(url()));
    expect(statusIn((await asked.json()) as Record<string, unknown>)).toBe("completed");
  });
});
