/** Transak's ids of payment methods, in this library's words. Other ids are used as they are. */
const words: ReadonlyMap<string, string> = new Map([
  ["credit_debit_card", "card"],
  ["sepa_bank_transfer", "bank_transfer"],
  ["gbp_bank_transfer", "bank_transfer"],
  ["pm_wire", "bank_transfer"],
]);

/** Transak's id of the bank transfer in a currency. */
const bankTransfers: ReadonlyMap<string | undefined, string> = new Map([
  ["EUR", "sepa_bank_transfer"],
  ["GBP", "gbp_bank_transfer"],
  ["USD", "pm_wire"],
]);

export function toPaymentMethod(id: string): string {
  return words.get(id) ?? id;
}

/**
 * Transak's id of an order's payment method; nothing if that depends on the currency, and the
 * currency is missing or has no known bank transfer. The user then chooses on Transak's page.
 */
export function toTransakMethod(
  paymentMethod: string,
  fiatCurrency: string | undefined,
): string | undefined {
  if (paymentMethod === "card") return "credit_debit_card";
  return paymentMethod === "bank_transfer" ? bankTransfers.get(fiatCurrency) : paymentMethod;
}
