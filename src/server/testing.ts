export { testStore } from "./testing/testStore.ts";
export type { StoreTestOptions } from "./testing/testStore.ts";
