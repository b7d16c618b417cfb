import { context, metrics, trace } from "@opentelemetry/api";
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from "@opentelemetry/sdk-metrics";
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-base";
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { rampEndpoint } from "../../src/server.ts";
import type { RampEndpointOptions, RampLogEvent, VendorServer } from "../../src/server.ts";
import { openTelemetry } from "../../src/server/opentelemetry.ts";
import { proofServer } from "../../src/vendors/proof/server.ts";
import { permissiveVendor } from "./permissiveVendor.ts";
import { scriptVendor } from "./scriptVendor.ts";

const TRACEPARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
const ORDER = { type: "buy", currency: "USDT", network: "TRC20", amount: "100" };

function start(vendor: VendorServer, options: Partial<RampEndpointOptions> = {}) {
  const events: RampLogEvent[] = [];
  const endpoint = rampEndpoint({
    vendors: [vendor],
    user: () => ({ id: "user-ada-17", email: "ada@example.com", ip: "203.0.113.42" }),
    onLog: (event) => events.push(event),
    ...options,
  });
  const send = (path: string, body?: object, headers: object = {}) =>
    endpoint(
      new Request(`https://shop.example/api/ramp/${path}`, {
        headers: { "Content-Type": "application/json", ...headers },
        ...(body && { method: "POST", body: JSON.stringify(body) }),
      }),
    );
  return { endpoint, send, events };
}

describe("the log", () => {
  test("tells a purchase's story, with the browser's trace and no personal data", async () => {
    const { vendor } = permissiveVendor({
      createSession: async () => ({ status: 200, body: { id: "tx-1" }, requestId: "req-9" }),
      getTransaction: async (id) => ({ status: 200, body: { id, status: "completed" } }),
    });
    const { send, events } = start(vendor, { onTransaction: () => {} });
    await send("session", ORDER, { traceparent: TRACEPARENT });
    await send("transactions/tx-1", undefined, { traceparent: TRACEPARENT });
    await expect.poll(() => events.length).toBe(4);
    expect(events.map(({ event }) => event)).toEqual([
      "session.opened",
      "transaction.requested",
      "transaction.moved",
      "transaction.reported",
    ]);
    expect(events[0]).toEqual({
      event: "session.opened",
      level: "info",
      time: expect.stringMatching(/^\d{4}-.*Z$/),
      traceparent: TRACEPARENT,
      vendor: "obliging",
      transactionId: "tx-1",
      httpStatus: 200,
      requestId: "req-9",
      durationMs: expect.any(Number),
    });
    expect(events[2]).toMatchObject({ status: "completed", previousStatus: "pending" });
    expect(JSON.stringify(events)).not.toMatch(/ada|203\.0\.113/);
  });

  test("has every request for a transaction: of a page, a stream, a webhook and `reconcile()`", async () => {
    const { vendor } = permissiveVendor({
      createSession: async () => ({ status: 200, body: { id: "tx-1" } }),
      getTransaction: async (id) => ({ status: 200, body: { id, status: "processing" } }),
      parseWebhook: async () => ({ id: "tx-1", status: "processing" }),
      confirmTransaction: async () => {
        throw new Error("the vendor is down");
      },
    });
    const { endpoint, send, events } = start(vendor, {
      onTransaction: () => {},
      onError: () => {},
    });
    const requests = () =>
      events
        .splice(0)
        .filter(({ event }) => event === "transaction.requested")
        .map(({ transactionId, httpStatus }) => [transactionId, httpStatus]);
    await send("session", ORDER);
    await send("transactions/tx-1");
    expect(requests()).toEqual([["tx-1", 200]]);
    const page = await send("transactions/tx-1/events");
    expect(requests()).toEqual([["tx-1", 200]]);
    await page.body?.cancel();
    await send("webhook", {});
    await expect.poll(requests).toEqual([["tx-1", undefined]]);
    vi.setSystemTime(Date.now() + 60 * 60_000);
    onTestFinished(() => void vi.useRealTimers());
    expect(await endpoint.reconcile()).toMatchObject({ checked: 1 });
    expect(requests()).toEqual([["tx-1", 200]]);
  });

  test.each([
    [400, "session.refused", "info"],
    [502, "session.failed", "warn"],
  ])("of a vendor that answers %i says %s", async (status, event, level) => {
    const { vendor } = permissiveVendor({
      createSession: async () => ({ status, body: { code: "currency_not_allowed" } }),
    });
    const { send, events } = start(vendor);
    await send("session", ORDER);
    expect(events).toMatchObject([
      { event, level, httpStatus: status, code: "currency_not_allowed" },
    ]);
  });

  test.each<[string, Partial<RampEndpointOptions>, object, Partial<RampLogEvent>]>([
    [
      "the host's `order` refuses",
      { order: () => ({ refused: "Not today." }) },
      {},
      { event: "session.refused", httpStatus: 403, code: "order_rejected" },
    ],
    [
      "names a vendor that the endpoint doesn't have",
      {},
      { vendor: "unheard-of" },
      { event: "session.refused", httpStatus: 400, code: "unknown_vendor" },
    ],
    [
      "no vendor can serve now",
      { vendors: [{ ...permissiveVendor().vendor, enabled: () => false }] },
      {},
      { event: "session.failed", httpStatus: 503, code: "no_vendor" },
    ],
  ])("tells of an order that %s, once", async (_what, options, order, event) => {
    const { send, events } = start(permissiveVendor().vendor, options);
    await send("session", { ...ORDER, ...order }, { "Idempotency-Key": "key-00000001" });
    expect(events).toMatchObject([event]);
  });

  test("names the limit that a user reached", async () => {
    const { vendor } = permissiveVendor({
      createSession: async () => ({ status: 200, body: { id: "tx-1" } }),
      getTransaction: async (id) => ({ status: 200, body: { id, status: "pending" } }),
    });
    const reachedWith = async (limits: RampEndpointOptions["limits"], ...requests: Request[]) => {
      const { endpoint, events } = start(vendor, { limits });
      for (const request of requests) {
        const response = await endpoint(request);
        if (response.status === 200) onTestFinished(() => response.body?.cancel());
      }
      return events.filter(({ event }) => event === "limit.reached").map(({ code }) => code);
    };
    const ask = (path: string, order?: object) =>
      new Request(`https://shop.example/api/ramp/${path}`, {
        headers: { "Content-Type": "application/json" },
        ...(order && { method: "POST", body: JSON.stringify(order) }),
      });
    const session = () => ask("session", ORDER);
    const quotes = () => ask(`quotes?${new URLSearchParams({ ...ORDER, fiat_currency: "EUR" })}`);
    const stream = () => ask("transactions/tx-1/events");

    expect(await reachedWith({ sessionsPerUser: 1 }, session(), session())).toEqual([
      "sessionsPerUser",
    ]);
    expect(await reachedWith({ sessionsPerIp: 1 }, session(), session())).toEqual([
      "sessionsPerIp",
    ]);
    expect(await reachedWith({ openSessionsPerUser: 1 }, session(), session())).toEqual([
      "openSessionsPerUser",
    ]);
    expect(await reachedWith({ quotesPerUser: 1 }, quotes(), quotes())).toEqual(["quotesPerUser"]);
    expect(await reachedWith({ streamsPerUser: 1 }, stream(), stream())).toEqual([
      "streamsPerUser",
    ]);
    expect(await reachedWith({}, session(), session(), quotes(), stream())).toEqual([]);
  });

  test("says which transaction could not be reported", async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { vendor } = permissiveVendor({
      createSession: async () => ({ status: 200, body: { id: "tx-1" } }),
      getTransaction: async (id) => ({ status: 200, body: { id, status: "completed" } }),
    });
    const { send, events } = start(vendor, {
      onError: () => {},
      onTransaction: () => {
        throw new Error("The shop's database is down.");
      },
    });
    await send("session", ORDER);
    await send("transactions/tx-1");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(events.at(-1)).toMatchObject({ event: "transaction.failed", transactionId: "tx-1" });
  });

  test("calls a repeated failure a failure, and a repeated session one that is repeated", async () => {
    let release = () => {};
    const { vendor } = permissiveVendor({
      async createSession({ amount }) {
        await new Promise<void>((resolve) => (release = resolve));
        return amount === "1"
          ? { status: 200, body: { id: "tx-1" } }
          : { status: 502, body: { code: "upstream" } };
      },
    });
    for (const [amount, first, second] of [
      ["1", "session.opened", "session.repeated"],
      ["2", "session.failed", "session.failed"],
    ] as const) {
      const { send, events } = start(vendor);
      const order = { ...ORDER, amount };
      const headers = { "Idempotency-Key": "key-00000001" };
      const both = [send("session", order, headers), send("session", order, headers)];
      await vi.waitFor(async () => {
        release();
        expect(events).toHaveLength(2);
      });
      await Promise.all(both);
      expect(events.map(({ event }) => event)).toEqual([first, second]);
    }
  });

  test("names each purchase that needs a person, and why", async () => {
    const { vendor } = permissiveVendor({
      createSession: async () => ({ status: 200, body: { id: "tx-1" } }),
      getTransaction: async () => ({ status: 502, body: { code: "upstream" } }),
    });
    const { endpoint, send, events } = start(vendor);
    await send("session", ORDER);
    vi.setSystemTime(Date.now() + 60 * 60_000);
    onTestFinished(() => void vi.useRealTimers());
    await endpoint.reconcile();
    expect(events.filter(({ event }) => event === "purchase.stuck")).toMatchObject([
      {
        level: "warn",
        vendor: "obliging",
        transactionId: "tx-1",
        status: "pending",
        code: "vendor-failed",
      },
    ]);
  });

  test("that throws fails no purchase", async () => {
    const { vendor } = permissiveVendor();
    const { send } = start(vendor, {
      onLog() {
        throw new Error("disk full");
      },
    });
    expect((await send("session", ORDER)).status).toBe(200);
  });

  test("has the request id of an error that no vendor named, as its trace", async () => {
    const { vendor } = permissiveVendor({
      createSession: async () => ({ status: 502, body: { code: "upstream" } }),
    });
    const { send, events } = start(vendor);
    const given = await send("session", ORDER, { traceparent: TRACEPARENT });
    expect(given.headers.get("X-Request-Id")).toBe("4bf92f3577b34da6a3ce929d0e0e4736");
    const own = (await send("session", ORDER)).headers.get("X-Request-Id");
    expect(own).toMatch(/^[\da-f]{32}$/);
    expect(events[1]?.traceparent).toContain(`-${own}-`);
    expect((await send("nowhere")).headers.get("X-Request-Id")).toMatch(/^[\da-f]{32}$/);
    expect((await send("health")).headers.get("X-Request-Id")).toBeNull();
  });

  test("passes the trace on to the vendor, and begins one where the browser has none", async () => {
    const { baseUrl, asked } = await scriptVendor([{ status: 404, body: "{}" }]);
    const { send, events } = start(
      proofServer({ baseUrl, clientToken: "token-1" }, async () => {}),
    );
    await send("transactions/tx-1", undefined, { traceparent: TRACEPARENT });
    await send("transactions/tx-1", undefined, { traceparent: "00-0-0-01" });
    const sent = asked.map(({ headers }) => headers["traceparent"]);
    expect(sent[0]).toBe(TRACEPARENT);
    expect(sent[1]).toMatch(/^00-[\da-f]{32}-[\da-f]{16}-01$/);
    expect(events.map(({ traceparent }) => traceparent)).toEqual(sent);
  });
});

describe("OpenTelemetry", () => {
  afterEach(() => {
    trace.disable();
    metrics.disable();
    context.disable();
  });

  function collectMetrics() {
    const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
    const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 1e6 });
    metrics.setGlobalMeterProvider(new MeterProvider({ readers: [reader] }));
    return async () => {
      await reader.forceFlush();
      return exporter
        .getMetrics()
        .flatMap(({ scopeMetrics }) => scopeMetrics)
        .flatMap(({ metrics }) => metrics)
        .flatMap(({ descriptor, dataPoints }) =>
          dataPoints.map(({ attributes, value }) => ({ name: descriptor.name, attributes, value })),
        );
    };
  }

  test("counts purchases that need a person, by reason", async () => {
    const readPoints = collectMetrics();
    const { vendor } = permissiveVendor({
      createSession: async () => ({ status: 200, body: { id: "tx-1" } }),
      getTransaction: async () => ({ status: 502, body: { code: "upstream" } }),
    });
    const { send, endpoint } = start(vendor, { onLog: openTelemetry() });
    await send("session", ORDER);
    vi.setSystemTime(Date.now() + 60 * 60_000);
    onTestFinished(() => void vi.useRealTimers());
    await endpoint.reconcile();
    expect(await readPoints()).toContainEqual({
      name: "ramp.purchases.stuck",
      attributes: {
        "ramp.vendor": "obliging",
        "ramp.status": "pending",
        "ramp.code": "vendor-failed",
      },
      value: 1,
    });
  });

  test("measures for how long `reconcile()` lags behind", async () => {
    const readPoints = collectMetrics();
    openTelemetry()({
      event: "reconcile.finished",
      level: "info",
      time: new Date().toISOString(),
      hasMore: true,
      lagMs: 90_000,
    });
    expect(await readPoints()).toContainEqual({
      name: "ramp.reconcile.lag",
      attributes: {},
      value: 90,
    });
  });

  test("has spans in the browser's trace, and metrics by vendor and outcome", async () => {
    const spans = new InMemorySpanExporter();
    trace.setGlobalTracerProvider(
      new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] }),
    );
    const readPoints = collectMetrics();
    const { vendor } = permissiveVendor({
      createSession: async () => ({ status: 200, body: { id: "tx-1" } }),
      getTransaction: async (id) => ({ status: 200, body: { id, status: "completed" } }),
    });
    const { send, endpoint } = start(vendor, { onLog: openTelemetry(), onTransaction: () => {} });
    await send("session", ORDER, { traceparent: TRACEPARENT });
    await send("transactions/tx-1", undefined, { traceparent: TRACEPARENT });
    await endpoint.reconcile();

    expect(
      spans.getFinishedSpans().map((span) => [span.name, span.parentSpanContext?.traceId]),
    ).toEqual([
      ["ramp session", "4bf92f3577b34da6a3ce929d0e0e4736"],
      ["ramp transaction", "4bf92f3577b34da6a3ce929d0e0e4736"],
      ["ramp reconcile", undefined],
    ]);
    const points = await readPoints();
    expect(points).toEqual(
      expect.arrayContaining([
        {
          name: "ramp.sessions",
          attributes: { "ramp.vendor": "obliging", "ramp.outcome": "opened" },
          value: 1,
        },
        {
          name: "ramp.transactions",
          attributes: { "ramp.vendor": "obliging", "ramp.status": "completed" },
          value: 1,
        },
        { name: "ramp.reconcile.stuck", attributes: {}, value: 0 },
      ]),
    );
    expect(points.map(({ name }) => name)).toContain("ramp.purchase.duration");
    expect(points.map(({ name }) => name)).toContain("ramp.vendor.duration");
  });
});
