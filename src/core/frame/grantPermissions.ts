import { interceptIframes } from "./interceptIframes.ts";
import { warnPermissionsPolicy } from "./warnPermissionsPolicy.ts";

/** Features that a vendor's page may need; docs/content-security-policy.md lists them by vendor. */
const FEATURES = ["camera", "microphone", "payment", "clipboard-write", "fullscreen"];

/** Limit for a script that keeps removing the features, to avoid an endless loop. */
const MAX_ATTEMPTS = 20;

/**
 * Grants the iframes that a vendor's script creates in `host` the features for an identity check and a wallet. Adds the
 * missing features to `allow`, and changes none that are there. Each feature is granted only to the origin of the
 * iframe's `src`.
 *
 * @returns a function that stops it
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
      // Deferred, because the script inserts the iframe and sets its `src` next.
      if (process.env.NODE_ENV !== "production")
        queueMicrotask(() => warnPermissionsPolicy(frame, FEATURES));
    } catch {
      // Without a bundler there is no `process`.
    }
  }

  return interceptIframes(host, grant);
}

function withFeatures(frame: HTMLIFrameElement): string {
  const allow = frame.getAttribute("allow") ?? "";
  const named = allow.split(";").map((directive) => directive.trim().split(/\s/)[0]);
  // `allowfullscreen` allows more than `fullscreen` in `allow`, which would override it.
  if (frame.allowFullscreen) named.push("fullscreen");
  const missing = FEATURES.filter((feature) => !named.includes(feature));
  if (missing.length === 0) return allow;
  return [allow.replace(/[;\s]+$/, ""), ...missing].filter(Boolean).join("; ");
}
