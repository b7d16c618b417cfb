import { cleanup, render, screen, waitFor } from "@testing-library/react";
import { StrictMode } from "react";
import { describe, expect, test, vi } from "vitest";
import { fillStorage } from "../browser/fillStorage.ts";
import { expectErrors } from "../browser/expectErrors.ts";
import {
  type Order,
  preload,
  type Ramp,
  RampError,
  type RampOptions,
  RampWidget,
  type RampWidgetProps,
  useRamp,
} from "../../src/index.ts";
import { bleepay } from "../../src/vendors/bleepay/bleepay.ts";
import { proof } from "../../src/vendors/proof/proof.ts";
import { type FakeVendor, createFakeVendor } from "../browser/createFakeVendor.ts";
import { waitForPhase, actAsync } from "../browser/phase.ts";

expectErrors(
  "endpoint-failed",
  "endpoint-not-found",
  "vendor-unavailable",
  "order-uncertain",
  "session-network",
  "session-timeout",
  "session-malformed",
  "order-rejected",
);

let ramp: Ramp;
function Custom(options: RampOptions) {
  ramp = useRamp(options);
  return <section data-ramp="" data-phase={ramp.phase} ref={openFrame} />;
}
/** As `<RampFrame>` does, where there is a frame to open. */
const openFrame = (host: HTMLElement | null) => (host ? ramp.openFrame?.(host) : undefined);
type Basics = Pick<RampOptions, "endpoint" | "vendors" | "currency">;
const options = ({ endpoint, vendor }: FakeVendor): Basics => ({
  endpoint,
  vendors: [vendor],
  currency: "USDT",
});

/** The endpoint's own refusal, in its own words. */
const refusal = (status: number) =>
  new RampError("endpoint-failed", "", { status, vendorCode: "refused", retryable: true });

/** Throws instead of answering, after the session was made. */
function failing(fake: FakeVendor, ...errors: unknown[]): void {
  const { createSession } = fake.endpoint;
  fake.endpoint.createSession = async (order, context) => {
    const answer = await createSession(order, context);
    const error = errors.shift();
    if (error) throw error;
    return answer;
  };
}

// faults M1
describe("the Idempotency-Key belongs to the intent", () => {
  test.each<[string, unknown]>([
    ["500", new RampError("endpoint-failed", "", { status: 500, retryable: true })],
    [
      "a proxy's own 404",
      new RampError("endpoint-not-found", "", { status: 404, retryable: true }),
    ],
    ["409", refusal(409)],
    ["502", new RampError("vendor-unavailable", "", { status: 502 })],
    ["503", new RampError("vendor-unavailable", "", { status: 503 })],
    ["504", new RampError("vendor-unavailable", "", { status: 504 })],
    ["408", new RampError("endpoint-failed", "", { status: 408, retryable: true })],
    ["a broken connection", new RampError("session-network", "")],
    ["a timeout", new RampError("session-timeout", "")],
    ["an answer that is no JSON", new RampError("session-malformed", "", { status: 200 })],
    ["an error of a partner's function", new Error("boom")],
  ])("so after %s the next try has the same one", async (_, error) => {
    const fake = createFakeVendor();
    failing(fake, error);
    render(<Custom {...options(fake)} />);
    await actAsync(() => ramp.start());
    await waitForPhase("error");
    await actAsync(() => ramp.retry());
    await waitFor(() => expect(fake.asked).toHaveLength(2));
    expect(fake.asked[1]).toBe(fake.asked[0]);
  });

  test.each([400, 401, 403, 404, 422, 429])(
    "and after a refusal with %s there is no session, so the next try has a new one",
    async (status) => {
      const fake = createFakeVendor();
      failing(fake, refusal(status));
      render(<Custom {...options(fake)} />);
      await actAsync(() => ramp.start());
      await waitForPhase("error");
      await actAsync(() => ramp.retry());
      await waitFor(() => expect(fake.asked).toHaveLength(2));
      expect(fake.asked[1]).not.toBe(fake.asked[0]);
    },
  );

  test("another order is another intent, and coming back to the first one is not", async () => {
    const fake = createFakeVendor();
    const down = new RampError("endpoint-failed", "", { status: 503, retryable: true });
    failing(fake, down, down);
    const { rerender } = render(<Custom {...options(fake)} fiatAmount="10" />);
    await actAsync(() => ramp.start());
    await waitForPhase("error");
    rerender(<Custom {...options(fake)} fiatAmount="20" />);
    await actAsync(() => ramp.retry());
    await waitFor(() => expect(fake.asked).toHaveLength(2));
    await waitForPhase("error");
    rerender(<Custom {...options(fake)} fiatAmount="10" />);
    await actAsync(() => ramp.retry());
    await waitFor(() => expect(fake.asked).toHaveLength(3));
    const [first, second, third] = fake.asked;
    expect([second === first, third === first]).toEqual([false, true]);
  });

  test("the same order in other colours is the same intent", async () => {
    const fake = createFakeVendor();
    failing(fake, new RampError("session-network", ""));
    const { rerender } = render(<Custom {...options(fake)} theme="light" />);
    await actAsync(() => ramp.start());
    await waitForPhase("error");
    rerender(<Custom {...options(fake)} theme="dark" />);
    await actAsync(() => ramp.retry());
    await waitFor(() => expect(fake.asked).toHaveLength(2));
    expect(fake.asked[1]).toBe(fake.asked[0]);
  });

  test("a clock that is put right between two tries makes no second intent", async () => {
    const fake = createFakeVendor();
    failing(fake, new RampError("session-network", ""));
    render(<Custom {...options(fake)} />);
    await actAsync(() => ramp.start());
    await waitForPhase("error");
    const now = Date.now.bind(Date);
    vi.spyOn(Date, "now").mockImplementation(() => now() + 5 * 60 * 60_000);
    await actAsync(() => ramp.retry());
    await waitFor(() => expect(fake.asked).toHaveLength(2));
    expect(fake.asked[1]).toBe(fake.asked[0]);
  });

  test("a widget that is unmounted while the session is requested, and mounted again, asks with the same one", async () => {
    const fake = createFakeVendor();
    const answer = hanging(fake);
    const first = render(<RampWidget {...(options(fake) as RampWidgetProps)} />);
    await waitFor(() => expect(fake.asked).toHaveLength(1));
    first.unmount();
    render(<RampWidget {...(options(fake) as RampWidgetProps)} />);
    await waitFor(() => expect(fake.asked).toHaveLength(2));
    expect(fake.asked[1]).toBe(fake.asked[0]);
    await actAsync(answer);
  });

  test("so does a page that is reloaded meanwhile", async () => {
    const fake = createFakeVendor();
    const answer = hanging(fake);
    render(<RampWidget {...(options(fake) as RampWidgetProps)} />);
    await waitFor(() => expect(fake.asked).toHaveLength(1));
    cleanup();
    // What a page keeps over a reload is what the browser stores.
    Reflect.deleteProperty(globalThis, Symbol.for("ramp-widget.keys@1"));
    render(<RampWidget {...(options(fake) as RampWidgetProps)} />);
    await waitFor(() => expect(fake.asked).toHaveLength(2));
    expect(fake.asked[1]).toBe(fake.asked[0]);
    await actAsync(answer);
  });

  test("without a storage the page itself still knows", async () => {
    const forbidden = () => {
      throw new DOMException("The operation is insecure.", "SecurityError");
    };
    vi.spyOn(Storage.prototype, "setItem").mockImplementation(forbidden);
    vi.spyOn(Storage.prototype, "getItem").mockImplementation(forbidden);
    const fake = createFakeVendor();
    const answer = hanging(fake);
    const ui = <RampWidget {...options(fake)} />;
    const first = render(ui);
    await waitFor(() => expect(fake.asked).toHaveLength(1));
    first.unmount();
    render(ui);
    await waitFor(() => expect(fake.asked).toHaveLength(2));
    expect(fake.asked[1]).toBe(fake.asked[0]);
    await actAsync(answer);
  });

  test.each(["is full", "was cleared"])("with a `sessionStorage` that %s too", async (how) => {
    if (how === "is full") fillStorage(sessionStorage);
    const fake = createFakeVendor();
    failing(fake, new RampError("vendor-unavailable", "", { status: 502 }));
    render(<Custom {...options(fake)} />);
    await actAsync(() => ramp.start());
    await waitForPhase("error");
    sessionStorage.clear();
    await actAsync(() => ramp.retry());
    await waitFor(() => expect(fake.asked).toHaveLength(2));
    expect(fake.asked[1]).toBe(fake.asked[0]);
  });

  test("a session that the vendor draws and the endpoint gives again is done with once it is shown", async () => {
    const fake = createFakeVendor({ View: () => null });
    fake.endpoint.createSession = async (_order, { idempotencyKey }) => {
      fake.asked.push(idempotencyKey);
      return { id: "deposit-1" };
    };
    render(<RampWidget {...options(fake)} />);
    await waitForPhase("ready");
    cleanup();
    render(<RampWidget {...options(fake)} />);
    await waitForPhase("ready");
    expect(sessionStorage.getItem("ramp-widget keys")).toBe("");
    expect(new Set(fake.asked).size).toBe(2);
  });

  test("two widgets with the same order are two intents", async () => {
    const fake = createFakeVendor();
    const props = { ...(options(fake) as RampWidgetProps), storage: null };
    render(
      <StrictMode>
        <RampWidget {...props} />
        <RampWidget {...props} />
      </StrictMode>,
    );
    await waitFor(() => expect(fake.frames).toHaveLength(2));
    expect(new Set(fake.asked).size).toBe(2);
  });

  test("what is stored of it is a key and a number, and nothing once the session is opened", async () => {
    const fake = createFakeVendor();
    const answer = hanging(fake);
    render(<RampWidget {...(options(fake) as RampWidgetProps)} network="TRC20" />);
    await waitFor(() => expect(fake.asked).toHaveLength(1));
    expect(sessionStorage.getItem("ramp-widget keys")).toMatch(/^[a-z\d]+ [\d-]+\n$/);
    await actAsync(answer);
    await waitForPhase("ready");
    expect(sessionStorage.getItem("ramp-widget keys")).toBe("");
  });

  test("a storage with nonsense in it is no key", async () => {
    const fake = createFakeVendor();
    sessionStorage.setItem("ramp-widget keys", 'null\n{"a":1}\n1 <script> 5\n\n1 short');
    render(<RampWidget {...(options(fake) as RampWidgetProps)} />);
    await waitForPhase("ready");
    expect(fake.asked[0]).toMatch(/^\d+(-\d+){3}$/);
  });
});

// faults M1
test("a session that the endpoint gives again is as old as its `Age` says, and is not opened after its time", async () => {
  const fake = createFakeVendor();
  const keys: (string | null)[] = [];
  vi.spyOn(globalThis, "fetch").mockImplementation(async (url, init) => {
    if (url !== "/api/aged/session") return Response.json({}, { status: 404 });
    keys.push(new Headers(init?.headers).get("Idempotency-Key"));
    const headers = keys.length === 1 ? { Age: "60" } : { Age: "59" };
    return Response.json({ id: `transaction-${keys.length}` }, { headers });
  });
  render(<RampWidget {...options(fake)} endpoint="/api/aged" />);
  await waitForPhase("ready");
  expect(keys).toHaveLength(2);
  expect(keys[1]).not.toBe(keys[0]);
  expect(fake.frames).toHaveLength(1);
});

// faults M1, S3
describe("preload()", () => {
  const order = { endpoint: "/api/nowhere", currency: "USDT" };
  const requests = () => {
    const spy = vi
      .spyOn(globalThis, "fetch")
      .mockImplementation(async () =>
        Response.json({ init_token: "secret-token", merchant_transaction_id: "1" }),
      );
    return () => spy.mock.calls.filter(([url]) => url === "/api/nowhere/session");
  };

  test("requests nothing that can be paid before it is opened", async () => {
    const sessions = requests();
    preload({ ...order, vendors: [proof(), bleepay()] });
    preload({ ...order, vendors: [proof(), bleepay()], vendor: "bleepay" });
    const alternatives = ["bleepay"];
    preload({ ...order, vendors: [proof(), bleepay()], vendor: "proof", alternatives });
    expect(sessions()).toEqual([]);
    preload({ ...order, vendors: [proof(), bleepay()], vendor: "proof" });
    expect(sessions()).toHaveLength(1);
  });

  test("leaves no token where another script of the page can read it", async () => {
    requests();
    preload({ ...order, vendors: [proof()] });
    await actAsync(() => new Promise((resolve) => setTimeout(resolve)));
    const found: string[] = [];
    for (const key of Reflect.ownKeys(globalThis).filter((key) => typeof key === "symbol")) {
      const value: unknown = Reflect.get(globalThis, key);
      for (const part of [value, ...Object.values(Object(value) as object)])
        if (part instanceof Promise || "answer" in Object(part)) found.push(String(key));
    }
    expect(found).toEqual([]);
  });
});

test("who is told to choose another amount need not wait for the first one", async () => {
  const fake = createFakeVendor();
  failing(fake, new RampError("order-uncertain", "", { status: 503, retryAfter: 1860 }));
  const ui = (amount: string) => <RampWidget {...options(fake)} amount={amount} />;
  const { rerender } = render(ui("100"));
  await waitForPhase("error");
  expect(screen.getByRole("button", { name: /^Try again \(600\)$/ })).toBeDisabled();
  rerender(ui("101"));
  await actAsync(() => screen.getByRole("button", { name: "Try again" }).click());
  await waitForPhase("ready");
  expect(new Set(fake.asked).size).toBe(2);
});

// faults H1
describe("a value that a user typed", () => {
  const WRONG: Partial<Record<keyof Order, string[]>> = {
    fiatAmount: ["12,50", "1.", ".5", "1e-8", " 100", "0", "-1", "abc", "١٢"],
    amount: ["12,50", "1e3", "0.0"],
    mode: ["swap", ""],
    currency: ["", " ", "US DT"],
    network: ["TRC 20"],
    fiatCurrency: ["€"],
    vendor: ["the cheapest"],
    redirectUrl: ["javascript:alert(1)", "/done"],
  };
  const cases = Object.entries(WRONG).flatMap(([name, values]) =>
    values.map((value) => [name, value] as const),
  );

  test.each(cases)(
    "%s=%j is an error of the order, and nothing is requested",
    async (name, value) => {
      const fake = createFakeVendor();
      const fetching = vi.spyOn(globalThis, "fetch");
      const onError = vi.fn<(error: RampError) => void>();
      const props = { ...options(fake), [name]: value, onError } as RampWidgetProps;
      const { unmount } = render(
        <StrictMode>
          <RampWidget {...props} endpoint="/api/nowhere" />
        </StrictMode>,
      );
      await waitForPhase("error");
      expect(onError).toHaveBeenCalledOnce();
      expect(onError.mock.calls[0]?.[0]).toMatchObject({
        code: "order-rejected",
        retryable: false,
      });
      expect(onError.mock.calls[0]?.[0].message).toContain(`\`${name}\``);
      unmount();

      render(<Custom {...props} />);
      await actAsync(() => ramp.start());
      await waitForPhase("error");
      expect([fetching.mock.calls.length, fake.asked.length]).toEqual([0, 0]);
    },
  );

  test.each(["network", "amount", "fiatAmount", "fiatCurrency", "redirectUrl", "vendor"])(
    "an empty %s is one that is not given",
    async (name) => {
      const fake = createFakeVendor();
      const orders: Order[] = [];
      const { createSession } = fake.endpoint;
      fake.endpoint.createSession = (order, context) => {
        orders.push(order);
        return createSession(order, context);
      };
      const props = { ...options(fake), [name]: "" } as RampWidgetProps;
      render(<RampWidget {...props} />);
      await waitForPhase("ready");
      expect(orders[0]?.[name as keyof Order]).toBeUndefined();
    },
  );

  test.each([Number.NaN, 0])("%d is no amount, and not none", async (fiatAmount) => {
    const fake = createFakeVendor();
    const props = { ...options(fake), fiatAmount } as unknown as RampWidgetProps;
    render(<RampWidget {...props} />);
    await waitForPhase("error");
    expect(fake.asked).toEqual([]);
  });

  test("both amounts are an error of the order too, and a corrected one begins", async () => {
    const fake = createFakeVendor();
    // Types forbid it, where there are any.
    const both: object = { amount: "1", fiatAmount: "1" };
    const { rerender } = render(<Custom {...options(fake)} {...both} />);
    await actAsync(() => ramp.start());
    await waitFor(() => expect(ramp.error?.message).toMatch(/both given/));
    rerender(<Custom {...options(fake)} fiatAmount="1" />);
    await actAsync(() => ramp.start());
    await waitFor(() => expect(fake.asked).toHaveLength(1));
  });

  test("a wrong order opens no popup", async () => {
    const opening = vi.spyOn(globalThis, "open");
    const fake = createFakeVendor();
    render(
      <Custom
        {...options(fake)}
        vendors={[{ ...fake.vendor, supportsRedirect: true }]}
        presentation="popup"
        fiatAmount="1,5"
      />,
    );
    await actAsync(() => ramp.start());
    await waitForPhase("error");
    expect(opening).not.toHaveBeenCalled();
  });
});

// faults H2
describe("on a page that is prerendered", () => {
  test("nothing is requested before a user sees it, and the purchase begins then", async () => {
    let isPrerendering = true;
    Object.defineProperty(document, "prerendering", {
      configurable: true,
      get: () => isPrerendering,
    });
    try {
      const fake = createFakeVendor();
      const fetching = vi.spyOn(globalThis, "fetch");
      const scripts = () => document.head.querySelectorAll('[href*="widget.2.0.js"]').length;
      const before = scripts();
      preload({ endpoint: "/api/nowhere", currency: "USDT" });
      render(<RampWidget endpoint="/api/nowhere" currency="USDT" />).unmount();
      render(<RampWidget {...(options(fake) as RampWidgetProps)} />);
      render(<Custom {...options(fake)} />);
      await actAsync(() => ramp.start());
      await actAsync(() => new Promise((resolve) => setTimeout(resolve)));
      expect([fake.asked, fetching.mock.calls, scripts() - before]).toEqual([[], [], 0]);
      isPrerendering = false;
      await actAsync(() => document.dispatchEvent(new Event("prerenderingchange")));
      await waitFor(() => expect(fake.asked).toHaveLength(2));
      expect(fake.frames.length).toBeGreaterThan(0);
    } finally {
      Reflect.deleteProperty(document, "prerendering");
    }
  });
});

/** The endpoint has made a session, and its answer does not come before it is let go. */
function hanging(fake: FakeVendor): () => void {
  const { createSession } = fake.endpoint;
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  fake.endpoint.createSession = async (order, context) => {
    const answer = await createSession(order, context);
    await held;
    return answer;
  };
  return () => letGo();
}
