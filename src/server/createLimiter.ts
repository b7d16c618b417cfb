import type { RampUser, VendorAnswer } from "../vendors/VendorServer.ts";
import type { Log } from "./createLog.ts";
import { getIpNetwork } from "./getIpNetwork.ts";
import { hashText } from "./hashText.ts";
import { errorAnswer } from "./responses.ts";
import { StoreUnavailableError } from "./store/guardStore.ts";
import type { PurchaseRecord, RampStore } from "./store/RampStore.ts";

/** How much one user, or one address, may ask for. `Infinity` turns a limit off. */
export interface RampLimits {
  /**
   * Sessions that a user may request within an hour. Repeated requests for the same session don't
   * count.
   * @default 120
   */
  sessionsPerUser?: number | undefined;
  /**
   * Sessions that may be requested from one IP address within an hour, by all its users. Of an IPv6
   * address, the first 64 bits count: that is what one customer has. Applies if the user's `ip` is
   * known.
   * @default 600
   */
  sessionsPerIp?: number | undefined;
  /**
   * Unpaid purchases of the last hour that a user may have at a time. Counted before the vendor is
   * asked, so requests at the same moment may exceed it by one another.
   * @default 60
   */
  openSessionsPerUser?: number | undefined;
  /**
   * Requests for quotes that a user may send within a minute. A form that is being filled in sends
   * one after each pause.
   * @default 60
   */
  quotesPerUser?: number | undefined;
  /**
   * Event streams that a user may have open at a time, on all pages and devices.
   * @default 20
   */
  streamsPerUser?: number | undefined;
}

export const DEFAULT_LIMITS: Record<keyof RampLimits, number> = {
  sessionsPerUser: 120,
  sessionsPerIp: 600,
  openSessionsPerUser: 60,
  quotesPerUser: 60,
  streamsPerUser: 20,
};

/** Purchases of a user to look through per session, in pages of the store: 10,000. */
const MAX_PAGES = 50;
const PAGE_SIZE = 200;
const MINUTE_MS = 60 * 1000;
const HOUR_MS = 60 * 60 * 1000;
/** Longer than a stream lives, in milliseconds: what a killed process held is free again then. */
const STREAM_SLOT_TTL_MS = 11 * 60 * 1000;
/** `Retry-After` of a refused stream, in milliseconds. */
const STREAM_RETRY_MS = 30_000;

/** The limits of one endpoint, counted in its store. */
export interface Limiter {
  /** Counts a request for a session, or returns the response that refuses it. */
  refuseSession: (user: RampUser) => Promise<VendorAnswer | undefined>;
  /** Counts a request for quotes, or returns the response that refuses it. */
  refuseQuotes: (user: RampUser) => Promise<VendorAnswer | undefined>;
  /** Takes one of a user's streams, or returns the response that refuses it. */
  takeStream: (user: RampUser) => Promise<{ release: () => void } | { refusal: VendorAnswer }>;
}

export function createLimiter(
  store: RampStore,
  limits: RampLimits | undefined = {},
  log: Log,
): Limiter {
  const {
    sessionsPerUser = DEFAULT_LIMITS.sessionsPerUser,
    sessionsPerIp = DEFAULT_LIMITS.sessionsPerIp,
    openSessionsPerUser = DEFAULT_LIMITS.openSessionsPerUser,
    quotesPerUser = DEFAULT_LIMITS.quotesPerUser,
    streamsPerUser = DEFAULT_LIMITS.streamsPerUser,
  } = limits;

  function refuse(
    limit: keyof RampLimits,
    { traceparent }: RampUser,
    answer: VendorAnswer,
    waitMs: number,
  ): VendorAnswer {
    log("limit.reached", { traceparent, code: limit });
    return { ...answer, retryAfter: String(Math.max(1, Math.ceil(waitMs / 1000))) };
  }

  async function countSession(
    limit: keyof RampLimits,
    user: RampUser,
    key: string,
    most: number,
  ): Promise<VendorAnswer | undefined> {
    if (most === Infinity) return undefined;
    const { count, expiresInMs } = await store.increment(key, HOUR_MS);
    return count > most ? refuse(limit, user, TOO_MANY_SESSIONS, expiresInMs) : undefined;
  }

  async function countOpen(user: RampUser): Promise<VendorAnswer | undefined> {
    if (openSessionsPerUser === Infinity) return undefined;
    const from = Date.now() - HOUR_MS;
    let open = 0;
    let after: PurchaseRecord | undefined;
    for (let pages = 0; pages < MAX_PAGES; pages++) {
      const page = await store.listUserPurchases(user.id, { after, limit: PAGE_SIZE });
      for (const { status, createdAt } of page) {
        if (createdAt <= from) return undefined;
        if (status === "pending") open += 1;
        // Once this one is an hour old, fewer than the limit remain.
        if (open >= openSessionsPerUser)
          return refuse("openSessionsPerUser", user, TOO_MANY_SESSIONS, createdAt - from);
      }
      if (page.length < PAGE_SIZE) return undefined;
      after = page.at(-1);
    }
    return undefined;
  }

  /** Part of each stream's owner. One for all, because a UUID takes half a kibibyte in V8. */
  let instanceId: string | undefined;
  let streams = 0;

  return {
    async refuseSession(user) {
      const { id, ip } = user;
      return (
        (await countSession("sessionsPerUser", user, `sessions:user:${id}`, sessionsPerUser)) ??
        (ip === undefined
          ? undefined
          : await countSession(
              "sessionsPerIp",
              user,
              `sessions:ip:${await hashText(getIpNetwork(ip))}`,
              sessionsPerIp,
            )) ??
        (await countOpen(user))
      );
    },
    async refuseQuotes(user) {
      if (quotesPerUser === Infinity) return undefined;
      try {
        const { count, expiresInMs } = await store.increment(`quotes:user:${user.id}`, MINUTE_MS);
        return count > quotesPerUser
          ? refuse("quotesPerUser", user, TOO_MANY_QUOTES, expiresInMs)
          : undefined;
      } catch (error) {
        // A price costs nothing: nothing is recorded for it.
        if (error instanceof StoreUnavailableError) return undefined;
        throw error;
      }
    },
    async takeStream(user) {
      // Not earlier: Cloudflare Workers have no random numbers before the first request.
      instanceId ??= crypto.randomUUID();
      streams += 1;
      const owner = `${instanceId}:${streams}`;
      // Begin anywhere, so that a user's streams rarely meet.
      const from = Math.floor(Math.random() * Math.min(streamsPerUser, 1000));
      try {
        for (let slot = 0; slot < streamsPerUser; slot++) {
          const key = `stream:${(from + slot) % streamsPerUser}:${user.id}`;
          if ((await store.claim(key, owner, STREAM_SLOT_TTL_MS)) !== "claimed") continue;
          // If the store fails now, the slot expires.
          return { release: () => void store.release(key, owner).catch(() => {}) };
        }
        return { refusal: refuse("streamsPerUser", user, TOO_MANY_STREAMS, STREAM_RETRY_MS) };
      } catch (error) {
        // A user who has paid must be able to follow the purchase while the store is down.
        if (error instanceof StoreUnavailableError) return { release() {} };
        throw error;
      }
    },
  };
}

const TOO_MANY_SESSIONS = errorAnswer(
  429,
  "too_many_sessions",
  "too_many_sessions",
  "Too many purchases were started. Finish one of them, or try again later.",
);

const TOO_MANY_QUOTES = errorAnswer(
  429,
  "too_many_quotes",
  "too_many_quotes",
  "Prices were requested too often. Try again in a moment.",
);

const TOO_MANY_STREAMS = errorAnswer(
  429,
  "too_many_streams",
  "too_many_streams",
  "This user follows too many purchases at once. Close a page, or ask for the status instead.",
);
