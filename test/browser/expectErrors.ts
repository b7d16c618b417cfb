import { beforeEach } from "vitest";
import type { RampErrorCode } from "../../src/index.ts";

const expected = new Set<string>();

/**
 * Says which errors the tests around it may cause: their lines in the console are no complaints then. A
 * line about any other error fails its test, as everything else does that reaches the console.
 */
export function expectErrors(...codes: RampErrorCode[]): void {
  beforeEach(() => {
    for (const code of codes) expected.add(code);
  });
}

/** Before each test: what was expected by the one before. */
export function expectNoErrors(): void {
  expected.clear();
}

/** Whether this library wrote the line, about an error that was expected. */
export function isExpectedLog(line: string): boolean {
  return expected.has(/^ramp-widget: ([\w-]+): /.exec(line)?.[1] ?? "");
}
