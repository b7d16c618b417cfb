import * as z from "zod/mini";
import { requestVendor } from "../requestVendor.ts";
import type { Pause } from "../requestVendor.ts";
import { blameConfiguration, configurationFault } from "../blameConfiguration.ts";
import type { VendorAnswer } from "../VendorServer.ts";

/** What opens Transak's API for this partner. A secret. */
export interface TransakToken {
  /** It travels in the header `access-token`, and signs Transak's webhooks. */
  accessToken: string;
  /** Seconds since 1970, as Transak tells them. */
  expiresAt: number;
}

/**
 * Where several instances of a server keep the one token that they share, such as a row of their
 * database. It is a secret, so keep it like one. What these throw is left to your framework.
 */
export interface TransakTokenStore {
  /** What `write` got last; nothing where there was none. */
  read: () => Promise<TransakToken | undefined>;
  /** Keeps it for all instances. Called once for each new token. */
  write: (token: TransakToken) => Promise<void>;
}

/** A token, or why there is none, fit for the browser. */
export type IssuedToken = { token: TransakToken } | { refusal: VendorAnswer };

/** The one token of this partner. */
export interface TransakTokens {
  /**
   * A token to call with. It is asked of Transak only where nobody has one, since a new one ends
   * the old one at once, for everybody.
   *
   * @param refused the token that Transak has just refused: the same comes back, where this server
   *   has replaced one within the last minute, since it is not the token then that Transak does not like
   */
  getToken: (refused?: string) => Promise<IssuedToken>;
  /** What this process knows, without asking anybody. */
  current: () => TransakToken | undefined;
  /** The one before that, for ten minutes: Transak signed with it what arrives only now. */
  previous: () => TransakToken | undefined;
  /** What the store knew, a few seconds ago at most. Never asks Transak. */
  stored: () => Promise<StoredToken>;
}

/** What was read of the store. */
export interface StoredToken {
  token: TransakToken | undefined;
  /** Whether it was read for this very call. Another instance may have written since then. */
  isFresh: boolean;
}

export interface TokenSource {
  apiUrl: string;
  apiKey: string;
  apiSecret: string;
  /** @default this process's memory */
  store: TransakTokenStore | undefined;
}

/** A token is replaced this many milliseconds before it ends, so that none ends on its way. */
const REFRESH_BEFORE_MS = 5 * 60 * 1000;
/** So many milliseconds pass at least until this server ends another token before its time. */
const MIN_REFRESH_INTERVAL_MS = 60 * 1000;
/** For so many milliseconds after it was replaced a token is kept to read webhooks with. */
const PREVIOUS_TTL_MS = 10 * 60 * 1000;

/**
 * The store is read for webhooks no oftener than this, in milliseconds: anybody can send them, and
 * must not wear out a database.
 */
const STORE_READ_INTERVAL_MS = 5 * 1000;

const schema = z.object({
  data: z.object({
    // It travels in a header.
    accessToken: z.string().check(z.regex(/^[\x21-\x7e]{1,8192}$/)),
    expiresAt: z.number(),
  }),
});

export function createTokens(
  { apiUrl, apiKey, apiSecret, store = memory() }: TokenSource,
  pause: Pause,
): TransakTokens {
  let current: TransakToken | undefined;
  let before: { token: TransakToken; until: number } | undefined;
  let renewal: Promise<IssuedToken> | undefined;
  let lastReplacement = -Infinity;
  let lastRead: { at: number; token: Promise<TransakToken | undefined> } | undefined;

  function remember(token: TransakToken): void {
    if (current && current.accessToken !== token.accessToken)
      before = { token: current, until: Date.now() + PREVIOUS_TTL_MS };
    current = token;
  }

  async function renew(refused: string | undefined): Promise<IssuedToken> {
    const stored = await store.read();
    // Another instance was faster.
    if (stored && isUsable(stored, refused)) {
      remember(stored);
      return { token: stored };
    }
    if (current && Date.now() - lastReplacement < MIN_REFRESH_INTERVAL_MS)
      return { token: current };
    const isReplacement = current !== undefined;
    const issued = await issue();
    if ("token" in issued) {
      remember(issued.token);
      if (isReplacement) lastReplacement = Date.now();
      await store.write(issued.token);
    }
    return issued;
  }

  async function issue(): Promise<IssuedToken> {
    const call = {
      url: `${apiUrl}/partners/api/v2/refresh-token`,
      secrets: [apiSecret],
      personal: [],
      headers: { Accept: "application/json", "api-secret": apiSecret, "x-api-key": apiKey },
      body: { apiKey },
    };
    const answer = await requestVendor(call, pause);
    if (answer.status === 429) return { refusal: answer };
    if (answer.status >= 500) return { refusal: { ...answer, status: 502 } };
    // Nothing but this server's keys is in the request.
    if (answer.status === 400)
      return { refusal: configurationFault("vendor_unauthorized", answer) };
    if (answer.status >= 400) return { refusal: blameConfiguration(answer) };
    const parsed = schema.safeParse(answer.body);
    return parsed.success
      ? { token: parsed.data.data }
      : {
          refusal: {
            status: 502,
            body: {
              error: "upstream_error",
              code: "upstream_invalid_response",
              message: "The provider gave this server no token. Try again later.",
            },
          },
        };
  }

  return {
    async getToken(refused) {
      if (current && isUsable(current, refused)) return { token: current };
      // Whoever else needs one meanwhile waits for the same.
      renewal ??= renew(refused).finally(() => {
        renewal = undefined;
      });
      return renewal;
    },
    current: () => current,
    previous: () => (before && Date.now() < before.until ? before.token : undefined),
    async stored() {
      const isFresh = !lastRead || Date.now() - lastRead.at >= STORE_READ_INTERVAL_MS;
      if (!lastRead || isFresh) lastRead = { at: Date.now(), token: store.read() };
      return { token: await lastRead.token, isFresh };
    },
  };
}

function isUsable({ accessToken, expiresAt }: TransakToken, refused: string | undefined): boolean {
  return accessToken !== refused && expiresAt * 1000 - REFRESH_BEFORE_MS > Date.now();
}

function memory(): TransakTokenStore {
  let kept: TransakToken | undefined;
  return {
    read: async () => kept,
    write: async (token) => {
      kept = token;
    },
  };
}
