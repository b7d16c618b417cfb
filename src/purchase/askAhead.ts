import { toWireOrder } from "../order.ts";
import { newIdempotencyKey, postSession } from "../partner/postSession.ts";
import type { Answer } from "../partner/send.ts";
import { preloadVendors } from "../vendors/preloadVendors.ts";
import type { RampOptions } from "./Ramp.ts";
import { schemeOf } from "./schemeOf.ts";
import { isAnythingRemembered } from "./storage.ts";

/** A session that was asked for before its purchase begins. */
export interface Ahead {
  /** Of whom, and for what: the endpoint and the request's body. */
  key: string;
  /** Of the purchase that it will be: the request's `Idempotency-Key`. */
  id: string;
  /** Milliseconds since 1970. */
  askedAt: number;
  answer: Promise<Answer>;
}

/**
 * A pointer that rests on a button for longer, in milliseconds, is not about to press it. Short, too, because
 * the page may have another user by then, and a session pays to the one who asked.
 */
const LIFETIME = 15_000;

/** Hangs on the page, not on this module: the code that asks and the code that begins are fetched apart. */
const page = globalThis as { [key: symbol]: Ahead | undefined };
const KEPT = Symbol.for("ramp-widget.ahead");

/**
 * Fetches what a purchase that has not begun will need of its vendor, and asks for its session: not where the
 * endpoint is no address or the order is not known. Nothing at all where an earlier purchase may have to be shown
 * first.
 */
export function askAhead(options: Partial<RampOptions>): Ahead | undefined {
  const { endpoint, mode = "buy", currency, theme = "auto" } = options;
  if (isAnythingRemembered(options)) return undefined;
  preloadVendors(options);
  if (typeof endpoint !== "string" || !currency) return undefined;
  const scheme = schemeOf(theme, document.body);
  const body = JSON.stringify(toWireOrder({ ...options, mode, currency, theme: scheme }));
  const key = endpoint + body;
  const before = takeAhead(key);
  if (before) return before;
  const id = newIdempotencyKey();
  const answer = postSession(endpoint, body, id, null);
  // Whoever reads it hears what went wrong.
  answer.catch(() => {});
  return { key, id, askedAt: Date.now(), answer };
}

/** Keeps it for a moment, for the next purchase if that is what it was asked for. */
export function keepAhead(ahead: Ahead): void {
  page[KEPT] = ahead;
  const forget = () => {
    if (page[KEPT] === ahead) page[KEPT] = undefined;
  };
  // A user who was not signed in may be by then. Whoever buys hears how it stands, not how it stood.
  ahead.answer.then(([{ ok }]) => ok || forget(), forget);
}

/** What was kept, for the one purchase that takes it. */
export function takeAhead(key: string): Ahead | undefined {
  const ahead = page[KEPT];
  if (ahead?.key !== key || !isFresh(ahead)) return undefined;
  page[KEPT] = undefined;
  return ahead;
}

export function isFresh({ askedAt }: Ahead): boolean {
  return Date.now() - askedAt < LIFETIME;
}
