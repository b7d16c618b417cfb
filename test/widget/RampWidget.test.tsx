import { keepPreloads } from "../browser/keepPreloads.ts";
import { act, render, screen, waitFor } from "@testing-library/react";
import { Component, type ReactNode, StrictMode } from "react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  RampError as RampErrorClass,
  type RampError,
  type RampEvent,
  RampProvider,
  RampWidget,
  type RampWidgetProps,
  type Transaction,
} from "../../src/index.ts";
import { clearPageGlobal } from "../browser/clearPageGlobal.ts";
import {
  type Edition,
  startTestServers,
  type TestServers,
  scriptEndpoint,
} from "../browser/startTestServers.ts";
import {
  simulateTabReturn,
  type FakeVendor,
  createFakeVendor,
} from "../browser/createFakeVendor.ts";
import { expectErrors } from "../browser/expectErrors.ts";

expectErrors(
  "currency-not-supported",
  "endpoint-failed",
  "endpoint-misconfigured",
  "endpoint-not-found",
  "endpoint-unavailable",
  "forbidden",
  "frame-failed",
  "kyc-required",
  "offramp-disabled",
  "order-rejected",
  "rate-limited",
  "script-malformed",
  "script-network",
  "script-origin",
  "session-malformed",
  "session-network",
  "session-used",
  "unauthorized",
  "vendor-unavailable",
  "wallet-not-supported",
);

const EDITIONS: Edition[] = ["sdk_customer_token", "sdk_partner_authorization"];
const ORDER = {
  sdk_customer_token: { fiatCurrency: "EUR", fiatAmount: "100" },
  sdk_partner_authorization: { amount: "100" },
};
const root = () => {
  const element = document.querySelector<HTMLElement>("[data-ramp]");
  if (!element) throw new Error("no widget on the page");
  return element;
};
const reach = (phase: string) => waitFor(() => expect(root().dataset["phase"]).toBe(phase));
const button = (name: string) => screen.getByRole("button", { name });
const press = (name: string) => act(async () => button(name).click());
const returnToTab = () => act(async () => simulateTabReturn());
/** A look that is under way when the user returns is not begun again, so one return may not be enough. */
const comeBackUntil = (phase: string) =>
  waitFor(async () => {
    await returnToTab();
    expect(root().dataset["phase"]).toBe(phase);
  });
const tags = (origin: string) => document.querySelectorAll(`script[src^="${origin}"]`).length;

/** Each test has a page without the script of the one before. */
function forgetScripts() {
  Reflect.deleteProperty(globalThis, "proofWidget");
  clearPageGlobal("scripts");
  clearPageGlobal("opened");
  for (const element of document.querySelectorAll("script[src*=widget],link[rel=preload]"))
    element.remove();
}
beforeEach(forgetScripts);
afterEach(() => void vi.useRealTimers());

describe.each(EDITIONS)("with %s", (initTokenType) => {
  let servers: TestServers;
  beforeEach(async () => {
    servers = await startTestServers(initTokenType);
  });
  const widget = (more: Partial<RampWidgetProps> = {}) => (
    <StrictMode>
      <RampWidget
        endpoint={servers.endpoint}
        vendors={servers.vendors.map((vendor) => ({ ...vendor }))}
        currency="USDT"
        network="TRC20"
        {...({ ...ORDER[initTokenType], ...more } as Partial<RampWidgetProps>)}
      />
    </StrictMode>
  );

  test.each([
    ["pay", ["pending", "processing", "completed", "complete"]],
    ["decline", ["pending", "failed", "fail"]],
    ["cancel", ["pending", "cancelled", "cancel"]],
  ] as const)("one purchase, one session, one script, one run: %s", async (ending, expected) => {
    keepPreloads();
    const told: string[] = [];
    let id = "";
    const handlers = {
      onEvent: () => {},
      onStatusChange(transaction: Transaction) {
        id = transaction.id;
        told.push(transaction.status);
      },
      onComplete: () => told.push("complete"),
      onFail: () => told.push("fail"),
      onCancel: () => told.push("cancel"),
    };
    const { rerender } = render(widget(handlers));
    await reach("ready");
    await waitFor(() => expect(id).not.toBe(""));
    for (let count = 0; count < 50; count += 1) rerender(widget({ ...handlers, lang: "de" }));
    await servers[ending](id);
    await comeBackUntil(ending === "pay" ? "processing" : (expected.at(-2) ?? ""));
    await servers.advance(60_000);
    await comeBackUntil(expected.at(-2) ?? "");
    // Handlers are called after the page has changed.
    await waitFor(() => expect(told).toEqual(expected));
    expect(await servers.counts()).toMatchObject({ sessions: 1, scripts: 1, runs: 1 });
    // faults M3: on a page whose payment failed, its user may try once more.
    expect(document.querySelector("iframe") === null).toBe(ending === "pay");
  });

  test("nothing secret is in the page, its addresses or its storage", async () => {
    const { fetch } = globalThis;
    let session: Record<string, string> = {};
    vi.spyOn(globalThis, "fetch").mockImplementation(async (url, init) => {
      const response = await fetch(url, init);
      if (typeof url === "string" && url.endsWith("/session"))
        session = await response.clone().json();
      return response;
    });
    render(widget());
    await reach("ready");
    const seen = [
      document.documentElement.outerHTML,
      location.href,
      JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
      ...performance.getEntriesByType("resource").map(({ name }) => name),
    ].join();
    for (const field of ["signature", "init_token"]) {
      expect(session[field]).toMatch(/.{16}/);
      expect(seen).not.toContain(session[field]);
    }
  });
});

const session = {
  merchant_transaction_id: "m-1",
  widget_id: "w-1",
  address: "TRx1",
  signature: "v2:secret",
  init_token: "secret-token",
  init_token_type: "sdk_customer_token",
};

describe("what run gets", () => {
  // This endpoint gives its session also where it is asked for the transaction.
  expectErrors("transaction-malformed");

  // faults H9
  test.each(["pt_BR", "PT-br", "pt"])(
    "%s is told to Proof in the two letters that its own sessions have",
    async (lang) => {
      const run = vi.fn();
      Object.assign(globalThis, { proofWidget: { run } });
      const { endpoint } = await scriptEndpoint({
        merchant_transaction_id: "m-1",
        widget_id: "w-1",
        address: "TRx1",
        signature: "v2:secret",
        init_token: "secret-token",
        init_token_type: "sdk_customer_token",
      });
      render(<RampWidget endpoint={endpoint} currency="USDT" lang={lang} />);
      await waitFor(() => expect(run).toHaveBeenCalledTimes(1));
      expect(run.mock.calls[0]?.[0]).toMatchObject({ lang: "pt" });
    },
  );

  test("is every field of the session, verbatim and in camelCase, and nothing that was not promised", async () => {
    const run = vi.fn();
    Object.assign(globalThis, { proofWidget: { run } });
    const { endpoint } = await scriptEndpoint({
      ...session,
      currency: "USDT",
      currencies: ["USDT"],
      fix_currency: true,
      network: "TRC20",
      networks: ["TRC20"],
      fix_network: ["TRC20"],
      amount: "99.50",
      fix_amount: true,
      fiat_currency: "EUR",
      fiat_currencies: ["EUR"],
      fix_fiat_currency: false,
      fiat_amount: "100",
      fix_fiat_amount: true,
      type: "buy",
      lang: "en",
      theme: "dark",
      redirect_url: "https://example.com/done",
      widget_url: "https://widget.proof.community/widget.2.0.js",
      client_token: "must-not-pass",
    });
    render(<RampWidget endpoint={endpoint} currency="USDT" lang="de" />);
    await waitFor(() => expect(run).toHaveBeenCalledTimes(1));
    expect(run.mock.calls[0]?.[0]).toEqual({
      merchantTransactionId: "m-1",
      widgetId: "w-1",
      address: "TRx1",
      signature: "v2:secret",
      initToken: "secret-token",
      initTokenType: "sdk_customer_token",
      currency: "USDT",
      currencies: ["USDT"],
      fixCurrency: true,
      network: "TRC20",
      networks: ["TRC20"],
      fixNetwork: ["TRC20"],
      amount: "99.50",
      fixAmount: true,
      fiatCurrency: "EUR",
      fiatCurrencies: ["EUR"],
      fixFiatCurrency: false,
      fiatAmount: "100",
      fixFiatAmount: true,
      type: "buy",
      lang: "en",
      theme: "dark",
      redirectUrl: "https://example.com/done",
      host: expect.any(HTMLElement),
      onLoad: expect.any(Function),
      onReady: expect.any(Function),
      onStatusChange: expect.any(Function),
      onPaymentFinished: expect.any(Function),
      onSellTransferEnabled: expect.any(Function),
    });
  });

  test("a payload that is not what the vendor documents is told as unknown, and completes nothing", async () => {
    const run = vi.fn();
    Object.assign(globalThis, { proofWidget: { run } });
    const { endpoint } = await scriptEndpoint(session);
    const onEvent = vi.fn<(event: RampEvent) => void>();
    const { unmount } = render(
      <RampWidget endpoint={endpoint} currency="USDT" onEvent={onEvent} />,
    );
    await waitFor(() => expect(run).toHaveBeenCalledTimes(1));
    const callbacks = run.mock.calls[0]?.[0];
    for (const payload of [undefined, null, 5, { status: 5 }, "completed"])
      await act(async () => callbacks.onStatusChange(payload));
    await act(async () => callbacks.onSellTransferEnabled({ amount: "1" }));
    // Each was a reason to look. Whatever that brings is not this test's.
    unmount();
    const unknown = onEvent.mock.calls.filter(([{ type }]) => type === "unknown");
    expect(unknown).toHaveLength(6);
  });
});

describe("bad answers", () => {
  test.each([
    [
      "HTML",
      { body: "<!doctype html>", headers: { "content-type": "text/html" } },
      "session-malformed",
      "text/html",
    ],
    ["an empty object", {}, "session-malformed", "`merchant_transaction_id`"],
    ["no signature", { ...session, signature: undefined }, "session-malformed", "`signature`"],
    ["an empty signature", { ...session, signature: "" }, "session-malformed", "`signature`"],
  ])(
    "%s is an error that names it, loads nothing, and can be asked anew",
    async (_, answer, code, names) => {
      const { endpoint, requests } = await scriptEndpoint(answer);
      const onError = vi.fn<(error: RampError) => void>();
      render(
        <StrictMode>
          <RampWidget endpoint={endpoint} currency="USDT" onError={onError} />
        </StrictMode>,
      );
      await reach("error");
      expect(onError).toHaveBeenCalledTimes(1);
      const error = onError.mock.calls[0]?.[0];
      expect(error).toMatchObject({ code, message: expect.stringContaining(names) });
      expect(error?.message).not.toMatch(/secret/);
      expect(tags("http")).toBe(0);
      await press("Try again");
      await waitFor(() => expect(onError).toHaveBeenCalledTimes(2));
      const asked = await requests();
      expect(asked).toHaveLength(2);
      const isSameKey = asked[0]?.["idempotencyKey"] === asked[1]?.["idempotencyKey"];
      // An answer in JSON that is no session would come again. Behind the others there may be a session.
      expect(isSameKey).toBe(code !== "session-malformed" || names === "text/html");
    },
  );

  // faults N2
  test.each(["https://evil.example/w.js", "http://widget.proof.community/w.js"])(
    "a script of another origin, %s, is not loaded, and its user neither reads why nor is asked to try again",
    async (widget_url) => {
      const { endpoint } = await scriptEndpoint({ ...session, widget_url });
      const onError = vi.fn<(error: RampError) => void>();
      render(<RampWidget endpoint={endpoint} currency="USDT" onError={onError} />);
      await reach("error");
      expect(onError.mock.calls[0]?.[0]).toMatchObject({
        code: "script-origin",
        retryable: false,
        message: expect.stringContaining(new URL(widget_url).origin),
      });
      expect(tags("http")).toBe(0);
      expect(screen.getByRole("alert").textContent).toContain("This isn't available right now.");
      expect(screen.queryAllByRole("button")).toEqual([]);
    },
  );

  test.each([
    [401, { error: "unauthorised", code: "invalid_token" }, "unauthorized", false],
    [403, { error: "forbidden", code: "not_for_you" }, "forbidden", false],
    [403, { error: "forbidden", code: "forbidden_origin" }, "endpoint-misconfigured", false],
    [
      502,
      { error: "configuration_error", code: "user_ip_missing" },
      "endpoint-misconfigured",
      false,
    ],
    [503, { error: undefined }, "endpoint-unavailable", true],
    [404, { error: "not_found", code: "not_found" }, "endpoint-not-found", false],
    [
      400,
      { error: "invalid_request", code: "currency_not_allowed" },
      "currency-not-supported",
      false,
    ],
    [
      400,
      { error: "wallet_not_supported", code: "WALLET_NOT_SUPPORTED" },
      "wallet-not-supported",
      false,
    ],
    [403, { error: "offramp_disabled" }, "offramp-disabled", false],
    [409, { error: "session_already_used" }, "session-used", true],
    [422, { error: "kyc_required" }, "kyc-required", false],
    [429, { error: "rate_limit_exceeded" }, "rate-limited", true],
    [500, { error: "internal_error", code: "db_error" }, "endpoint-failed", true],
    [502, { error: "upstream_error", code: "provider_error" }, "vendor-unavailable", true],
  ])("%i %j is shown as %s", async (status, body, code, retryable) => {
    const { endpoint } = await scriptEndpoint({
      status,
      body: JSON.stringify(body),
      headers: { "X-Request-Id": "req-7", "Retry-After": "9" },
    });
    const onError = vi.fn<(error: RampError) => void>();
    render(<RampWidget endpoint={endpoint} currency="USDT" onError={onError} />);
    await reach("error");
    expect(onError.mock.calls[0]?.[0]).toMatchObject({
      code,
      retryable,
      status,
      requestId: "req-7",
      retryAfter: 9,
      vendorCode: "code" in body ? body.code : body.error,
    });
    expect(document.querySelector(".ramp-panel")?.textContent).toContain("req-7");
    expect(screen.queryAllByRole("button")).toHaveLength(retryable ? 1 : 0);
  });

  test("an order that was refused for good can be begun again once the host has changed it", async () => {
    const { endpoint, requests } = await scriptEndpoint({
      status: 400,
      body: JSON.stringify({ error: "invalid_request", message: "The least is 50 EUR." }),
    });
    const widget = (fiatAmount: string) => (
      <RampWidget endpoint={endpoint} currency="USDT" fiatAmount={fiatAmount} />
    );
    const { rerender } = render(widget("10"));
    await reach("error");
    expect(screen.queryAllByRole("button")).toEqual([]);
    rerender(widget("60"));
    await act(async () => button("Start buying")?.click());
    await waitFor(async () => expect(await requests()).toHaveLength(2));
    expect((await requests())[1]?.["body"]).toContain('"fiat_amount":"60"');
  });

  test("a refused connection is an error with a way on", async () => {
    render(<RampWidget endpoint="http://localhost:1/ramp" currency="USDT" />);
    await reach("error");
    expect(button("Try again")).toBeDefined();
    expect(document.querySelector(".ramp-panel")?.textContent).toContain("session-network");
  });
});

describe("the vendor's script", () => {
  let servers: TestServers;
  beforeEach(async () => {
    servers = await startTestServers();
  });
  const widget = (onError?: (error: RampError) => void) => (
    <RampWidget
      endpoint={servers.endpoint}
      vendors={servers.vendors}
      currency="USDT"
      fiatCurrency="EUR"
      onError={onError}
    />
  );

  test("that is not found is tried twice more, then shown, and a retry has a fresh tag", async () => {
    await servers.fail({ at: "script", status: 404, error: "not_found", times: 4 });
    const onError = vi.fn<(error: RampError) => void>();
    render(widget(onError));
    await waitFor(() => expect(root().dataset["phase"]).toBe("error"));
    expect(onError.mock.calls.map(([error]) => error.code)).toEqual(["script-network"]);
    expect(tags(servers.widgetOrigin)).toBe(0);
    await press("Try again");
    await waitFor(() => expect(root().dataset["phase"]).toBe("ready"));
    expect(tags(servers.widgetOrigin)).toBe(1);
    // The session was never opened: it is the same one.
    expect(await servers.counts()).toMatchObject({ sessions: 1, runs: 1 });
  });

  test("that leaves no global is shown at once, and a retry has a fresh tag", async () => {
    // A slow browser may drop what it has preloaded, and ask once more.
    await servers.fail({ at: "script", answer: "empty", times: 99 });
    render(widget());
    await reach("error");
    expect(document.querySelector(".ramp-panel")?.textContent).toContain("script-malformed");
    await servers.reset();
    await press("Try again");
    await reach("ready");
    expect(tags(servers.widgetOrigin)).toBe(1);
    expect(await servers.counts()).toMatchObject({ sessions: 0, runs: 1 });
  });

  test("whose run throws is shown, and a retry has a new session", async () => {
    let isBroken = true;
    const run = vi.fn(({ onReady }: { onReady: () => void }) => {
      if (isBroken) throw new Error("boom");
      onReady();
    });
    Object.assign(globalThis, { proofWidget: { run } });
    render(widget());
    await reach("error");
    expect(document.querySelector(".ramp-panel")?.textContent).toContain("frame-failed");
    isBroken = false;
    await press("Try again");
    await reach("ready");
    expect(run).toHaveBeenCalledTimes(2);
    expect((await servers.counts()).sessions).toBe(2);
  });

  test("is one for two widgets on a page, each with a session and a frame of its own", async () => {
    keepPreloads();
    render(
      <>
        {widget()}
        {widget()}
      </>,
    );
    await waitFor(() => expect(document.querySelectorAll("[data-phase=ready]")).toHaveLength(2));
    expect(await servers.counts()).toMatchObject({ sessions: 2, scripts: 1, runs: 2 });
    expect(document.querySelectorAll("[data-ramp] iframe")).toHaveLength(2);
  });

  test("callbacks after an unmount go nowhere, and nothing of the widget stays", async () => {
    const callbacks: Record<string, (payload?: unknown) => void>[] = [];
    Object.assign(globalThis, { proofWidget: { run: callbacks.push.bind(callbacks) } });
    const onEvent = vi.fn();
    const { unmount } = render(
      <RampWidget
        endpoint={servers.endpoint}
        currency="USDT"
        fiatCurrency="EUR"
        vendors={servers.vendors}
        onEvent={onEvent}
      />,
    );
    await waitFor(() => expect(callbacks).toHaveLength(1));
    unmount();
    onEvent.mockClear();
    callbacks[0]?.["onReady"]?.();
    callbacks[0]?.["onStatusChange"]?.({ status: "paid" });
    expect(onEvent).not.toHaveBeenCalled();
    expect(document.querySelector("[data-ramp]")).toBeNull();
  });
});

describe("what a user meets", () => {
  function show(fake: FakeVendor, more: Partial<RampWidgetProps> = {}) {
    return render(
      <RampWidget endpoint={fake.endpoint} vendors={[fake.vendor]} currency="USDT" {...more} />,
    );
  }

  test("while the transaction cannot be seen: the vendor's page stays, with a notice above it", async () => {
    const fake = createFakeVendor();
    fake.respondWith(new RampErrorClass("unauthorized", "", { stage: "transaction" }));
    show(fake);
    await reach("error");
    expect(screen.getByRole("alert").textContent).toContain("You're not signed in.");
    expect(document.querySelector("[data-ramp-frame] output")).not.toBeNull();
    expect(document.querySelector(".ramp-skeleton")).toBeNull();
    fake.respondWith({ status: "processing" });
    await press("Try again");
    await reach("processing");
    expect(screen.queryByRole("alert")).toBeNull();
    expect(fake.frames).toHaveLength(1);
  });

  test("at the end: the sums, the reference, and a way to buy again", async () => {
    const fake = createFakeVendor();
    show(fake);
    await reach("ready");
    fake.respondWith({
      status: "completed",
      amount: "104.84",
      currency: "USDT",
      fiatAmount: "100.00",
      fiatCurrency: "EUR",
    });
    await returnToTab();
    await reach("completed");
    expect(root().innerText).toMatch(/Your crypto has arrived/);
    expect(root().innerText).toMatch(/You received\s+104.84\sUSDT\s+You paid\s+€100.00/);
    expect(root().innerText).toMatch(/Reference\s+transaction-1/);
    fake.respondWith({});
    await press("Buy again");
    await reach("ready");
    expect(fake.asked).toHaveLength(2);
  });

  test("after leaving the vendor's page: the way back in", async () => {
    const fake = createFakeVendor();
    const onClose = vi.fn();
    show(fake, { mode: "sell", onClose });
    await reach("ready");
    await waitFor(() => expect(fake.requestCount()).toBeGreaterThan(0));
    await act(async () => fake.frames[0]?.emit({ type: "close" }));
    await reach("idle");
    expect([onClose.mock.calls.length, fake.asked.length]).toEqual([1, 1]);
    await press("Start selling");
    await reach("ready");
  });

  test("the focus stays in the widget when what had it goes away", async () => {
    const fake = createFakeVendor();
    fake.endpoint.createSession = async () => {
      throw new RampErrorClass("session-network", "");
    };
    show(fake);
    await reach("error");
    expect(document.activeElement).toBe(root());
    button("Try again").focus();
    fake.endpoint.createSession = async () => ({ id: "transaction-1" });
    await press("Try again");
    await reach("ready");
    expect(root().contains(document.activeElement)).toBe(true);
  });

  test("a reset of the host's does not undo our buttons, and ours does not reach into the vendor's page", async () => {
    const reset = document.createElement("style");
    reset.textContent = `@layer base { button { background: none; padding: 0; border: 0 } }
      button, [type="button"] { background-color: transparent; padding: 0 }
      * { margin: 0; padding: 0 } h2 { font-size: inherit; font-weight: inherit } ol { list-style: none }`;
    document.head.append(reset);
    const fake = createFakeVendor();
    fake.endpoint.createSession = async () => {
      throw new RampErrorClass("session-network", "");
    };
    const { unmount } = show(fake, { theme: "light" });
    await reach("error");
    const { backgroundColor, paddingInlineStart } = getComputedStyle(button("Try again"));
    expect([backgroundColor, paddingInlineStart]).toEqual(["rgb(29, 78, 216)", "24px"]);
    unmount();
    const drawing = createFakeVendor({
      open({ host, emit }) {
        host.innerHTML = '<button type="button">theirs</button>';
        emit({ type: "ready" });
        return () => {};
      },
    });
    show(drawing);
    await reach("ready");
    expect(getComputedStyle(button("theirs")).backgroundColor).toBe("rgba(0, 0, 0, 0)");
    reset.remove();
  });
});

describe("a programmer's mistake throws at once and says what to do", () => {
  class Boundary extends Component<{ children: ReactNode }, { message?: string }> {
    override state: { message?: string } = {};
    static getDerivedStateFromError({ message }: Error) {
      return { message };
    }
    override render() {
      return this.state.message ?? this.props.children;
    }
  }

  test.each<[object, RegExp]>([
    [{ currency: undefined }, /no `currency`. Name the crypto asset/],
    [{ endpoint: undefined }, /no `endpoint`.*<RampProvider endpoint="\/api\/ramp">/],
  ])("%j", (props, sentence) => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    const { container } = render(
      <Boundary>
        <RampWidget endpoint="/api/ramp" currency="USDT" {...props} />
      </Boundary>,
    );
    expect(container.textContent).toMatch(sentence);
    expect(container.textContent).toMatch(/^ramp-widget: /);
  });
});

test("a server that asks for patience gets it", async () => {
  const { endpoint, requests } = await scriptEndpoint({
    status: 429,
    body: '{"error":"rate_limit_exceeded"}',
    headers: { "Retry-After": "2" },
  });
  // A second passes when the test lets it.
  const seconds: (() => void)[] = [];
  const wait = globalThis.setTimeout.bind(globalThis);
  vi.spyOn(globalThis, "setTimeout").mockImplementation((run, ms = 0, ...rest) => {
    if (ms !== 1000) return wait(run, ms, ...rest);
    seconds.push(run);
    return wait(() => {}, 2 ** 31 - 1);
  });
  const pass = () => act(async () => seconds.splice(0).forEach((run) => run()));
  render(<RampWidget endpoint={endpoint} currency="USDT" />);
  await reach("error");
  const retry = screen.getByRole("button");
  const seen = () => [retry.textContent, retry.matches(":disabled")];
  expect(seen()).toEqual(["Try again (2)", true]);
  await waitFor(() => expect(seconds).not.toEqual([]));
  await pass();
  expect(seen()).toEqual(["Try again (1)", true]);
  await pass();
  expect(seen()).toEqual(["Try again", false]);
  await press("Try again");
  await waitFor(async () => expect(await requests()).toHaveLength(2));
});

test("settings and words come from the provider, and what a widget says itself comes first", async () => {
  const { endpoint, requests } = await scriptEndpoint({ status: 500, body: "{}" });
  render(
    <RampProvider
      endpoint={endpoint}
      theme="dark"
      messages={{ retry: "Once more", errors: { "endpoint-failed": "Oh no." } }}
    >
      <RampWidget currency="USDT" mode="sell" theme="light" />
    </RampProvider>,
  );
  await reach("error");
  expect(screen.getByRole("alert").textContent).toContain("Oh no.");
  expect(root().dataset).toMatchObject({ theme: "light", mode: "sell" });
  await press("Once more");
  await waitFor(async () => expect(await requests()).toHaveLength(2));
  const [request] = await requests();
  expect(request).toMatchObject({ method: "POST", path: "/session" });
  expect(JSON.parse(request?.["body"] ?? "")).toEqual({
    type: "sell",
    currency: "USDT",
    theme: "light",
  });
});
