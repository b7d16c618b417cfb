import { getBackoffDelay } from "../getBackoffDelay.ts";
import { pageGlobal } from "../pageGlobal.ts";
import { RampError, type RampErrorCode } from "../RampError.ts";
import { parseTrustedUrl } from "./parseTrustedUrl.ts";
import { mark } from "./preloadScript.ts";
import type { VendorScript } from "./Vendor.ts";

/** Timeout of one attempt, in milliseconds. */
const LOAD_TIMEOUT_MS = 15_000;
/** Retries after a network error. */
const MAX_RETRIES = 2;

/** By global, then by URL: scripts that define the same global are told apart. */
function getLoads({ global }: VendorScript): Map<string, Promise<unknown>> {
  return pageGlobal(`scripts ${global}`, () => new Map<string, Promise<unknown>>());
}

/** Attempts per URL since the last success. */
const failures = () => pageGlobal("failures", () => new Map<string, number>());

/** Whether a script tag has requested it, successfully or not. */
export const isTried = ({ src }: VendorScript): boolean => failures().has(src);

/** Includes `integrity`: a script that was loaded without a check doesn't satisfy it. */
const toKey = ({ src, integrity }: VendorScript): string => `${src} ${integrity}`;

/**
 * Loads a vendor's script, once per URL, and returns its global. Concurrent callers share one load
 * and its retries. A failed load is forgotten and its tag removed, so that the next call starts
 * again.
 *
 * @throws {RampError} `script-origin`, `script-blocked`, `script-offline`, `script-network`,
 * `script-timeout`, `script-integrity` or `script-malformed`
 */
export async function loadScript(script: VendorScript, nonce?: string): Promise<unknown> {
  if (!parseTrustedUrl(script.src, script.origins))
    throw failure(
      script.src,
      "script-origin",
      `is not from ${script.origins.join(" or ")}, so it was not loaded. If you trust it, list its origin in \`scriptOrigins\`.`,
    );
  const loads = getLoads(script);
  const key = toKey(script);
  let load = loads.get(key);
  if (!load) {
    let begin = (_: Promise<unknown>) => {};
    // Register it first: each attempt checks for other loads.
    load = new Promise((resolve) => (begin = resolve));
    loads.set(key, load);
    load.catch(() => loads.delete(key));
    begin(loadWithRetry(script, nonce));
  }
  return load;
}

/**
 * Retries network errors only: a policy, a missing global or other bytes would fail again, and
 * without a connection a retry is wasted.
 */
async function loadWithRetry(script: VendorScript, nonce: string | undefined): Promise<unknown> {
  for (let failures = 0; ; failures += 1)
    try {
      return await loadOnce(script, nonce);
    } catch (error) {
      if ((error as RampError).code !== "script-network" || failures === MAX_RETRIES) throw error;
      const delay = getBackoffDelay(failures, { firstMs: 500, jitter: 1 });
      await new Promise((resolve) => setTimeout(resolve, delay));
    }
}

async function loadOnce(script: VendorScript, nonce: string | undefined): Promise<unknown> {
  const { src, global, integrity } = script;
  const before = getGlobal(script);
  // If a script from another URL defines the same global, the global proves nothing about this one.
  const isOurs = getLoads(script).size < 2;
  if (before !== undefined && isOurs) {
    if (!integrity) return before;
    throw failure(
      src,
      "script-integrity",
      `was not loaded: this page has \`window.${global}\` already, and nothing compared its bytes. Remove what left it there, or \`integrity\`.`,
    );
  }

  const address = getNextAddress(src);
  const tag = document.createElement("script");
  const over = new AbortController();
  let deadline: ReturnType<typeof setTimeout> | undefined;
  try {
    await new Promise((resolve, reject) => {
      const fail = (code: RampErrorCode, why: string) => reject(failure(src, code, why));
      deadline = setTimeout(
        fail,
        LOAD_TIMEOUT_MS,
        "script-timeout",
        "did not arrive in 15 seconds.",
      );
      // This event fires before the tag's own error event, and distinguishes a policy from a
      // network error.
      document.addEventListener(
        "securitypolicyviolation",
        ({ blockedURI, disposition, effectiveDirective }) => {
          if (
            disposition === "enforce" &&
            effectiveDirective.startsWith("script-src") &&
            // `blockedURI` is the URL without its fragment, or only its origin.
            [address.replace(/#.*/s, ""), new URL(src).origin].includes(blockedURI)
          )
            fail(
              "script-blocked",
              "was blocked by this page's Content-Security-Policy. Add its origin to `script-src`, or pass `nonce`.",
            );
        },
        over,
      );
      tag.addEventListener("load", resolve);
      tag.addEventListener("error", () => {
        const why = "could not be loaded: its server or an ad blocker refused";
        if (!navigator.onLine) fail("script-offline", "could not be loaded: no connection.");
        // Browsers hide which of these it was: duration, size and status look alike.
        else if (integrity)
          fail(
            "script-integrity",
            `${why}, CORS headers are missing, or \`integrity\` names other bytes.`,
          );
        else fail("script-network", `${why}.`);
      });
      mark(tag, script, nonce);
      try {
        tag.src = signScriptUrl(address);
        document.head.append(tag);
      } catch {
        fail(
          "script-blocked",
          "was blocked by this page's Content-Security-Policy. Add `ramp-widget` to `trusted-types`, and `'allow-duplicates'` if another copy of it loads from elsewhere.",
        );
      }
    });
    const after = getGlobal(script);
    if (after !== undefined && after !== before) {
      failures().set(src, 0);
      return after;
    }
    throw failure(
      src,
      "script-malformed",
      `ran without leaving \`window.${global}\`. Something else answered, or the vendor renamed it.`,
    );
  } catch (error) {
    tag.remove();
    throw error;
  } finally {
    over.abort();
    clearTimeout(deadline);
  }
}

/**
 * Alternates the URL after each failure, for the same script: WebKit keeps a failed preload for the
 * lifetime of the page, and serves it to every tag with that URL without a new request.
 */
function getNextAddress(src: string): string {
  const times = failures().get(src) ?? 0;
  failures().set(src, times + 1);
  if (times % 2 === 0) return src;
  const url = new URL(src);
  url.search += "&";
  return url.href;
}

/** Names the URL without its query, which could contain a secret. */
function failure(src: string, code: RampErrorCode, why: string): RampError {
  return new RampError(code, `The script at ${src.replace(/[?#].*|(?<=\/\/)[^/]*@/gs, "")} ${why}`);
}

/**
 * Ignores elements whose id equals the global's name: `window` exposes them too, but not as own
 * properties.
 */
function getGlobal({ global }: VendorScript): unknown {
  try {
    return Object.hasOwn(globalThis, global)
      ? (globalThis as Record<string, unknown>)[global]
      : undefined;
  } catch {
    // A global of the page whose getter throws can't be the script's.
    return undefined;
  }
}

interface ScriptPolicy {
  createScriptURL: (url: string) => unknown;
}

/**
 * Origins that this copy of the library loads scripts from. No code outside this module can add
 * any.
 */
const origins = new Set<string>();

let own: ScriptPolicy | undefined;

/**
 * Signs a script URL for pages with `require-trusted-types-for 'script'`, where URLs must come from
 * a named policy. A page may allow each name once, so copies of this library share one policy,
 * which other code on the page can use as well. The policy only signs URLs of origins that the copy
 * which created it loads from.
 *
 * @param src a URL whose origin was checked
 */
export function signScriptUrl(src: string): string {
  const { trustedTypes } = globalThis as {
    trustedTypes?: { createPolicy: (name: string, rules: ScriptPolicy) => ScriptPolicy };
  };
  const shared = pageGlobal("policy", (): { policy?: ScriptPolicy } => ({}));
  origins.add(new URL(src).origin);
  const policies = [
    () => own,
    () => shared.policy,
    // Another policy with the same name, if the page allows duplicates.
    () => {
      own = trustedTypes?.createPolicy("ramp-widget", { createScriptURL: sign });
      shared.policy ??= own as ScriptPolicy;
      return own;
    },
  ];
  for (const policy of policies) {
    try {
      const signed = policy()?.createScriptURL(src);
      if (String(signed) === src) return signed as string;
    } catch {
      // The policy belongs to another copy, which loads from other origins; or the page forbids the
      // name.
    }
  }
  // The page may not need a policy, or may have a default one.
  return src;
}

function sign(url: string): string {
  if (parseTrustedUrl(url, [...origins])) return url;
  throw new TypeError("ramp-widget: no address of a vendor's script.");
}
