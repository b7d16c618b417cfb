import { pauseFor } from "../vendors/requestVendor.ts";
import {
  jsonResponse,
  isSuccess,
  notFound,
  errorResponse,
  storeUnavailable,
  unauthorized,
} from "./responses.ts";
import { resolveTransactionRequest } from "./resolveTransactionRequest.ts";
import { checkOptions } from "./checkOptions.ts";
import { createSubscriptionHub } from "./events/createSubscriptionHub.ts";
import { streamEvents } from "./events/streamEvents.ts";
import { rejectCrossSite } from "./rejectCrossSite.ts";
import { forgetUser } from "./ledger/forgetUser.ts";
import { createFailureReporter } from "./createFailureReporter.ts";
import { createLog } from "./createLog.ts";
import { getTraceId, getTraceparent } from "./getTraceparent.ts";
import type { RampEndpointOptions } from "./RampEndpointOptions.ts";
import { createSessionHandler } from "./createSessionHandler.ts";
import { createLimiter } from "./createLimiter.ts";
import { createSessionCache } from "./createSessionCache.ts";
import { createSessionOpener } from "./createSessionOpener.ts";
import { createOfferCollector } from "./offers/createOfferCollector.ts";
import { createOfferRoutes } from "./offers/createOfferRoutes.ts";
import { createVendorChooser } from "./offers/createVendorChooser.ts";
import { createTransactionPipeline } from "./createTransactionPipeline.ts";
import { createTransactionRequest } from "./createTransactionRequest.ts";
import { createVendorLookup } from "./createVendorLookup.ts";
import { createLedger } from "./ledger/createLedger.ts";
import { reconcile } from "./ledger/reconcile.ts";
import type { ReconcileOptions, ReconcileReport } from "./ledger/reconcile.ts";
import { isAboutAnother } from "./isAboutAnother.ts";
import { listTransactions } from "./listTransactions.ts";
import { authenticate } from "./authenticate.ts";
import type { TransactionRequest } from "./resolveTransactionRequest.ts";
import { guardStore, StoreUnavailableError } from "./store/guardStore.ts";
import { memoryStore } from "./store/memoryStore.ts";
import type { RampStore } from "./store/RampStore.ts";
import type { VendorServer } from "../vendors/VendorServer.ts";
import { createWebhookHandler } from "./webhooks/createWebhookHandler.ts";

/** How long a look at the store's health counts, in milliseconds: strangers may ask as often as they like. */
const HEALTH_MS = 1_000;

/** An endpoint: the function that answers requests, and what a server's own code calls. */
export interface RampEndpoint {
  (request: Request): Promise<Response>;
  /**
   * Asks the vendors about purchases that are not settled, reports new statuses to `onTransaction`,
   * and returns what needs a person. Call it every few minutes, from cron or a timer: webhooks get
   * lost, and pages are closed. Of several instances, one at a time does the work.
   *
   * @throws {Error} if the store fails
   */
  reconcile: (options?: ReconcileOptions) => Promise<ReconcileReport>;
  /**
   * Deletes a user's purchases from the ledger, and returns how many there were. Open sessions
   * expire within an hour. A purchase of which its vendor speaks later is recorded again, and its
   * status reported again.
   *
   * @param userId the `id` that `user` returned
   * @throws {Error} if a purchase is under way, because no one would learn of its end: call it again
   *   later; and if the store fails
   */
  forgetUser: (userId: string) => Promise<number>;
}

/**
 * The partner's server side of the protocol, for any server with `Request` and `Response`, under
 * any path. It handles `POST …/session`, `GET …/transactions`, `GET …/transactions/{id}`,
 * `GET …/transactions/{id}/events`, `POST …/transactions/{id}/cancel`, `GET …/health` and, with
 * `onTransaction`, the vendors' `POST …/webhook`. Every error is JSON with `error`, `code` and `message`, its
 * `X-Request-Id` is the vendor's, or else the trace id of `traceparent` in the log, and no response
 * may be cached.
 *
 * A transaction's URL may have the query parameters `vendor` (default: the first one) and
 * `reference`, the vendor's own id. Requests for a session with the same `Idempotency-Key` (8 to 64
 * letters, digits, `_` and `-`) and the same order get the same session for as long as it can be
 * paid; a repeated response has its age in seconds in the header `Age`. Instances that share a
 * `store` answer as one.
 *
 * @throws {TypeError} immediately, if there is no vendor, two share a name, or an option is invalid
 */
export function rampEndpoint(options: RampEndpointOptions): RampEndpoint {
  checkOptions(options);
  const { onTransaction, waitUntil, onError, retentionDays } = options;
  const store = options.store ? guardStore(options.store) : memoryStore();
  const { vendors } = options;
  const vendorOf = createVendorLookup(vendors);
  if (options.store) shareStore(vendors, store);
  const log = createLog(options.onLog);
  const { reportError, logFailure, reportFailure } = createFailureReporter(onError, log);

  const ledger = createLedger(store, onTransaction !== undefined, log);
  const pipeline = createTransactionPipeline({
    store,
    ledger,
    onTransaction,
    waitUntil,
    log,
    report(failure, transaction, isRejected) {
      // With `waitUntil`, the platform reports a rejection.
      if (onError || !waitUntil || !isRejected) reportFailure(failure, transaction);
      else logFailure(failure, transaction);
    },
    pause: pauseFor,
  });
  const observe = ({ vendor, id, user }: TransactionRequest, body: Record<string, unknown>) =>
    pipeline.observe(vendor, { id, userId: user.id }, body);
  const limiter = createLimiter(store, options.limits, log);
  const requestTransaction = createTransactionRequest(log);
  const hub = createSubscriptionHub({
    requestTransaction,
    observe: (request, fields) => void observe(request, fields),
    store: options.store && store,
  });

  async function getTransaction(request: Request, id: string): Promise<Response> {
    const refused = rejectCrossSite(request, { changes: false });
    if (refused) return refused;
    const resolved = await resolveTransactionRequest(request, id, vendorOf, options);
    if ("refusal" in resolved) return resolved.refusal;
    const { vendor, user, reference } = resolved;
    const found = await requestTransaction(vendor, id, user, reference);
    if (isSuccess(found)) await observe(resolved, found.body);
    return found.status === 404 ? notFound() : jsonResponse(found);
  }

  async function getEvents(request: Request, id: string): Promise<Response> {
    const refused = rejectCrossSite(request, { changes: false });
    if (refused) return refused;
    const resolved = await resolveTransactionRequest(request, id, vendorOf, options);
    if ("refusal" in resolved) return resolved.refusal;
    const events = await streamEvents(hub, limiter, resolved, request.signal, log);
    if ("stream" in events) return events.stream;
    return events.refusal.status === 404 ? notFound() : jsonResponse(events.refusal);
  }

  async function postCancel(request: Request, id: string): Promise<Response> {
    const refused = rejectCrossSite(request, { changes: true });
    if (refused) return refused;
    const resolved = await resolveTransactionRequest(request, id, vendorOf, options);
    if ("refusal" in resolved) return resolved.refusal;
    const cancelled = await resolved.vendor.cancelTransaction?.(id, resolved.user);
    if (!cancelled || cancelled.status === 404) return notFound();
    if (isSuccess(cancelled) && !isAboutAnother(resolved.vendor, id, cancelled.body)) {
      await observe(resolved, cancelled.body);
      hub.publish(resolved, cancelled.body);
    }
    return jsonResponse(cancelled);
  }

  async function getTransactions(request: Request): Promise<Response> {
    const refused = rejectCrossSite(request, { changes: false });
    if (refused) return refused;
    const user = await authenticate(request, options);
    if (!user) return unauthorized();
    return listTransactions({ store, vendorOf }, user.id, new URL(request.url));
  }

  let health: { askedAt: number; check: Promise<unknown> } | undefined;

  async function getHealth(): Promise<Response> {
    if (!health || Date.now() - health.askedAt >= HEALTH_MS) {
      // The keys and the ledger may be in different databases.
      const check = Promise.all([store.read("health"), store.getPurchase("health", "health")]);
      health = { askedAt: Date.now(), check };
    }
    try {
      await health.check;
    } catch (error) {
      // The next request sees whether the store is back.
      health = undefined;
      throw error;
    }
    return jsonResponse({ status: 200, body: { status: "ok" } });
  }

  const chooser = createVendorChooser({
    vendors,
    choose: options.choose,
    vendorOf,
    collectOffers: createOfferCollector(log, reportError),
    store,
  });
  const createSession = createSessionHandler({
    vendorOf,
    options,
    store,
    runOnce: createSessionCache(store, vendorOf),
    limiter,
    chooser,
    opener: createSessionOpener({ ledger, reportError, log }),
    log,
  });
  const offers = createOfferRoutes({ options, vendorOf, chooser, limiter, reportError });

  const routes: Route[] = [
    ["POST", /\/session\/?$/, createSession],
    ["GET", /\/quotes\/?$/, offers.getQuotes],
    ["GET", /\/options\/?$/, offers.getOrderOptions],
    ["GET", /\/kyc\/?$/, offers.getKycStatus],
    // An id of dots alone would be a relative path segment in a URL.
    ["GET", /\/transactions\/(?!\.+\/?$)([\w.-]{1,255})\/?$/, getTransaction],
    ["GET", /\/transactions\/(?!\.+\/)([\w.-]{1,255})\/events\/?$/, getEvents],
    ["POST", /\/transactions\/(?!\.+\/)([\w.-]{1,255})\/cancel\/?$/, postCancel],
    ["GET", /\/transactions$/, getTransactions],
    ["GET", HEALTH, getHealth],
    // Load balancers ask with `HEAD`.
    ["HEAD", HEALTH, getHealth],
  ];
  if (onTransaction && vendors.some(({ parseWebhook }) => parseWebhook))
    routes.push([
      "POST",
      /\/webhook\/?$/,
      createWebhookHandler(vendors, pipeline, waitUntil, log, reportError),
    ]);

  async function route(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    const allowed: string[] = [];
    for (const [method, path, answerTo] of routes) {
      const [isHere, id = ""] = path.exec(pathname) ?? [];
      if (isHere === undefined) continue;
      if (request.method !== method) {
        allowed.push(method);
        continue;
      }
      try {
        return await answerTo(request, id);
      } catch (error) {
        if (!(error instanceof StoreUnavailableError)) throw error;
        log("store.failed", { traceparent: getTraceparent(request), message: error.message });
        reportError(error, {});
        return storeUnavailable();
      }
    }
    return allowed.length > 0 ? onlyTakes(allowed) : notFound();
  }

  async function answer(request: Request): Promise<Response> {
    const response = await route(request);
    // What a user quotes to support can then be found in the log.
    if (response.status >= 400 && !response.headers.has("X-Request-Id"))
      response.headers.set("X-Request-Id", getTraceId(request));
    return response;
  }

  return Object.assign(answer, {
    reconcile: (reconcileOptions?: ReconcileOptions) =>
      reconcile(
        {
          store,
          ledger,
          pipeline,
          vendorOf,
          requestTransaction,
          retentionDays,
          reportFailure,
          log,
        },
        reconcileOptions,
      ),
    forgetUser: (userId: string) => forgetUser(store, userId),
  });
}

const HEALTH = /\/health\/?$/;

/** @throws {TypeError} if a vendor's sessions can't be encrypted */
function shareStore(vendors: readonly VendorServer[], store: RampStore): void {
  for (const vendor of vendors) {
    if (![vendor.getEncryptionKey?.()].flat()[0])
      throw new TypeError(
        `rampEndpoint() got a \`store\`, and its vendor "${vendor.name}" has no \`getEncryptionKey\`, so its sessions would be stored in plain text. Give the vendor one that returns a secret of yours.`,
      );
    vendor.useStore?.(store);
  }
}

type Route = [
  method: string,
  path: RegExp,
  answerTo: (request: Request, id: string) => Promise<Response>,
];

function onlyTakes(methods: readonly string[]): Response {
  const response = errorResponse(
    405,
    "method_not_allowed",
    "method_not_allowed",
    `Use ${methods.join(" or ")} here.`,
  );
  response.headers.set("Allow", methods.join(", "));
  return response;
}
