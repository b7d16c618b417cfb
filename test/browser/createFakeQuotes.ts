import type { CustomEndpoint, Offer, Order, OrderOptions, Quote } from "../../src/index.ts";

/** An endpoint whose vendors' offers a test sets. */
export interface FakeQuotes {
  endpoint: CustomEndpoint;
  /** The orders that were asked for. */
  asked: Order[];
  /** Answers from now on. */
  answer: (getOffers: (order: Order) => readonly Offer[] | Promise<readonly Offer[]>) => void;
}

/** The options of every fake vendor. */
export const OPTIONS: OrderOptions = {
  assets: (["buy", "sell"] as const).flatMap((mode) => [
    { mode, currency: "ETH", network: "ethereum", vendors: ["acme"] },
    { mode, currency: "USDT", network: "tron", vendors: ["acme"] },
    { mode, currency: "USDT", network: "ethereum", vendors: ["acme"] },
  ]),
  fiatCurrencies: (["buy", "sell"] as const).flatMap((mode) =>
    ["EUR", "USD"].map((currency) => ({
      mode,
      currency,
      paymentMethods: [
        { paymentMethod: "card", limits: { currency, min: "10", max: "5000" }, vendors: ["acme"] },
        {
          paymentMethod: "bank_transfer",
          limits: { currency, min: "30", max: "9000" },
          vendors: ["acme"],
        },
      ],
    })),
  ),
};

export function createFakeQuotes(options: OrderOptions = OPTIONS): FakeQuotes {
  let getOffers: Parameters<FakeQuotes["answer"]>[0] = () => [
    { ...quoted("acme"), isBest: true },
    quoted("bolt", { amount: "0.0290" }),
    { vendor: "coin", status: "unpriced" },
  ];
  const fake: FakeQuotes = {
    asked: [],
    answer: (next) => void (getOffers = next),
    endpoint: {
      createSession: async () => ({}),
      getTransaction: async () => ({}),
      getOrderOptions: async () => options,
      async getQuotes(order) {
        fake.asked.push(order);
        return { offers: await getOffers(order), now: new Date().toISOString() };
      },
    },
  };
  return fake;
}

/** A quote for 100 EUR, or for 0.03 ETH. */
export function quoted(vendor: string, more: Partial<Quote> = {}): Offer & { status: "quoted" } {
  return {
    vendor,
    status: "quoted",
    quote: {
      amount: "0.0300",
      fiatAmount: "100.00",
      fiatCurrency: "EUR",
      fees: { currency: "EUR", total: "2.10", network: "0.60", vendor: "1.50" },
      isBinding: false,
      expiresAt: new Date(Date.now() + 60_000).toISOString(),
      ...more,
    },
  };
}
