import { pageGlobal } from "../../pageGlobal.ts";

/** Chromium's API; other browsers have none. */
interface FeaturePolicy {
  features: () => string[];
  allowsFeature: (feature: string) => boolean;
  getAllowlistForFeature: (feature: string) => string[];
}

/**
 * Warns developers, once per frame origin, if this page's policy denies a frame the features that its `allow` grants,
 * and names the header to send. Does nothing if the browser lacks the API.
 */
export function warnPermissionsPolicy(frame: HTMLIFrameElement, features: readonly string[]): void {
  const { ownerDocument: page } = frame;
  const { defaultView: view } = page;
  const ofPage = getPolicy(page);
  const ofFrame = getPolicy(frame);
  const origin = URL.canParse(frame.src) ? new URL(frame.src).origin : "null";
  // A header can't name a URL without an origin, such as about:blank.
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
    // Keeps the origins that the page already allows. `*` isn't an origin: there, the embedding page denies the
    // feature.
    const others = new Set([...ofPage.getAllowlistForFeature(feature), origin]);
    const allowed = [...others].filter((one) => one !== own && one !== "*");
    return `${feature}=(${["self", ...allowed.map((one) => `"${one}"`)].join(" ")})`;
  });
  // oxlint-disable-next-line no-console -- the console is where developers look for it
  console.warn(
    `ramp-widget: this page's policy keeps ${forbidden.join(", ")} from the frame of ${origin}, so that an identity check or a wallet in it may fail. Send this header with the page, in place of what yours says of them:\n` +
      `Permissions-Policy: ${rules.join(", ")}` +
      (view.parent !== view
        ? "\nThis page stands in a frame itself: the page around it must allow them as well."
        : ""),
  );
}

/** Whether the frame's `allow` grants the feature to this origin. The page needn't allow one that the script denied. */
function asks(frame: HTMLIFrameElement, feature: string, origin: string): boolean {
  const directives = frame.allow.split(";").map((directive) => directive.trim().split(/\s+/));
  const [, ...allowed] = directives.find(([name]) => name === feature) ?? [feature];
  return allowed.length === 0 || [`*`, `'src'`, origin].some((one) => allowed.includes(one));
}

function getPolicy(thing: object): FeaturePolicy | undefined {
  const { permissionsPolicy, featurePolicy } = thing as Record<string, FeaturePolicy | undefined>;
  return permissionsPolicy ?? featurePolicy;
}

/** Origins already warned about, also by another copy of this library. */
function warnedOnPage(): Set<string> {
  return pageGlobal("warned", () => new Set<string>());
}
