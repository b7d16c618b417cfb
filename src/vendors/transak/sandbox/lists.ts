/** A payment method, as in the list of currencies. Amounts are numbers. */
export interface PaymentOption {
  id: string;
  name: string;
  processingTime: string;
  limitCurrency: string;
  isActive: boolean;
  minAmount: number;
  maxAmount: number;
  defaultAmount: number;
  isPayOutAllowed: boolean;
  minAmountForPayOut: number;
  maxAmountForPayOut: number;
  defaultAmountForPayOut: number;
  /** The only countries that have it. */
  supportedCountryCode?: readonly string[];
}

/** A row of the list of currencies, without the pictures. */
export interface FiatCurrency {
  symbol: string;
  name: string;
  supportingCountries: readonly string[];
  isPopular: boolean;
  isAllowed: boolean;
  isPayOutAllowed: boolean;
  roundOff: number;
  paymentOptions: readonly PaymentOption[];
}

/** A row of the list of coins, without the pictures. */
export interface CryptoCurrency {
  coinId: string;
  uniqueId: string;
  symbol: string;
  name: string;
  roundOff: number;
  isAllowed: boolean;
  isPayInAllowed: boolean;
  minAmountForPayIn: number | null;
  maxAmountForPayIn: number | null;
  network: {
    name: string;
    fiatCurrenciesNotSupported: readonly { fiatCurrency: string; paymentMethod: string }[];
  };
  kycCountriesNotSupported: readonly string[];
  regionsNotSupported: readonly {
    country: string;
    availability: "none" | "partial";
    restrictedStates: readonly string[];
  }[];
}

const names: Readonly<Record<string, string>> = {
  credit_debit_card: "Card Payment",
  apple_pay: "Apple Pay",
  google_pay: "Google Pay",
  sepa_bank_transfer: "SEPA Bank Transfer",
  gbp_bank_transfer: "Faster Payments",
  // Transak's own list has no name for it.
  pm_wire: "",
};

function option(
  id: string,
  limitCurrency: string,
  [minAmount, maxAmount]: readonly [number, number],
  more: Partial<PaymentOption> = {},
): PaymentOption {
  return {
    id,
    name: names[id] ?? id,
    processingTime: id.endsWith("_transfer") || id === "pm_wire" ? "1 to 2 days" : "1-3 minutes",
    limitCurrency,
    isActive: true,
    minAmount,
    maxAmount,
    defaultAmount: 300,
    isPayOutAllowed: false,
    // Listed even if nothing is paid out.
    minAmountForPayOut: 10,
    maxAmountForPayOut: 25_000,
    defaultAmountForPayOut: 500,
    ...more,
  };
}

function fiat(
  symbol: string,
  name: string,
  supportingCountries: readonly string[],
  paymentOptions: readonly PaymentOption[],
): FiatCurrency {
  return {
    symbol,
    name,
    supportingCountries,
    isPopular: true,
    isAllowed: true,
    isPayOutAllowed: true,
    roundOff: 2,
    paymentOptions,
  };
}

const EURO_COUNTRIES = "AT BE CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK".split(" ");

/** A part of Transak's currencies, with its kinds of rules. The limits are the sandbox's own. */
export const fiatCurrencies: readonly FiatCurrency[] = [
  fiat("EUR", "Euro", EURO_COUNTRIES, [
    option("credit_debit_card", "EUR", [5, 3_000], { isPayOutAllowed: true }),
    option("apple_pay", "EUR", [5, 3_000]),
    option("google_pay", "EUR", [30, 1_500]),
    option("sepa_bank_transfer", "EUR", [15, 10_000], { isPayOutAllowed: true }),
  ]),
  fiat(
    "USD",
    "US Dollar",
    ["US", "PR", "VI", "GU"],
    [
      option("credit_debit_card", "USD", [5, 3_000], { isPayOutAllowed: true }),
      option("apple_pay", "USD", [5, 3_000]),
      option("google_pay", "USD", [30, 1_500]),
      option("pm_wire", "USD", [1_000, 10_000], { supportedCountryCode: ["US"] }),
    ],
  ),
  fiat(
    "GBP",
    "Great Britain Pound",
    ["GB"],
    [
      option("credit_debit_card", "GBP", [5, 3_000]),
      option("gbp_bank_transfer", "GBP", [25, 10_000], { isPayOutAllowed: true }),
    ],
  ),
];

function coin(
  symbol: string,
  name: string,
  network: string,
  more: Partial<CryptoCurrency> = {},
): CryptoCurrency {
  const coinId = name.toLowerCase().replaceAll(" ", "-");
  return {
    coinId,
    uniqueId: symbol + network,
    symbol,
    name,
    roundOff: 8,
    isAllowed: true,
    isPayInAllowed: true,
    minAmountForPayIn: null,
    maxAmountForPayIn: null,
    network: { name: network, fiatCurrenciesNotSupported: [] },
    kycCountriesNotSupported: [],
    regionsNotSupported: [],
    ...more,
  };
}

const tether = { roundOff: 2, kycCountriesNotSupported: ["CA", "VI"] };

/** A part of Transak's coins, with its kinds of rules. The rules are the sandbox's own. */
export const cryptoCurrencies: readonly CryptoCurrency[] = [
  coin("BTC", "Bitcoin", "mainnet", { minAmountForPayIn: 0.0005, maxAmountForPayIn: 0.2 }),
  coin("ETH", "Ethereum", "ethereum"),
  coin("ETH", "Ethereum", "arbitrum", { isPayInAllowed: false }),
  coin("USDT", "Tether", "ethereum", tether),
  coin("USDT", "Tether", "tron", tether),
  coin("USDT", "Tether", "polygon", tether),
  coin("USDC", "USD Coin", "ethereum", { roundOff: 2 }),
  coin("USDC", "USD Coin", "polygon", { roundOff: 2 }),
  coin("SOL", "Solana", "solana", {
    isPayInAllowed: false,
    network: {
      name: "solana",
      fiatCurrenciesNotSupported: [{ fiatCurrency: "USD", paymentMethod: "pm_wire" }],
    },
    regionsNotSupported: [
      { country: "GB", availability: "none", restrictedStates: [] },
      { country: "US", availability: "partial", restrictedStates: ["NY", "TX"] },
    ],
  }),
];
