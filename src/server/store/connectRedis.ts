import { createTimer } from "../../vendors/createTimer.ts";

/** What `redisStore()` needs of a client or a cluster of `redis` (node-redis). */
export interface NodeRedisClient {
  eval(script: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>;
  publish(channel: string, message: string): Promise<unknown>;
  duplicate(): NodeRedisSubscriber;
}

/** A second connection of `redis`, which receives messages. */
export interface NodeRedisSubscriber {
  /** False after the connection was given up. */
  readonly isOpen: boolean;
  on(event: "error", listener: () => void): unknown;
  connect(): Promise<unknown>;
  subscribe(channel: string, listener: (message: string) => void): Promise<unknown>;
  /** Closes at once, in `redis` 5 and later. */
  destroy?(): unknown;
  /** Closes at once, in `redis` 4. */
  disconnect?(): unknown;
}

/** What `redisStore()` needs of a client or a cluster of `ioredis`. */
export interface IoRedisClient {
  eval(script: string, keyCount: number, ...keysAndArguments: string[]): Promise<unknown>;
  publish(channel: string, message: string): Promise<unknown>;
  duplicate(): IoRedisSubscriber;
  /** Only `ioredis` has it, which tells the two apart. */
  defineCommand: unknown;
}

/** A second connection of `ioredis`, which receives messages. */
export interface IoRedisSubscriber {
  on(event: "error" | "end", listener: () => void): unknown;
  on(event: "message", listener: (channel: string, message: string) => void): unknown;
  subscribe(channel: string): Promise<unknown>;
  disconnect(): unknown;
}

/** A client of `redis` or `ioredis`. */
export type RedisClient = NodeRedisClient | IoRedisClient;

/** The operations of both clients, in one form. */
export interface RedisConnection {
  run: (script: string, keys: string[], args: string[]) => Promise<unknown>;
  publish: (channel: string, message: string) => Promise<void>;
  /** Receives messages until the returned function is called. */
  subscribe: (channel: string, deliver: (message: string) => void) => () => void;
}

/** Pause before a connection that was given up is opened again. */
const RECONNECT_MS = 1_000;

/** Detects which client it is, once. */
export function connectRedis(client: RedisClient): RedisConnection {
  return "defineCommand" in client ? connectIoRedis(client) : connectNodeRedis(client);
}

function connectNodeRedis(client: NodeRedisClient): RedisConnection {
  return {
    run: (script, keys, args) => client.eval(script, { keys, arguments: args }),
    async publish(channel, message) {
      await client.publish(channel, message);
    },
    subscribe: (channel, deliver) =>
      keepOpen((onEnd) => {
        const subscriber = client.duplicate();
        // Without a listener, an error event would end the process. The client reconnects and
        // subscribes again by itself, unless its strategy says to give up.
        subscriber.on("error", () => {
          if (!subscriber.isOpen) onEnd();
        });
        subscriber
          .connect()
          .then(() => subscriber.subscribe(channel, deliver))
          .catch(onEnd);
        return () => {
          if (!subscriber.isOpen) return undefined;
          return subscriber.destroy ? subscriber.destroy() : subscriber.disconnect?.();
        };
      }),
  };
}

function connectIoRedis(client: IoRedisClient): RedisConnection {
  return {
    run: (script, keys, args) => client.eval(script, keys.length, ...keys, ...args),
    async publish(channel, message) {
      await client.publish(channel, message);
    },
    subscribe: (channel, deliver) =>
      keepOpen((onEnd) => {
        const subscriber = client.duplicate();
        // It reconnects and subscribes again by itself, and emits "end" after it gave up.
        subscriber.on("error", () => {});
        subscriber.on("end", onEnd);
        subscriber.on("message", (_, message) => deliver(message));
        subscriber.subscribe(channel).catch(onEnd);
        return () => subscriber.disconnect();
      }),
  };
}

/**
 * Opens a connection, and opens another one if the client gives it up.
 *
 * @param open calls `onEnd` after the connection was given up; returns how to close it
 */
function keepOpen(open: (onEnd: () => void) => () => unknown): () => void {
  let isStopped = false;
  let close: (() => unknown) | undefined;
  const timer = createTimer(start);

  function start() {
    let isEnded = false;
    close = open(() => {
      if (isEnded || isStopped) return;
      isEnded = true;
      void tryClose();
      timer.set(RECONNECT_MS);
    });
  }

  async function tryClose() {
    try {
      await close?.();
    } catch {
      // It was closed already.
    }
  }

  start();
  return () => {
    isStopped = true;
    timer.clear();
    void tryClose();
  };
}
