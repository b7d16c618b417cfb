import { getBackoffDelay } from "../getBackoffDelay.ts";
import { pageGlobal } from "../pageGlobal.ts";
import { RampError, type RampErrorCode } from "../RampError.ts";
import { parseTrustedUrl } from "./parseTrustedUrl.ts";
import { mark } from "./preloadScript.ts";
import type { VendorScript } from "./Vendor.ts";

/** How long one try may take, in milliseconds. */
const LOAD_TIMEOUT_MS = 15_000;
/** Tries after the first, for what a network may do better the next time. */
const MAX_RETRIES = 2;

/** By global, then by address: scripts that define the same global are told apart. */
function getLoads({ global }: VendorScript): Map<string, Promise<unknown>> {
  return pageGlobal(`scripts ${global}`, () => new Map<string, Promise<unknown>>());
}

/** How often an address was tried in vain since it last came through. */
const failures = () => pageGlobal("failures", () => new Map<string, number>());

/** Whether a tag has asked for it, with or without success. */
export const isTried = ({ src }: VendorScript): boolean => failures().has(src);

/** With `integrity`: a script whose bytes nobody compared is not the one that was asked for. */
const toKey = ({ src, integrity }: VendorScript): string => `${src} ${integrity}`;

/**
 * Puts a vendor's script on the page, once per address, and answers what it left in its global. All
 * who ask share one load with its tries. A failed one is forgotten and its tag removed, so that the
 * next call starts afresh.
 *
 * @throws {RampError} `script-origin`, `script-blocked`, `script-offline`, `script-network`, `script-timeout`, `script-integrity` or `script-malformed`
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
    // Registered first: each try looks at who else loads.
    load = new Promise((resolve) => (begin = resolve));
    loads.set(key, load);
    load.catch(() => loads.delete(key));
    begin(loadWithRetry(script, nonce));
  }
  return load;
}

/** A policy, a missing global or other bytes stay what they are. Without a network a try is wasted. */
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
  // Where another address has defined the global too, finding it proves nothing about this one.
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
      // The violation comes before the tag's own error event, and tells a policy from a network.
      document.addEventListener(
        "securitypolicyviolation",
        ({ blockedURI, disposition, effectiveDirective }) => {
          if (
            disposition === "enforce" &&
            effectiveDirective.startsWith("script-src") &&
            // Without its fragment, or no more than its origin.
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
        // No browser tells a page which of these it was: time, size and status look alike.
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
 * Another address each time after a failure, for the same script: WebKit keeps a preload that failed for as
 * long as the page lives, and hands it to each tag for its address without asking the server again.
 */
function getNextAddress(src: string): string {
  const times = failures().get(src) ?? 0;
  failures().set(src, times + 1);
  if (times % 2 === 0) return src;
  const url = new URL(src);
  url.search += "&";
  return url.href;
}

/** An error names the address without its query, which could carry a secret. */
function failure(src: string, code: RampErrorCode, why: string): RampError {
  return new RampError(code, `The script at ${src.replace(/[?#].*|(?<=\/\/)[^/]*@/gs, "")} ${why}`);
}

/** An element whose id is the global's name is found on the window too, but it is not the window's own. */
function getGlobal({ global }: VendorScript): unknown {
  try {
    return Object.hasOwn(globalThis, global)
      ? (globalThis as Record<string, unknown>)[global]
      : undefined;
  } catch {
    // A getter of the page's own that throws holds nothing that could be run.
    return undefined;
  }
}

interface ScriptPolicy {
  createScriptURL: (url: string) => unknown;
}

/** Where this copy of the library loads scripts from. Nothing outside of it can add to them. */
const origins = new Set<string>();

let own: ScriptPolicy | undefined;

/**
 * Under `require-trusted-types-for 'script'` an address must come out of a named policy, and a page may
 * allow each name once: so copies of this library share one, and whatever else runs on the page can take it
 * as well. It signs addresses of the origins alone that the copy which made it was told to load from.
 *
 * @param src an address whose origin was checked
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
    // Another one of the same name, where the page allows that.
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
      // It belongs to another copy, which loads from elsewhere; or the page forbids the name.
    }
  }
  // The page may do without one, or have a policy for everything.
  return src;
}

function sign(url: string): string {
  if (parseTrustedUrl(url, [...origins])) return url;
  throw new TypeError("ramp-widget: no address of a vendor's script.");
}
