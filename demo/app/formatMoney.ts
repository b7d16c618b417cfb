/** An amount of money in the app's language, such as `€100.00`. */
export function formatMoney(amount = "0", currency = "EUR"): string {
  return new Intl.NumberFormat("en", { style: "currency", currency }).format(Number(amount));
}
