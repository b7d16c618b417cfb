import * as z from "zod/mini";
import { parseJson } from "../../parseJson.ts";
import type { KeyStore } from "../KeyStore.ts";
import { seal, unseal } from "../seal.ts";
import { requestVendor } from "../requestVendor.ts";
import type { Pause } from "../requestVendor.ts";
import { toConfigurationErrorAnswer, configurationFault } from "../toConfigurationErrorAnswer.ts";
import type { VendorAnswer } from "../VendorServer.ts";

/** The partner's access token for Transak's API. A secret. */
export interface TransakToken {
  /** Sent in the header `access-token`, and signs Transak's webhooks. */
  accessToken: string;
  /** Seconds since 1970, as Transak returns it. */
  expiresAt: number;
}

/** A token, or the browser's response if there is none. */
export type IssuedToken = { token: TransakToken } | { refusal: VendorAnswer };

/** The partner's one token. */
export interface TransakTokens {
  /**
   * Returns a token to use in requests. Requests a new one from Transak only if neither this
   * process nor the store has a usable one, because a new token immediately invalidates the
   * previous one for all instances.
   *
   * @param refused the token that Transak has just rejected: the current token is returned
   *   nevertheless if this server replaced one within the last minute, because then the token is
   *   not the reason
   */
  getToken: (refused?: string) => Promise<IssuedToken>;
  /** This process's token, without any request. */
  current: () => TransakToken | undefined;
  /** The previous token, for ten minutes: Transak may have signed late webhooks with it. */
  previous: () => TransakToken | undefined;
  /** The store's token, at most a few seconds old. Never calls Transak. */
  stored: () => Promise<StoredToken>;
}

/** A token read from the store. */
export interface StoredToken {
  token: TransakToken | undefined;
  /** The one that it replaced, for ten minutes. */
  previous: TransakToken | undefined;
  /**
   * Whether it was read for this call, and no instance is renewing it. Otherwise there may be a newer
   * one.
   */
  isFresh: boolean;
}

/** A token that was replaced, and when webhooks signed with it stop to count. */
interface ReplacedToken {
  token: TransakToken;
  /** Milliseconds since 1970. */
  until: number;
}

/** A token as the store keeps it: instances that start later need the one before it too. */
interface SharedToken extends TransakToken {
  previous?: ReplacedToken | undefined;
}

export interface TokenSource {
  apiUrl: string;
  apiKey: string;
  /** `apiSecret`, and others that may have encrypted the stored token. */
  keys: readonly [apiSecret: string, ...fallbackSecrets: string[]];
  /** Returns the store that keeps the token for all instances, encrypted with `apiSecret`. */
  getStore: () => KeyStore;
}

/**
 * A token is replaced this many milliseconds before it expires, so that none expires in transit.
 */
const REFRESH_BEFORE_MS = 5 * 60 * 1000;
/** Minimum milliseconds between two replacements of a token that Transak rejected. */
const MIN_REFRESH_INTERVAL_MS = 60 * 1000;
/** Milliseconds for which a replaced token is kept to verify webhooks. */
const PREVIOUS_TTL_MS = 10 * 60 * 1000;

/**
 * Minimum milliseconds between two reads of the store for webhooks: anyone can send webhooks, and
 * must not overload a database.
 */
const STORE_READ_INTERVAL_MS = 5 * 1000;

/** How long a request for a token may take, in milliseconds, until another instance asks. */
const CLAIM_TTL_MS = 60 * 1000;
/** Milliseconds between two looks at another instance's request, and how often to look. */
const WAIT_MS = 250;
const MAX_WAITS = 60;

const schema = z.object({
  data: z.object({
    // It is sent in a header.
    accessToken: z.string().check(z.regex(/^[\x21-\x7e]{1,8192}$/)),
    expiresAt: z.number(),
  }),
});

export function createTokens(
  { apiUrl, apiKey, keys, getStore }: TokenSource,
  pause: Pause,
): TransakTokens {
  const [apiSecret] = keys;
  const key = `transak:token:${JSON.stringify([apiUrl, apiKey])}`;
  let current: TransakToken | undefined;
  let before: ReplacedToken | undefined;
  let renewal: Promise<IssuedToken> | undefined;
  let lastReplacement = -Infinity;
  let lastRead: { at: number; state: ReturnType<typeof readStored> } | undefined;

  function remember({ accessToken, expiresAt, previous }: SharedToken): void {
    if (!current) before = previous;
    else if (current.accessToken !== accessToken) before = toReplaced(current);
    current = { accessToken, expiresAt };
  }

  /** Returns nothing for a token that was stored under another secret. */
  async function parseStored(value: string): Promise<SharedToken | undefined> {
    const text = await unseal(keys, value, key);
    return text === undefined ? undefined : (parseJson(text) as SharedToken);
  }

  async function renew(refused: string | undefined): Promise<IssuedToken> {
    const owner = crypto.randomUUID();
    let replacing: string | undefined;
    for (let waits = 0; ;) {
      const state = await getStore().claim(key, owner, CLAIM_TTL_MS, replacing);
      if (state === "claimed") return replace(owner, replacing);
      if (state.state === "held") {
        if (waits++ === MAX_WAITS) return { refusal: noToken() };
        await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
        continue;
      }
      const stored = await parseStored(state.value);
      // Another instance has already renewed it.
      if (stored && isUsable(stored, refused)) {
        remember(stored);
        return { token: stored };
      }
      if (current && Date.now() - lastReplacement < MIN_REFRESH_INTERVAL_MS)
        return { token: current };
      replacing = state.value;
    }
  }

  /** Requests a token under a claim, and puts back the old one if Transak issues none. */
  async function replace(owner: string, old: string | undefined): Promise<IssuedToken> {
    const isReplacement = current !== undefined;
    const stored = old === undefined ? undefined : await parseStored(old);
    const replaced = stored ?? current;
    const issued = await issue();
    if ("token" in issued) {
      const shared = { ...issued.token, previous: replaced && toReplaced(replaced) };
      remember(shared);
      if (isReplacement) lastReplacement = Date.now();
      const value = await seal(apiSecret, JSON.stringify(shared), key);
      await getStore().complete(key, owner, value, getTtlMs(issued.token));
    } else if (old === undefined) await getStore().release(key, owner);
    else await getStore().complete(key, owner, old, getTtlMs(stored));
    return issued;
  }

  async function issue(): Promise<IssuedToken> {
    const call = {
      url: `${apiUrl}/partners/api/v2/refresh-token`,
      secrets: [apiSecret],
      user: undefined,
      headers: { Accept: "application/json", "api-secret": apiSecret, "x-api-key": apiKey },
      body: { apiKey },
    };
    const answer = await requestVendor(call, pause);
    if (answer.status === 429) return { refusal: answer };
    if (answer.status >= 500) return { refusal: { ...answer, status: 502 } };
    // The request contains only this server's keys.
    if (answer.status === 400)
      return { refusal: configurationFault("vendor_unauthorized", answer) };
    if (answer.status >= 400) return { refusal: toConfigurationErrorAnswer(answer) };
    const parsed = schema.safeParse(answer.body);
    return parsed.success ? { token: parsed.data.data } : { refusal: noToken() };
  }

  return {
    async getToken(refused) {
      if (current && isUsable(current, refused)) return { token: current };
      // Concurrent callers share one renewal.
      renewal ??= renew(refused).finally(() => {
        renewal = undefined;
      });
      return renewal;
    },
    current: () => current,
    previous: () => getRecent(before),
    async stored() {
      const isFresh = !lastRead || Date.now() - lastRead.at >= STORE_READ_INTERVAL_MS;
      if (!lastRead || isFresh) lastRead = { at: Date.now(), state: readStored() };
      const { token, isHeld } = await lastRead.state;
      return { token, previous: getRecent(token?.previous), isFresh: isFresh && !isHeld };
    },
  };

  /** While an instance renews the token, the store has none. */
  async function readStored(): Promise<{ token: SharedToken | undefined; isHeld: boolean }> {
    const state = await getStore().read(key);
    const token = state?.state === "done" ? await parseStored(state.value) : undefined;
    return { token, isHeld: state?.state === "held" };
  }
}

function toReplaced({ accessToken, expiresAt }: TransakToken): ReplacedToken {
  return { token: { accessToken, expiresAt }, until: Date.now() + PREVIOUS_TTL_MS };
}

function getRecent(replaced: ReplacedToken | undefined): TransakToken | undefined {
  return replaced && Date.now() < replaced.until ? replaced.token : undefined;
}

function noToken(): VendorAnswer {
  return {
    status: 502,
    body: {
      error: "upstream_error",
      code: "upstream_invalid_response",
      message: "The provider gave this server no token. Try again later.",
    },
  };
}

/** Transak's clock may be ahead of or behind this server's, so a token is kept for a while at least. */
function getTtlMs(token: TransakToken | undefined): number {
  return Math.max(MIN_REFRESH_INTERVAL_MS, (token?.expiresAt ?? 0) * 1000 - Date.now());
}

function isUsable({ accessToken, expiresAt }: TransakToken, refused: string | undefined): boolean {
  return accessToken !== refused && expiresAt * 1000 - REFRESH_BEFORE_MS > Date.now();
}
