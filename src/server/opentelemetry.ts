import { metrics, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import type { Attributes, Context } from "@opentelemetry/api";
import { isTerminal } from "../vendors/Transaction.ts";
import type { RampLogEvent } from "./createLog.ts";

const NAME = "ramp-widget";

/**
 * Returns a function for `onLog` that records the endpoint's events as OpenTelemetry spans and
 * metrics, with the providers that your server registered. Spans continue the trace of the
 * browser's request.
 *
 * Metrics: `ramp.sessions`, `ramp.transactions`, `ramp.reports`, `ramp.webhooks`,
 * `ramp.store.failures`, `ramp.limits.reached`, `ramp.reconcile.checked`, `ramp.reconcile.moved`,
 * `ramp.purchases.stuck` (counters), `ramp.streams` (up-down counter), `ramp.reconcile.stuck` (gauge), `ramp.reconcile.lag` (gauge, in seconds),
 * `ramp.vendor.duration`, `ramp.purchase.duration` (histograms, in seconds). Attributes, as far as
 * they are known: `ramp.vendor`, `ramp.outcome` (e.g. `opened`, `refused`, `failed`), `ramp.status`,
 * `ramp.code`, and of `ramp.vendor.duration` `ramp.operation` and `http.response.status_code`.
 */
export function openTelemetry(): (event: RampLogEvent) => void {
  const tracer = trace.getTracer(NAME);
  const meter = metrics.getMeter(NAME);
  const sessions = meter.createCounter("ramp.sessions", {
    description: "Requests for a session, by vendor and outcome.",
  });
  const transactions = meter.createCounter("ramp.transactions", {
    description: "Purchases that reached a status, by vendor and status.",
  });
  const reports = meter.createCounter("ramp.reports", {
    description: "Statuses reported to `onTransaction`, by vendor and outcome.",
  });
  const webhooks = meter.createCounter("ramp.webhooks", {
    description: "Webhooks, by vendor and outcome.",
  });
  const storeFailures = meter.createCounter("ramp.store.failures", {
    description: "Operations of the store that failed.",
  });
  const checked = meter.createCounter("ramp.reconcile.checked", {
    description: "Purchases that `reconcile()` asked a vendor for.",
  });
  const moved = meter.createCounter("ramp.reconcile.moved", {
    description: "Purchases whose status `reconcile()` moved.",
  });
  const stuckPurchases = meter.createCounter("ramp.purchases.stuck", {
    description:
      "Purchases that need a person, by vendor and reason, each time `reconcile()` finds them.",
  });
  const limits = meter.createCounter("ramp.limits.reached", {
    description: "Requests that one of `limits` refused, by limit.",
  });
  const streams = meter.createUpDownCounter("ramp.streams", {
    description: "Event streams that are open, by vendor.",
  });
  const stuck = meter.createGauge("ramp.reconcile.stuck", {
    description: "Purchases that need a person, as of the last `reconcile()`.",
  });
  const lag = meter.createGauge("ramp.reconcile.lag", {
    description:
      "How long the purchase that was due the longest had been due at the last `reconcile()`.",
    unit: "s",
  });
  const vendorDuration = meter.createHistogram("ramp.vendor.duration", {
    description: "How long vendors take to answer, by vendor and operation.",
    unit: "s",
  });
  const purchaseDuration = meter.createHistogram("ramp.purchase.duration", {
    description: "Time from the session until a purchase ended, by vendor and status.",
    unit: "s",
  });

  function recordSpan(name: string, event: RampLogEvent, attributes: Attributes): void {
    const { durationMs = 0, time, traceparent, httpStatus = 0, code } = event;
    const end = Date.parse(time);
    const options = { kind: SpanKind.CLIENT, startTime: end - durationMs, attributes };
    const span = tracer.startSpan(name, options, toContext(traceparent));
    if (httpStatus >= 500)
      span.setStatus({ code: SpanStatusCode.ERROR, ...(code !== undefined && { message: code }) });
    span.end(end);
  }

  /** A request that a vendor answered. */
  function recordVendor(operation: string, event: RampLogEvent): void {
    if (event.durationMs === undefined) return;
    const attributes = clean({
      "ramp.vendor": event.vendor,
      "ramp.operation": operation,
      "http.response.status_code": event.httpStatus,
    });
    vendorDuration.record(event.durationMs / 1000, attributes);
    const ids = { "ramp.transaction.id": event.transactionId, "ramp.request.id": event.requestId };
    recordSpan(`ramp ${operation}`, event, { ...attributes, ...clean(ids) });
  }

  return (event) => {
    const { vendor, status, code } = event;
    const [subject, outcome] = event.event.split(".");
    const attributes = clean({ "ramp.vendor": vendor, "ramp.status": status, "ramp.code": code });
    const withOutcome = { ...attributes, "ramp.outcome": outcome };
    switch (event.event) {
      case "session.opened":
      case "session.repeated":
      case "session.refused":
      case "session.failed":
        sessions.add(1, withOutcome);
        recordVendor("session", event);
        break;
      case "limit.reached":
        limits.add(1, attributes);
        break;
      case "offers.requested":
      case "offers.failed":
        recordVendor("offers", event);
        break;
      case "transaction.requested":
        recordVendor("transaction", event);
        break;
      case "transaction.moved":
        transactions.add(1, attributes);
        if (event.ageMs !== undefined && isTerminal(status ?? ""))
          purchaseDuration.record(event.ageMs / 1000, attributes);
        break;
      case "transaction.reported":
      case "transaction.failed":
        reports.add(1, withOutcome);
        break;
      case "webhook.accepted":
      case "webhook.refused":
        webhooks.add(1, withOutcome);
        break;
      case "stream.opened":
      case "stream.closed":
        streams.add(event.event === "stream.opened" ? 1 : -1, attributes);
        break;
      case "store.failed":
        storeFailures.add(1);
        break;
      case "purchase.stuck":
        stuckPurchases.add(1, attributes);
        break;
      case "reconcile.finished":
        checked.add(event.checked ?? 0);
        moved.add(event.moved ?? 0);
        stuck.record(event.stuck ?? 0);
        lag.record((event.lagMs ?? 0) / 1000);
        recordSpan(`ramp ${subject}`, event, clean({ "ramp.stuck": event.stuck }));
        break;
    }
  };
}

/** The context of the browser's request, whichever propagator the server uses. */
function toContext(traceparent = ""): Context {
  const [, traceId, spanId, flags] = traceparent.split("-");
  if (traceId === undefined || spanId === undefined) return ROOT_CONTEXT;
  const traceFlags = Number.parseInt(flags ?? "0", 16);
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags, isRemote: true });
}

/** Attributes without those that are not known. */
function clean(attributes: Record<string, string | number | undefined>): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined));
}
