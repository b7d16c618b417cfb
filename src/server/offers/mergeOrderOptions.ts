import type {
  AmountLimit,
  AssetOption,
  FiatOption,
  OrderOptions,
  PaymentMethodOption,
} from "../../vendors/Offer.ts";
import { compareDecimals } from "../../vendors/compareDecimals.ts";

/** What one vendor serves. */
export interface VendorOptions {
  vendor: string;
  options: OrderOptions;
}

/**
 * The union of what vendors serve, each with the vendors that serve it: what one vendor serves can be
 * ordered.
 */
export function mergeOrderOptions(each: readonly VendorOptions[]): OrderOptions {
  const assets = new Map<string, AssetOption>();
  const fiats = new Map<string, FiatOption>();
  for (const { vendor, options } of each) {
    for (const asset of options.assets) {
      const key = JSON.stringify([asset.mode, asset.currency, asset.network]);
      const known = assets.get(key);
      const vendors = [...(known?.vendors ?? []), vendor];
      assets.set(key, { ...asset, name: known?.name ?? asset.name, vendors });
    }
    for (const fiat of options.fiatCurrencies) {
      const key = JSON.stringify([fiat.mode, fiat.currency]);
      const known = fiats.get(key)?.paymentMethods ?? [];
      const paymentMethods = mergeMethods(known, fiat.paymentMethods, vendor);
      fiats.set(key, { ...fiat, paymentMethods });
    }
  }
  return { assets: [...assets.values()], fiatCurrencies: [...fiats.values()] };
}

function mergeMethods(
  known: readonly PaymentMethodOption[],
  added: readonly PaymentMethodOption[],
  vendor: string,
): readonly PaymentMethodOption[] {
  const methods = new Map(known.map((method) => [method.paymentMethod, method]));
  for (const { paymentMethod, limits } of added) {
    const before = methods.get(paymentMethod);
    methods.set(paymentMethod, {
      paymentMethod,
      limits: before ? widen(before.limits, limits) : limits,
      vendors: [...(before?.vendors ?? []), vendor],
    });
  }
  return [...methods.values()];
}

/** The limits of either vendor. Where one has none that is known, nothing is known of both. */
function widen(
  one: AmountLimit | undefined,
  other: AmountLimit | undefined,
): AmountLimit | undefined {
  if (!one || !other || one.currency !== other.currency) return undefined;
  return {
    ...one,
    min: pick(one.min, other.min, (order) => order < 0),
    max: pick(one.max, other.max, (order) => order > 0),
  };
}

function pick(
  one: string | undefined,
  other: string | undefined,
  isFirst: (order: number) => boolean,
): string | undefined {
  if (one === undefined || other === undefined) return undefined;
  return isFirst(compareDecimals(one, other)) ? one : other;
}
