import { expect, test } from "vitest";
import {
  getEndedPollDelay,
  getPollDelay,
  getRetryAfterMs,
  getReconnectDelay,
  getSafetyPollDelay,
} from "../../src/server/events/delays.ts";

const NOW = Date.parse("2026-01-01T00:00:00Z");

test("looks come every five to ten seconds, and up to a minute apart while they fail", () => {
  const range = (failures: number) => [getPollDelay(failures, 0), getPollDelay(failures, 1)];
  expect([0, 1, 2, 3, 4, 5, 50].map(range)).toEqual([
    [5000, 10_000],
    [5000, 10_000],
    [10_000, 20_000],
    [20_000, 40_000],
    [30_000, 60_000],
    [30_000, 60_000],
    [30_000, 60_000],
  ]);
});

test("looks while the vendor's push holds come every four to five minutes", () => {
  expect([getSafetyPollDelay(0), getSafetyPollDelay(0.5), getSafetyPollDelay(1)]).toEqual([
    240_000, 270_000, 300_000,
  ]);
});

// faults M3
test("looks after `failed` and `cancelled` come every 60 to 90 seconds", () => {
  expect([getEndedPollDelay(0), getEndedPollDelay(1)]).toEqual([60_000, 90_000]);
});

test("connections are tried again at any moment of a time that doubles up to half a minute", () => {
  expect([0, 1, 2, 5, 6, 7, 5000].map((failures) => getReconnectDelay(failures, 1))).toEqual([
    500, 1000, 2000, 16_000, 30_000, 30_000, 30_000,
  ]);
  expect(getReconnectDelay(3, 0)).toBe(0);
  expect(getReconnectDelay(3, 0.5)).toBe(2000);
});

test.each([
  ["7", 7000],
  ["0", 0],
  ["Thu, 01 Jan 2026 00:00:30 GMT", 30_000],
  ["Wed, 31 Dec 2025 00:00:00 GMT", 0],
  ["86400", 600_000],
  ["9".repeat(400), 600_000],
  ["soon", 0],
  ["-5", 0],
  ["", 0],
  [undefined, 0],
])("a vendor that asks for %s is left alone for %i ms", (retryAfter, wait) => {
  expect(getRetryAfterMs(retryAfter, NOW)).toBe(wait);
});
