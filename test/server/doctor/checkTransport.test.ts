import { expect, test } from "vitest";
import { checkTransport } from "../../../src/server/cli/doctor/checks/checkTransport.ts";
import type { Probe } from "../../../src/server/cli/doctor/Probe.ts";

test.each([
  ["https://shop.example.com/api/ramp", "ok"],
  ["http://shop.example.com/api/ramp", "problem"],
  ["http://192.168.1.20:3000/api/ramp", "problem"],
  ["http://127.evil.example/api/ramp", "problem"],
  ["http://localhost:3000/api/ramp", "ok"],
  ["http://shop.localhost/api/ramp", "ok"],
  ["http://127.0.0.1:3000/api/ramp", "ok"],
  ["http://[::1]:3000/api/ramp", "ok"],
])("an endpoint at %s: %s", (address, result) => {
  const probe = { endpoint: new URL(address), page: { missing: "failed" } } as unknown as Probe;
  expect(checkTransport(probe)).toEqual([expect.objectContaining({ id: "https", result })]);
});
