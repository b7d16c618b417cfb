import * as z from "zod/mini";
import type { Mode, Order } from "../../order.ts";
import { pauseFor } from "../requestVendor.ts";
import type { Pause } from "../requestVendor.ts";
import { toConfigurationErrorAnswer, CONFIGURATION_ERROR } from "../toConfigurationErrorAnswer.ts";
import { parseTrustedUrl } from "../parseTrustedUrl.ts";
import type { KeyStore } from "../KeyStore.ts";
import { memoryKeys } from "../memoryKeys.ts";
import {
  checkFallbackSecrets,
  checkObject,
  checkOptionalFunction,
  isHeaderText,
} from "../optionChecks.ts";
import { parseTransakTransaction } from "./transaction.ts";
import { seal, unseal } from "../seal.ts";
import type { RampUser, VendorAnswer, VendorServer } from "../VendorServer.ts";
import { createPublicClient, createTransakClient, isIp } from "./createTransakClient.ts";
import { confirmTransakTransaction } from "./confirmTransakTransaction.ts";
import { resolveHosts } from "./environment.ts";
import type { TransakEnvironment } from "./environment.ts";
import { createLists } from "./lists.ts";
import { createOffers } from "./offers.ts";
import { listOrderOptions } from "./orderOptions.ts";
import { getProduct, invalidUpstreamResponse, transakOrders } from "./orders.ts";
import { transakStatus } from "./statuses.ts";
import { createTokens } from "./token.ts";
import { isTransakReference } from "./isTransakReference.ts";
import { parseTransakWebhook } from "./webhook.ts";
import { buildWidgetParams } from "./buildWidgetParams.ts";

/** Options of Transak for the server. */
export interface TransakServerOptions {
  /** The Transak system that the keys belong to. */
  environment: TransakEnvironment;
  /** From your Transak dashboard. Public: it is part of the widget's URL. */
  apiKey: string;
  /**
   * The secret for `apiKey`. Keep it on the server. It also encrypts purchase ids: after you change
   * it, earlier purchases are only found with `fallbackSecrets`.
   */
  apiSecret: string;
  /**
   * Other values of `apiSecret` that still open what was encrypted with them: the previous one, and
   * during a deploy the next one. They are never sent.
   * @default none
   */
  fallbackSecrets?: readonly string[] | undefined;
  /**
   * Domain of your pages, exactly as on Transak's allowlist (docs.transak.com, create widget URL).
   */
  referrerDomain: string;
  /**
   * Adds parameters to the widget, such as `walletAddress` or `themeColor` (docs.transak.com, query
   * parameters). They override the order's, but not the user's identity. Errors that it throws
   * propagate to your framework.
   *
   * @default none
   */
  widgetParams?: ((order: Order, user: RampUser) => object | Promise<object>) | undefined;
}

/** The identity check films the user, and browser wallets pay (docs.transak.com, embed). */
const PERMISSIONS = ["camera", "microphone", "payment"];

const NO_IP_MESSAGE =
  "Transak opens no session without the user's IP address, and this server gave none. Return `ip` from `user`, or set `trustedProxies`.";

/**
 * Fails without a request, since Transak would refuse it (docs.transak.com, mandatory security
 * changes).
 */
const NO_IP: VendorAnswer = {
  status: 502,
  body: {
    error: CONFIGURATION_ERROR,
    code: "user_ip_missing",
    message: NO_IP_MESSAGE,
  },
};

/**
 * Transak's server side. Give your users an `ip`, or set `trustedProxies`: without it Transak
 * creates no session.
 *
 * @throws {TypeError} immediately, if an option is invalid, or this runs in a browser
 */
export function transak(options: TransakServerOptions): VendorServer {
  refuseBrowser();
  return transakServer(options, pauseFor);
}

/** @internal Same as `transak()`, with a configurable pause between retries, and wherever it runs. */
export function transakServer(
  options: TransakServerOptions,
  pause: Pause,
  firstStore: KeyStore = memoryKeys(),
): VendorServer {
  let store = firstStore;
  checkOptions(options);
  const { environment, apiKey, apiSecret, fallbackSecrets = [] } = options;
  const { referrerDomain, widgetParams } = options;
  const keys = [apiSecret, ...fallbackSecrets] as const;
  const { apiUrl, gatewayUrl, widgetOrigin } = resolveHosts(environment);
  const tokens = createTokens({ apiUrl, apiKey, keys, getStore: () => store }, pause);
  const request = createTransakClient({ apiKey, apiSecret }, tokens, pause);
  const orders = transakOrders(request, apiUrl);
  const requestPublic = createPublicClient({ apiUrl, apiKey }, pause);
  const getLists = createLists(requestPublic);

  async function getMode(id: string, userId: string): Promise<Mode | undefined> {
    const mode = await unseal(keys, id, userId);
    return mode === "buy" || mode === "sell" ? mode : undefined;
  }

  return {
    name: "transak",
    // How long the URL can be opened (docs.transak.com, create widget URL).
    sessionLifetimeMs: 5 * 60 * 1000,
    page: { scripts: [], frames: [widgetOrigin], permissions: PERMISSIONS },
    async createSession(order, user) {
      if (!isIp(user.ip)) return NO_IP;
      const wanted = buildWidgetParams(order);
      if (typeof wanted === "string")
        return {
          status: 400,
          body: { error: "invalid_request", code: "validation_error", message: wanted },
        };
      const partnerOrderId = await seal(apiSecret, order.mode, user.id);
      const answer = await request({
        url: `${gatewayUrl}/api/v2/auth/session`,
        user,
        on401: "renew",
        body: {
          widgetParams: {
            ...wanted,
            email: user.email,
            ...(await widgetParams?.(order, user)),
            apiKey,
            referrerDomain,
            productsAvailed: getProduct(order.mode),
            partnerCustomerId: user.id,
            partnerOrderId,
          },
        },
      });
      if (answer.status >= 400) return toConfigurationErrorAnswer(answer);
      const widgetUrl = widgetUrlIn(answer.body, widgetOrigin);
      return widgetUrl === undefined
        ? { ...invalidUpstreamResponse(), isUncertain: true }
        : { ...answer, body: { data: { widgetUrl }, partnerOrderId } };
    },
    getOffers: createOffers({ apiKey, request: requestPublic, getLists }),
    async getOrderOptions({ country, user, signal }) {
      if (!isIp(user.ip)) throw new Error(`Transak's options are unknown. ${NO_IP_MESSAGE}`);
      const lists = await getLists(user, signal);
      if ("refusal" in lists)
        throw new Error(`Transak's options are unknown: ${lists.refusal.reason}.`);
      return listOrderOptions(lists, country ?? user.country);
    },
    async getTransaction(id, user, reference) {
      const mode = await getMode(id, user.id);
      if (!mode) return { status: 404, body: { error: "not_found", code: "not_found" } };
      // The browser sent the reference. Transak's 401 for it must not invalidate the token that
      // others use.
      const named = async () =>
        isTransakReference(reference)
          ? orders.getOrder(reference, { user, on401: "report" })
          : undefined;
      const first = await named();
      const held = tokens.current();
      const answer = await orders.getPurchaseStatus({ id, mode }, first, user);
      // The token was the reason, because the list request has renewed it.
      const isWorthAnotherLook = first?.status === 401 && tokens.current() !== held;
      return toConfigurationErrorAnswer(
        isWorthAnotherLook
          ? await orders.getPurchaseStatus({ id, mode }, await named(), user)
          : answer,
      );
    },
    getTransactionId: ({ partnerOrderId }) => partnerOrderId,
    parseTransaction: parseTransakTransaction,
    getEncryptionKey: () => keys,
    useStore(shared) {
      store = shared;
    },
    getStatus({ data }) {
      if (data === null) return "pending";
      const status = typeof data === "object" && "status" in data ? data.status : undefined;
      return typeof status === "string" ? transakStatus(status) : undefined;
    },
    parseWebhook: ({ body }) => parseTransakWebhook(body, tokens),
    confirmTransaction: (hint) => confirmTransakTransaction(hint, orders, getMode),
    // No `subscribeTransaction`: Transak only pushes over Pusher, on channels that anyone with the
    // id can subscribe to.
  };
}

function refuseBrowser(): void {
  if (typeof window !== "undefined" && typeof document !== "undefined")
    throw new TypeError(
      "transak() of ramp-widget/server ran in a browser, where everybody can read `apiSecret`. Call it on your server, and take transak() from ramp-widget for the page.",
    );
}

function checkOptions(options: TransakServerOptions): void {
  checkObject(
    "transak()",
    options,
    "Pass `{ environment, apiKey, apiSecret, referrerDomain }` from your Transak dashboard.",
  );
  const { apiKey, apiSecret, fallbackSecrets, referrerDomain, widgetParams } = options;
  checkFallbackSecrets("transak()", fallbackSecrets);
  for (const [name, text] of Object.entries({ apiKey, apiSecret, referrerDomain })) {
    if (!isHeaderText(text))
      throw new TypeError(
        `transak() got no usable \`${name}\`: it is empty, or has spaces or line breaks in it. Pass it as your Transak dashboard shows it.`,
      );
  }
  checkOptionalFunction(
    "transak()",
    "widgetParams",
    widgetParams,
    "Pass `widgetParams: (order, user) => …`, which returns an object, or leave it out.",
  );
}

const session = z.object({ data: z.object({ widgetUrl: z.url() }) });

/** The widget's URL, if it is on the widget's origin. */
function widgetUrlIn(body: Record<string, unknown>, widgetOrigin: string): string | undefined {
  const parsed = session.safeParse(body);
  if (!parsed.success) return undefined;
  const { widgetUrl } = parsed.data.data;
  return parseTrustedUrl(widgetUrl, [widgetOrigin]) && widgetUrl;
}
