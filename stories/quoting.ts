import type { CustomEndpoint, KycStatus, Offer, Order, OrderOptions, Quote } from "ramp-widget";

/** Everything that the stories' vendors serve. */
export const OPTIONS: OrderOptions = {
  assets: (["buy", "sell"] as const).flatMap((mode) =>
    [
      ["USDT", "tron", "Tether"],
      ["USDT", "ethereum", "Tether"],
      ["ETH", "ethereum", "Ether"],
      ["BTC", "mainnet", "Bitcoin"],
    ].map(([currency = "", network = "", name]) => ({
      mode,
      currency,
      network,
      name,
      vendors: ["transak", "proof", "bleepay"],
    })),
  ),
  fiatCurrencies: (["buy", "sell"] as const).flatMap((mode) =>
    ["EUR", "USD"].map((currency) => ({
      mode,
      currency,
      paymentMethods: [
        {
          paymentMethod: "card",
          limits: { currency, min: "10", max: "5000" },
          vendors: ["transak", "proof"],
        },
        {
          paymentMethod: "bank_transfer",
          limits: { currency, min: "30", max: "25000" },
          vendors: ["transak"],
        },
      ],
    })),
  ),
};

/** What a unit of an asset costs. */
const PRICES: Record<string, number> = { USDT: 0.9216, ETH: 3218.4, BTC: 88_412 };

/** A quote for the order, at a vendor that keeps this share as its fee. */
export function quoteFor(order: Order, share: number, more: Partial<Quote> = {}): Quote {
  const { mode, currency, fiatCurrency = "EUR" } = order;
  const price = PRICES[currency] ?? 1;
  const factor = mode === "buy" ? 1 - share : 1 / (1 - share);
  const fiat = Number(order.fiatAmount ?? (Number(order.amount) * price) / factor);
  const crypto = order.amount ?? ((fiat * factor) / price).toFixed(8);
  const fee = fiat * share;
  return {
    amount: crypto,
    fiatAmount: fiat.toFixed(2),
    fiatCurrency,
    fees: {
      currency: fiatCurrency,
      total: fee.toFixed(2),
      network: (fee * 0.3).toFixed(2),
      vendor: (fee * 0.7).toFixed(2),
    },
    isBinding: false,
    paymentMethod: order.paymentMethod ?? "card",
    expiresAt: new Date(Date.now() + 60_000).toISOString(),
    ...more,
  };
}

/** Three vendors that serve the order, one of them without a price. */
export function threeVendors(order: Order): Offer[] {
  return [
    { vendor: "transak", status: "quoted", isBest: true, quote: quoteFor(order, 0.021) },
    {
      vendor: "proof",
      status: "quoted",
      quote: quoteFor(order, 0.039, { mayRequireDocuments: true }),
    },
    { vendor: "bleepay", status: "unpriced" },
  ];
}

/** An endpoint that answers with these offers, and says how far Proof has checked the user's identity. */
export function quoting(
  getOffers: (order: Order) => readonly Offer[] | Promise<readonly Offer[]>,
  kyc: KycStatus = "verified",
): CustomEndpoint {
  return {
    createSession: async () => ({}),
    getTransaction: async () => ({}),
    getOrderOptions: async () => OPTIONS,
    getKycStatus: async () => ({ status: kyc }),
    getQuotes: async (order) => ({
      offers: await getOffers(order),
      now: new Date().toISOString(),
    }),
  };
}
