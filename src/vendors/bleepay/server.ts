import type { KeyStore } from "../KeyStore.ts";
import { memoryKeys } from "../memoryKeys.ts";
import { pauseFor } from "../requestVendor.ts";
import type { Pause } from "../requestVendor.ts";
import { toConfigurationErrorAnswer } from "../toConfigurationErrorAnswer.ts";
import { toUnavailableOffer } from "../toUnavailableOffer.ts";
import { untilAborted } from "../untilAborted.ts";
import type { RampUser, VendorAnswer, VendorServer } from "../VendorServer.ts";
import { createBleepayClient } from "./createBleepayClient.ts";
import type { BleepayCall } from "./createBleepayClient.ts";
import { type BleepayServerOptions, checkOptions, refuseBrowser } from "./checkOptions.ts";
import { createConfigLoader } from "./widgetConfig.ts";
import { buildSessionRequest, validateOrder } from "./buildSessionRequest.ts";
import type { BleepayDeposit } from "./buildSessionRequest.ts";
import { toBleepayOffer, toBleepayOptions, toRefusedOffer } from "./offers.ts";
import type { Refusal } from "./refusal.ts";
import { createDepositOpener, SESSION_LIFETIME_MS } from "./createDepositOpener.ts";
import { sealCustomer, sealSession, unsealSession } from "./sealedSession.ts";
import type { SessionSecret } from "./sealedSession.ts";
import { bleepaySessionFields } from "./session.ts";
import { bleepayStatus } from "./statuses.ts";
import { bleepayTransactionFields, parseBleepayTransaction } from "./transaction.ts";
import { confirmBleepayTransaction, parseBleepayWebhook } from "./webhook.ts";

const NOT_FOUND: VendorAnswer = { status: 404, body: { error: "not_found", code: "not_found" } };

/**
 * Bleepay's server side. It takes deposits of crypto, which you credit to the user
 * (docs.bleepay.com, create deposit session). A deposit waits for half an hour.
 *
 * @throws {TypeError} immediately, if an option is invalid, or this runs in a browser
 */
export function bleepay(options: BleepayServerOptions): VendorServer {
  refuseBrowser();
  return bleepayServer(options, pauseFor);
}

/** @internal Same as `bleepay()`, with a configurable pause between retries, and wherever it runs. */
export function bleepayServer(
  options: BleepayServerOptions,
  pause: Pause,
  firstStore: KeyStore = memoryKeys(),
): VendorServer {
  let store = firstStore;
  const base = checkOptions(options);
  const { widgetId, clientSecret, fallbackSecrets = [], webhookSecret, assets = [] } = options;
  const keys = [clientSecret, ...fallbackSecrets];
  const widget = encodeURIComponent(widgetId);
  const request = createBleepayClient(base, clientSecret, pause);

  /** A missing widget is a configuration error too, not the browser's fault. */
  async function requestWidget(call: Omit<BleepayCall, "secret">): Promise<VendorAnswer> {
    return toConfigurationErrorAnswer(await request({ ...call, secret: clientSecret }));
  }

  const getConfig = createConfigLoader(() => requestWidget({ path: `${widget}/config` }));

  /** An id that was sealed with an unknown secret can't be read. */
  async function canRead(id: string, user: RampUser): Promise<boolean> {
    return (await unsealSession(keys, user.id, id)) !== undefined;
  }

  async function getDeposit(id: string, user: RampUser): Promise<VendorAnswer> {
    const session = await unsealSession(keys, user.id, id);
    return session ? fetchDeposit(id, session, user) : NOT_FOUND;
  }

  async function fetchDeposit(
    id: string,
    session: SessionSecret,
    user: RampUser,
  ): Promise<VendorAnswer> {
    const { depositId, secret } = session;
    const answer = await request({ path: `deposit-sessions/${depositId}`, secret, user });
    if (answer.status >= 400) return answer;
    if (answer.body.id !== depositId) return invalidUpstreamResponse(answer);
    const body = { ...pickFields(bleepayTransactionFields, answer.body), id, now: getTime(answer) };
    return { ...answer, body };
  }

  async function cancel(id: string, user: RampUser): Promise<VendorAnswer> {
    const session = await unsealSession(keys, user.id, id);
    if (!session) return NOT_FOUND;
    // Bleepay doesn't document what happens to crypto that is on its way to a cancelled deposit.
    const before = await fetchDeposit(id, session, user);
    if (before.status >= 400) return before;
    if (before.body.paymentStatus !== "CREATED") return cannotCancel(before);
    const { depositId, secret } = session;
    const path = `deposit-sessions/${depositId}/cancel-session`;
    const answer = await request({ path, secret, user, body: {} });
    // Bleepay documents one reason for 400, and no error format.
    if (answer.status === 400 || (answer.status < 400 && answer.body.status !== "cancelled"))
      return cannotCancel(answer);
    if (answer.status >= 400) return answer;
    const current = await fetchDeposit(id, session, user);
    return current.body.paymentStatus === "EXPIRED" && !current.body.txId
      ? { ...current, body: { ...current.body, cancelled: true } }
      : current;
  }

  async function create(deposit: BleepayDeposit, user: RampUser): Promise<VendorAnswer> {
    const answer = await requestWidget({
      path: `${widget}/create-session`,
      user,
      body: { ...deposit, customerReference: await sealCustomer(clientSecret, user.id) },
    });
    if (answer.status >= 400) return answer;
    const { id: depositId, clientSecret: secret } = answer.body;
    const id = await sealSession(clientSecret, user.id, depositId, secret);
    if (id === undefined) return { ...invalidUpstreamResponse(answer), isUncertain: true };
    return { ...answer, body: { ...answer.body, id, now: getTime(answer) } };
  }

  const openOnce = createDepositOpener(
    { canRead, getDeposit, cancel, create },
    widgetId,
    () => store,
  );

  return {
    name: "bleepay",
    sessionLifetimeMs: SESSION_LIFETIME_MS,
    repeatsSessions: true,
    paidInCrypto: true,
    async createSession(order, user) {
      const impossible = validateOrder(order, user);
      if (impossible) return refuse(impossible);
      const configured = await getConfig();
      if ("refusal" in configured) return configured.refusal;
      const decided = buildSessionRequest(order, user, configured.config, assets);
      if ("refused" in decided) return refuse(decided.refused);
      const answer = await openOnce(decided.deposit, user);
      return answer.status >= 400
        ? answer
        : { ...answer, body: pickFields(bleepaySessionFields, answer.body) };
    },
    async getOffers(order, user, { signal }) {
      const impossible = validateOrder(order, user);
      if (impossible) return [toRefusedOffer(impossible, order.currency)];
      const configured = await untilAborted(getConfig(), signal);
      if ("refusal" in configured) return [toUnavailableOffer("bleepay", configured.refusal)];
      const { config } = configured;
      const decided = buildSessionRequest(order, user, config, assets);
      return "refused" in decided
        ? [toRefusedOffer(decided.refused, order.currency, config)]
        : [toBleepayOffer(decided.deposit, config)];
    },
    async getOrderOptions({ signal }) {
      const configured = await untilAborted(getConfig(), signal);
      if ("config" in configured) return toBleepayOptions(configured.config, assets);
      throw new Error(`Bleepay's options are unknown. ${String(configured.refusal.body.message)}`);
    },
    getTransaction: getDeposit,
    parseTransaction: parseBleepayTransaction,
    // Webhooks only have Bleepay's own id.
    getRecordId: (id) => id.split(".", 1)[0] ?? id,
    getEncryptionKey: () => keys,
    useStore(shared) {
      store = shared;
    },
    getStatus: ({ paymentStatus, cancelled }) => bleepayStatus(paymentStatus, cancelled),
    cancelTransaction: cancel,
    // Without a secret the webhook's sender can't be verified, and there is no API to confirm it
    // with.
    parseWebhook:
      webhookSecret === undefined
        ? undefined
        : (delivery) => parseBleepayWebhook(webhookSecret, keys, delivery),
    confirmTransaction: async (hint) => confirmBleepayTransaction(hint),
  };
}

/**
 * Bleepay's current time, by which the browser counts down. `Date` has whole seconds, rounded down;
 * their end never promises more time than is left.
 */
function getTime({ time }: VendorAnswer): string {
  return new Date(time === undefined ? Date.now() : time + 999).toISOString();
}

function refuse({ status, code, message, ...refusal }: Refusal): VendorAnswer {
  const { error = status === 403 ? "forbidden" : "invalid_request" } = refusal;
  return { status, body: { error, code, message } };
}

function cannotCancel({ requestId, time }: VendorAnswer): VendorAnswer {
  const message =
    "This deposit is over, or too far to be called off. Look at it again to see how it stands.";
  return {
    status: 409,
    body: { error: "conflict", code: "cannot_cancel", message },
    requestId,
    time,
  };
}

/** Nothing of a response that concerns another deposit can be trusted. */
function invalidUpstreamResponse({ requestId, time }: VendorAnswer): VendorAnswer {
  const body = {
    error: "upstream_error",
    code: "upstream_invalid_response",
    message: "The provider returned an invalid response. Try again later.",
  };
  return { status: 502, body, requestId, time };
}

/** Of a success, only these fields reach the browser. */
function pickFields(
  fields: readonly string[],
  body: Record<string, unknown>,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).filter(([field]) => fields.includes(field)));
}
