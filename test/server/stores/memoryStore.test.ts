import { test } from "vitest";
import { memoryStore } from "../../../src/server/store/memoryStore.ts";
import { testStore } from "../../../src/server/testing.ts";

test("the memory store keeps the contract", async () => {
  const store = memoryStore();
  await testStore(() => store);
});
