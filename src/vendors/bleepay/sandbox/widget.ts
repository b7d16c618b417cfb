import type { BleepayAsset } from "../assets.ts";

/** A widget's configuration, with the fields that Bleepay returns. */
export interface SandboxWidgetConfig {
  name: string;
  mode: "FIXED_AMOUNT" | "CUSTOMER_AMOUNT";
  minAmount: string | null;
  maxAmount: string | null;
  allowedNetworks: readonly string[];
  allowedCurrencies: readonly string[];
  allowedDepositAddresses: readonly string[];
  allowedMethods: readonly string[];
  renderMode: "IFRAME" | "POPUP";
  iconUrl: string | null;
  color: string | null;
  emoji: string | null;
  defaultCurrency: string | null;
  defaultCurrencyAddress: string | null;
  defaultNetwork: string | null;
  defaultDepositAddress: string | null;
  metadataSchema: object | null;
  allowAllOrigins: boolean;
  allowAllMethods: boolean;
}

/** The currencies' contracts, as published by their issuers. */
const CONTRACTS = [
  ["USDT", "TRC20", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"],
  ["USDT", "ERC20", "0xdAC17F958D2ee523a2206206994597C13D831ec7"],
  ["USDT", "polygon", "0xc2132D05D31c914a87C6611C10748AEb04B58e8F"],
  ["USDC", "TRC20", "TEkxiTehnzSmSe2XqrBj4w32RUN966rdz8"],
  ["USDC", "ERC20", "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48"],
  ["USDC", "polygon", "0x2791Bca1f2de4661ED88A30C99A7a9449Aa84174"],
] as const;

/** The checksums are invalid on purpose, so that no wallet sends real money there. */
const ADDRESSES = {
  TRC20: "TSandboxTestAddressNotForRea1Money",
  ERC20: "0x7e57AdD7e55Ba5edF00dCAfe00000000dEaD0001",
  polygon: "0x7e57AdD7e55Ba5edF00dCAfe00000000dEaD0002",
} as const;

/** The sandbox widget's assets and deposit addresses: for `assets` of the partner's `bleepay()`. */
export const bleepaySandboxAssets: readonly BleepayAsset[] = CONTRACTS.map(
  ([currency, network, currencyAddress]) => ({
    currency,
    network,
    currencyAddress,
    depositAddress: ADDRESSES[network],
  }),
);

/** A widget that accepts all of these, without a preference. */
export const sandboxWidget: SandboxWidgetConfig = {
  name: "Sandbox",
  mode: "CUSTOMER_AMOUNT",
  minAmount: "10",
  maxAmount: "5000",
  allowedNetworks: Object.keys(ADDRESSES),
  allowedCurrencies: ["USDT", "USDC"],
  allowedDepositAddresses: Object.values(ADDRESSES),
  allowedMethods: [],
  renderMode: "IFRAME",
  iconUrl: null,
  color: null,
  emoji: null,
  defaultCurrency: null,
  defaultCurrencyAddress: null,
  defaultNetwork: null,
  defaultDepositAddress: null,
  metadataSchema: null,
  allowAllOrigins: true,
  allowAllMethods: true,
};
