import { afterEach, expect } from "vitest";

/** A story uses only its own page, because a designer's network may block other hosts. */
afterEach(() => {
  const addresses = performance.getEntriesByType("resource").map(({ name }) => new URL(name));
  performance.clearResourceTimings();
  const elsewhere = addresses.filter(
    ({ protocol, host }) => /^https?:$/.test(protocol) && host !== location.host,
  );
  expect(elsewhere.map(String), "A story asked for something elsewhere.").toEqual([]);
});
