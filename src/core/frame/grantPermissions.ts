import { interceptIframes } from "./interceptIframes.ts";
import { warnPermissionsPolicy } from "./warnPermissionsPolicy.ts";

/** What a vendor's page may need. docs/content-security-policy.md says who needs which. */
const FEATURES = ["camera", "microphone", "payment", "clipboard-write", "fullscreen"];

/** A script that always takes back what was added wins, or the two would never end. */
const MAX_ATTEMPTS = 20;

/**
 * Lets the frames that a vendor's script makes in `host` use what an identity check and a wallet need:
 * adds to their `allow` what it does not name, and changes nothing that it does. Each feature is
 * for the origin of the frame's `src` alone.
 *
 * @returns how to stop
 */
export function grantPermissions(host: HTMLElement): () => void {
  const times = new WeakMap<HTMLIFrameElement, number>();

  function grant(frame: HTMLIFrameElement) {
    const allow = withFeatures(frame);
    const time = times.get(frame) ?? 0;
    if (allow !== frame.getAttribute("allow") && time < MAX_ATTEMPTS) {
      times.set(frame, time + 1);
      frame.setAttribute("allow", allow);
    }
    try {
      // The frame comes into the page, and to its address, by what the script does next.
      if (process.env.NODE_ENV !== "production")
        queueMicrotask(() => warnPermissionsPolicy(frame, FEATURES));
    } catch {
      // There is no `process` where nobody bundles.
    }
  }

  return interceptIframes(host, grant);
}

function withFeatures(frame: HTMLIFrameElement): string {
  const allow = frame.getAttribute("allow") ?? "";
  const named = allow.split(";").map((directive) => directive.trim().split(/\s/)[0]);
  // It allows more than `fullscreen` would, which it yields to.
  if (frame.allowFullscreen) named.push("fullscreen");
  const missing = FEATURES.filter((feature) => !named.includes(feature));
  if (missing.length === 0) return allow;
  return [allow.replace(/[;\s]+$/, ""), ...missing].filter(Boolean).join("; ");
}
