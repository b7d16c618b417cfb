import { pageGlobal } from "../../pageGlobal.ts";

/** Chromium's way to ask; other browsers have none. */
interface FeaturePolicy {
  features: () => string[];
  allowsFeature: (feature: string) => boolean;
  getAllowlistForFeature: (feature: string) => string[];
}

/**
 * For developers: says which header to send where the page's own policy takes from a frame what its
 * `allow` grants, once for each origin of frames. Says nothing where the browser cannot be asked.
 */
export function warnPermissionsPolicy(frame: HTMLIFrameElement, features: readonly string[]): void {
  const { ownerDocument: page } = frame;
  const { defaultView: view } = page;
  const ofPage = getPolicy(page);
  const ofFrame = getPolicy(frame);
  const origin = URL.canParse(frame.src) ? new URL(frame.src).origin : "null";
  // An address without an origin, such as about:blank, is none that a header could name.
  if (!view || !ofPage || !ofFrame || !frame.isConnected || origin === "null") return;
  const known = ofPage.features();
  const forbidden = features.filter(
    (feature) =>
      known.includes(feature) && !ofFrame.allowsFeature(feature) && asks(frame, feature, origin),
  );
  const warned = warnedOnPage();
  if (forbidden.length === 0 || warned.has(origin)) return;
  warned.add(origin);
  const own = view.location.origin;
  const rules = forbidden.map((feature) => {
    // What the page allows to others already, it keeps. A star is no origin: then the page around forbids it.
    const others = new Set([...ofPage.getAllowlistForFeature(feature), origin]);
    const allowed = [...others].filter((one) => one !== own && one !== "*");
    return `${feature}=(${["self", ...allowed.map((one) => `"${one}"`)].join(" ")})`;
  });
  // oxlint-disable-next-line no-console -- for the page's developer, who has no other place to look
  console.warn(
    `ramp-widget: this page's policy keeps ${forbidden.join(", ")} from the frame of ${origin}, so that an identity check or a wallet in it may fail. Send this header with the page, in place of what yours says of them:\n` +
      `Permissions-Policy: ${rules.join(", ")}` +
      (view.parent !== view
        ? "\nThis page stands in a frame itself: the page around it must allow them as well."
        : ""),
  );
}

/** Whether the frame's `allow` wants it for that origin. What the script refused, the page need not allow. */
function asks(frame: HTMLIFrameElement, feature: string, origin: string): boolean {
  const directives = frame.allow.split(";").map((directive) => directive.trim().split(/\s+/));
  const [, ...allowed] = directives.find(([name]) => name === feature) ?? [feature];
  return allowed.length === 0 || [`*`, `'src'`, origin].some((one) => allowed.includes(one));
}

function getPolicy(thing: object): FeaturePolicy | undefined {
  const { permissionsPolicy, featurePolicy } = thing as Record<string, FeaturePolicy | undefined>;
  return permissionsPolicy ?? featurePolicy;
}

/** The origins that were warned of, also by another copy of this library. */
function warnedOnPage(): Set<string> {
  return pageGlobal("warned", () => new Set<string>());
}
