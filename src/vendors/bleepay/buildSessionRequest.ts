import type { Order } from "../../order.ts";
import { CONFIGURATION_ERROR } from "../toConfigurationErrorAnswer.ts";
import type { RampUser } from "../VendorServer.ts";
import { compareDecimals } from "./compareDecimals.ts";
import type { BleepayConfig } from "./widgetConfig.ts";
import { MAX_USER_ID_LENGTH } from "./sealedSession.ts";

/**
 * A crypto asset that you accept, and its destination (docs.bleepay.com, create deposit session).
 */
export interface BleepayAsset {
  /** E.g. `USDT`: 2 to 8 capital letters and digits. */
  currency: string;
  /** As your widget spells it, e.g. `polygon`: 4 to 66 characters. */
  network: string;
  /** The currency's contract on that network, at most 66 characters; empty for the native coin. */
  currencyAddress: string;
  /** Your own address, at most 128 characters. */
  depositAddress: string;
}

/** The body of `create-session`. */
export interface BleepayDeposit extends BleepayAsset {
  /** A decimal string, at most 32 characters. */
  amount: string;
  customerEmail?: string | undefined;
}

/** Why no session is created. */
export interface Refusal {
  status: 400 | 403;
  /** @default derived from `status` */
  error?: string;
  code: string;
  message: string;
}

/** Longest email that Bleepay accepts, in characters. */
const MAX_EMAIL_LENGTH = 128;

/** Rejects orders that no configuration can make possible; returns nothing for others. */
export function validateOrder({ mode, fiatAmount }: Order, { id }: RampUser): Refusal | undefined {
  if (mode === "sell")
    return {
      status: 403,
      code: "offramp_disabled",
      message: "Bleepay takes deposits of crypto and pays no money out, so it sells nothing.",
    };
  if (fiatAmount !== undefined)
    return badRequest(
      "validation_error",
      "Bleepay takes the amount of crypto and not of money. Give the order `amount` instead of `fiatAmount`.",
    );
  // Truncated, it could be another user's id.
  if (id.length > MAX_USER_ID_LENGTH)
    return {
      ...badRequest(
        "user_id_too_long",
        `Bleepay accepts user ids of at most ${MAX_USER_ID_LENGTH} characters, and this one is longer, so the deposit couldn't be matched to the user. Return a shorter \`id\` from your \`user\`.`,
      ),
      error: CONFIGURATION_ERROR,
    };
  return undefined;
}

/**
 * The deposit to request from Bleepay, or why not to. Both addresses are the partner's: the browser
 * only selects one of them, and never provides one.
 */
export function buildSessionRequest(
  order: Order,
  user: RampUser,
  config: BleepayConfig,
  assets: readonly BleepayAsset[],
): { deposit: BleepayDeposit } | { refused: Refusal } {
  const amount = order.amount ?? fixedAmount(config);
  const { currency } = order;
  const network = order.network ?? config.defaultNetwork ?? undefined;
  if (amount === undefined)
    return {
      refused: badRequest(
        "missing_param",
        'Bleepay opens no session without `amount`. Give the order an amount of crypto, such as "50".',
      ),
    };
  if (network === undefined)
    return {
      refused: badRequest(
        "missing_param",
        'Bleepay opens no session without `network`, and its widget has no default. Name the blockchain in the order, such as "polygon".',
      ),
    };
  const refused =
    refuseCurrency(currency, config) ??
    refuseNetwork(network, config) ??
    refuseAmount(amount, currency, config);
  if (refused) return { refused };
  const asset = findAsset(currency, network, config, assets);
  if (!asset || !isAllowed(asset.depositAddress, config.allowedDepositAddresses))
    return {
      refused: badRequest(
        "wallet_not_supported",
        `There is no deposit address for ${currency} on ${network} ${asset ? "that Bleepay's widget allows" : "among bleepay()'s `assets` and the defaults of Bleepay's widget"}. Add it there, or leave this out of what you offer.`,
      ),
    };
  const { email } = user;
  // It is optional, and a truncated email would be another one.
  const customerEmail = email.length > MAX_EMAIL_LENGTH ? undefined : email;
  return { deposit: { ...asset, amount, customerEmail } };
}

/** A widget with a single amount needs none in the order. */
function fixedAmount({ mode, minAmount, maxAmount }: BleepayConfig): string | undefined {
  return mode === "FIXED_AMOUNT" &&
    minAmount &&
    maxAmount &&
    compareDecimals(minAmount, maxAmount) === 0
    ? minAmount
    : undefined;
}

function refuseCurrency(currency: string, { allowedCurrencies }: BleepayConfig) {
  return /^[A-Z0-9]{2,8}$/.test(currency) && isAllowed(currency, allowedCurrencies)
    ? undefined
    : badRequest(
        "currency_not_allowed",
        `Bleepay's widget takes no ${currency}${suggestAllowed(allowedCurrencies)}.`,
      );
}

function refuseNetwork(network: string, { allowedNetworks }: BleepayConfig) {
  return /^[^]{4,66}$/.test(network) && isAllowed(network, allowedNetworks)
    ? undefined
    : badRequest(
        "network_not_allowed",
        `Bleepay's widget takes nothing on ${network}${suggestAllowed(allowedNetworks)}.`,
      );
}

function refuseAmount(amount: string, currency: string, config: BleepayConfig) {
  const least = config.minAmount ?? undefined;
  const most = config.maxAmount ?? undefined;
  const isLess = least !== undefined && compareDecimals(amount, least) < 0;
  const isMore = most !== undefined && compareDecimals(amount, most) > 0;
  if (isLess || isMore) {
    const range = [least && `at least ${least}`, most && `at most ${most}`];
    return badRequest(
      "amount_out_of_range",
      `Bleepay's widget takes ${range.filter(Boolean).join(" and ")} ${currency}, and not ${amount}.`,
    );
  }
  return amount.length > 32
    ? badRequest("validation_error", "Bleepay takes an amount of at most 32 characters. Round it.")
    : undefined;
}

function findAsset(
  currency: string,
  network: string,
  config: BleepayConfig,
  assets: readonly BleepayAsset[],
): BleepayAsset | undefined {
  const asset = assets.find((one) => one.currency === currency && one.network === network);
  if (asset) {
    const { currencyAddress, depositAddress } = asset;
    return { currency, network, currencyAddress, depositAddress };
  }
  const { defaultCurrency, defaultNetwork, defaultDepositAddress: depositAddress } = config;
  if (!depositAddress || defaultCurrency !== currency || defaultNetwork !== network)
    return undefined;
  return {
    currency,
    network,
    currencyAddress: config.defaultCurrencyAddress ?? "",
    depositAddress,
  };
}

/** If Bleepay lists nothing, it allows everything. */
function isAllowed(one: string, list: readonly string[] | null | undefined): boolean {
  return !list?.length || list.includes(one);
}

function suggestAllowed(list: readonly string[] | null | undefined): string {
  return list?.length ? `. It takes ${list.join(", ")}` : "";
}

function badRequest(code: string, message: string): Refusal {
  return { status: 400, code, message };
}
