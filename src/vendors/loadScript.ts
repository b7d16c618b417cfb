import { RampError } from "../RampError.ts";
import { pageNonce } from "./pageNonce.ts";
import type { VendorScript } from "./Vendor.ts";

const DEADLINE = 15_000;

interface TrustedPolicy {
  createScriptURL: (url: string) => unknown;
}

interface Registry {
  loads: Map<string, Promise<unknown>>;
  policy?: TrustedPolicy;
}

/** Hangs on the page, not on this module: two copies of the library still load a script once. */
function registry(): Registry {
  const page = globalThis as { [key: symbol]: Registry | undefined };
  return (page[Symbol.for("ramp-widget.scripts")] ??= { loads: new Map() });
}

/**
 * Puts a vendor's script on the page, once per address, and answers what it left in its global.
 * A failed load is forgotten and its tag removed, so that the next call starts afresh.
 *
 * @throws {RampError} `script-origin`, `script-blocked`, `script-network`, `script-timeout` or `script-malformed`
 */
export function loadScript(script: VendorScript, nonce?: string): Promise<unknown> {
  if (!isAllowed(script))
    return Promise.reject(
      new RampError(
        "script-origin",
        `The script address ${origin(script.src)} is not one of ${script.origins.join(", ")}. ` +
          "It was not loaded, because a script on this page can do anything the user can. " +
          "If it is the vendor's, add its origin to the vendor's `scriptOrigins`.",
      ),
    );
  const { loads } = registry();
  const key = keyOf(script);
  const known = loads.get(key);
  if (known) return known;

  const load = start(script, nonce);
  loads.set(key, load);
  load.catch(() => loads.delete(key));
  return load;
}

/**
 * Fetches a script without running it, so that it is at hand when the session names it. A session
 * may name another one, and running a wrong script first would leave its global behind.
 */
export function preloadScript(script: VendorScript, nonce?: string): void {
  if (
    typeof document === "undefined" ||
    !isAllowed(script) ||
    registry().loads.has(keyOf(script)) ||
    globalOf(script)
  )
    return;
  const selector = `link[rel=preload][href="${CSS.escape(script.src)}"]`;
  if (document.head.querySelector(selector)) return;
  const link = document.createElement("link");
  link.rel = "preload";
  link.as = "script";
  link.href = script.src;
  link.nonce = nonce ?? pageNonce();
  link.addEventListener("error", () => link.remove());
  document.head.append(link);
}

async function start(script: VendorScript, nonce: string | undefined): Promise<unknown> {
  const before = globalOf(script);
  if (before !== undefined && !cameFromElsewhere(script)) return before;
  const tag = await insert(script, nonce ?? pageNonce());
  const after = globalOf(script);
  if (after === undefined) {
    tag.remove();
    throw new RampError(
      "script-malformed",
      `The script at ${origin(script.src)} ran, but \`window.${script.global}\` is missing. ` +
        "Something answered in the vendor's place, or the vendor renamed it.",
    );
  }
  return after;
}

function insert({ src }: VendorScript, nonce: string): Promise<HTMLScriptElement> {
  return new Promise((resolve, reject) => {
    const tag = document.createElement("script");
    const listening = new AbortController();
    function end(failure?: "script-blocked" | "script-network" | "script-timeout", why?: string) {
      listening.abort();
      clearTimeout(deadline);
      if (!failure) return resolve(tag);
      tag.remove();
      reject(new RampError(failure, `The script at ${origin(src)} ${why}`));
    }
    const deadline = setTimeout(
      () => end("script-timeout", `did not arrive within ${DEADLINE / 1000} seconds.`),
      DEADLINE,
    );
    // The violation comes before the tag's own error event, and tells a policy from a network.
    document.addEventListener(
      "securitypolicyviolation",
      ({ blockedURI, disposition }) => {
        if (disposition === "enforce" && blockedURI && src.startsWith(blockedURI))
          end(
            "script-blocked",
            "was blocked by this page's Content-Security-Policy. Add its origin to `script-src`, or pass the page's `nonce`.",
          );
      },
      listening,
    );
    tag.addEventListener("error", () =>
      end("script-network", "could not be loaded: offline, refused, or stopped by a blocker."),
    );
    tag.addEventListener("load", () => end());
    tag.nonce = nonce;
    try {
      tag.src = trusted(src);
      document.head.append(tag);
    } catch {
      end("script-blocked", "was blocked: this page's `trusted-types` lacks `ramp-widget`.");
    }
  });
}

/** Another address has defined the same global, so finding it there proves nothing about this one. */
function cameFromElsewhere(script: VendorScript): boolean {
  return [...registry().loads.keys()].some(
    (key) => key.startsWith(`${script.global} `) && key !== keyOf(script),
  );
}

function keyOf({ global, src }: VendorScript): string {
  return `${global} ${src}`;
}

function isAllowed({ src, origins }: VendorScript): boolean {
  if (!URL.canParse(src)) return false;
  const url = new URL(src);
  const isLoopback = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  return (
    (url.protocol === "https:" || (url.protocol === "http:" && isLoopback)) &&
    origins.includes(url.origin)
  );
}

/** An element whose id is the global's name is found on the window too, but it is not the window's own. */
function globalOf({ global }: VendorScript): unknown {
  try {
    return Object.hasOwn(globalThis, global)
      ? (globalThis as Record<string, unknown>)[global]
      : undefined;
  } catch {
    // A getter of the page's own that throws holds nothing that could be run.
    return undefined;
  }
}

/** What an error may say of an address: its query could carry a secret. */
function origin(src: string): string {
  return URL.canParse(src) ? new URL(src).origin + new URL(src).pathname : "(not an address)";
}

/** Under `require-trusted-types-for 'script'` an address must come out of a named policy. */
function trusted(src: string): string {
  const { trustedTypes } = globalThis as {
    trustedTypes?: { createPolicy: (name: string, rules: TrustedPolicy) => TrustedPolicy };
  };
  if (!trustedTypes) return src;
  const page = registry();
  page.policy ??= trustedTypes.createPolicy("ramp-widget", {
    createScriptURL: (url: string) => url,
  });
  return page.policy.createScriptURL(src) as string;
}
