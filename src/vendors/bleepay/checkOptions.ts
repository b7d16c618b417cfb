import { checkFallbackSecrets, checkObject, isHeaderText } from "../optionChecks.ts";
import { parseSecureBaseUrl } from "../parseSecureBaseUrl.ts";
import type { BleepayAsset } from "./assets.ts";

/** @throws {TypeError} if this runs in a browser */
export function refuseBrowser(): void {
  if (typeof window !== "undefined" && typeof document !== "undefined")
    throw new TypeError(
      "bleepay() of ramp-widget/server ran in a browser, where everybody can read `clientSecret`. Call it on your server, and take bleepay() from ramp-widget for the page.",
    );
}

/**
 * @returns base URL of the API, without `/api/v1`
 * @throws {TypeError} if an option is invalid
 */
export function checkOptions(options: BleepayServerOptions): string {
  checkObject(
    "bleepay()",
    options,
    "Pass `{ baseUrl, widgetId, clientSecret }` of your Bleepay widget.",
  );
  const { baseUrl, widgetId, clientSecret, fallbackSecrets, webhookSecret, assets = [] } = options;
  const texts = { widgetId, clientSecret, ...(webhookSecret !== undefined && { webhookSecret }) };
  for (const [name, text] of Object.entries(texts)) {
    if (!isHeaderText(text))
      throw new TypeError(
        `bleepay() got no usable \`${name}\`: it is empty, or has spaces or line breaks in it. Pass it as Bleepay gave it to you.`,
      );
  }
  checkFallbackSecrets("bleepay()", fallbackSecrets);
  if (!Array.isArray(assets) || assets.some((asset) => typeof asset !== "object" || !asset))
    throw new TypeError(
      "bleepay() got `assets` that are no list of objects. Pass an array of `{ currency, network, currencyAddress, depositAddress }`, or leave it out.",
    );
  for (const asset of assets as readonly BleepayAsset[]) {
    const problem = assetProblem(asset);
    if (problem)
      throw new TypeError(
        `bleepay() got an asset whose ${problem}, so no deposit of it could begin. Write it as your Bleepay widget does.`,
      );
  }
  return apiBase(baseUrl);
}

function assetProblem(asset: BleepayAsset): string | undefined {
  const { currency, network, currencyAddress, depositAddress } = asset;
  for (const [name, text] of Object.entries({ currency, network, currencyAddress, depositAddress }))
    if (typeof text !== "string") return `\`${name}\` is no string`;
  if (!/^[A-Z0-9]{2,8}$/.test(currency))
    return "`currency` is not 2 to 8 capital letters and digits";
  if (!/^[^]{4,66}$/.test(network)) return "`network` is not 4 to 66 characters long";
  if (!/^[\x21-\x7e]{0,66}$/.test(currencyAddress))
    return "`currencyAddress` has spaces in it, or more than 66 characters";
  if (!/^[\x21-\x7e]{1,128}$/.test(depositAddress))
    return "`depositAddress` is empty, has spaces in it, or more than 128 characters";
  return undefined;
}

function apiBase(baseUrl: string): string {
  const base = parseSecureBaseUrl(baseUrl);
  if (base !== undefined) return base.replace(/\/api\/v1$/, "");
  throw new TypeError(
    'bleepay() got a `baseUrl` that it must not send your client secret to. Pass an absolute https: address, such as "https://payments.bleepay.com/api/v1"; plain http: is for loopback hosts only.',
  );
}

/** Options of Bleepay for the server. */
export interface BleepayServerOptions {
  /**
   * Base URL of Bleepay's API: `https://payments.bleepay.com/api/v1`, or
   * `https://sandbox.bleepay.com/api/v1` without real funds. `https:`, or `http:` on a loopback
   * host.
   */
  baseUrl: string;
  /** The widget that takes the deposits, e.g. `wdgt_abc`. */
  widgetId: string;
  /**
   * The widget's secret, `wdgt_secret_…`, which Bleepay showed once (docs.bleepay.com, create
   * widget). Keep it on the server. It also encrypts purchase ids: after you change it, earlier
   * purchases are only found with `fallbackSecrets`.
   */
  clientSecret: string;
  /**
   * Other values of `clientSecret` that still open what was encrypted with them: the previous one,
   * and during a deploy the next one. They are never sent.
   * @default none
   */
  fallbackSecrets?: readonly string[] | undefined;
  /**
   * The signing secret of your webhook endpoint, `whsec_…`. Bleepay sends webhooks for all deposit
   * sessions of your business; this endpoint ignores those that it did not create. A cancelled
   * deposit is reported as expired.
   *
   * @default none: Bleepay's webhooks are rejected
   */
  webhookSecret?: string | undefined;
  /**
   * The assets that you accept, and their destinations. An order selects one by currency and
   * network.
   *
   * @default the widget's own default currency, network and deposit address
   */
  assets?: readonly BleepayAsset[] | undefined;
}
