import { checkObject } from "../../vendors/optionChecks.ts";
import { checkMethods } from "./checkMethods.ts";
import { clampLimit } from "./clampLimit.ts";
import { connectRedis, type RedisClient } from "./connectRedis.ts";
import type { KeyState } from "../../vendors/KeyStore.ts";
import type { PurchaseRecord, RampStore } from "./RampStore.ts";
import {
  CLAIM,
  COMPLETE,
  DELETE_SETTLED,
  DELETE_USER,
  GET_PURCHASE,
  INCREMENT,
  LIST_DUE,
  LIST_HISTORY,
  READ,
  RELEASE,
  SAVE_PURCHASE,
} from "./redisScripts.ts";
import { shareSubscription } from "./shareSubscription.ts";

/** Options of `redisStore()`. */
export interface RedisStoreOptions {
  /**
   * A connected client of `redis` (node-redis 4 to 6) or `ioredis` (5 or 6), for a single server or
   * a cluster. Receiving messages opens a second connection with `client.duplicate()`.
   */
  client: RedisClient;
  /**
   * What all keys begin with, in braces so that a cluster keeps them together.
   *
   * @default "ramp"
   */
  prefix?: string | undefined;
}

/** Purchases that one script handles: Redis serves no other client meanwhile. */
const BATCH_SIZE = 200;

/**
 * Keeps keys and the ledger in Redis, or a server that speaks its protocol such as Valkey: for any
 * number of instances. The server must not evict keys (`maxmemory-policy noeviction`), and keeps the
 * ledger over its own restarts only with persistence (`appendonly yes`).
 *
 * @throws {TypeError} if `client` is no client, or `prefix` has braces
 */
export function redisStore(options: RedisStoreOptions): RampStore {
  const { client, prefix = "ramp" } = checkOptions(options);
  const redis = connectRedis(client);
  const toKey = (...parts: string[]) => [`{${prefix}}`, ...parts].join(":");
  const ledger = ["purchases", "due", "settled", "history"].map((name) => toKey(name));
  const channel = toKey("messages");

  async function deleteAll(script: string, args: string[]): Promise<number> {
    let count = 0;
    for (;;) {
      const deleted = Number(await redis.run(script, ledger, [...args, String(BATCH_SIZE)]));
      count += deleted;
      if (deleted < BATCH_SIZE) return count;
    }
  }

  return {
    read: async (key) => toKeyState(await redis.run(READ, [toKey("key", key)], [])),
    async claim(key, owner, ttlMs, replacing) {
      const args = [owner, toTtl(ttlMs), ...(replacing === undefined ? [] : [replacing])];
      return toKeyState(await redis.run(CLAIM, [toKey("key", key)], args)) ?? "claimed";
    },
    async complete(key, owner, value, ttlMs) {
      const args = [owner, value, toTtl(ttlMs)];
      return (await redis.run(COMPLETE, [toKey("key", key)], args)) === 1;
    },
    async release(key, owner) {
      await redis.run(RELEASE, [toKey("key", key)], [owner]);
    },
    async increment(key, ttlMs) {
      const counted = await redis.run(INCREMENT, [toKey("count", key)], [toTtl(ttlMs)]);
      const [count = 0, expiresInMs = 0] = counted as number[];
      return { count, expiresInMs };
    },

    async getPurchase(vendor, id) {
      const json = await redis.run(GET_PURCHASE, ledger, [toField({ vendor, id })]);
      return json === null ? undefined : toRecord(json);
    },
    async savePurchase(record) {
      const historyEntry = toUserPrefix(record.userId) + toHistoryPosition(record);
      const saved = await redis.run(SAVE_PURCHASE, ledger, [
        toField(record),
        JSON.stringify({ ...record, historyEntry }),
        String(record.version - 1),
        historyEntry,
        String(record.dueAt ?? ""),
        String(record.updatedAt),
      ]);
      return saved === 1;
    },
    async listDuePurchases({ dueBefore, checkedBefore, limit }) {
      const found: PurchaseRecord[] = [];
      const max = clampLimit(limit);
      for (let offset = 0; found.length < max; offset += BATCH_SIZE) {
        const args = [toScore(dueBefore), toScore(checkedBefore), String(offset)];
        const batch = await redis.run(LIST_DUE, ledger, [...args, String(BATCH_SIZE)]);
        const [count, ...records] = batch as [number, ...string[]];
        found.push(...records.map(toRecord));
        if (count < BATCH_SIZE) break;
      }
      return found.slice(0, max);
    },
    async listUserPurchases(userId, { after, limit }) {
      const user = toUserPrefix(userId);
      const max = after ? `(${user}${toHistoryPosition(after)}` : toUserEnd(user);
      const args = [user, max, String(clampLimit(limit))];
      return ((await redis.run(LIST_HISTORY, ledger, args)) as string[]).map(toRecord);
    },
    deleteUserPurchases: (userId) =>
      deleteAll(DELETE_USER, [toUserPrefix(userId), toUserEnd(toUserPrefix(userId))]),
    deleteSettledPurchases: (updatedBefore) => deleteAll(DELETE_SETTLED, [toScore(updatedBefore)]),

    publish: (message) => redis.publish(channel, message),
    subscribe: shareSubscription((deliver) => redis.subscribe(channel, deliver)),
  };
}

function checkOptions(options: RedisStoreOptions): RedisStoreOptions {
  const usage = "Pass `{ client }`, a client of `redis` or `ioredis`.";
  checkObject("redisStore()", options, usage);
  const { client, prefix } = options;
  checkMethods("redisStore()'s `client`", client, ["eval", "publish", "duplicate"], usage);
  if (prefix !== undefined && (typeof prefix !== "string" || !/^[^{}]+$/.test(prefix)))
    throw new TypeError(
      'redisStore()\'s `prefix` is empty, or has braces, which it adds itself. Pass a name such as "ramp", or leave it out.',
    );
  return options;
}

function toKeyState(stored: unknown): KeyState | undefined {
  if (typeof stored !== "string") return undefined;
  const text = stored.slice("held:".length);
  return stored.startsWith("held:")
    ? { state: "held", owner: text }
    : { state: "done", value: text };
}

/** Redis takes whole milliseconds from 1 on. */
function toTtl(ttlMs: number): string {
  return String(Math.max(1, Math.ceil(ttlMs)));
}

/** A score without infinity, which scripts can't read as a number. */
function toScore(time: number): string {
  return String(Math.min(Math.max(time, Number.MIN_SAFE_INTEGER), Number.MAX_SAFE_INTEGER));
}

/** NUL sorts before every character, so `a` with any vendor comes before `ab`. */
function toField({ id, vendor }: Pick<PurchaseRecord, "id" | "vendor">): string {
  return `${id}\0${vendor}`;
}

/** JSON of a string ends with its quote, so no user's prefix is the beginning of another's. */
function toUserPrefix(userId: string): string {
  return JSON.stringify(userId);
}

/** A colon is the character after the digits, with which a position in the history begins. */
function toUserEnd(prefix: string): string {
  return `(${prefix}:`;
}

function toHistoryPosition(position: Pick<PurchaseRecord, "createdAt" | "id" | "vendor">): string {
  return String(position.createdAt).padStart(16, "0") + toField(position);
}

function toRecord(json: unknown): PurchaseRecord {
  const { historyEntry: _, ...record } = JSON.parse(String(json)) as PurchaseRecord & {
    historyEntry: string;
  };
  return record;
}
