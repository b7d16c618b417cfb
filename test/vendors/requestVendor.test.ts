import { expect, test } from "vitest";
import { requestVendor } from "../../src/vendors/requestVendor.ts";
import { listen } from "../server/serve.ts";

async function vendorOf(status: number, body: string) {
  let requests = 0;
  const url = await listen((_request, response) => {
    requests += 1;
    response.writeHead(status).end(body);
  });
  const call = { url, secrets: [], user: undefined, headers: {} };
  return { call, requests: () => requests };
}

const UNAVAILABLE = { status: 502, body: { code: "upstream_unavailable" } };

test("a caller who has left before asks nothing", async () => {
  const { call, requests } = await vendorOf(200, "{}");
  const answer = await requestVendor({ ...call, signal: AbortSignal.abort() }, async () => {});
  expect(answer).toMatchObject(UNAVAILABLE);
  expect(requests()).toBe(0);
});

test("a caller who leaves between two tries asks no more", async () => {
  const { call, requests } = await vendorOf(502, "{}");
  const leaving = new AbortController();
  const answer = await requestVendor({ ...call, signal: leaving.signal }, async () =>
    leaving.abort(),
  );
  expect(answer).toMatchObject(UNAVAILABLE);
  expect(requests()).toBe(1);
});

test.each([
  [9, "upstream_invalid_response"],
  [10, undefined],
])("of at most %i bytes, ten bytes are read: %s", async (maxBytes, code) => {
  const { call } = await vendorOf(200, '{"a":1000}');
  expect((await requestVendor({ ...call, maxBytes }, async () => {})).body.code).toBe(code);
});
