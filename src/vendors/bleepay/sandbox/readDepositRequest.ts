import { compareDecimals } from "../../compareDecimals.ts";
import type { SandboxWidgetConfig } from "./widget.ts";

/** A valid request of the partner's backend. */
export interface DepositRequest {
  amount: string;
  currency: string;
  network: string;
  currencyAddress: string;
  depositAddress: string;
  customerEmail?: string | undefined;
  customerReference?: string | undefined;
  metadata: object;
}

interface Rule {
  pattern: RegExp;
  /** The message for a value that doesn't match. */
  says: string;
}

const length = (least: number, most: number): Rule => ({
  pattern: new RegExp(`^[^]{${least},${most}}$`),
  says: `must have ${least} to ${most} characters`,
});

const required = {
  amount: {
    pattern: /^(?=.{1,32}$)(?=.*[1-9])\d+(\.\d+)?$/,
    says: "must be a decimal string above zero, of at most 32 characters",
  },
  currency: { pattern: /^[A-Z0-9]{2,8}$/, says: "must be 2 to 8 capital letters and digits" },
  network: length(4, 66),
  currencyAddress: length(0, 66),
  depositAddress: length(1, 128),
} satisfies Record<string, Rule>;

const optional = {
  customerEmail: length(1, 128),
  customerReference: length(1, 128),
} satisfies Record<string, Rule>;

/**
 * Parses the body of `create-session` as strictly as Bleepay documents it.
 *
 * @returns a sentence if Bleepay would reject it
 */
export function readDepositRequest(
  body: Readonly<Record<string, unknown>>,
  widget: SandboxWidgetConfig,
): DepositRequest | string {
  const texts: Record<string, string> = {};
  for (const [field, { pattern, says }] of Object.entries({ ...required, ...optional })) {
    const value = body[field];
    if (value === undefined && field in optional) continue;
    if (typeof value !== "string" || !pattern.test(value)) return `The field ${field} ${says}.`;
    texts[field] = value;
  }
  const { metadata = {} } = body;
  if (typeof metadata !== "object" || metadata === null || JSON.stringify(metadata).length > 2048)
    return "The field metadata must be an object of at most 2048 bytes.";

  const { amount = "", currency = "", network = "", currencyAddress = "" } = texts;
  const { depositAddress = "", customerEmail, customerReference } = texts;
  const { minAmount, maxAmount } = widget;
  if (minAmount !== null && compareDecimals(amount, minAmount) < 0)
    return `The amount is below ${minAmount}.`;
  if (maxAmount !== null && compareDecimals(amount, maxAmount) > 0)
    return `The amount is above ${maxAmount}.`;
  const lists = [
    ["currency", currency, widget.allowedCurrencies],
    ["network", network, widget.allowedNetworks],
    ["depositAddress", depositAddress, widget.allowedDepositAddresses],
  ] as const;
  for (const [field, value, list] of lists)
    if (list.length > 0 && !list.includes(value)) return `The ${field} is not allowed.`;

  return {
    amount,
    currency,
    network,
    currencyAddress,
    depositAddress,
    customerEmail,
    customerReference,
    metadata,
  };
}
