import type { Order } from "../../order.ts";
import type { Offer, SkippedVendor } from "../../vendors/Offer.ts";
import type { RampUser, VendorServer } from "../../vendors/VendorServer.ts";
import type { VendorLookup } from "../createVendorLookup.ts";
import type { RampEndpointOptions } from "../RampEndpointOptions.ts";
import type { RampStore } from "../store/RampStore.ts";
import type { CollectOffers } from "./createOfferCollector.ts";
import { mayPass } from "./mayPass.ts";
import { rankOffers } from "./rankOffers.ts";

/** A user's newest purchases, among which to look for one that was completed. */
const MAX_PURCHASES = 20;

/** Chooses the vendors for orders. */
export interface VendorChooser {
  /**
   * What the order's vendors offer. If it names no vendor, those come first that it would be placed
   * with; then those that serve it best.
   */
  getOffers: (
    order: Order,
    user: RampUser,
    country: string | undefined,
  ) => Promise<readonly Offer[]>;
  /**
   * The vendors to try for an order, in this order: the one that it names and its alternatives. If
   * it names none, they are chosen by `choose` or by their offers; without alternatives and without
   * `choose`, the endpoint's first vendor serves it. Empty if none serves it; `offers` says why.
   * `skipped` are those that were left out for their offers.
   */
  choose: (order: Order, user: RampUser) => Promise<VendorSelection>;
}

/** The vendors to try for an order, and why no others. */
export interface VendorSelection {
  vendors: readonly VendorServer[];
  offers: readonly Offer[];
  skipped: readonly SkippedVendor[];
}

export interface VendorChooserContext extends Pick<RampEndpointOptions, "choose" | "vendors"> {
  vendorOf: VendorLookup;
  collectOffers: CollectOffers;
  store: Pick<RampStore, "listUserPurchases">;
}

export function createVendorChooser({
  vendors,
  choose,
  vendorOf,
  collectOffers,
  store,
}: VendorChooserContext): VendorChooser {
  /** Those that the order names, as far as the endpoint has them; nothing if it names none. */
  function getNamed({ vendor, alternatives = [] }: Order): VendorServer[] | undefined {
    const names = vendor === undefined ? alternatives : [vendor, ...alternatives];
    return names.length > 0 ? findAll(names) : undefined;
  }

  function findAll(names: readonly string[]): VendorServer[] {
    return [...new Set(names)].map(vendorOf).filter((found) => found !== undefined);
  }

  /** The user's identity has been checked there. */
  async function findProven(user: RampUser): Promise<string | undefined> {
    const newest = await store.listUserPurchases(user.id, { limit: MAX_PURCHASES });
    return newest.find(({ status }) => status === "completed")?.vendor;
  }

  /** A vendor that knows the user, then by price; last those that could not be asked. */
  async function getDefault(offers: readonly Offer[], user: RampUser): Promise<string[]> {
    const serving = offers.filter(({ status }) => status !== "unavailable");
    const proven = await findProven(user);
    const first = serving.filter(({ vendor }) => vendor === proven);
    const passing = offers.filter(
      (offer) => offer.status === "unavailable" && mayPass(offer.reason),
    );
    const names = [...first, ...serving, ...passing].map(({ vendor }) => vendor);
    return [...new Set(names)];
  }

  async function getRanked(order: Order, user: RampUser, country: string | undefined) {
    const asked = getNamed(order) ?? vendors;
    return rankOffers(await collectOffers(asked, order, user, country), order);
  }

  /** The vendors that go before better offers. */
  async function getPreferred(offers: readonly Offer[], order: Order, user: RampUser) {
    const chosen = await choose?.(offers, order, user);
    if (chosen !== undefined) return [chosen].flat();
    // Offers are worth having while the store is down.
    const proven = await findProven(user).catch(() => undefined);
    return proven === undefined ? [] : [proven];
  }

  return {
    async getOffers(order, user, country) {
      const offers = await getRanked(order, user, country);
      const serving = offers.filter(({ status }) => status !== "unavailable");
      if (order.vendor !== undefined || serving.length < 2) return offers;
      const preferred = await getPreferred(offers, order, user);
      const rankOf = ({ vendor }: Offer) =>
        preferred.includes(vendor) ? preferred.indexOf(vendor) : preferred.length;
      return [
        ...serving.toSorted((one, other) => rankOf(one) - rankOf(other)),
        ...offers.slice(serving.length),
      ];
    },
    async choose(order, user) {
      const named = getNamed(order);
      const first = order.vendor === undefined ? vendors.slice(0, 1) : named;
      const isOpen = choose !== undefined || named !== undefined;
      if (order.vendor !== undefined || !isOpen)
        return { vendors: first ?? [], offers: [], skipped: [] };
      const offers = await getRanked(order, user, user.country);
      const chosen = await choose?.(offers, order, user);
      // What the partner's rule leaves out may have any reason.
      if (chosen !== undefined) return { vendors: findAll([chosen].flat()), offers, skipped: [] };
      const names = await getDefault(offers, user);
      return { vendors: findAll(names), offers, skipped: getSkipped(offers, names) };
    },
  };
}

/** The vendors that aren't tried, each with the reason of its first offer. */
function getSkipped(offers: readonly Offer[], tried: readonly string[]): SkippedVendor[] {
  const skipped = new Map<string, SkippedVendor>();
  for (const offer of offers) {
    const { vendor } = offer;
    if (offer.status === "unavailable" && !tried.includes(vendor) && !skipped.has(vendor))
      skipped.set(vendor, { vendor, reason: offer.reason });
  }
  return [...skipped.values()];
}
