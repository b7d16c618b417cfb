import { test } from "vitest";
import { testStore } from "../../../src/server/testing.ts";
import { STORES } from "./openStores.ts";

test.each(STORES)("%s keeps the contract of a store", async (_, prepare) => {
  await testStore(await prepare());
});
