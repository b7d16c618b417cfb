import { beforeEach, expect } from "vitest";
import type { Order } from "../../../src/order.ts";
import type { Offer, Quote } from "../../../src/vendors/Offer.ts";
import { transakServer } from "../../../src/vendors/transak/server.ts";
import type { RampUser, VendorServer } from "../../../src/vendors/VendorServer.ts";
import {
  API_KEY,
  API_SECRET,
  listenAsTransak,
  type ListeningTransak,
  WIDGET,
} from "./listenAsTransak.ts";

export const USER: RampUser = { id: "user-123", email: "ada@example.com", ip: "203.0.113.42" };
export const BUY = {
  mode: "buy",
  currency: "ETH",
  network: "ethereum",
  fiatCurrency: "EUR",
  fiatAmount: "100",
} satisfies Order;
export const SELL = {
  ...BUY,
  mode: "sell",
  fiatAmount: undefined,
  amount: "0.5",
} satisfies Order;
/** The limits of a purchase by card. */
export const CARD_LIMIT = { currency: "EUR", min: "30", max: "3000", paymentMethod: "card" };

interface Asking {
  country?: string | undefined;
  signal?: AbortSignal | undefined;
  user?: RampUser | undefined;
}

export interface OfferDesk {
  /** The Transak of this test. */
  readonly vendor: ListeningTransak;
  readonly server: VendorServer;
  /** Another server, which has read no lists yet. */
  restart: (url?: string) => void;
  ask: (order?: Order, asking?: Asking) => Promise<readonly Offer[]>;
  /** The one offer for an order. */
  askOne: (order?: Order, asking?: Asking) => Promise<Offer>;
  quoteFor: (order?: Order, asking?: Asking) => Promise<Quote>;
  /** How many requests a path got. */
  countOf: (path: string) => number;
}

/** A Transak and a server for each test. */
export function openOfferDesk(): OfferDesk {
  let vendor: ListeningTransak;
  let server: VendorServer;
  const desk: OfferDesk = {
    get vendor() {
      return vendor;
    },
    get server() {
      return server;
    },
    restart(url = vendor.url) {
      server = transakServer(
        {
          environment: { apiUrl: url, gatewayUrl: url, widgetOrigin: WIDGET },
          apiKey: API_KEY,
          apiSecret: API_SECRET,
          referrerDomain: "shop.example",
        },
        async () => {},
      );
    },
    async ask(order = BUY, { country, signal = new AbortController().signal, user = USER } = {}) {
      return (await server.getOffers?.(order, user, { country, signal })) ?? [];
    },
    async askOne(order, asking) {
      const offers = await desk.ask(order, asking);
      expect(offers).toHaveLength(1);
      return offers[0] as Offer;
    },
    async quoteFor(order, asking) {
      const offer = await desk.askOne(order, asking);
      if (offer.status !== "quoted") throw new Error(JSON.stringify(offer));
      return offer.quote;
    },
    countOf: (path) => vendor.asked.filter((one) => one.path === path).length,
  };
  beforeEach(async () => {
    vendor = await listenAsTransak();
    desk.restart();
  });
  return desk;
}
