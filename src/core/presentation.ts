import type { AnyVendor } from "../vendors/Vendor.ts";
import type { PresentationChoice, RampPresentation } from "./types.ts";

export interface PresentationQuestion {
  asked: RampPresentation | "auto";
  /** Whether a vendor that may serve the order has a page with an address. */
  hasPage: boolean;
  redirectUrl: string | undefined;
  /** Elsewhere nothing can be asked yet. */
  isInBrowser: boolean;
}

/** Whether the vendor's page opens outside of this one. */
export function opensAway(presentation: RampPresentation): boolean {
  return presentation === "popup" || presentation === "redirect";
}

/** Where to open the vendor's page, by what this browser, this page and the vendors can do. */
export function resolvePresentation({
  asked,
  hasPage,
  redirectUrl,
  isInBrowser,
}: PresentationQuestion): PresentationChoice {
  if (asked !== "auto") {
    const isPossible = hasPage || !opensAway(asked);
    return {
      presentation: isPossible ? asked : "inline",
      presentationReason: isPossible ? "asked" : "no-page",
    };
  }
  if (!hasPage) return { presentation: "inline", presentationReason: "no-page" };
  const obstacle = isInBrowser ? frameObstacle() : undefined;
  if (!obstacle) return { presentation: "inline", presentationReason: "frame-works" };
  // An app's own browser has no second window. Without a way back nobody is sent away.
  const presentation = redirectUrl && isAppsOwnBrowser() ? "redirect" : "popup";
  return { presentation, presentationReason: obstacle };
}

function frameObstacle(): "page-denies-frames" | "page-is-isolated" | undefined {
  if (globalThis.crossOriginIsolated) return "page-is-isolated";
  // Chromium alone can be asked, under the policy's former name.
  const { featurePolicy } = document as {
    featurePolicy?: { allowsFeature(name: string): boolean };
  };
  const isDenied = (feature: string) => featurePolicy?.allowsFeature(feature) === false;
  return isDenied("camera") || isDenied("payment") ? "page-denies-frames" : undefined;
}

/** Messengers and the like, and pages that were put on a phone's home screen. */
function isAppsOwnBrowser(): boolean {
  return (
    globalThis.matchMedia?.("(display-mode: standalone)").matches ||
    "TelegramWebviewProxy" in globalThis ||
    /; wv\)|\bFB(AN|AV)\b|Instagram|Line\/|MicroMessenger/.test(navigator.userAgent)
  );
}

/** A vendor of the order's, or any where the order names none. */
export function hasPage(vendors: readonly AnyVendor[], name: string | undefined): boolean {
  return vendors.some((vendor) => vendor.hasPage && (name ?? vendor.name) === vendor.name);
}
