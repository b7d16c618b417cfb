export { redisStore } from "./store/redisStore.ts";
export type { RedisStoreOptions } from "./store/redisStore.ts";
export type {
  IoRedisClient,
  IoRedisSubscriber,
  NodeRedisClient,
  NodeRedisSubscriber,
  RedisClient,
} from "./store/connectRedis.ts";
