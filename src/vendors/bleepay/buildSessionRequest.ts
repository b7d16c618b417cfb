import type { Order } from "../../order.ts";
import { CONFIGURATION_ERROR } from "../toConfigurationErrorAnswer.ts";
import type { RampUser } from "../VendorServer.ts";
import { type BleepayAsset, findAsset } from "./assets.ts";
import { compareDecimals } from "../compareDecimals.ts";
import { badRequest, type Refusal } from "./refusal.ts";
import type { BleepayConfig } from "./widgetConfig.ts";
import { MAX_USER_ID_LENGTH } from "./sealedSession.ts";

/** The body of `create-session`. */
export interface BleepayDeposit extends BleepayAsset {
  /** A decimal string, at most 32 characters. */
  amount: string;
  customerEmail?: string | undefined;
}

/** Longest email that Bleepay accepts, in characters. */
const MAX_EMAIL_LENGTH = 128;

/** Rejects orders that no configuration can make possible; returns nothing for others. */
export function validateOrder(
  { mode, fiatAmount, paymentMethod }: Order,
  { id }: RampUser,
): Refusal | undefined {
  if (mode === "sell")
    return {
      status: 403,
      code: "offramp_disabled",
      message: "Bleepay takes deposits of crypto and pays no money out, so it sells nothing.",
      reason: "mode-unsupported",
    };
  if (fiatAmount !== undefined)
    return badRequest(
      "fiat-unsupported",
      "validation_error",
      "Bleepay takes the amount of crypto and not of money. Give the order `amount` instead of `fiatAmount`.",
    );
  if (paymentMethod !== undefined)
    return badRequest(
      "method-unsupported",
      "method_not_allowed",
      "Bleepay takes deposits of crypto and no other payment. Leave `paymentMethod` out of the order.",
    );
  // Truncated, it could be another user's id.
  if (id.length > MAX_USER_ID_LENGTH)
    return {
      ...badRequest(
        "not-configured",
        "user_id_too_long",
        `Bleepay accepts user ids of at most ${MAX_USER_ID_LENGTH} characters, and this one is longer, so the deposit couldn't be matched to the user. Return a shorter \`id\` from your \`user\`.`,
      ),
      error: CONFIGURATION_ERROR,
      isUserSpecific: true,
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
  if (network === undefined)
    return {
      refused: badRequest(
        "asset-unsupported",
        "missing_param",
        'Bleepay opens no session without `network`, and its widget has no default. Name the blockchain in the order, such as "polygon".',
      ),
    };
  const found = findAsset(currency, network, config, assets);
  if ("refused" in found) return found;
  if (amount === undefined)
    return {
      refused: badRequest(
        // The limits then say what to enter.
        "amount-too-low",
        "missing_param",
        'Bleepay opens no session without `amount`. Give the order an amount of crypto, such as "50".',
      ),
    };
  const refused = refuseAmount(amount, currency, config);
  if (refused) return { refused };
  const { email } = user;
  // It is optional, and a truncated email would be another one.
  const customerEmail = email.length > MAX_EMAIL_LENGTH ? undefined : email;
  return { deposit: { ...found.asset, amount, customerEmail } };
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

function refuseAmount(amount: string, currency: string, config: BleepayConfig) {
  const least = config.minAmount ?? undefined;
  const most = config.maxAmount ?? undefined;
  const isLess = least !== undefined && compareDecimals(amount, least) < 0;
  const isMore = most !== undefined && compareDecimals(amount, most) > 0;
  if (isLess || isMore) {
    const range = [least && `at least ${least}`, most && `at most ${most}`];
    return badRequest(
      isLess ? "amount-too-low" : "amount-too-high",
      "amount_out_of_range",
      `Bleepay's widget takes ${range.filter(Boolean).join(" and ")} ${currency}, and not ${amount}.`,
    );
  }
  return amount.length > 32
    ? badRequest(
        "amount-too-high",
        "validation_error",
        "Bleepay takes an amount of at most 32 characters. Round it.",
      )
    : undefined;
}
