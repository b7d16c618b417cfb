import assert from "node:assert/strict";
import * as fc from "fast-check";
import { test } from "vitest";
import { isRampError, type RampError, type RampErrorCode } from "../../src/RampError.ts";

/** A busy machine takes its time, in milliseconds. */
const PATIENCE = 300_000;

let total = 0;

/** How many generated inputs were really tried so far. */
export const tried = (): number => total;

const builtIn = [Object.prototype, Array.prototype, Function.prototype, String.prototype];
const before = builtIn.map((one) => Reflect.ownKeys(one).length);

/** No input may leave anything behind in what all objects share. */
function assertClean() {
  for (const [index, one] of builtIn.entries())
    if (Reflect.ownKeys(one).length !== before[index]) throw new Error("a prototype was polluted");
}

/** A test that tries `rule` with that many generated inputs. */
export function property<Input>(
  name: string,
  numRuns: number,
  input: fc.Arbitrary<Input>,
  rule: (input: Input) => void,
): void {
  test(name, { timeout: PATIENCE }, () => {
    const check = fc.property(input, (one) => {
      total += 1;
      rule(one);
      assertClean();
    });
    fc.assert(check, { numRuns });
  });
}

/** The same for a rule that takes time. */
export function slowProperty<Input>(
  name: string,
  numRuns: number,
  input: fc.Arbitrary<Input>,
  rule: (input: Input) => Promise<void>,
): void {
  test(name, { timeout: PATIENCE }, async () => {
    const check = fc.asyncProperty(input, async (one) => {
      total += 1;
      await rule(one);
      assertClean();
    });
    await fc.assert(check, { numRuns });
  });
}

/** What it answers; or the `RampError` that it threw, which must have one of these codes. */
export function outcome<Value>(
  call: () => Value,
  ...codes: RampErrorCode[]
): { value: Value } | { error: RampError } {
  try {
    return { value: call() };
  } catch (thrown) {
    assert.ok(isRampError(thrown), `it threw ${String(thrown)}`);
    assert.ok(codes.includes(thrown.code), `it threw ${thrown.code}`);
    assert.ok(thrown.message.length < 1000, "its message is longer than anybody reads");
    return { error: thrown };
  }
}
