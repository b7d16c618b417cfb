import { useInsertionEffect, useState, useSyncExternalStore } from "react";
import { createPurchase } from "../core/createPurchase.ts";
import type { Purchase, PurchaseSnapshot } from "../core/Purchase.ts";
import { getVendorMessageOverrides } from "../core/getVendorMessageOverrides.ts";
import { resolvePresentationFor } from "../core/purchaseCommands.ts";
import { type ResolvedSettings, resolveSettings } from "../core/resolveSettings.ts";
import { takePrefetched } from "../core/session/prefetchSession.ts";
import { toOrder } from "../core/toOrder.ts";
import { getVendorStatusMessage } from "../core/transaction/getVendorStatusMessage.ts";
import type { Ramp, RampOptions } from "../core/publicTypes.ts";
import { assertNoSecretOptions } from "../vendors/assertNoSecretOptions.ts";
import { useIsomorphicLayoutEffect } from "./useIsomorphicLayoutEffect.ts";
import { useInheritedSettings } from "./useInheritedSettings.ts";

/** A purchase without UI. It stays `idle` until `start()`; `<RampFrame ramp={ramp}>` shows the vendor's page. */
export function useRamp(options: RampOptions): Ramp {
  assertNoSecretOptions(options);
  const all = useInheritedSettings(options);
  const [purchase] = useState(() => createPurchase(takePrefetched));
  useInsertionEffect(function passOptions() {
    purchase.setHost({ getOptions: () => all });
  });
  return usePurchase(purchase, all, resolveSettings(all));
}

/** Derives the public API from a purchase and the current render's options. */
export function usePurchase(
  purchase: Purchase,
  options: RampOptions,
  settings: ResolvedSettings,
): Ramp {
  const snapshot = useSyncExternalStore(
    purchase.subscribe,
    purchase.getSnapshot,
    purchase.getServerSnapshot,
  );
  // Before passive effects: a widget that replaces this one requests the same key before those run.
  useIsomorphicLayoutEffect(purchase.holdKey, [purchase]);
  return toRamp(purchase, snapshot, options, settings);
}

function toRamp(
  purchase: Purchase,
  snapshot: PurchaseSnapshot,
  options: RampOptions,
  settings: ResolvedSettings,
): Ramp {
  const { attempt, earlier, session, frame, followed, hasEnded, openFrame, transaction } = snapshot;
  const order = attempt?.order ?? toOrder(options);
  const resumed = earlier === "unknown" ? undefined : earlier;
  const View = hasEnded ? undefined : (resumed?.View ?? (openFrame && session?.View));
  const { lang, messages, nonce } = settings;
  const isInBrowser = snapshot !== purchase.getServerSnapshot();
  return {
    phase: snapshot.phase,
    // JavaScript callers can pass an invalid mode, e.g. from a URL. It can't be ordered, but must render.
    order: order.mode === "sell" ? order : { ...order, mode: "buy" },
    ...(attempt?.choice ?? resolvePresentationFor(options, settings, isInBrowser)),
    session,
    transaction,
    frameStatus: snapshot.frameStatus,
    deposit: snapshot.deposit,
    depositRequest: snapshot.depositRequest,
    hasDepositRequestChanged: snapshot.hasDepositRequestChanged,
    error: snapshot.error,
    statusMessage: getVendorStatusMessage(followed.vendor, transaction, messages),
    isResumed: resumed !== undefined,
    pageStatus: frame === "external" || frame === "closed" ? frame : "embedded",
    isOverdue: followed.isOverdue,
    ...purchase.commands,
    hasPopup: Boolean(attempt?.popup?.window),
    openFrame,
    vendorView: View && {
      Component: View,
      props: {
        transaction,
        lang,
        messages: getVendorMessageOverrides(
          messages,
          resumed?.purchase.vendor ?? session?.vendor.name,
        ),
        nonce,
        refetch: purchase.refetch,
        cancel: purchase.getCancel(),
      },
    },
  };
}
