import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { jwtVerify } from "jose";
import { createSandbox } from "ramp-widget/sandbox";
import { afterEach, expect, test } from "vitest";
import { partnerOf } from "./partner.ts";

/** Milliseconds, long enough that no purchase settles by itself on a busy machine. */
const SETTLE = 60_000;

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0)) await clean();
});

/** A partner with a sandbox that posts to it; `sent` is what arrived, in its order. */
async function listeningPartner(settlementDelayMs = SETTLE) {
  const sent: { data: string }[] = [];
  const server = createServer(async (request, response) => {
    sent.push(JSON.parse((await request.toArray()).join("")));
    response.end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  cleanups.push(
    () => server.close(),
    () => server.closeAllConnections(),
  );
  const { port } = server.address() as AddressInfo;
  const webhookUrl = `http://127.0.0.1:${port}/hooks`;
  const sandbox = createSandbox({
    initTokenType: "sdk_partner_authorization",
    webhookUrl,
    settlementDelayMs,
  });
  cleanups.push(sandbox.close);
  const partner = partnerOf(sandbox);
  const { body } = await partner.refresh();
  const { accessToken } = body["data"] as { accessToken: string };
  await partner.session();
  return { ...partner, sent, accessToken };
}

async function claimsOf(jwt: string | undefined, token: string) {
  const { payload, protectedHeader } = await jwtVerify(jwt ?? "", new TextEncoder().encode(token));
  expect(protectedHeader.alg).toBe("HS256");
  return payload as { eventID: string; createdAt: string; webhookData: Record<string, unknown> };
}

test("each status is posted as it comes, signed with the access token, with three claims", async () => {
  const { sandbox, sent, accessToken } = await listeningPartner();
  sandbox.pay("mine");
  await expect.poll(() => sent.length).toBe(2);
  sandbox.clock.advance(SETTLE);
  await expect.poll(() => sent.length).toBe(4);
  const claims = await Promise.all(sent.map(({ data }) => claimsOf(data, accessToken)));
  expect(claims.map(({ eventID, webhookData }) => [eventID, webhookData["status"]])).toEqual([
    ["ORDER_CREATED", "AWAITING_PAYMENT_FROM_USER"],
    ["ORDER_PROCESSING", "PROCESSING"],
    ["ORDER_PROCESSING", "PENDING_DELIVERY_FROM_TRANSAK"],
    ["ORDER_COMPLETED", "COMPLETED"],
  ]);
  expect(Object.keys(claims[0] ?? {}).toSorted()).toEqual(["createdAt", "eventID", "webhookData"]);
  expect(Object.keys(sent[0] ?? {})).toEqual(["data"]);
  expect(claims[0]?.webhookData).toMatchObject({
    id: sandbox.transaction("mine")?.["_id"],
    partnerOrderId: "mine",
  });
  expect(sandbox.counts.webhooks).toBe(4);
});

test.each([
  ["decline", "ORDER_FAILED"],
  ["cancel", "ORDER_FAILED"],
] as const)("%s is posted as %s", async (event, expected) => {
  const { sandbox, sent, accessToken } = await listeningPartner();
  sandbox[event]("mine");
  await expect.poll(() => sent.length).toBe(2);
  expect((await claimsOf(sent[1]?.data, accessToken)).eventID).toBe(expected);
});

test("a new access token signs what comes after it, and the old one verifies it no more", async () => {
  const { sandbox, sent, accessToken, refresh } = await listeningPartner();
  sandbox.order("mine");
  await expect.poll(() => sent.length).toBe(1);
  const { body } = await refresh();
  sandbox.cancel("mine");
  await expect.poll(() => sent.length).toBe(2);
  await expect(claimsOf(sent[1]?.data, accessToken)).rejects.toThrow("signature");
  const { accessToken: current } = body["data"] as { accessToken: string };
  expect((await claimsOf(sent[1]?.data, current)).eventID).toBe("ORDER_FAILED");
});

test("comes by itself when its time has come, and once more when it is asked to", async () => {
  const { sandbox, sent } = await listeningPartner(20);
  sandbox.pay("mine");
  await expect.poll(() => sent.length).toBe(4);
  sandbox.redeliverWebhook("mine");
  await expect.poll(() => sent.length).toBe(5);
  expect(sent[4]).toEqual(sent[3]);
  expect(() => sandbox.redeliverWebhook("other")).toThrow("no transaction other");
});

test("a closed sandbox posts nothing", async () => {
  const { sandbox, sent } = await listeningPartner();
  sandbox.order("mine");
  await expect.poll(() => sent.length).toBe(1);
  sandbox.close();
  sandbox.pay("mine");
  sandbox.clock.advance(SETTLE);
  expect(sandbox.counts.webhooks).toBe(1);
});
