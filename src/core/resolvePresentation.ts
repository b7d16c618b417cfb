import type { VendorInput } from "../vendors/Vendor.ts";
import type { ResolvedPresentation, RampPresentation } from "./publicTypes.ts";

export interface PresentationInput {
  requested: RampPresentation | "auto";
  /** Whether a vendor that may serve the order has a page with a URL. */
  supportsRedirect: boolean;
  redirectUrl: string | undefined;
  /** Feature detection only works in a browser. */
  isInBrowser: boolean;
}

/** Whether the vendor's page opens outside of this one. */
export function opensExternally(presentation: RampPresentation): boolean {
  return presentation === "popup" || presentation === "redirect";
}

/** Decides where the vendor's page opens, from the capabilities of the browser, this page and the vendors. */
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
  // In-app browsers have no second window. Without a return URL, the user isn't redirected.
  const presentation = redirectUrl && isInAppBrowser() ? "redirect" : "popup";
  return { presentation, presentationReason: obstacle };
}

function getFrameObstacle(): "permissions-policy" | "cross-origin-isolated" | undefined {
  if (globalThis.crossOriginIsolated) return "cross-origin-isolated";
  // Only Chromium exposes this, under the policy's former name.
  const { featurePolicy } = document as {
    featurePolicy?: { allowsFeature(name: string): boolean };
  };
  const isDenied = (feature: string) => featurePolicy?.allowsFeature(feature) === false;
  return isDenied("camera") || isDenied("payment") ? "permissions-policy" : undefined;
}

/** Browsers inside of apps such as messengers, and pages installed on a phone's home screen. */
function isInAppBrowser(): boolean {
  return (
    globalThis.matchMedia?.("(display-mode: standalone)").matches ||
    "TelegramWebviewProxy" in globalThis ||
    /; wv\)|\bFB(AN|AV)\b|Instagram|Line\/|MicroMessenger/.test(navigator.userAgent)
  );
}

/** The order's vendor, or any vendor if the order names none. */
export function supportsRedirect(
  vendors: readonly VendorInput[],
  name: string | undefined,
): boolean {
  return vendors.some((vendor) => vendor.supportsRedirect && (name ?? vendor.name) === vendor.name);
}
