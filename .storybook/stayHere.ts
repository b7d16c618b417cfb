import { afterEach, expect } from "vitest";

/** A story needs nothing but its own page: what it asks for elsewhere, a designer's network may not have. */
afterEach(() => {
  const addresses = performance.getEntriesByType("resource").map(({ name }) => new URL(name));
  performance.clearResourceTimings();
  const elsewhere = addresses.filter(
    ({ protocol, host }) => /^https?:$/.test(protocol) && host !== location.host,
  );
  expect(elsewhere.map(String), "A story asked for something elsewhere.").toEqual([]);
});
