type Row = Record<string, unknown>;

/** A payment method as Transak lists it. Limits are numbers, and payouts have some even if forbidden. */
export function optionRow(id: string, more: Row = {}): Row {
  return {
    name: id,
    id,
    processingTime: "1-3 minutes",
    limitCurrency: "EUR",
    isActive: true,
    minAmount: 30,
    maxAmount: 3000,
    isPayOutAllowed: false,
    minAmountForPayOut: 10,
    maxAmountForPayOut: 25000,
    ...more,
  };
}

/** A currency as Transak lists it, without its icon. */
export function fiatRow(symbol: string, paymentOptions: Row[], more: Row = {}): Row {
  return {
    symbol,
    name: symbol,
    supportingCountries: ["DE", "FR", "AT"],
    isPopular: true,
    isAllowed: true,
    isPayOutAllowed: true,
    roundOff: 2,
    paymentOptions,
    ...more,
  };
}

/** A coin on one network as Transak lists it. */
export function coinRow(symbol: string, network: string, more: Row = {}): Row {
  return {
    coinId: symbol.toLowerCase(),
    uniqueId: symbol + network,
    symbol,
    name: `${symbol} coin`,
    decimals: 18,
    roundOff: 8,
    isAllowed: true,
    isPayInAllowed: true,
    minAmountForPayIn: null,
    maxAmountForPayIn: null,
    network: { name: network, chainId: "1", fiatCurrenciesNotSupported: [] },
    kycCountriesNotSupported: [],
    regionsNotSupported: [],
    ...more,
  };
}

export const COINS: readonly Row[] = [
  coinRow("ETH", "ethereum"),
  coinRow("USDT", "tron", { roundOff: 2 }),
];

export const FIATS: readonly Row[] = [
  fiatRow("EUR", [
    optionRow("credit_debit_card", { isPayOutAllowed: true }),
    optionRow("apple_pay", { minAmount: 50, maxAmount: 1500 }),
    optionRow("sepa_bank_transfer", { isPayOutAllowed: true, minAmount: 100, maxAmount: 20000 }),
  ]),
];
