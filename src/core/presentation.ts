import type { VendorInput } from "../vendors/Vendor.ts";
import type { ResolvedPresentation, RampPresentation } from "./types.ts";

export interface PresentationInput {
  requested: RampPresentation | "auto";
  /** Whether a vendor that may serve the order has a page with an address. */
  supportsRedirect: boolean;
  redirectUrl: string | undefined;
  /** Elsewhere nothing can be asked yet. */
  isInBrowser: boolean;
}

/** Whether the vendor's page opens outside of this one. */
export function opensExternally(presentation: RampPresentation): boolean {
  return presentation === "popup" || presentation === "redirect";
}

/** Where to open the vendor's page, by what this browser, this page and the vendors can do. */
export function resolvePresentation({
  requested,
  supportsRedirect,
  redirectUrl,
  isInBrowser,
}: PresentationInput): ResolvedPresentation {
  if (requested !== "auto") {
    const isPossible = supportsRedirect || !opensExternally(requested);
    return {
      presentation: isPossible ? requested : "inline",
      presentationReason: isPossible ? "requested" : "not-supported",
    };
  }
  if (!supportsRedirect) return { presentation: "inline", presentationReason: "not-supported" };
  const obstacle = isInBrowser ? getFrameObstacle() : undefined;
  if (!obstacle) return { presentation: "inline", presentationReason: "default" };
  // An app's own browser has no second window. Without a way back nobody is sent away.
  const presentation = redirectUrl && isInAppBrowser() ? "redirect" : "popup";
  return { presentation, presentationReason: obstacle };
}

function getFrameObstacle(): "permissions-policy" | "cross-origin-isolated" | undefined {
  if (globalThis.crossOriginIsolated) return "cross-origin-isolated";
  // Chromium alone can be asked, under the policy's former name.
  const { featurePolicy } = document as {
    featurePolicy?: { allowsFeature(name: string): boolean };
  };
  const isDenied = (feature: string) => featurePolicy?.allowsFeature(feature) === false;
  return isDenied("camera") || isDenied("payment") ? "permissions-policy" : undefined;
}

/** Messengers and the like, and pages that were put on a phone's home screen. */
function isInAppBrowser(): boolean {
  return (
    globalThis.matchMedia?.("(display-mode: standalone)").matches ||
    "TelegramWebviewProxy" in globalThis ||
    /; wv\)|\bFB(AN|AV)\b|Instagram|Line\/|MicroMessenger/.test(navigator.userAgent)
  );
}

/** A vendor of the order's, or any where the order names none. */
export function supportsRedirect(
  vendors: readonly VendorInput[],
  name: string | undefined,
): boolean {
  return vendors.some((vendor) => vendor.supportsRedirect && (name ?? vendor.name) === vendor.name);
}
