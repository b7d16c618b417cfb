import { createRequestListener } from "@remix-run/node-fetch-server";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { serveSandbox } from "../../src/sandbox/serveSandbox.ts";
import { proof, rampEndpoint } from "../../src/server.ts";
import { holdTimeouts } from "./holdTimeouts.ts";
import { listenToEvents } from "./listenToEvents.ts";
import { listen } from "./serve.ts";

const clientToken = "client-token-5f2c";

// Nothing here comes by a deadline: the vendor is asked when it connects, and tells the rest.
beforeEach(() => onTestFinished(holdTimeouts()));

const orders = {
  sdk_customer_token: { type: "buy", currency: "USDT", fiat_currency: "EUR", fiat_amount: "100" },
  sdk_partner_authorization: { type: "buy", currency: "USDT", network: "TRC20", amount: "100" },
};

describe.each(["sdk_customer_token", "sdk_partner_authorization"] as const)(
  "the sandbox with %s",
  (initTokenType) => {
    /** A partner's server before the sandbox, and a purchase that has just begun. */
    async function begin() {
      const settlementDelayMs = 60_000;
      const served = await serveSandbox({
        apiPort: 0,
        widgetPort: 0,
        initTokenType,
        clientToken,
        settlementDelayMs: settlementDelayMs,
      });
      onTestFinished(served.close);
      const endpoint = rampEndpoint({
        vendors: [proof({ baseUrl: served.apiUrl, clientToken, initTokenType })],
        user: () => ({ id: "ada", email: "ada@example.com" }),
      });
      const url = await listen(createRequestListener(endpoint));
      const session = await fetch(`${url}/session`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(orders[initTokenType]),
      });
      const { merchant_transaction_id: id } = (await session.json()) as Record<string, string>;
      const events = () => listenToEvents(`${url}/transactions/${id}/events`);
      return { sandbox: served.sandbox, id: id ?? "", events };
    }

    test("follows a purchase to its end with one look and one connection", async () => {
      const { sandbox, id, events } = await begin();
      const { next, rest } = await events();
      expect(await next()).toMatchObject({ status: "pending" });
      sandbox.pay(id);
      const processing = await next();
      expect(processing).toMatchObject({ status: "processing" });
      expect(processing.crypto_amount).toMatch(/^\d+(\.\d+)?$/);
      sandbox.clock.advance(60_000);
      const [completed, ...more] = await rest();
      // What was pushed together is, field by field, what the vendor would have answered.
      const { partner_user_id: _user, ...record } = { ...sandbox.transaction(id) } as Record<
        string,
        unknown
      >;
      expect(completed).toEqual(record);
      expect(completed).toMatchObject({ status: "completed" });
      expect(more).toEqual([]);
      expect(sandbox.counts).toMatchObject({ statusRequests: 1, sockets: 1 });
    });

    test("misses nothing that happened while the connection was away", async () => {
      const { sandbox, id, events } = await begin();
      const { next, rest } = await events();
      await next();
      sandbox.injectFault({ at: "socket", status: 503 });
      sandbox.dropSockets();
      sandbox.pay(id);
      expect(await next()).toMatchObject({ status: "processing" });
      await expect.poll(() => sandbox.counts).toMatchObject({ statusRequests: 2, sockets: 2 });
      sandbox.clock.advance(60_000);
      expect(await rest()).toMatchObject([{ status: "completed" }]);
      expect(sandbox.counts.statusRequests).toBe(2);
    });
  },
);
