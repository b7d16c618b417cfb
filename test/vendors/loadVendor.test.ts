import { expect, test, vi } from "vitest";
import { loadVendor } from "../../src/vendors/loadVendor.ts";
import { proof } from "../../src/vendors/proof/proof.ts";

test("a vendor's code that hangs is an error after 15 seconds, and leaves no timer behind", async () => {
  vi.useFakeTimers();
  const hanging = { ...proof(), load: () => new Promise<never>(() => {}) };
  const loading = expect(loadVendor(hanging)).rejects.toMatchObject({ code: "script-network" });
  await vi.advanceTimersByTimeAsync(15_000);
  await loading;
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});
