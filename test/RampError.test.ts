import { expect, test, vi } from "vitest";
import { isRampError, RampError } from "../src/RampError.ts";

test("an error of another copy of this library is one of ours, by either question", async () => {
  vi.resetModules();
  const other = await import("../src/RampError.ts");
  expect(other.RampError).not.toBe(RampError);
  const error = new other.RampError("forbidden", "No.");
  expect([isRampError(error), error instanceof RampError]).toEqual([true, true]);
  const stranger = Object.assign(new Error("No."), { code: "forbidden" });
  expect([isRampError(stranger), stranger instanceof RampError]).toEqual([false, false]);
});
